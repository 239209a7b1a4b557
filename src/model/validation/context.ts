import { rangeOf, type AddressRange, type Cidr } from '../ip'
import type { InstanceId, RouteTableId, SubnetId, VpcId } from '../ids'
import type { NetworkAcl } from '../resources/networkAcl'
import type { NetworkInterface } from '../resources/networkInterface'
import type { RouteTable } from '../resources/routeTable'
import type { SecurityGroup } from '../resources/securityGroup'
import type { Subnet } from '../resources/subnet'
import { resourcesOf, type Topology } from '../topology'

/** The topology with the lookups that the checks share, so that none scans it again and again. */
export interface ValidationContext {
  readonly topology: Topology
  readonly subnetsByVpc: ReadonlyMap<VpcId, readonly Subnet[]>
  readonly interfacesBySubnet: ReadonlyMap<SubnetId, readonly NetworkInterface[]>
  readonly interfacesByInstance: ReadonlyMap<InstanceId, readonly NetworkInterface[]>
  readonly groupsByVpc: ReadonlyMap<VpcId, readonly SecurityGroup[]>
  readonly aclsByVpc: ReadonlyMap<VpcId, readonly NetworkAcl[]>
  readonly tablesByVpc: ReadonlyMap<VpcId, readonly RouteTable[]>
  /** The subnets that a table serves, the main one's among them (RT-17). */
  readonly subnetsByTable: ReadonlyMap<RouteTableId, readonly Subnet[]>
}

export function createContext(topology: Topology): ValidationContext {
  const interfaces = resourcesOf(topology, 'networkInterface')
  const subnets = resourcesOf(topology, 'subnet')
  const tables = resourcesOf(topology, 'routeTable')
  const mainTables = new Map(tables.filter(({ main }) => main).map(({ vpcId, id }) => [vpcId, id]))
  return {
    topology,
    subnetsByVpc: groupBy(subnets, ({ vpcId }) => vpcId),
    subnetsByTable: groupBy(
      subnets,
      ({ routeTableId, vpcId }) => routeTableId ?? mainTables.get(vpcId),
    ),
    interfacesBySubnet: groupBy(interfaces, ({ subnetId }) => subnetId),
    interfacesByInstance: groupBy(interfaces, ({ attachment }) => attachment?.instanceId),
    groupsByVpc: groupBy(resourcesOf(topology, 'securityGroup'), ({ vpcId }) => vpcId),
    aclsByVpc: groupBy(resourcesOf(topology, 'networkAcl'), ({ vpcId }) => vpcId),
    tablesByVpc: groupBy(tables, ({ vpcId }) => vpcId),
  }
}

/** Items by key, in their order; those without a key are left out. */
export function groupBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key | undefined,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

export interface OwnedBlock {
  readonly block: Cidr
  readonly owner: string
}

/** Pairs of blocks that overlap, each later one with the one that reaches furthest before it. */
export function overlappingPairs(
  blocks: readonly OwnedBlock[],
): readonly (readonly [OwnedBlock, OwnedBlock])[] {
  const sorted = blocks
    .map((owned) => ({ owned, range: rangeOf(owned.block) }))
    .toSorted((a, b) => compareRanges(a.range, b.range))
  const pairs: (readonly [OwnedBlock, OwnedBlock])[] = []
  let reach: (typeof sorted)[number] | undefined
  for (const item of sorted) {
    const overlaps =
      reach && reach.range.family === item.range.family && item.range.first <= reach.range.last
    if (reach && overlaps) pairs.push([reach.owned, item.owned])
    if (!reach || !overlaps || item.range.last > reach.range.last) reach = item
  }
  return pairs
}

function compareRanges(a: AddressRange, b: AddressRange): number {
  if (a.family !== b.family) return a.family - b.family
  if (a.first !== b.first) return a.first < b.first ? -1 : 1
  return 0
}
