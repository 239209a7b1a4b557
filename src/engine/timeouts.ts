import { assertNever } from '@/model/result'
import { findOf, resourcesOf } from '@/model/topology'
import type { CompiledNetwork } from './compile/network'
import type { Packet } from './packet'
import type {
  AnsweredFlow,
  BorderFlow,
  ConnectionState,
  InspectedFlow,
  NatMapping,
  Relay,
  TrackingEntry,
} from './state'
import { belongsTo } from './stateLookup'

/** Idle seconds after which a group forgets a connection, where its interface says nothing (CT-15, CT-16). */
const TRACKING_TIMEOUTS = {
  tcp: 432_000,
  /** Instances on the sixth Nitro, except P6e-GB200. */
  tcpOnNitro6: 350,
  udp: 30,
  udpStream: 180,
  /** The documentation is silent; ICMP is judged as new afterwards. */
  icmp: 30,
  other: 600,
} as const

/** NAT gateways forget every connection after this many idle seconds (NAT-15). */
const NAT_TIMEOUT = 350

/** Load balancers' own timers (ALB-06, NLB-15, GWL-05); an endpoint's service stands behind a network one. */
const BALANCER_TIMEOUTS = { application: 60, flowTcp: 350, flowUdp: 120 } as const

/** The families on the sixth Nitro: Intel, AMD and network-optimised Graviton of generation 8, and GPUs. */
const NITRO_6 = /^((c|m|r|x)8(a|i|gn|gb)|hpc8a|g7e|p6-b)/

/** How long the entry at an interface may be idle (CT-15 to CT-17). */
export function trackingTimeout(
  { topology }: CompiledNetwork,
  { interfaceId, packet, stream }: TrackingEntry,
): number {
  const eni = findOf(topology, 'networkInterface', interfaceId)
  const configured = eni?.connectionTracking
  switch (packet.protocol) {
    case 'tcp': {
      const type = findOf(topology, 'instance', eni?.attachment?.instanceId)?.instanceType ?? ''
      const usual = NITRO_6.test(type) ? TRACKING_TIMEOUTS.tcpOnNitro6 : TRACKING_TIMEOUTS.tcp
      return configured?.tcpEstablished ?? usual
    }
    case 'udp':
      return stream
        ? (configured?.udpStream ?? TRACKING_TIMEOUTS.udpStream)
        : (configured?.udp ?? TRACKING_TIMEOUTS.udp)
    case 'icmp':
    case 'icmpv6':
      return TRACKING_TIMEOUTS.icmp
    default:
      return TRACKING_TIMEOUTS.other
  }
}

/** One thing that is remembered of a connection, and where. */
export type Remembered =
  | { readonly kind: 'tracking'; readonly entry: TrackingEntry }
  | { readonly kind: 'nat'; readonly entry: NatMapping }
  | { readonly kind: 'border'; readonly entry: BorderFlow }
  | { readonly kind: 'relay'; readonly entry: Relay }
  | { readonly kind: 'answered'; readonly entry: AnsweredFlow }
  | { readonly kind: 'inspected'; readonly entry: InspectedFlow }

/** The idle seconds after which it is forgotten; nothing for what never is, as far as is known. */
export function idleTimeout(
  network: CompiledNetwork,
  state: ConnectionState,
  remembered: Remembered,
): number | undefined {
  switch (remembered.kind) {
    case 'tracking': {
      const { entry } = remembered
      return entry.tracked ? entryTimeout(network, state, entry) : undefined
    }
    case 'nat':
      // How long an instance that translates remembers is its guest's own affair.
      return isNatGateway(network, remembered.entry.gatewayId) ? NAT_TIMEOUT : undefined
    case 'relay':
      return relayTimeout(network, remembered.entry.relayId, remembered.entry.inside)
    case 'answered':
      return relayTimeout(network, remembered.entry.loadBalancerId, remembered.entry.packet)
    case 'inspected':
      // A firewall's endpoints are of the same kind (NFW-01).
      return flowTimeout(remembered.entry.packet, undefined)
    case 'border':
      return undefined
    default:
      return assertNever(remembered)
  }
}

/** What is still remembered of a connection when each part was idle for so many seconds. */
export function expire(
  network: CompiledNetwork,
  state: ConnectionState,
  idleSeconds: (remembered: Remembered) => number,
): ConnectionState {
  const lives = (remembered: Remembered): boolean =>
    idleSeconds(remembered) < (idleTimeout(network, state, remembered) ?? Infinity)
  return {
    ...state,
    tracking: state.tracking.filter((entry) => lives({ kind: 'tracking', entry })),
    nat: state.nat.filter((entry) => lives({ kind: 'nat', entry })),
    border: state.border.filter((entry) => lives({ kind: 'border', entry })),
    relays: state.relays.filter((entry) => lives({ kind: 'relay', entry })),
    answered: state.answered.filter((entry) => lives({ kind: 'answered', entry })),
    inspected: state.inspected.filter((entry) => lives({ kind: 'inspected', entry })),
  }
}

function isNatGateway({ topology }: CompiledNetwork, id: string): boolean {
  return findOf(topology, 'natGateway', id) !== undefined
}

/** A flow through a Network Load Balancer has its timers, unless the interface's is set shorter (CT-17). */
function entryTimeout(
  network: CompiledNetwork,
  { relays }: ConnectionState,
  entry: TrackingEntry,
): number {
  const own = trackingTimeout(network, entry)
  const relay = relays.find(
    ({ relayId, inside, outside }) =>
      findOf(network.topology, 'loadBalancer', relayId)?.type === 'network' &&
      (belongsTo(inside, entry.packet) || belongsTo(outside, entry.packet)),
  )
  if (!relay) return own
  const balancer = relayTimeout(network, relay.relayId, relay.inside)
  const eni = findOf(network.topology, 'networkInterface', entry.interfaceId)
  return eni?.connectionTracking ? Math.min(own, balancer) : balancer
}

function relayTimeout({ topology }: CompiledNetwork, relayId: string, inside: Packet): number {
  const balancer = findOf(topology, 'loadBalancer', relayId)
  if (balancer?.type === 'application' || balancer?.type === 'classic') {
    return balancer.idleTimeout ?? BALANCER_TIMEOUTS.application
  }
  const isTls =
    balancer !== undefined &&
    resourcesOf(topology, 'listener').some(
      ({ loadBalancerId, protocol, port }) =>
        loadBalancerId === balancer.id && protocol === 'TLS' && isPort(inside, port),
    )
  return flowTimeout(inside, isTls ? undefined : balancer?.idleTimeout)
}

function isPort({ dstPort }: Packet, port: number | undefined): boolean {
  return port !== undefined && dstPort?.ports[0]?.from === port
}

/** Flows that a network or gateway load balancer carries: TCP's timer can be set, UDP's is fixed. */
function flowTimeout({ protocol }: Packet, configured: number | undefined): number {
  return protocol === 'tcp' ? (configured ?? BALANCER_TIMEOUTS.flowTcp) : BALANCER_TIMEOUTS.flowUdp
}
