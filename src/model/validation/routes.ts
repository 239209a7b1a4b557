import { cidr, cidrEncloses, familyOf, type Cidr } from '../ip'
import type { NetworkInterfaceId, RouteTableId, VpcId } from '../ids'
import type { NetworkInterface } from '../resources/networkInterface'
import { assertNever } from '../result'
import {
  formatDestination,
  type Route,
  type RouteTable,
  type RouteTarget,
} from '../resources/routeTable'
import { vpcBlocks } from '../resources/vpc'
import {
  findOf,
  labelOf,
  labelOfId,
  resourcesOf,
  subnetBlocks,
  vpcOfInterface,
  type Topology,
} from '../topology'
import type { ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

/** Routes: their destinations, their targets, and what AWS allows of the two together (RT-24). */
export function routeIssues(context: ValidationContext): readonly Issue[] {
  const perTable = resourcesOf(context.topology, 'routeTable').flatMap((table) => {
    const subject = aboutTable(table, context)
    return [
      ...sameDestination(table),
      ...table.routes.flatMap((route) => [
        ...destinationIssues(route, subject),
        ...familyIssues(route, subject),
        ...targetIssues(route, subject),
      ]),
    ]
  })
  return [...perTable, ...checkingTargets(context)]
}

interface Subject extends ValidationContext {
  readonly table: RouteTable
  readonly vpcBlocks: readonly Cidr[]
  readonly subnetBlocks: ReadonlySet<Cidr>
}

function aboutTable(table: RouteTable, context: ValidationContext): Subject {
  const { topology, subnetsByVpc } = context
  const vpc = findOf(topology, 'vpc', table.vpcId)
  const subnets = subnetsByVpc.get(table.vpcId) ?? []
  return {
    ...context,
    table,
    vpcBlocks: vpc ? vpcBlocks(vpc) : [],
    subnetBlocks: new Set(subnets.flatMap(subnetBlocks)),
  }
}

/** Propagated routes may repeat a destination (RT-05, RT-06); static ones may not. */
function sameDestination(table: RouteTable): readonly Issue[] {
  const seen = new Set<string>()
  return table.routes.flatMap((route) => {
    // Two routes to an endpoint have an issue of their own (GWE-03).
    if (route.origin === 'propagated' || route.target.kind === 'gatewayEndpoint') return []
    const destination = formatDestination(route.destination)
    const message = `${labelOf(table)} has two routes to ${destination}`
    const twice = seen.has(destination)
    seen.add(destination)
    return twice ? [issue('routeTwice', [table.id], message, 'Delete one of them')] : []
  })
}

/** Destinations that no route may have or lie inside (EXM-03). */
const UNROUTED = [cidr('169.254.168.0/22'), cidr('fd00:ec2::/32')]

function destinationIssues(
  { destination, target, origin }: Route,
  { table, vpcBlocks: local, subnetBlocks: subnets, topology }: Subject,
): readonly Issue[] {
  if (destination.kind === 'prefixList') return []
  const block = destination.cidr
  const name = labelOf(table)
  const unrouted = UNROUTED.find((range) => cidrEncloses(range, block))
  if (unrouted) {
    const message = `${name} has a route to ${block}, but nothing inside ${unrouted} is routed`
    return [issue('routeLinkLocal', [table.id], message, 'Delete the route')]
  }
  if (origin === 'propagated') return []
  const outer = local.find((candidate) => cidrEncloses(candidate, block))
  if (!outer) return []
  const targetName = namesOf(topology, [target.id])
  if (!isMiddlebox(target)) {
    const message = `${name} sends ${block}, inside the VPC's ${outer}, to ${targetName}; only a network interface, a NAT gateway or a Gateway Load Balancer endpoint can be there`
    return [issue(outer === block ? 'replacedLocalRoute' : 'routeInsideVpc', [table.id], message)]
  }
  if (outer === block || subnets.has(block)) return []
  const message = `${name} has a route to ${block}, more specific than the VPC's ${outer} but not a whole subnet`
  return [issue('routeInsideVpc', [table.id], message, 'Use the whole block of a subnet')]
}

function isMiddlebox({ kind }: RouteTarget): boolean {
  return [
    'networkInterface',
    'instance',
    'natGateway',
    'gatewayLoadBalancerEndpoint',
    'other',
  ].includes(kind)
}

/** NAT64's prefix, the only IPv6 that a NAT gateway takes (RT-24, N64-02). */
const NAT64 = cidr('64:ff9b::/96')

function familyIssues(
  { destination, target }: Route,
  { table, topology }: Subject,
): readonly Issue[] {
  const name = labelOf(table)
  const words = `the route to ${formatDestination(destination)}`
  if (target.kind === 'gatewayEndpoint') {
    if (destination.kind === 'prefixList') return []
    const message = `${name}: ${words} leads to a gateway endpoint, which serves a prefix list only`
    return [issue('endpointDestination', [table.id, target.id], message)]
  }
  if (target.kind === 'gatewayLoadBalancerEndpoint' && destination.kind === 'prefixList') {
    const message = `${name}: ${words} leads to a Gateway Load Balancer endpoint, which serves no prefix lists`
    return [issue('endpointDestination', [table.id, target.id], message, 'Write a route a block')]
  }
  const list =
    destination.kind === 'prefixList'
      ? findOf(topology, 'prefixList', destination.prefixListId)
      : undefined
  const isIpv6 =
    destination.kind === 'cidr' ? familyOf(destination.cidr) === 6 : list?.family === 'ipv6'
  if (target.kind === 'egressOnlyInternetGateway' && !isIpv6) {
    const message = `${name}: ${words} leads to an egress-only internet gateway, which carries IPv6 only`
    return [issue('routeFamily', [table.id, target.id], message, 'Use a NAT gateway')]
  }
  const isNat64 = destination.kind === 'cidr' && destination.cidr === NAT64
  if (target.kind === 'natGateway' && isIpv6 && !isNat64) {
    const message = `${name}: ${words} leads to a NAT gateway, which takes no IPv6 but ${NAT64}`
    const mend = 'Use an egress-only internet gateway'
    return [issue('routeFamily', [table.id, target.id], message, mend)]
  }
  return []
}

function targetIssues(
  { destination, target, blackhole }: Route,
  subject: Subject,
): readonly Issue[] {
  const { table, topology } = subject
  const name = labelOf(table)
  const words = `${name} sends ${formatDestination(destination)} to ${namesOf(topology, [target.id])}`
  const reason = blackhole ? 'which is gone' : whyUnavailable(topology, target)
  if (reason !== undefined) {
    const message = `${words}, ${reason}; what matches the route is dropped`
    return [issue('routeBlackhole', [table.id, target.id], message, 'Delete or replace the route')]
  }
  const homes = homesOf(subject, target)
  if (homes.length > 0 && !homes.includes(table.vpcId)) {
    const message = `${words}, which is not of its VPC`
    const mend = `Delete the route, or lead it to a gateway of ${labelOfId(topology, table.vpcId)}`
    return [issue('routeToOtherVpc', [table.id, target.id], message, mend)]
  }
  return []
}

/** Why AWS would show the route as a blackhole (RT-26). */
function whyUnavailable(topology: Topology, target: RouteTarget): string | undefined {
  switch (target.kind) {
    case 'internetGateway': {
      const gateway = findOf(topology, 'internetGateway', target.id)
      return gateway && gateway.vpcId === undefined ? 'which is attached to no VPC' : undefined
    }
    case 'egressOnlyInternetGateway': {
      const gateway = findOf(topology, 'egressOnlyInternetGateway', target.id)
      return gateway && gateway.vpcId === undefined ? 'which is attached to no VPC' : undefined
    }
    case 'natGateway': {
      const state = findOf(topology, 'natGateway', target.id)?.state
      return state && state !== 'available' ? `which is ${state}` : undefined
    }
    case 'peeringConnection': {
      const status = findOf(topology, 'peeringConnection', target.id)?.status
      return status && status !== 'active' ? `which is not active (${status})` : undefined
    }
    case 'gatewayEndpoint': {
      const endpoint = findOf(topology, 'gatewayEndpoint', target.id)
      return endpoint && !endpoint.available ? 'which is not available' : undefined
    }
    case 'transitGateway': {
      const gateway = findOf(topology, 'transitGateway', target.id)
      return gateway && !gateway.available ? 'which is not available' : undefined
    }
    case 'virtualPrivateGateway': {
      const gateway = findOf(topology, 'virtualPrivateGateway', target.id)
      return gateway && gateway.vpcId === undefined ? 'which is attached to no VPC' : undefined
    }
    case 'gatewayLoadBalancerEndpoint': {
      const endpoint = findOf(topology, 'gatewayLoadBalancerEndpoint', target.id)
      return endpoint && !endpoint.available ? 'which is not available' : undefined
    }
    case 'networkInterface':
    case 'instance':
    case 'other':
      return undefined
    default:
      return assertNever(target)
  }
}

function known(vpcId: VpcId | undefined): readonly VpcId[] {
  return vpcId === undefined ? [] : [vpcId]
}

/** The VPCs whose tables may name the target; none where that cannot be told. */
function homesOf(
  { topology, interfacesByInstance }: Subject,
  target: RouteTarget,
): readonly VpcId[] {
  switch (target.kind) {
    case 'internetGateway':
    case 'egressOnlyInternetGateway':
    case 'natGateway':
    case 'gatewayEndpoint':
    case 'virtualPrivateGateway':
    case 'gatewayLoadBalancerEndpoint':
      return known(findOf(topology, target.kind, target.id)?.vpcId)
    case 'transitGateway':
      return resourcesOf(topology, 'transitGatewayAttachment').flatMap(
        ({ transitGatewayId, attached }) =>
          transitGatewayId === target.id && attached.kind === 'vpc' ? [attached.vpcId] : [],
      )
    case 'peeringConnection': {
      const peering = findOf(topology, 'peeringConnection', target.id)
      return peering ? [peering.requester.vpcId, peering.accepter.vpcId] : []
    }
    case 'networkInterface': {
      const eni = findOf(topology, 'networkInterface', target.id)
      return known(eni && vpcOfInterface(topology, eni))
    }
    case 'instance':
      return (interfacesByInstance.get(target.id) ?? []).flatMap((eni) =>
        known(vpcOfInterface(topology, eni)),
      )
    case 'other':
      return []
    default:
      return assertNever(target)
  }
}

/** Interfaces that routes lead to although their check drops what is forwarded (ENI-06, ENI-07). */
function checkingTargets(context: ValidationContext): readonly Issue[] {
  const { topology } = context
  const tables = new Map<NetworkInterfaceId, Set<RouteTableId>>()
  for (const table of resourcesOf(topology, 'routeTable')) {
    for (const { target, blackhole } of table.routes) {
      const eni = blackhole ? undefined : interfaceOf(target, context)
      if (!eni?.sourceDestCheck || eni.managedBy !== undefined) continue
      tables.set(eni.id, (tables.get(eni.id) ?? new Set()).add(table.id))
    }
  }
  return [...tables].map(([id, named]) => {
    const message = `${namesOf(topology, [...named])} ${named.size === 1 ? 'sends' : 'send'} traffic to ${namesOf(topology, [id])}, whose source/destination check drops it`
    const mend = 'Turn the source/destination check off'
    return issue('routeToCheckingInterface', [id, ...named], message, mend)
  })
}

function interfaceOf(
  target: RouteTarget,
  { topology, interfacesByInstance }: ValidationContext,
): NetworkInterface | undefined {
  if (target.kind === 'networkInterface') return findOf(topology, 'networkInterface', target.id)
  if (target.kind !== 'instance') return undefined
  const own = interfacesByInstance.get(target.id) ?? []
  return own.find(({ attachment }) => attachment?.deviceIndex === 0)
}
