import type * as z from 'zod/mini'
import type { Cidr, IpAddress } from './ip'
import type { RESOURCE_SCHEMAS } from './resourceSchemas'
import type { InstanceId, SubnetId, VpcId } from './ids'
import type { NetworkAcl } from './resources/networkAcl'
import type { NetworkInterface } from './resources/networkInterface'
import type { RouteTable } from './resources/routeTable'
import type { SecurityGroup } from './resources/securityGroup'
import type { Subnet } from './resources/subnet'

export type ResourceKind = keyof typeof RESOURCE_SCHEMAS
export type ResourceOf<Kind extends ResourceKind> = z.infer<(typeof RESOURCE_SCHEMAS)[Kind]>
export type IdOf<Kind extends ResourceKind> = ResourceOf<Kind>['id']
export type Resource = { [Kind in ResourceKind]: ResourceOf<Kind> }[ResourceKind]
export type ResourceId = Resource['id']

/** Every resource of the network and nothing else: no pixels, no state. By kind, then by id. */
export type Topology = {
  readonly [Kind in ResourceKind]: Readonly<Record<string, ResourceOf<Kind>>>
}

/** AWS's words, singular, as a sentence would use them. */
export const KIND_LABELS: Readonly<Record<ResourceKind, string>> = {
  vpc: 'VPC',
  subnet: 'subnet',
  networkInterface: 'network interface',
  instance: 'instance',
  securityGroup: 'security group',
  networkAcl: 'network ACL',
  routeTable: 'route table',
  internetGateway: 'internet gateway',
  egressOnlyInternetGateway: 'egress-only internet gateway',
  natGateway: 'NAT gateway',
  gatewayEndpoint: 'gateway endpoint',
  peeringConnection: 'peering connection',
  prefixList: 'prefix list',
  internetHost: 'internet host',
  transitGateway: 'transit gateway',
  transitGatewayAttachment: 'transit gateway attachment',
  transitGatewayRouteTable: 'transit gateway route table',
  virtualPrivateGateway: 'virtual private gateway',
  customerGateway: 'customer gateway',
  vpnConnection: 'VPN connection',
  directConnectGateway: 'Direct Connect gateway',
  onPremisesNetwork: 'on-premises network',
  onPremisesHost: 'on-premises host',
  interfaceEndpoint: 'interface endpoint',
  endpointService: 'endpoint service',
  gatewayLoadBalancerEndpoint: 'Gateway Load Balancer endpoint',
  networkFirewall: 'network firewall',
  firewallPolicy: 'firewall policy',
  loadBalancer: 'load balancer',
  listener: 'listener',
  targetGroup: 'target group',
  autoScalingGroup: 'Auto Scaling group',
  managedService: 'managed service',
  other: 'resource',
}

export const RESOURCE_KINDS = Object.keys(KIND_LABELS) as readonly ResourceKind[]

export const EMPTY_TOPOLOGY: Topology = {
  vpc: {},
  subnet: {},
  networkInterface: {},
  instance: {},
  securityGroup: {},
  networkAcl: {},
  routeTable: {},
  internetGateway: {},
  egressOnlyInternetGateway: {},
  natGateway: {},
  gatewayEndpoint: {},
  peeringConnection: {},
  prefixList: {},
  internetHost: {},
  transitGateway: {},
  transitGatewayAttachment: {},
  transitGatewayRouteTable: {},
  virtualPrivateGateway: {},
  customerGateway: {},
  vpnConnection: {},
  directConnectGateway: {},
  onPremisesNetwork: {},
  onPremisesHost: {},
  interfaceEndpoint: {},
  endpointService: {},
  gatewayLoadBalancerEndpoint: {},
  networkFirewall: {},
  firewallPolicy: {},
  loadBalancer: {},
  listener: {},
  targetGroup: {},
  autoScalingGroup: {},
  managedService: {},
  other: {},
}

export function resourcesOf<Kind extends ResourceKind>(
  topology: Topology,
  kind: Kind,
): readonly ResourceOf<Kind>[] {
  const record = topology[kind] as Readonly<Record<string, ResourceOf<Kind>>>
  const known = lists.get(record)
  if (known) return known as readonly ResourceOf<Kind>[]
  const list = Object.values(record)
  lists.set(record, list)
  return list
}

// A topology never changes, and an edit shares the kinds that it leaves alone: each is listed once.
const lists = new WeakMap<object, readonly unknown[]>()

export function allResources(topology: Topology): readonly Resource[] {
  return RESOURCE_KINDS.flatMap((kind) => resourcesOf(topology, kind) as readonly Resource[])
}

/** The resource of this id, of whatever kind. */
export function findResource(topology: Topology, id: string): Resource | undefined {
  for (const kind of RESOURCE_KINDS) {
    const found = findOf(topology, kind, id)
    if (found) return found
  }
  return undefined
}

export function findOf<Kind extends ResourceKind>(
  topology: Topology,
  kind: Kind,
  id: string | undefined,
): ResourceOf<Kind> | undefined {
  if (id === undefined) return undefined
  return own<ResourceOf<Kind>>(topology[kind], id)
}

