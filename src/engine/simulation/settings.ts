import type { CheckpointKind } from '../trace'

/** Simulated time: whole microseconds since the run began. */
export type Micros = number

export const SECOND: Micros = 1_000_000
const MILLISECOND: Micros = 1_000

/** How long things take, and how long ends are patient. All of it may be set; the defaults look right. */
export interface SimulationSettings {
  /** What a packet takes from the checkpoint before to this one. */
  readonly checkpointDelays: Readonly<Record<CheckpointKind, Micros>>
  /** Between AWS and a host on the internet, one way. */
  readonly internetDelay: Micros
  /** From one Availability Zone into another. */
  readonly zoneDelay: Micros
  /** What a server takes for an answer. */
  readonly serviceTime: Micros
  /** A SYN without an answer is sent again after this, then twice as long, and so on. */
  readonly synTimeout: Micros
  readonly synRetries: number
  /** The same for what follows; never below two round trips. */
  readonly dataTimeout: Micros
  readonly dataRetries: number
  /** How long an opener waits for the answer to a datagram or an echo. */
  readonly answerTimeout: Micros
  /** Connections of a NAT gateway, or of a network load balancer, to one address and port (NAT-16, NLB-16). */
  readonly portsPerDestination: number
  /** How often a traceroute asks at most. */
  readonly mostHops: number
  /** How many events the log keeps: some 500 bytes each. What is older is let go, the edits and refusals aside. */
  readonly mostEvents: number
}

export const DEFAULT_SETTINGS: SimulationSettings = {
  checkpointDelays: {
    instance: 50,
    networkInterface: 20,
    securityGroup: 10,
    networkAcl: 10,
    routeTable: 20,
    subnet: 20,
    internetGateway: 100,
    egressOnlyInternetGateway: 100,
    natGateway: 300,
    peeringConnection: 200,
    gatewayEndpoint: 200,
    transitGateway: 500,
    virtualPrivateGateway: 300,
    vpnConnection: 12 * MILLISECOND,
    directConnectGateway: 4 * MILLISECOND,
    onPremisesNetwork: 500,
    interfaceEndpoint: 300,
    gatewayLoadBalancerEndpoint: 400,
    networkFirewall: 800,
    loadBalancer: 700,
    internetHost: 50,
    unmodelled: 100,
  },
  internetDelay: 15 * MILLISECOND,
  zoneDelay: 600,
  serviceTime: 2 * MILLISECOND,
  synTimeout: SECOND,
  synRetries: 4,
  dataTimeout: 200 * MILLISECOND,
  dataRetries: 6,
  answerTimeout: 5 * SECOND,
  portsPerDestination: 55_000,
  mostHops: 8,
  mostEvents: 500_000,
}

/**
 * Slow enough for eyes: a packet takes half a second to a second for a leg, and what is far away takes
 * longer than what is near. Patience grows with it; the first time-out of a SYN is the three seconds of
 * RFC 1122.
 */
export const SLOW_MOTION: SimulationSettings = {
  ...DEFAULT_SETTINGS,
  checkpointDelays: {
    instance: 60 * MILLISECOND,
    networkInterface: 50 * MILLISECOND,
    securityGroup: 40 * MILLISECOND,
    networkAcl: 40 * MILLISECOND,
    routeTable: 50 * MILLISECOND,
    subnet: 50 * MILLISECOND,
    internetGateway: 60 * MILLISECOND,
    egressOnlyInternetGateway: 60 * MILLISECOND,
    natGateway: 80 * MILLISECOND,
    peeringConnection: 70 * MILLISECOND,
    gatewayEndpoint: 70 * MILLISECOND,
    transitGateway: 80 * MILLISECOND,
    virtualPrivateGateway: 80 * MILLISECOND,
    vpnConnection: 140 * MILLISECOND,
    directConnectGateway: 120 * MILLISECOND,
    onPremisesNetwork: 80 * MILLISECOND,
    interfaceEndpoint: 80 * MILLISECOND,
    gatewayLoadBalancerEndpoint: 80 * MILLISECOND,
    networkFirewall: 80 * MILLISECOND,
    loadBalancer: 80 * MILLISECOND,
    internetHost: 60 * MILLISECOND,
    unmodelled: 60 * MILLISECOND,
  },
  internetDelay: 150 * MILLISECOND,
  zoneDelay: 60 * MILLISECOND,
  serviceTime: 200 * MILLISECOND,
  synTimeout: 3 * SECOND,
  dataTimeout: 2 * SECOND,
}
