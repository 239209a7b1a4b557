import { BALANCER_FITS } from '../balancerFits'
import type { LoadBalancerId, TargetGroupId } from '../ids'
import type { Listener } from '../resources/listener'
import type { LoadBalancer } from '../resources/loadBalancer'
import type { TargetGroup } from '../resources/targetGroup'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, resourcesOf, withResources, type Topology } from '../topology'
import { targetGroupIds } from '../validation/targets'
import { requireOf, updateResource } from './edit'
import { setBalancerAddressType, setBalancerScheme, zonesRefusal } from './balancerSettings'
import { changeListener } from './listener'
import { defaultGroups, markOfNodes, nodeInterfaces, sizeRefusal } from './loadBalancer'
import { setInterfaceGroups } from './serviceInterface'

/** The word of one layer in the other's: HTTP rides on TCP, HTTPS on TLS. */
const TRANSLATED: Readonly<Record<LoadBalancer['type'], Readonly<Record<string, string>>>> = {
  application: { TCP: 'HTTP', TLS: 'HTTPS', SSL: 'HTTPS' },
  network: { HTTP: 'TCP', HTTPS: 'TLS', SSL: 'TLS' },
  classic: { TLS: 'SSL' },
  gateway: {},
}

/**
 * Another type of load balancer. AWS would have it replaced; a drawing keeps its identity, and its
 * listeners and target groups where the new type has a word for what they speak.
 */
export function setBalancerType(
  topology: Topology,
  id: LoadBalancerId,
  type: LoadBalancer['type'],
): Result<Topology> {
  const balancer = requireOf(topology, 'loadBalancer', id)
  if (balancer.type === type) return ok(topology)
  const small = balancer.nodes
    .map(({ subnetId }) => sizeRefusal(topology, type, subnetId))
    .find((refusal) => refusal !== undefined)
  const refusal = small ?? zonesRefusal({ ...balancer, type }, balancer.nodes.length)
  if (refusal !== undefined) return fail(refusal)
  const listeners = resourcesOf(topology, 'listener').filter((one) => one.loadBalancerId === id)
  const fit = BALANCER_FITS[type]
  const strange = listeners.find(({ protocol }) => !fit.listeners.includes(spoken(type, protocol)))
  if (strange) {
    return fail(`${labelOf(strange)} is nothing ${fit.name} listens to; delete that listener first`)
  }
  const renewed = withNewReach(withNewManners(topology, { ...balancer, type }), id)
  if (!renewed.ok) return renewed
  const groups = translateGroups(renewed.value, type, listeners)
  return listeners.reduce<Result<Topology>>(
    (next, { id: listenerId, protocol }) =>
      next.ok ? changeListener(next.value, listenerId, { protocol: spoken(type, protocol) }) : next,
    ok(groups),
  )
}

function spoken(type: LoadBalancer['type'], protocol: string): string {
  return TRANSLATED[type][protocol] ?? protocol
}

/** What a type has by itself: its groups, its reach across zones, the words on its interfaces. */
function withNewManners(topology: Topology, balancer: LoadBalancer): Topology {
  const { type, vpcId } = balancer
  const always = type === 'application' || type === 'classic'
  const worn = always && balancer.securityGroupIds.length === 0
  const securityGroupIds =
    type === 'gateway' ? [] : worn ? defaultGroups(topology, vpcId) : balancer.securityGroupIds
  const { idleTimeout: _other, ...rest } = balancer
  const next: LoadBalancer = { ...rest, securityGroupIds, crossZone: type === 'application' }
  const interfaces = nodeInterfaces(topology, balancer).map((eni) => eni.id)
  const marked = interfaces.reduce(
    (before, eni) => updateResource(before, 'networkInterface', eni, markOfNodes(next)),
    topology,
  )
  return withResources(setInterfaceGroups(marked, interfaces, securityGroupIds), next)
}

/** A gateway one is internal; only an application one goes without public IPv4, a classic one without IPv6. */
function withNewReach(topology: Topology, id: LoadBalancerId): Result<Topology> {
  const { type, scheme, ipAddressType } = requireOf(topology, 'loadBalancer', id)
  const facing =
    type === 'gateway' && scheme === 'internet-facing'
      ? setBalancerScheme(topology, id, 'internal')
      : ok(topology)
  if (!facing.ok) return facing
  const fitting =
    type === 'classic' ? 'ipv4' : type === 'application' ? ipAddressType : WITH_IPV4[ipAddressType]
  return fitting === ipAddressType ? facing : setBalancerAddressType(facing.value, id, fitting)
}

const WITH_IPV4 = {
  ipv4: 'ipv4',
  dualstack: 'dualstack',
  'dualstack-without-public-ipv4': 'dualstack',
} as const

function translateGroups(
  topology: Topology,
  type: LoadBalancer['type'],
  listeners: readonly Listener[],
): Topology {
  const ids = new Set<TargetGroupId>(listeners.flatMap(targetGroupIds))
  return [...ids].reduce((next, id) => {
    const group = findOf(next, 'targetGroup', id)
    return group ? withResources(next, translated(group, type)) : next
  }, topology)
}

function translated(group: TargetGroup, type: LoadBalancer['type']): TargetGroup {
  // Health checks of a network one may speak HTTP as well, so they stay.
  const protocol = spoken(type, group.protocol)
  const checked = group.healthCheck.protocol
  const healthCheck =
    type === 'application'
      ? { ...group.healthCheck, protocol: spoken(type, checked) }
      : group.healthCheck
  return { ...group, protocol, healthCheck }
}
