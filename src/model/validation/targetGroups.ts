import { BALANCER_FITS, GENEVE_PORT, transportsOf } from '../balancerFits'
import type { VpcId } from '../ids'
import type { Listener } from '../resources/listener'
import type { LoadBalancer } from '../resources/loadBalancer'
import type { TargetGroup } from '../resources/targetGroup'
import { findOf, labelOf, resourcesOf, vpcOfInterface, type Topology } from '../topology'
import { groupBy, type ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'
import { alwaysPreserves, preservesClientIp, targetLookup, type TargetLookup } from './targets'

/** Listeners and target groups: what fits which load balancer, and where the targets are. */
export function targetGroupIssues({ topology }: ValidationContext): readonly Issue[] {
  const hasAny = (kind: 'loadBalancer' | 'targetGroup') => resourcesOf(topology, kind).length > 0
  if (!hasAny('loadBalancer') && !hasAny('targetGroup')) return []
  const lookup = targetLookup(topology)
  return [
    ...resourcesOf(topology, 'loadBalancer').flatMap((balancer) =>
      balancer.stub
        ? []
        : [
            ...listenersTwice(balancer, lookup),
            ...lookup.listenersOf(balancer.id).flatMap((one) => protocolIssues(one, balancer)),
            ...lookup
              .groupsOf(balancer.id)
              .flatMap((group) =>
                group.stub
                  ? []
                  : [
                      ...groupFit(group, balancer),
                      ...zoneIssues(group, balancer, lookup, topology),
                      ...preservationReach(group, balancer, lookup, topology),
                    ],
              ),
          ],
    ),
    ...resourcesOf(topology, 'targetGroup').flatMap((group) => [
      ...targetsElsewhere(group, lookup, topology),
      ...preservation(group),
    ]),
  ]
}

/** A port has one listener (ELB-05). */
function listenersTwice(balancer: LoadBalancer, lookup: TargetLookup): readonly Issue[] {
  const listeners = lookup.listenersOf(balancer.id)
  const taken = listeners.flatMap((listener) =>
    listener.port === undefined
      ? []
      : transportsOf(listener.protocol).map((transport) => ({
          listener,
          key: `${transport} ${String(listener.port)}`,
        })),
  )
  return [...groupBy(taken, ({ key }) => key).values()].flatMap(([first, second]) => {
    if (!first || !second) return []
    const message = `${labelOf(balancer)} has two listeners on port ${String(second.listener.port)}`
    const ids = [balancer.id, first.listener.id, second.listener.id]
    return [issue('listenerTwice', ids, message, 'Keep one of them')]
  })
}

function protocolIssues(listener: Listener, balancer: LoadBalancer): readonly Issue[] {
  const fit = BALANCER_FITS[balancer.type]
  const protocol = listener.protocol.toUpperCase()
  if (protocol === '' || fit.listeners.includes(protocol)) return []
  const message = `${labelOf(balancer)} has a listener for ${protocol}, but ${fit.name} takes ${fit.listeners.join(', ')}`
  return [issue('listenerProtocol', [balancer.id, listener.id], message, undefined, fit.rule)]
}

function groupFit(group: TargetGroup, balancer: LoadBalancer): readonly Issue[] {
  const fit = BALANCER_FITS[balancer.type]
  const words = `${labelOf(balancer)} sends to ${labelOf(group)}`
  const ids = [balancer.id, group.id]
  if (group.vpcId !== undefined && group.vpcId !== balancer.vpcId) {
    return [issue('targetGroupOfOtherVpc', ids, `${words}, a target group of another VPC`)]
  }
  const wrong = (reason: string) => [
    issue('targetGroupType', ids, `${words}, ${reason}`, undefined, fit.rule),
  ]
  if (group.targetType === 'lambda') {
    return balancer.type === 'application' ? [] : wrong(`a function, but it is ${fit.name}`)
  }
  if (group.targetType === 'alb' && balancer.type !== 'network') {
    return wrong(`a load balancer, but it is ${fit.name}`)
  }
  const protocol = group.protocol.toUpperCase()
  if (protocol !== '' && !fit.groups.includes(protocol)) {
    return wrong(`which speaks ${protocol}, but it is ${fit.name}`)
  }
  const isGeneve = balancer.type === 'gateway' && group.port !== undefined
  return isGeneve && group.port !== GENEVE_PORT
    ? wrong(`whose port is not ${String(GENEVE_PORT)}, as GENEVE needs`)
    : []
}

/** Targets in zones without a node get nothing (ELB-01). */
function zoneIssues(
  group: TargetGroup,
  balancer: LoadBalancer,
  lookup: TargetLookup,
  topology: Topology,
): readonly Issue[] {
  const zones = balancer.nodes.map(
    ({ subnetId }) => findOf(topology, 'subnet', subnetId)?.availabilityZone,
  )
  if (zones.length === 0 || zones.includes(undefined) || zones.includes('')) return []
  const outside = group.targets.flatMap((target) => {
    if (target.availabilityZone === 'all') return []
    const eni = lookup.interfaceOf(group, target)
    const subnet = findOf(topology, 'subnet', eni?.subnetId)
    if (!eni || !subnet || subnet.stub || subnet.vpcId !== balancer.vpcId) return []
    return zones.includes(subnet.availabilityZone) ? [] : [target.id]
  })
  if (outside.length === 0) return []
  const message = `${namesOf(topology, outside)} in ${labelOf(group)} ${outside.length === 1 ? 'stands in a zone' : 'stand in zones'} where ${labelOf(balancer)} has no node, and ${outside.length === 1 ? 'gets' : 'get'} nothing`
  const mend = 'Add a subnet of that zone to the load balancer'
  return [issue('targetZoneNotEnabled', [group.id, balancer.id, ...outside], message, mend)]
}

/** Instances that are targets are of the group's own VPC (NLB-04). */
function targetsElsewhere(
  group: TargetGroup,
  lookup: TargetLookup,
  topology: Topology,
): readonly Issue[] {
  if (group.targetType !== 'instance' || group.vpcId === undefined) return []
  return group.targets.flatMap((target) => {
    const eni = lookup.interfaceOf(group, target)
    const vpcId = eni && vpcOfInterface(topology, eni)
    if (vpcId === undefined || vpcId === group.vpcId) return []
    const message = `${labelOf(group)} has ${namesOf(topology, [target.id])}, an instance of another VPC`
    return [issue('targetInOtherVpc', [group.id, target.id], message)]
  })
}

function preservation(group: TargetGroup): readonly Issue[] {
  if (group.preserveClientIp !== false || !alwaysPreserves(group.protocol)) return []
  const message = `${labelOf(group)} does not preserve the client's address, but ${group.protocol} always does`
  return [issue('clientIpPreservation', [group.id], message)]
}

/** With preservation a target must be in the VPC, or in one that is peered within the Region (NLB-04). */
function preservationReach(
  group: TargetGroup,
  balancer: LoadBalancer,
  lookup: TargetLookup,
  topology: Topology,
): readonly Issue[] {
  if (balancer.type !== 'network' || group.targetType !== 'ip' || !preservesClientIp(group))
    return []
  const near = peeredInRegion(topology, balancer.vpcId)
  const far = group.targets.filter((target) => {
    const eni = lookup.interfaceOf(group, target)
    const vpcId = eni && vpcOfInterface(topology, eni)
    return vpcId !== undefined && vpcId !== balancer.vpcId && !near.has(vpcId)
  })
  if (far.length === 0) return []
  const message = `${labelOf(group)} preserves the client's address, but ${far.map(({ id }) => id).join(', ')} cannot be reached from ${labelOf(balancer)} directly`
  const mend = 'Turn client address preservation off'
  return [issue('clientIpOutOfReach', [group.id, balancer.id], message, mend)]
}

function peeredInRegion(topology: Topology, vpcId: VpcId): ReadonlySet<VpcId> {
  return new Set(
    resourcesOf(topology, 'peeringConnection').flatMap(({ status, requester, accepter }) => {
      if (status !== 'active' || requester.region !== accepter.region) return []
      if (requester.vpcId === vpcId) return [accepter.vpcId]
      return accepter.vpcId === vpcId ? [requester.vpcId] : []
    }),
  )
}
