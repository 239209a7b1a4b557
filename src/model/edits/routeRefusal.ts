import { cidr, cidrEncloses, familyOf, type Cidr, type Family } from '../ip'
import type { RouteDestination, RouteTable, RouteTarget } from '../resources/routeTable'
import { vpcBlocks } from '../resources/vpc'
import { findOf, labelOf, subnetBlocks, subnetsOf, type Topology } from '../topology'

const NAT64 = cidr('64:ff9b::/96')
/** AWS keeps these for its own services and refuses routes into them (RT-25). */
const RESERVED = [cidr('169.254.168.0/22'), cidr('fd00:ec2::/32')]

/** Why AWS would refuse a route with this destination and target, in a sentence. */
export function routeRefusal(
  topology: Topology,
  table: RouteTable,
  destination: RouteDestination,
  target: RouteTarget,
): string | undefined {
  if (destination.kind === 'prefixList') {
    const list = findOf(topology, 'prefixList', destination.prefixListId)
    return list && familyRefusal(target, list.family === 'ipv4' ? 4 : 6, undefined)
  }
  const block = destination.cidr
  if (RESERVED.some((reserved) => cidrEncloses(reserved, block))) {
    return `AWS keeps ${block} for its own services and refuses routes to it`
  }
  if (target.kind === 'gatewayEndpoint') {
    return 'A gateway endpoint serves a prefix list only, not a CIDR block'
  }
  return (
    familyRefusal(target, familyOf(block), block) ?? localRefusal(topology, table, block, target)
  )
}

/** Which targets carry which family (RT-24). */
function familyRefusal(
  target: RouteTarget,
  family: Family,
  block: Cidr | undefined,
): string | undefined {
  if (target.kind === 'egressOnlyInternetGateway' && family === 4) {
    return 'An egress-only internet gateway carries IPv6 only'
  }
  if (target.kind === 'natGateway' && family === 6 && !(block && cidrEncloses(NAT64, block))) {
    return `A NAT gateway carries IPv6 only for ${NAT64}, that is NAT64`
  }
  return undefined
}

const MIDDLEBOXES: ReadonlySet<string> = new Set([
  'natGateway',
  'networkInterface',
  'instance',
  'gatewayLoadBalancerEndpoint',
  'other',
])

/**
 * A route inside the VPC must speak of a whole block or a whole subnet, and lead to something that
 * forwards: a NAT gateway, an interface or a Gateway Load Balancer endpoint (RT-14, RT-15).
 */
function localRefusal(
  topology: Topology,
  table: RouteTable,
  block: Cidr,
  target: RouteTarget,
): string | undefined {
  const vpc = findOf(topology, 'vpc', table.vpcId)
  const blocks = vpc ? vpcBlocks(vpc) : []
  if (!vpc || !blocks.some((own) => cidrEncloses(own, block))) return undefined
  const forwards = MIDDLEBOXES.has(target.kind)
  if (!forwards) {
    return `${block} lies in ${labelOf(vpc)}; there a route leads to a NAT gateway, an interface or a Gateway Load Balancer endpoint`
  }
  const whole =
    blocks.includes(block) ||
    subnetsOf(topology, table.vpcId).some((subnet) => subnetBlocks(subnet).includes(block))
  return whole
    ? undefined
    : `${block} lies in ${labelOf(vpc)} but is the block of none of its subnets`
}
