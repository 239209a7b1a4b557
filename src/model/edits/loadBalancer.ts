import type { LoadBalancerId, SecurityGroupId, SubnetId, VpcId } from '../ids'
import { prefixLengthOf } from '../ip'
import type { LoadBalancer } from '../resources/loadBalancer'
import type { NetworkInterface } from '../resources/networkInterface'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, resourcesOf, withResources, type Topology } from '../topology'
import { updateResource, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'
import { assignPublicAddress } from './publicAddress'
import {
  createServiceInterface,
  zoneTwice,
  type ServiceMark,
  type ServicePlace,
} from './serviceInterface'

export interface LoadBalancerOptions {
  readonly name?: string
  readonly type?: LoadBalancer['type']
  readonly scheme?: LoadBalancer['scheme']
  /** A network one may have none, and can then never get one (NLB-07). */
  readonly securityGroupIds?: readonly SecurityGroupId[]
}

/** The smallest subnet that an application one stands in (ALB-04). */
const LARGEST_PREFIX = 27

/** A new load balancer with a node in each of these places, one a zone (ELB-01). */
export function addLoadBalancer(
  topology: Topology,
  vpcId: VpcId,
  places: readonly Omit<ServicePlace, 'securityGroupIds'>[],
  options: LoadBalancerOptions = {},
): Result<Created<LoadBalancerId>> {
  const { type = 'application' } = options
  const twice = zoneTwice(
    topology,
    places.map(({ subnetId }) => subnetId),
  )
  if (twice !== undefined) {
    return fail(`A load balancer has one node in each zone; ${twice} has two`)
  }
  const takesGroups = type === 'application' || type === 'classic'
  const id = newId(topology, 'loadBalancer')
  const balancer: LoadBalancer = {
    kind: 'loadBalancer',
    id,
    name: uniqueName(topology, options.name ?? proposeName(topology, 'loadBalancer')),
    vpcId,
    type,
    scheme: type === 'gateway' ? 'internal' : (options.scheme ?? 'internet-facing'),
    ipAddressType: places.some(({ ipv6Address }) => ipv6Address !== undefined)
      ? 'dualstack'
      : 'ipv4',
    available: true,
    nodes: [],
    securityGroupIds:
      options.securityGroupIds ?? (takesGroups ? defaultGroups(topology, vpcId) : []),
    crossZone: type === 'application',
    enforcesGroupsOnPrivateLink: true,
  }
  let next = withResources(topology, balancer)
  for (const place of places) {
    const stands = addNode(next, id, place)
    if (!stands.ok) return stands
    next = stands.value
  }
  return ok({ topology: next, id })
}

/** A node in one more subnet, public where the load balancer faces the internet (ELB-01, ELB-02). */
export function addNode(
  topology: Topology,
  loadBalancerId: LoadBalancerId,
  place: Omit<ServicePlace, 'securityGroupIds'>,
): Result<Topology> {
  const balancer = findOf(topology, 'loadBalancer', loadBalancerId)
  if (!balancer) return ok(topology)
  const { securityGroupIds } = balancer
  const created = createServiceInterface(
    topology,
    { ...place, securityGroupIds },
    markOfNodes(balancer),
  )
  if (!created.ok) return created
  const networkInterfaceId = created.value.id
  const addressed = hasPublicNodes(balancer)
    ? assignPublicAddress(created.value.topology, networkInterfaceId)
    : created.value.topology
  return ok(
    updateResource(addressed, 'loadBalancer', loadBalancerId, ({ nodes }) => ({
      nodes: [...nodes, { subnetId: place.subnetId, networkInterfaceId }],
    })),
  )
}

const MARKS: Readonly<
  Record<LoadBalancer['type'], { readonly tail: string; readonly interfaceType: string }>
> = {
  application: { tail: 'app/', interfaceType: 'interface' },
  network: { tail: 'net/', interfaceType: 'network_load_balancer' },
  gateway: { tail: 'gwy/', interfaceType: 'gateway_load_balancer' },
  classic: { tail: '', interfaceType: 'interface' },
}

/** What the interfaces of a load balancer's nodes say of themselves. */
export function markOfNodes({ type, name, id }: LoadBalancer): Required<ServiceMark> {
  const { tail, interfaceType } = MARKS[type]
  return { managedBy: tail === '' ? `ELB ${name}` : `ELB ${tail}${name}/${id}`, interfaceType }
}

/** Internet-facing nodes have public addresses (ELB-02), unless clients come by IPv6 alone. */
export function hasPublicNodes({ scheme, ipAddressType }: LoadBalancer): boolean {
  return scheme === 'internet-facing' && ipAddressType !== 'dualstack-without-public-ipv4'
}

/** The interfaces of a load balancer's nodes, as far as they are known. */
export function nodeInterfaces(
  topology: Topology,
  { nodes }: LoadBalancer,
): readonly NetworkInterface[] {
  return nodes.flatMap(
    ({ networkInterfaceId }) => findOf(topology, 'networkInterface', networkInterfaceId) ?? [],
  )
}

/** Why a load balancer of this type cannot stand in a subnet for its size (ALB-04). */
export function sizeRefusal(
  topology: Topology,
  type: LoadBalancer['type'],
  subnetId: SubnetId,
): string | undefined {
  const subnet = findOf(topology, 'subnet', subnetId)
  const length = subnet?.cidrBlock && prefixLengthOf(subnet.cidrBlock)
  if (type !== 'application' || !subnet || length === undefined || length <= LARGEST_PREFIX) {
    return undefined
  }
  return `${labelOf(subnet)} is a /${String(length)}; an Application Load Balancer needs a /${String(LARGEST_PREFIX)} or larger`
}

/** The default security group of a VPC. */
export function defaultGroups(topology: Topology, vpcId: VpcId): readonly SecurityGroupId[] {
  return resourcesOf(topology, 'securityGroup')
    .filter((group) => group.isDefault && group.vpcId === vpcId)
    .map(({ id }) => id)
}
