import { formatPortSet } from '@/model/ports'
import { findOf, labelOfId, resourcesOf, type Topology } from '@/model/topology'
import { formatProtocol } from '@/model/traffic'
import type { Because, ConnectionTrace, Step } from '../trace'
import type { Sentence } from './words'

/** Sentences about load balancers, their targets, and endpoints. */
export const BALANCING_REFUSALS = {
  ELBV2_LISTENERS_MISMATCH: ({ who, topology }, step) =>
    `${who} has no listener for ${trafficOf(step)}. ${listenersOf(topology, step.component)}`,
  ELBV2_LISTENER_HAS_NO_TG: ({ who }) =>
    `${who} takes the connection, but its target group has no target that could serve it.`,
  ELBV2_LISTENER_REQUIRES_TG_ACCEPT: ({ who }, { packet }) =>
    `No target group of ${who}'s listener takes ${formatProtocol(packet.protocol)}.`,
  ELBV2_NO_TARGETS_IN_AZ: ({ who }) =>
    `${who} has no target to use in the Availability Zones that its node may send to.`,
  ELBV2_SOURCE_ADDRESS_PRESERVATION: ({ who }, { after }) =>
    `${who} keeps the client's address, so a target must stand in its VPC or one peered in the Region, with nothing between; ${after?.dst ?? 'this one'} does not.`,
  ELB_ACL_RESTRICTION: ({ who, side, what }) =>
    `${who} lets no ${what} ${side}: a Classic Load Balancer meets its subnet's network ACL even on the way to a neighbour.`,
  ELB_INSTALLED_AZ_RESTRICTION: ({ who }) =>
    `All targets of ${who} stand in Availability Zones that it is not enabled in.`,
  ELB_LISTENERS_MISMATCH: ({ who, topology }, step) =>
    `${who} has no listener for ${trafficOf(step)}. ${listenersOf(topology, step.component)}`,
  ELB_NOT_CROSSZONE: ({ who, topology }, { at }) =>
    `${who} has no target in ${zoneAt(topology, at)}, and its node there may use no other zone, because cross-zone load balancing is off.`,
  NLB_HAIRPIN: ({ who }, { packet }) =>
    `${who} chose its client ${packet.src} as the target and keeps that address, so the packet would go from it to itself.`,
  NLB_PORTS_EXHAUSTED: ({ who }, { after }) =>
    `${who} has no source port left for another connection to ${after?.dst ?? 'this target'}.`,
  TARGET_ADDRESS_RESTRICTION: ({ who }) =>
    `The target that ${who} chose has no address of its target group's IP version.`,
  TARGET_PORT_RESTRICTION: ({ who }) =>
    `The target that ${who} chose has no port to be reached on.`,
  VPCE_INTRA_VPC_TRAFFIC: ({ who }) =>
    `${who} only takes connections: no service ever opens one through an interface endpoint.`,
  VPCE_SERVICE_NOT_INSTALLED_IN_AZ: ({ who, topology }, { at }) =>
    `The service behind ${who} has no load balancer node in ${zoneAt(topology, at)}, and none that works across zones.`,
} satisfies Record<string, Sentence>

/** A listener and what it chose: `HTTPS 443 → web-targets → i-web`. */
export function formatListener(
  topology: Topology,
  { listenerId, targetGroupId, targetId }: Extract<Because, { kind: 'listener' }>,
): string {
  const listener = findOf(topology, 'listener', listenerId)
  const own = listener ? listenerText(listener) : listenerId
  return [own, targetGroupId, targetId]
    .filter((part) => part !== undefined)
    .map((part, index) => (index === 0 ? part : labelOfId(topology, part)))
    .join(' → ')
}

/**
 * What a load balancer makes of a connection that it takes: one of its own to a target (ALB-01), or the
 * same one carried on (NLB-01). Nothing where none was met.
 */
export function carriedOnWords(topology: Topology, trace: ConnectionTrace): string | undefined {
  const choice = choiceOf(trace)
  if (!choice?.after) return undefined
  const { step, after, targetId } = choice
  const balancer = findOf(topology, 'loadBalancer', step.component)
  const doing =
    balancer?.type === 'network' ? 'carries it on to' : 'opens a connection of its own to'
  const target = targetId === undefined ? after.dst : labelOfId(topology, targetId)
  const targets = new Set(trace.alternatives.map((other) => choiceOf(other)?.targetId))
  const among = targets.size > 1 ? `, one of ${String(targets.size)} targets,` : ''
  return `which ${doing} ${target}${among} on ${trafficOf({ packet: after })}`
}

/** The step at which a load balancer chose a target for the connection. */
function choiceOf({ steps }: ConnectionTrace) {
  for (const step of steps) {
    const { leg, decision, because, after } = step
    if (leg === 'request' && decision === 'translate' && because.kind === 'listener') {
      return { step, after, targetId: because.targetId }
    }
  }
  return undefined
}

/** Why a connection works only by some of its ways; nothing where ports alone make the difference. */
export function someWaysWords(
  topology: Topology,
  { alternatives, targets }: ConnectionTrace,
): string | undefined {
  if (alternatives.every(({ verdict }) => verdict !== 'deny')) return undefined
  if (targets.length === 0) {
    const working = alternatives.filter(({ verdict }) => verdict !== 'deny').length
    return `Works only by ${String(working)} of the ${String(alternatives.length)} ways that it may take.`
  }
  const named = (words: string, wanted: (verdict: string) => boolean): string => {
    const ids = targets.filter(({ verdict }) => wanted(verdict)).map(({ id }) => id)
    return ids.length === 0 ? '' : `${ids.map((id) => labelOfId(topology, id)).join(', ')} ${words}`
  }
  const parts = [
    named('always', (verdict) => verdict === 'allow'),
    named('sometimes', (verdict) => verdict === 'intermittent'),
    named('never', (verdict) => verdict === 'deny'),
  ]
  return `Works only with some targets: ${parts.filter((part) => part !== '').join('; ')}.`
}

function trafficOf({ packet: { protocol, dstPort } }: Pick<Step, 'packet'>): string {
  return dstPort
    ? `${formatProtocol(protocol)} ${formatPortSet(dstPort.ports)}`
    : formatProtocol(protocol)
}

function listenersOf(topology: Topology, loadBalancerId: string): string {
  const own = resourcesOf(topology, 'listener')
    .filter((listener) => listener.loadBalancerId === loadBalancerId)
    .map(listenerText)
  return own.length === 0 ? 'It listens on nothing.' : `It listens on ${own.join(', ')}.`
}

function listenerText({
  protocol,
  port,
}: {
  readonly protocol: string
  readonly port?: number | undefined
}) {
  return port === undefined ? protocol : `${protocol} ${String(port)}`
}

function zoneAt(topology: Topology, at: string): string {
  const eni = findOf(topology, 'networkInterface', at)
  return findOf(topology, 'subnet', eni?.subnetId ?? at)?.availabilityZone ?? 'its zone'
}