/** The topology with these resources put in, new or in place of the ones with their ids. */
export function withResources(topology: Topology, ...resources: readonly Resource[]): Topology {
  const next: Record<ResourceKind, Record<string, Resource>> = { ...topology }
  const copied = new Set<ResourceKind>()
  for (const resource of resources) {
    if (!copied.has(resource.kind)) next[resource.kind] = { ...next[resource.kind] }
    copied.add(resource.kind)
    next[resource.kind][resource.id] = resource
  }
  return next as unknown as Topology
}

/** The name that people see; the id where there is no name. */
export function labelOf(resource: { readonly id: string; readonly name: string }): string {
  return resource.name === '' ? resource.id : resource.name
}

/** What to call a resource: its name; of a VPC's own ACL or table, whose it is; else its id. */
export function nameOf(topology: Topology, resource: Resource): string {
  return resource.name === '' ? (nameByVpc(topology, resource) ?? resource.id) : resource.name
}

/** A VPC's default ACL and main table mostly have no name, but there is one of each. */
export function nameByVpc(topology: Topology, resource: Resource): string | undefined {
  if (resource.kind === 'networkAcl' && resource.isDefault) {
    return `Default ACL of ${labelOfId(topology, resource.vpcId)}`
  }
  if (resource.kind !== 'routeTable' || !resource.main) return undefined
  return `Main table of ${labelOfId(topology, resource.vpcId)}`
}

/** What to call the resource of this id, or the id itself. */
export function labelOfId(topology: Topology, id: string): string {
  const resource = findResource(topology, id)
  return resource ? nameOf(topology, resource) : id
}

export function subnetsOf(topology: Topology, vpcId: VpcId): readonly Subnet[] {
  return resourcesOf(topology, 'subnet').filter((subnet) => subnet.vpcId === vpcId)
}

export function interfacesIn(topology: Topology, subnetId: SubnetId): readonly NetworkInterface[] {
  return interfaceIndex(topology).bySubnet.get(subnetId) ?? []
}

/** An instance's interfaces, the primary one first (device index 0). */
export function interfacesOf(
  topology: Topology,
  instanceId: InstanceId,
): readonly NetworkInterface[] {
  return interfaceIndex(topology).byInstance.get(instanceId) ?? []
}

interface InterfaceIndex {
  readonly bySubnet: ReadonlyMap<string, readonly NetworkInterface[]>
  /** Each instance's by their device indexes. */
  readonly byInstance: ReadonlyMap<string, readonly NetworkInterface[]>
}

const interfaceIndexes = new WeakMap<object, InterfaceIndex>()

/** Where the interfaces are, worked out once for all who ask about one instance or subnet after the other. */
function interfaceIndex(topology: Topology): InterfaceIndex {
  const known = interfaceIndexes.get(topology.networkInterface)
  if (known) return known
  const bySubnet = new Map<string, NetworkInterface[]>()
  const byInstance = new Map<string, NetworkInterface[]>()
  for (const eni of resourcesOf(topology, 'networkInterface')) {
    append(bySubnet, eni.subnetId, eni)
    if (eni.attachment) append(byInstance, eni.attachment.instanceId, eni)
  }
  for (const own of byInstance.values()) {
    own.sort((a, b) => (a.attachment?.deviceIndex ?? 0) - (b.attachment?.deviceIndex ?? 0))
  }
  const index = { bySubnet, byInstance }
  interfaceIndexes.set(topology.networkInterface, index)
  return index
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** The table that governs what leaves the subnet: its own, else the VPC's main one (RT-17). */
export function routeTableOf(topology: Topology, subnet: Subnet): RouteTable | undefined {
  return (
    findOf(topology, 'routeTable', subnet.routeTableId) ??
    resourcesOf(topology, 'routeTable').find((table) => table.main && table.vpcId === subnet.vpcId)
  )
}

/** The ACL that guards the subnet: its own, else the VPC's default one (SUB-10). */
export function networkAclOf(topology: Topology, subnet: Subnet): NetworkAcl | undefined {
  return (
    findOf(topology, 'networkAcl', subnet.networkAclId) ??
    resourcesOf(topology, 'networkAcl').find((acl) => acl.isDefault && acl.vpcId === subnet.vpcId)
  )
}

export function groupsOf(topology: Topology, eni: NetworkInterface): readonly SecurityGroup[] {
  return eni.securityGroupIds.flatMap((id) => findOf(topology, 'securityGroup', id) ?? [])
}

/** Every address that the interface itself answers to, prefixes aside. */
export function addressesOf(eni: NetworkInterface): readonly IpAddress[] {
  return [...eni.privateAddresses.map(({ address }) => address), ...eni.ipv6Addresses]
}

/** The blocks of a subnet, IPv4 first. */
export function subnetBlocks(subnet: Subnet): readonly Cidr[] {
  return [subnet.cidrBlock, subnet.ipv6CidrBlock].filter((block) => block !== undefined)
}

export function vpcOfInterface(topology: Topology, eni: NetworkInterface): VpcId | undefined {
  return findOf(topology, 'subnet', eni.subnetId)?.vpcId
}

// Ids come from files: `constructor` must not find what every object inherits.
function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined
}
