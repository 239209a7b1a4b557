import { BALANCER_FITS, GENEVE_PORT, transportsOf } from '../balancerFits'
import type { Listener } from '../resources/listener'
import type { LoadBalancer } from '../resources/loadBalancer'
import type { TargetGroup } from '../resources/targetGroup'
import { labelOf, resourcesOf, findOf, type Topology } from '../topology'
import { targetGroupIds } from '../validation/targets'

/** Why this listener cannot forward to this target group; nothing where it can. */
export function groupFitRefusal(
  topology: Topology,
  balancer: LoadBalancer,
  listener: Listener,
  group: TargetGroup,
): string | undefined {
  const name = labelOf(group)
  if (group.vpcId !== undefined && group.vpcId !== balancer.vpcId) {
    return `${name} is a target group of another VPC`
  }
  const fit = BALANCER_FITS[balancer.type]
  if (group.targetType === 'lambda') {
    return balancer.type === 'application'
      ? undefined
      : `${name} holds a function; ${fit.name} calls none`
  }
  if (group.targetType === 'alb' && balancer.type !== 'network') {
    return `${name} holds a load balancer; only a Network Load Balancer sends to one`
  }
  if (!fit.groups.includes(group.protocol)) {
    return `${name} speaks ${group.protocol}, but ${fit.name} sends ${fit.groups.join(', ')}`
  }
  if (balancer.type === 'gateway' && group.port !== GENEVE_PORT) {
    return `${name} has port ${String(group.port)}; GENEVE goes to ${String(GENEVE_PORT)}`
  }
  if (balancer.type === 'network' && !carriesAll(listener.protocol, group.protocol)) {
    return `A ${listener.protocol} listener needs a target group that takes it; ${name} speaks ${group.protocol}`
  }
  const other = otherBalancer(topology, balancer, group)
  return other && `${name} serves ${labelOf(other)}; a target group has one load balancer`
}

/** A TCP listener sends no TLS, and one for two transports needs a group for both. */
function carriesAll(listens: string, speaks: string): boolean {
  if (speaks === 'TLS' && listens !== 'TLS') return false
  const carried = transportsOf(speaks)
  return transportsOf(listens).every((transport) => carried.includes(transport))
}

function otherBalancer(
  topology: Topology,
  balancer: LoadBalancer,
  group: TargetGroup,
): LoadBalancer | undefined {
  const user = resourcesOf(topology, 'listener').find(
    (listener) =>
      listener.loadBalancerId !== balancer.id && targetGroupIds(listener).includes(group.id),
  )
  return findOf(topology, 'loadBalancer', user?.loadBalancerId)
}

/** The listeners that may send to a target group, and through them its load balancer. */
export function listenersTo(topology: Topology, group: TargetGroup): readonly Listener[] {
  return resourcesOf(topology, 'listener').filter((listener) =>
    targetGroupIds(listener).includes(group.id),
  )
}
