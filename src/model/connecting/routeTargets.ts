import type { VpcId } from '../ids'
import type { RouteTable, RouteTarget } from '../resources/routeTable'
import {
  findOf,
  interfacesOf,
  labelOf,
  resourcesOf,
  routeTableOf,
  vpcOfInterface,
  type ResourceOf,
  type Topology,
} from '../topology'
import { tableName, vpcName } from './connection'

/** Kinds of resources that a route to a block can lead to (RT-24). */
export type RouteTargetKind = Exclude<RouteTarget['kind'], 'gatewayEndpoint' | 'other'>
export type RouteTargetResource = ResourceOf<RouteTargetKind>

/** What stands between packets in a VPC: the only targets of a gateway route table (MB-02). */
const EDGE_KINDS: ReadonlySet<string> = new Set([
  'instance',
  'networkInterface',
  'gatewayLoadBalancerEndpoint',
])

/** Why no route of this table can lead to a resource, whatever the destination (RT-24, MB-03). */
export function targetRefusal(
  topology: Topology,
  table: RouteTable,
  target: RouteTargetResource,
): string | undefined {
  const gateway = gatewayServedBy(topology, table)
  if (gateway && !EDGE_KINDS.has(target.kind)) {
    return `${tableName(table)} steers what enters by ${labelOf(gateway)}; its routes lead to interfaces and Gateway Load Balancer endpoints only`
  }
  switch (target.kind) {
    case 'internetGateway':
    case 'virtualPrivateGateway':
      if (target.vpcId !== undefined) return elsewhere(topology, table, target, target.vpcId)
      return `${labelOf(target)} is attached to no VPC; connect it to ${vpcName(topology, table.vpcId)} first`
    case 'natGateway':
      if (target.state !== 'available') return `${labelOf(target)} is ${target.state}`
      return elsewhere(topology, table, target, target.vpcId) ?? ownTable(topology, table, target)
    case 'egressOnlyInternetGateway':
    case 'gatewayLoadBalancerEndpoint':
      return elsewhere(topology, table, target, target.vpcId)
    case 'peeringConnection':
      return peeringRefusal(topology, table, target)
    case 'transitGateway':
      if (isAttached(topology, target.id, table.vpcId)) return undefined
      return `${vpcName(topology, table.vpcId)} is not attached to ${labelOf(target)}; connect the VPC to it first`
    case 'instance':
      return instanceRefusal(topology, table, target)
    case 'networkInterface':
      return elsewhere(topology, table, target, vpcOfInterface(topology, target))
  }
}

/** The gateway whose entering traffic a table steers, if any (MB-01). */
export function gatewayServedBy(
  topology: Topology,
  { id }: RouteTable,
): ResourceOf<'internetGateway' | 'virtualPrivateGateway'> | undefined {
  return [
    ...resourcesOf(topology, 'internetGateway'),
    ...resourcesOf(topology, 'virtualPrivateGateway'),
  ].find(({ edgeRouteTableId }) => edgeRouteTableId === id)
}

function elsewhere(
  topology: Topology,
  table: RouteTable,
  target: RouteTargetResource,
  vpcId: VpcId | undefined,
): string | undefined {
  if (vpcId === table.vpcId) return undefined
  return `${labelOf(target)} is in ${vpcName(topology, vpcId)}; a route of ${tableName(table)} stays in ${vpcName(topology, table.vpcId)}`
}

/** A NAT gateway sends on by its own subnet's table, which must therefore lead further (NAT-12, NAT-13). */
function ownTable(
  topology: Topology,
  table: RouteTable,
  target: ResourceOf<'natGateway'>,
): string | undefined {
  const subnet = target.subnetId && findOf(topology, 'subnet', target.subnetId)
  if (!subnet || routeTableOf(topology, subnet)?.id !== table.id) return undefined
  return `${labelOf(target)} stands in ${labelOf(subnet)}, which ${tableName(table)} serves: what it sends on would come back to it`
}

/** States that a peering connection never leaves, so that a route to it would never work. */
const OVER: ReadonlySet<string> = new Set(['expired', 'failed', 'rejected', 'deleting', 'deleted'])

function peeringRefusal(
  topology: Topology,
  table: RouteTable,
  peering: ResourceOf<'peeringConnection'>,
): string | undefined {
  const { requester, accepter, status } = peering
  if (requester.vpcId !== table.vpcId && accepter.vpcId !== table.vpcId) {
    return `${labelOf(peering)} does not join ${vpcName(topology, table.vpcId)} to anything`
  }
  return OVER.has(status) ? `${labelOf(peering)} is ${status}` : undefined
}

function instanceRefusal(
  topology: Topology,
  table: RouteTable,
  instance: ResourceOf<'instance'>,
): string | undefined {
  const [eni, second] = interfacesOf(topology, instance.id)
  const name = labelOf(instance)
  if (instance.state === 'terminated') return `${name} is terminated`
  if (!eni) return `${name} has no network interface that a route could lead to`
  // The instance form needs exactly one interface (RT-24).
  if (second) return `${name} has several network interfaces; connect one of them`
  return elsewhere(topology, table, instance, vpcOfInterface(topology, eni))
}

/** Whether a VPC is attached to a transit gateway. */
function isAttached(topology: Topology, gatewayId: string, vpcId: VpcId): boolean {
  return resourcesOf(topology, 'transitGatewayAttachment').some(
    ({ transitGatewayId, attached }) =>
      transitGatewayId === gatewayId && attached.kind === 'vpc' && attached.vpcId === vpcId,
  )
}
