import { encloses, holds, readBlock } from './address'
import type { Address } from './address'
import type {
  AwsNetworkInterface,
  AwsRoute,
  AwsRouteTable,
  AwsSnapshotJson,
  AwsSubnet,
} from './aws/awsSnapshot'
import {
  blocksOfVpc,
  entriesOfPrefixList,
  findVpc,
  natGatewayOf,
  primaryInterface,
} from './network'

/** The route table of a subnet: the associated one, else the VPC's main one (RT-17). */
export function routeTableOf(
  snapshot: AwsSnapshotJson,
  subnet: AwsSubnet,
): AwsRouteTable | undefined {
  return (
    snapshot.RouteTables.find((table) =>
      table.Associations.some((association) => association.SubnetId === subnet.SubnetId),
    ) ??
    snapshot.RouteTables.find(
      (table) =>
        table.VpcId === subnet.VpcId && table.Associations.some((association) => association.Main),
    )
  )
}

interface Candidate {
  readonly route: AwsRoute
  readonly block: string
  readonly origin: 'static' | 'prefix-list' | 'propagated'
}

/**
 * The route that decides about a destination (RT-12): of those that hold it, propagated ones that
 * lie inside the VPC dropped (RT-09), the longest prefix (RT-04), then static before prefix list before
 * propagated (RT-05). A prefix-list route counts as one route per entry (RT-07).
 */
export function lookUpRoute(
  snapshot: AwsSnapshotJson,
  subnet: AwsSubnet,
  destination: Address,
): AwsRoute | undefined {
  const routes = routeTableOf(snapshot, subnet)?.Routes ?? []
  return lookUpInTable(snapshot, subnet.VpcId, routes, destination)
}

/** The same for a table that belongs to no subnet. */
export function lookUpInTable(
  snapshot: AwsSnapshotJson,
  vpcId: string,
  routes: readonly AwsRoute[],
  destination: Address,
): AwsRoute | undefined {
  const vpcBlocks = blocksOfVpc(findVpc(snapshot, vpcId))
  const candidates: Candidate[] = []
  for (const route of routes) {
    const written = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock
    if (written !== undefined) {
      const origin = route.Origin === 'EnableVgwRoutePropagation' ? 'propagated' : 'static'
      candidates.push({ route, block: written, origin })
    }
    if (route.DestinationPrefixListId !== undefined) {
      for (const block of entriesOfPrefixList(snapshot, route.DestinationPrefixListId)) {
        candidates.push({ route, block, origin: 'prefix-list' })
      }
    }
  }
  // Every table has a local route for each block of its VPC, shown or not (VPC-08, RT-15).
  for (const block of vpcBlocks) {
    if (!candidates.some((each) => each.origin === 'static' && sameBlock(each.block, block))) {
      candidates.push({ route: localRoute(block), block, origin: 'static' })
    }
  }
  const matching = candidates
    .filter((each) => holds(each.block, destination))
    .filter(
      (each) =>
        each.origin !== 'propagated' || !vpcBlocks.some((block) => encloses(block, each.block)),
    )
  const precedence = ['static', 'prefix-list', 'propagated']
  matching.sort(
    (a, b) =>
      readBlock(b.block).prefixLength - readBlock(a.block).prefixLength ||
      precedence.indexOf(a.origin) - precedence.indexOf(b.origin),
  )
  return matching[0]?.route
}

function sameBlock(one: string, other: string): boolean {
  const a = readBlock(one)
  const b = readBlock(other)
  return a.family === b.family && a.first === b.first && a.prefixLength === b.prefixLength
}

function localRoute(block: string): AwsRoute {
  return {
    [block.includes(':') ? 'DestinationIpv6CidrBlock' : 'DestinationCidrBlock']: block,
    GatewayId: 'local',
    Origin: 'CreateRouteTable',
    State: 'active',
  }
}

/** The interface that a route leads to; an instance stands for its primary one. */
export function targetInterface(
  snapshot: AwsSnapshotJson,
  route: AwsRoute,
): AwsNetworkInterface | undefined {
  if (route.NetworkInterfaceId !== undefined) {
    return snapshot.NetworkInterfaces.find(
      (row) => row.NetworkInterfaceId === route.NetworkInterfaceId,
    )
  }
  if (route.InstanceId !== undefined) return primaryInterface(snapshot, route.InstanceId)
  if (route.NatGatewayId !== undefined) {
    return snapshot.NetworkInterfaces.find(
      (row) => natGatewayOf(snapshot, row)?.NatGatewayId === route.NatGatewayId,
    )
  }
  return undefined
}
