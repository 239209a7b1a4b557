import type { ListenerId, LoadBalancerId, SecurityGroupId, TargetGroupId, VpcId } from '../ids'
import type { Listener } from '../resources/listener'
import type { LoadBalancer } from '../resources/loadBalancer'
import type { Target, TargetGroup } from '../resources/targetGroup'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, resourcesOf, withResources, type Topology } from '../topology'
import { requireOf, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'
import { assignPublicAddress } from './publicAddress'
import { createServiceInterface, type ServicePlace } from './serviceInterface'

export interface LoadBalancerOptions {
  readonly name?: string
  readonly type?: 'application' | 'network'
  readonly scheme?: LoadBalancer['scheme']
  /** A network one may have none, and can then never get one (NLB-07). */
  readonly securityGroupIds?: readonly SecurityGroupId[]
}

/** A new load balancer with a node in each of these places, one a zone (ELB-01). */
export function addLoadBalancer(
  topology: Topology,
  vpcId: VpcId,
  places: readonly Omit<ServicePlace, 'securityGroupIds'>[],
  options: LoadBalancerOptions = {},
): Result<Created<LoadBalancerId>> {
  const { type = 'application', scheme = 'internet-facing' } = options
  const zones = places.map(({ subnetId }) => findOf(topology, 'subnet', subnetId)?.availabilityZone)
  const twice = zones.find((zone, index) => zones.indexOf(zone) !== index)
  if (twice !== undefined) {
    return fail(`A load balancer has one node in each zone; ${twice} has two`)
  }
  const id = newId(topology, 'loadBalancer')
  const name = uniqueName(topology, options.name ?? proposeName(topology, 'loadBalancer'))
  const securityGroupIds =
    options.securityGroupIds ?? (type === 'application' ? defaultGroups(topology, vpcId) : [])
  let next = topology
  const nodes: LoadBalancer['nodes'][number][] = []
  for (const place of places) {
    const created = createServiceInterface(
      next,
      { ...place, securityGroupIds },
      {
        interfaceType: type === 'network' ? 'network_load_balancer' : 'interface',
        managedBy: `ELB ${type === 'network' ? 'net' : 'app'}/${name}/${id}`,
      },
    )
    if (!created.ok) return created
    const networkInterfaceId = created.value.id
    next = created.value.topology
    // Internet-facing nodes have public addresses (ELB-02).
    if (scheme === 'internet-facing') next = assignPublicAddress(next, networkInterfaceId)
    nodes.push({ subnetId: place.subnetId, networkInterfaceId })
  }
  const isDual = places.some(({ ipv6Address }) => ipv6Address !== undefined)
  const balancer: LoadBalancer = {
    kind: 'loadBalancer',
    id,
    name,
    vpcId,
    type,
    scheme,
    ipAddressType: isDual ? 'dualstack' : 'ipv4',
    available: true,
    nodes,
    securityGroupIds,
    crossZone: type === 'application',
    enforcesGroupsOnPrivateLink: true,
  }
  return ok({ topology: withResources(next, balancer), id })
}

function defaultGroups(topology: Topology, vpcId: VpcId): readonly SecurityGroupId[] {
  return resourcesOf(topology, 'securityGroup')
    .filter((group) => group.isDefault && group.vpcId === vpcId)
    .map(({ id }) => id)
}

/** A new target group of instances or addresses, checked for health on the traffic port. */
export function addTargetGroup(
  topology: Topology,
  vpcId: VpcId,
  about: Pick<TargetGroup, 'protocol' | 'targetType'> & {
    readonly port: number
    readonly name?: string
    readonly targets?: readonly Target[]
  },
): Created<TargetGroupId> {
  const { protocol, targetType, port, targets = [] } = about
  const id = newId(topology, 'targetGroup')
  const isHttp = protocol.startsWith('HTTP')
  const group: TargetGroup = {
    kind: 'targetGroup',
    id,
    name: uniqueName(topology, about.name ?? proposeName(topology, 'targetGroup')),
    vpcId,
    targetType,
    protocol,
    port,
    ipAddressType: 'ipv4',
    targets,
    targetsKnown: true,
    healthCheck: { enabled: true, protocol: isHttp ? protocol : 'TCP' },
  }
  return { topology: withResources(topology, group), id }
}

/** A new listener that forwards to a target group; a load balancer has one on a port. */
export function addListener(
  topology: Topology,
  loadBalancerId: LoadBalancerId,
  protocol: string,
  port: number,
  targetGroupId: TargetGroupId,
): Result<Created<ListenerId>> {
  const balancer = requireOf(topology, 'loadBalancer', loadBalancerId)
  const present = resourcesOf(topology, 'listener').find(
    (listener) => listener.loadBalancerId === loadBalancerId && listener.port === port,
  )
  if (present) return fail(`${labelOf(balancer)} listens on port ${String(port)} already`)
  const id = newId(topology, 'listener')
  const listener: Listener = {
    kind: 'listener',
    id,
    name: `${protocol} ${String(port)}`,
    loadBalancerId,
    protocol,
    port,
    defaultAction: { kind: 'forward', targetGroups: [{ targetGroupId }] },
    rules: [],
  }
  return ok({ topology: withResources(topology, listener), id })
}
