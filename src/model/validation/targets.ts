import type { IpAddress } from '../ip'
import type { LoadBalancerId, TargetGroupId } from '../ids'
import type { Listener, ListenerAction } from '../resources/listener'
import type { NetworkInterface } from '../resources/networkInterface'
import type { Target, TargetGroup } from '../resources/targetGroup'
import { addressesOf, findOf, resourcesOf, vpcOfInterface, type Topology } from '../topology'
import { groupBy } from './context'

/** Which interfaces stand behind target groups, and which load balancers send to them. */
export interface TargetLookup {
  /** The interface that a target names; none for functions and for addresses that nobody here holds. */
  readonly interfaceOf: (group: TargetGroup, target: Target) => NetworkInterface | undefined
  readonly listenersOf: (loadBalancer: LoadBalancerId) => readonly Listener[]
  /** The target groups that a load balancer's listeners send to. */
  readonly groupsOf: (loadBalancer: LoadBalancerId) => readonly TargetGroup[]
}

export function targetLookup(topology: Topology): TargetLookup {
  const byInstance = groupBy(
    resourcesOf(topology, 'networkInterface'),
    ({ attachment }) => attachment?.instanceId,
  )
  const byAddress = new Map<IpAddress, NetworkInterface[]>()
  for (const eni of resourcesOf(topology, 'networkInterface')) {
    for (const address of addressesOf(eni)) {
      const holders = byAddress.get(address)
      if (holders) holders.push(eni)
      else byAddress.set(address, [eni])
    }
  }
  const byLoadBalancer = groupBy(
    resourcesOf(topology, 'listener'),
    ({ loadBalancerId }) => loadBalancerId,
  )
  const listenersOf = (id: LoadBalancerId) => byLoadBalancer.get(id) ?? []
  return {
    interfaceOf: (group, { id }) => {
      if (group.targetType === 'instance') {
        return [...(byInstance.get(id as never) ?? [])].toSorted(
          (a, b) => (a.attachment?.deviceIndex ?? 0) - (b.attachment?.deviceIndex ?? 0),
        )[0]
      }
      if (group.targetType !== 'ip') return undefined
      const holders = byAddress.get(id as IpAddress) ?? []
      return holders.find((eni) => vpcOfInterface(topology, eni) === group.vpcId) ?? holders[0]
    },
    listenersOf,
    groupsOf: (id) => {
      const ids = new Set(listenersOf(id).flatMap(targetGroupIds))
      return [...ids].flatMap((groupId) => findOf(topology, 'targetGroup', groupId) ?? [])
    },
  }
}

/** Every target group that a listener may send to. */
export function targetGroupIds({ defaultAction, rules }: Listener): readonly TargetGroupId[] {
  const groupsIn = (action: ListenerAction) =>
    action.kind === 'forward' ? action.targetGroups.map(({ targetGroupId }) => targetGroupId) : []
  return [defaultAction, ...rules.map(({ action }) => action)].flatMap(groupsIn)
}

/** Whether targets see the client's address: by setting, else by type and protocol (NLB-02). */
export function preservesClientIp({
  preserveClientIp,
  targetType,
  protocol,
}: TargetGroup): boolean {
  if (alwaysPreserves(protocol)) return true
  return preserveClientIp ?? targetType === 'instance'
}

/** Protocols whose preservation cannot be switched off (NLB-02). */
export function alwaysPreserves(protocol: string): boolean {
  return ['UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'].includes(protocol.toUpperCase())
}
