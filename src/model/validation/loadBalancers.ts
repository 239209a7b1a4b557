import { usableRange, addressCount } from '../addressSpace'
import { familyOf, prefixLengthOf, type Cidr } from '../ip'
import type { LoadBalancer } from '../resources/loadBalancer'
import type { Subnet } from '../resources/subnet'
import { subnetKind } from '../subnetKind'
import { findOf, labelOf, resourcesOf, routeTableOf, type Topology } from '../topology'
import { groupBy, type ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

/** Load balancers: their zones, subnets, groups and addresses (ELB-01 to ELB-03, ALB-04, NLB-07). */
export function loadBalancerIssues(context: ValidationContext): readonly Issue[] {
  const { topology } = context
  return resourcesOf(topology, 'loadBalancer').flatMap((balancer) => {
    if (balancer.stub) return []
    const subnets = balancer.nodes.flatMap(({ subnetId }) => {
      const subnet = findOf(topology, 'subnet', subnetId)
      return subnet && !subnet.stub ? [subnet] : []
    })
    return [
      ...zoneIssues(balancer, subnets, topology),
      ...subnets.flatMap((subnet) => [
        ...placeIssues(balancer, subnet, topology),
        ...(balancer.type === 'application' ? roomIssues(balancer, subnet, context) : []),
      ]),
      ...groupIssues(balancer, topology),
      ...addressIssues(balancer, topology),
      ...timeoutIssues(balancer),
    ]
  })
}

/** One subnet in a zone; an application one has two zones at least (ELB-01, ALB-04). */
function zoneIssues(
  balancer: LoadBalancer,
  subnets: readonly Subnet[],
  topology: Topology,
): readonly Issue[] {
  const name = labelOf(balancer)
  const byZone = groupBy(subnets, ({ availabilityZone }) => availabilityZone)
  const twice = [...byZone].flatMap(([zone, inZone]) => {
    const ids = [...new Set(inZone.map(({ id }) => id))]
    if (ids.length < 2) return []
    const message = `${name} stands in ${namesOf(topology, ids)}, which are both in ${zone}; it has one node in a zone`
    return [issue('balancerZones', [balancer.id, ...ids], message, undefined, 'ELB-01')]
  })
  if (balancer.type !== 'application' || subnets.length === 0 || byZone.size > 1) return twice
  if (subnets.length < balancer.nodes.length) return twice
  const message = `${name} stands in ${[...byZone.keys()].join()} only; an Application Load Balancer needs two zones at least`
  const mend = 'Add a subnet in another zone'
  return [...twice, issue('balancerZones', [balancer.id], message, mend, 'ALB-04')]
}

function placeIssues(balancer: LoadBalancer, subnet: Subnet, topology: Topology): readonly Issue[] {
  const name = labelOf(balancer)
  if (subnet.vpcId !== balancer.vpcId) {
    const message = `${name} stands in ${labelOf(subnet)}, a subnet of another VPC`
    return [issue('balancerInOtherVpc', [balancer.id, subnet.id], message)]
  }
  if (balancer.scheme === 'internal' || balancer.type === 'gateway') return []
  if (leadsOut(subnet, topology)) return []
  const message = `${name} is internet-facing, but ${labelOf(subnet)} has no route to an internet gateway`
  const mend = 'Use a public subnet'
  return [issue('balancerInPrivateSubnet', [balancer.id, subnet.id], message, mend)]
}

/** To an internet gateway, or to an inspection on the way there. */
function leadsOut(subnet: Subnet, topology: Topology): boolean {
  if (subnetKind(topology, subnet) === 'public') return true
  const routes = routeTableOf(topology, subnet)?.routes ?? []
  return routes.some(({ target }) =>
    ['gatewayLoadBalancerEndpoint', 'networkInterface', 'instance'].includes(target.kind),
  )
}

const SMALLEST = 27
const WANTED = 8n

/** An application one's subnets are /27 or larger, with eight free addresses (ALB-04). */
function roomIssues(
  balancer: LoadBalancer,
  subnet: Subnet,
  { interfacesBySubnet }: ValidationContext,
): readonly Issue[] {
  const block = subnet.cidrBlock
  if (block === undefined) return []
  const name = labelOf(balancer)
  const ids = [balancer.id, subnet.id]
  if (prefixLengthOf(block) > SMALLEST) {
    const message = `${name} stands in ${labelOf(subnet)}, a /${String(prefixLengthOf(block))}; an Application Load Balancer needs a /${String(SMALLEST)} or larger`
    return [issue('balancerSubnetSize', ids, message)]
  }
  const used = (interfacesBySubnet.get(subnet.id) ?? []).reduce(
    (sum, { privateAddresses, prefixes }) => sum + privateAddresses.length + 16 * ipv4In(prefixes),
    0,
  )
  const free = addressCount(usableRange(block)) - BigInt(used)
  if (free >= WANTED) return []
  const message = `${labelOf(subnet)} has ${String(free < 0n ? 0n : free)} free addresses; ${name} needs ${String(WANTED)} to grow`
  return [issue('balancerFewAddresses', ids, message)]
}

function ipv4In(prefixes: readonly Cidr[]): number {
  return prefixes.filter((prefix) => familyOf(prefix) === 4).length
}

function groupIssues(balancer: LoadBalancer, topology: Topology): readonly Issue[] {
  const { id, type, securityGroupIds, vpcId } = balancer
  const name = labelOf(balancer)
  if (type === 'gateway' && securityGroupIds.length > 0) {
    const message = `${name} is a Gateway Load Balancer, which takes no security groups`
    return [issue('balancerGroups', [id], message, 'Remove them', 'SG-48')]
  }
  if (type === 'application' && securityGroupIds.length === 0) {
    const message = `${name} has no security group; an Application Load Balancer always has one`
    return [issue('balancerWithoutGroup', [id], message, 'Give it a security group')]
  }
  return securityGroupIds.flatMap((groupId) => {
    const group = findOf(topology, 'securityGroup', groupId)
    if (!group || group.stub) return []
    if (group.vpcId === vpcId || group.associatedVpcIds?.includes(vpcId)) return []
    const message = `${name} carries the security group ${labelOf(group)} of another VPC`
    return [issue('balancerGroups', [id, groupId], message, undefined, 'SG-44')]
  })
}

/** Internet-facing nodes have public addresses, internal ones have none (ELB-02). */
function addressIssues(balancer: LoadBalancer, topology: Topology): readonly Issue[] {
  const nodes = balancer.nodes.flatMap(
    ({ networkInterfaceId }) => findOf(topology, 'networkInterface', networkInterfaceId) ?? [],
  )
  const isPublic = nodes.map(({ privateAddresses }) =>
    privateAddresses.some(({ publicIp }) => publicIp !== undefined),
  )
  const name = labelOf(balancer)
  const wrong = (message: string) => [issue('balancerScheme', [balancer.id], message)]
  if (balancer.scheme === 'internal') {
    return isPublic.includes(true)
      ? wrong(`${name} is internal, but a node of it has a public address`)
      : []
  }
  const wantsPublic = balancer.ipAddressType !== 'dualstack-without-public-ipv4'
  return wantsPublic && nodes.length > 0 && !isPublic.includes(true)
    ? wrong(`${name} is internet-facing, but none of its nodes has a public address`)
    : []
}

function timeoutIssues(balancer: LoadBalancer): readonly Issue[] {
  const { type, idleTimeout } = balancer
  if (idleTimeout === undefined || (type !== 'network' && type !== 'gateway')) return []
  if (idleTimeout >= 60 && idleTimeout <= 6000) return []
  const message = `${labelOf(balancer)} has an idle time-out of ${String(idleTimeout)} s; AWS takes 60 to 6000`
  const rule = type === 'network' ? 'NLB-15' : 'GWL-05'
  return [issue('balancerIdleTimeout', [balancer.id], message, undefined, rule)]
}
