import { findOf } from '@/model/topology'
import type { CompiledInterface, CompiledNetwork } from './compile/network'
import { nextHopOf } from './forwarding'
import type { Packet } from './packet'
import type { ConnectionState, TrackingEntry } from './state'
import { belongsTo } from './stateLookup'
import type { Step } from './trace'
import type { Situation } from './turn'

/**
 * Whether a flow goes, as far as can be seen from this interface, through something that makes it
 * tracked whatever the rules (CT-09): what it has passed, its next hop, the interfaces at its ends.
 */
export function isAlwaysTracked(
  situation: Situation,
  eni: CompiledInterface,
  side: 'ingress' | 'egress',
  packet: Packet,
): boolean {
  const { network, state } = situation
  if (hasPassedTracker(network, state, packet)) return true
  // Both ends, for what an appliance forwards is from and for others.
  if (isTracker(eni) || [packet.src, packet.dst].some((end) => endsAtTracker(network, end))) {
    return true
  }
  if (side === 'ingress') return false
  const target = nextHopOf(situation, eni, packet)
  switch (target?.kind) {
    case 'natGateway':
    case 'egressOnlyInternetGateway':
      return true
    case 'gatewayLoadBalancerEndpoint':
    case 'gatewayEndpoint':
      return tracksAtBorder(network, target.id)
    default:
      return false
  }
}

/** What the packet's own flow has passed; a proxy's connection to its target is a flow of its own. */
function hasPassedTracker(
  network: CompiledNetwork,
  { nat, border, relays, inspected }: ConnectionState,
  packet: Packet,
): boolean {
  if (relays.length > 0) {
    const own = relays.findLast(({ outside }) => belongsTo(outside, packet))
    if (own && isProxy(network, own.relayId)) return tracksAsRelay(network, own.relayId)
    if (relays.some(({ relayId }) => tracksAsRelay(network, relayId))) return true
  }
  // What a NAT instance translates is no NAT gateway's.
  if (nat.some(({ gatewayId }) => findOf(network.topology, 'natGateway', gatewayId))) return true
  if (inspected.some(({ endpointId }) => tracksAtBorder(network, endpointId))) return true
  return border.some(({ gatewayId }) => tracksAtBorder(network, gatewayId))
}

function tracksAtBorder({ topology }: CompiledNetwork, gatewayId: string): boolean {
  if (findOf(topology, 'egressOnlyInternetGateway', gatewayId)) return true
  const endpoint = findOf(topology, 'gatewayEndpoint', gatewayId)
  if (endpoint) return /dynamodb/.test(endpoint.serviceName)
  const inspection = findOf(topology, 'gatewayLoadBalancerEndpoint', gatewayId)
  return inspection?.networkFirewallId !== undefined
}

/** Network Load Balancers and interface endpoints; an application one only behind such (CT-11). */
function tracksAsRelay({ topology }: CompiledNetwork, relayId: string): boolean {
  const type = findOf(topology, 'loadBalancer', relayId)?.type
  return type === undefined || type === 'network'
}

/** A load balancer that answers its client and opens a second connection to the target (ALB-01). */
function isProxy({ topology }: CompiledNetwork, relayId: string): boolean {
  const type = findOf(topology, 'loadBalancer', relayId)?.type
  return type === 'application' || type === 'classic'
}

const TRACKERS: ReadonlySet<string> = new Set([
  'lambda',
  'network_load_balancer',
  'vpc_endpoint',
  'global_accelerator_managed',
])

/** Interfaces of functions, endpoints, Network Load Balancers and accelerators. */
function isTracker({ eni, owner }: CompiledInterface): boolean {
  if (TRACKERS.has(eni.interfaceType)) return true
  switch (owner?.kind) {
    case 'interfaceEndpoint':
      return true
    case 'loadBalancer':
      return owner.loadBalancer.type === 'network'
    case 'managedService':
      return owner.service.service === 'lambda'
    default:
      return false
  }
}

function endsAtTracker(network: CompiledNetwork, remote: Packet['dst']): boolean {
  const mapping = network.byPublicIp.get(remote)
  if (mapping) return isTracker(mapping.eni)
  const holders = network.byAddress.get(remote)
  return holders !== undefined && holders.length > 0 && holders.every(isTracker)
}

/**
 * Entries written before the packet met what makes its flow tracked, further on than the next hop:
 * they are tracked all the same (CT-09).
 */
export function settleTracking(
  network: CompiledNetwork,
  steps: readonly Step[],
  state: ConnectionState,
): { readonly steps: readonly Step[]; readonly state: ConnectionState } {
  if (state.tracking.every(({ tracked }) => tracked)) return { steps, state }
  const settled = new Map<TrackingEntry, TrackingEntry>()
  let flow: TrackingEntry[] = []
  let meetsTracker = false
  const close = (): void => {
    if (meetsTracker) for (const entry of flow) settled.set(entry, { ...entry, tracked: true })
    flow = []
    meetsTracker = false
  }
  for (const step of steps) {
    if (step.leg !== 'request') break
    if (step.tracking?.kind === 'written' && !step.tracking.entry.tracked) {
      flow.push(step.tracking.entry)
    }
    if (step.checkpoint === 'loadBalancer' && isProxy(network, step.component)) close()
    else if (isTrackingStep(network, step)) meetsTracker = true
  }
  close()
  if (settled.size === 0) return { steps, state }
  const tracking = state.tracking.map((entry) => settled.get(entry) ?? entry)
  return {
    steps: steps.map((step) => {
      const entry = step.tracking && settled.get(step.tracking.entry)
      if (!entry || !step.tracking) return step
      const tracking = { kind: step.tracking.kind, entry }
      if (step.because.kind !== 'tracked') return { ...step, tracking }
      const because = { kind: 'tracked', entry } as const
      return { ...step, because, parts: [{ decision: step.decision, because }], tracking }
    }),
    state: { ...state, tracking },
  }
}

function isTrackingStep(
  network: CompiledNetwork,
  { checkpoint, component, decision }: Step,
): boolean {
  if (decision === 'deny') return false
  switch (checkpoint) {
    case 'natGateway':
    case 'egressOnlyInternetGateway':
    case 'networkFirewall':
    case 'interfaceEndpoint':
      return true
    case 'gatewayEndpoint':
      return tracksAtBorder(network, component)
    case 'loadBalancer':
      return tracksAsRelay(network, component)
    default:
      return false
  }
}
