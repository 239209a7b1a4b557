import { familyOf, type Cidr } from '../ip'
import type { SubnetId } from '../ids'
import {
  formatDestination,
  type Route,
  type RouteTable,
  type RouteTarget,
} from '../resources/routeTable'
import type { Subnet } from '../resources/subnet'
import { findOf, labelOf, resourcesOf, subnetBlocks, type Topology } from '../topology'
import type { ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

/** Routes that lead to an appliance, an endpoint or a NAT gateway from the very subnet it stands in. */
export function middleboxIssues(context: ValidationContext): readonly Issue[] {
  const { topology } = context
  const serviceSubnets = subnetsOfServices(topology)
  return resourcesOf(topology, 'routeTable').flatMap((table) => {
    const subnets = context.subnetsByTable.get(table.id) ?? []
    return [
      ...table.routes.flatMap((route) => [
        ...ownSubnet(table, route, subnets, context),
        ...aroundService(table, route, subnets, serviceSubnets),
      ]),
      ...besideEgressOnly(table, subnets, topology),
    ]
  })
}

/** What the target forwards would come back to it (NAT-13, GWL-02), or is not steered (MB-09, GWL-04). */
function ownSubnet(
  table: RouteTable,
  { destination, target, blackhole, origin }: Route,
  subnets: readonly Subnet[],
  context: ValidationContext,
): readonly Issue[] {
  const { topology } = context
  const standsIn = subnetOfTarget(target, context)
  if (blackhole || origin === 'propagated' || standsIn === undefined) return []
  const name = namesOf(topology, [target.id])
  const words = `${labelOf(table)} sends ${formatDestination(destination)} to ${name}`
  const own = subnets.find(({ id }) => id === standsIn)
  const home = findOf(topology, 'subnet', standsIn)
  const isDestination =
    target.kind !== 'natGateway' &&
    destination.kind === 'cidr' &&
    home !== undefined &&
    subnetBlocks(home).includes(destination.cidr)
  if (target.kind === 'natGateway' || (target.kind === ENDPOINT && !isDestination)) {
    // NAT64's clients have no IPv4, so they never share the gateway's subnet (N64-06).
    const isIpv6 = destination.kind === 'cidr' && familyOf(destination.cidr) === 6
    if (!own || (target.kind === 'natGateway' && isIpv6)) return []
    const rule = target.kind === 'natGateway' ? 'NAT-13' : 'GWL-02'
    const message = `${words}, and also serves ${labelOf(own)}, where that stands: what it forwards comes back to it`
    const mend = `Give ${labelOf(own)} a route table of its own`
    return [issue('routeIntoOwnSubnet', [table.id, target.id, own.id], message, mend, rule)]
  }
  const place = isDestination ? home : own
  if (!place) return []
  const [what, rule] = target.kind === ENDPOINT ? ['endpoint', 'GWL-04'] : ['appliance', 'MB-09']
  const message = `${words}, which stands in ${labelOf(place)} itself; an ${what} must be in another subnet than both ends`
  const mend = `Move the ${what} to a subnet of its own`
  return [issue('applianceInOwnSubnet', [target.id, table.id, place.id], message, mend, rule)]
}

const ENDPOINT = 'gatewayLoadBalancerEndpoint'

function subnetOfTarget(
  target: RouteTarget,
  { topology, interfacesByInstance }: ValidationContext,
): SubnetId | undefined {
  switch (target.kind) {
    case 'natGateway':
    case 'gatewayLoadBalancerEndpoint':
      return findOf(topology, target.kind, target.id)?.subnetId
    case 'networkInterface':
      return findOf(topology, 'networkInterface', target.id)?.subnetId
    case 'instance':
      return (interfacesByInstance.get(target.id) ?? []).find(
        ({ attachment }) => attachment?.deviceIndex === 0,
      )?.subnetId
    default:
      return undefined
  }
}

/** Subnets where a transit gateway, a NAT gateway or a Network Load Balancer stands. */
function subnetsOfServices(topology: Topology): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { id, subnetId } of resourcesOf(topology, 'natGateway')) {
    if (subnetId !== undefined) found.set(subnetId, id)
  }
  for (const { id, type, nodes } of resourcesOf(topology, 'loadBalancer')) {
    if (type === 'network') for (const { subnetId } of nodes) found.set(subnetId, id)
  }
  for (const { id, attached } of resourcesOf(topology, 'transitGatewayAttachment')) {
    if (attached.kind === 'vpc') for (const subnetId of attached.subnetIds) found.set(subnetId, id)
  }
  return found
}

const MIDDLEBOXES: readonly RouteTarget['kind'][] = [
  'networkInterface',
  'instance',
  'gatewayLoadBalancerEndpoint',
]

/** A service's traffic cannot go through a middlebox back into the service's own subnet (MB-13). */
function aroundService(
  table: RouteTable,
  { destination, target }: Route,
  subnets: readonly Subnet[],
  services: ReadonlyMap<string, string>,
): readonly Issue[] {
  if (destination.kind !== 'cidr' || !MIDDLEBOXES.includes(target.kind)) return []
  const block: Cidr = destination.cidr
  return subnets.flatMap((subnet) => {
    const service = services.get(subnet.id)
    if (service === undefined || !subnetBlocks(subnet).includes(block)) return []
    const message = `${labelOf(table)} sends what ${service} brings into ${labelOf(subnet)} through a middlebox and back into that subnet, which AWS does not support`
    const mend = 'Put the workload into another subnet than the service'
    return [issue('managedSubnetBehindMiddlebox', [table.id, subnet.id, service], message, mend)]
  })
}

/** IPv6 through a Gateway Load Balancer and an egress-only internet gateway is dropped (EIGW-05). */
function besideEgressOnly(
  table: RouteTable,
  subnets: readonly Subnet[],
  topology: Topology,
): readonly Issue[] {
  const egressOnly = table.routes.find(
    ({ target, destination }) =>
      target.kind === 'egressOnlyInternetGateway' &&
      destination.kind === 'cidr' &&
      familyOf(destination.cidr) === 6,
  )
  if (!egressOnly) return []
  return resourcesOf(topology, 'gatewayLoadBalancerEndpoint').flatMap((endpoint) => {
    const subnet = subnets.find(({ id }) => id === endpoint.subnetId)
    if (!subnet) return []
    const message = `${labelOf(table)} sends the IPv6 traffic that ${labelOf(endpoint)} has inspected to an egress-only internet gateway, which drops it`
    const mend = 'Use an internet gateway'
    return [issue('endpointBesideEgressOnly', [table.id, endpoint.id], message, mend)]
  })
}
