import type { LoadBalancerId, SecurityGroupId, SubnetId } from '../ids'
import type { LoadBalancer } from '../resources/loadBalancer'
import { ok, fail, type Result } from '../result'
import { findOf, labelOf, resourcesOf, withResources, type Topology } from '../topology'
import { removeResources } from './remove'
import { requireOf, updateResource } from './edit'
import { addNode, hasPublicNodes, nodeInterfaces, sizeRefusal } from './loadBalancer'
import { addIpv6Address } from './networkInterface'
import { assignPublicAddress, releasePublicAddress } from './publicAddress'
import {
  attachedGateway,
  groupsRefusal,
  setInterfaceGroups,
  subnetRefusal,
} from './serviceInterface'

/** Zones that a load balancer keeps at least (ALB-04). */
const LEAST_ZONES: Readonly<Record<LoadBalancer['type'], number>> = {
  application: 2,
  network: 1,
  gateway: 1,
  classic: 1,
}

/** Seconds that a connection may be idle (ALB-06, NLB-15, GWL-05). */
export const IDLE_TIMEOUTS: Readonly<
  Record<
    LoadBalancer['type'],
    { readonly from: number; readonly to: number; readonly usual: number }
  >
> = {
  application: { from: 1, to: 4000, usual: 60 },
  classic: { from: 1, to: 4000, usual: 60 },
  network: { from: 60, to: 6000, usual: 350 },
  gateway: { from: 60, to: 6000, usual: 350 },
}

/** Enables a zone by one of its subnets, changes the subnet there, or disables the zone (ELB-01). */
export function setBalancerSubnet(
  topology: Topology,
  id: LoadBalancerId,
  zone: string,
  subnetId: SubnetId | undefined,
): Result<Topology> {
  const balancer = requireOf(topology, 'loadBalancer', id)
  const before = balancer.nodes.filter(
    (node) => findOf(topology, 'subnet', node.subnetId)?.availabilityZone === zone,
  )
  if (before.length === 1 && before[0]?.subnetId === subnetId) return ok(topology)
  if (subnetId === undefined) {
    const refusal = zonesRefusal(balancer, balancer.nodes.length - before.length)
    if (refusal !== undefined) return fail(refusal)
  } else {
    const refusal =
      subnetRefusal(topology, balancer.vpcId, subnetId) ??
      sizeRefusal(topology, balancer.type, subnetId)
    if (refusal !== undefined) return fail(refusal)
  }
  const without = withoutNodes(topology, balancer, before)
  return subnetId === undefined ? ok(without) : addNode(without, id, { subnetId })
}

/** Why a load balancer cannot do with so few zones; nothing where they are enough (ALB-04). */
export function zonesRefusal(balancer: LoadBalancer, zones: number): string | undefined {
  const least = LEAST_ZONES[balancer.type]
  if (zones >= least) return undefined
  return `${labelOf(balancer)} needs ${least === 1 ? 'a zone' : 'two zones'} at least; enable another one first`
}

function withoutNodes(
  topology: Topology,
  { id }: LoadBalancer,
  gone: LoadBalancer['nodes'],
): Topology {
  const left = updateResource(topology, 'loadBalancer', id, ({ nodes }) => ({
    nodes: nodes.filter((node) => !gone.includes(node)),
  }))
  return removeResources(
    left,
    gone.flatMap(({ networkInterfaceId }) => networkInterfaceId ?? []),
  )
}

/** The groups of a load balancer and its nodes; each type has its own manners (SG-48, NLB-07). */
export function setBalancerGroups(
  topology: Topology,
  id: LoadBalancerId,
  securityGroupIds: readonly SecurityGroupId[],
): Result<Topology> {
  const balancer = requireOf(topology, 'loadBalancer', id)
  const refusal =
    mannersOfGroups(balancer, securityGroupIds) ??
    groupsRefusal(topology, balancer.vpcId, securityGroupIds)
  if (refusal !== undefined) return fail(refusal)
  const interfaces = nodeInterfaces(topology, balancer).map((eni) => eni.id)
  const worn = setInterfaceGroups(topology, interfaces, securityGroupIds)
  return ok(updateResource(worn, 'loadBalancer', id, { securityGroupIds }))
}

function mannersOfGroups(
  balancer: LoadBalancer,
  securityGroupIds: readonly SecurityGroupId[],
): string | undefined {
  const name = labelOf(balancer)
  if (balancer.type === 'gateway') {
    return securityGroupIds.length === 0
      ? undefined
      : `${name} is a Gateway Load Balancer, which takes no security groups`
  }
  if (balancer.type === 'network' && balancer.securityGroupIds.length === 0) {
    return securityGroupIds.length === 0
      ? undefined
      : `${name} was made without a security group and can never get one`
  }
  return securityGroupIds.length > 0 ? undefined : `${name} keeps one security group at least`
}

/** Faces the internet, with public addresses on its nodes, or the VPC alone, without (ELB-02). */
export function setBalancerScheme(
  topology: Topology,
  id: LoadBalancerId,
  scheme: LoadBalancer['scheme'],
): Result<Topology> {
  const balancer = requireOf(topology, 'loadBalancer', id)
  const vpc = findOf(topology, 'vpc', balancer.vpcId)
  if (scheme === 'internet-facing') {
    if (balancer.type === 'gateway') {
      return fail(`${labelOf(balancer)} is a Gateway Load Balancer, which is always internal`)
    }
    if (!attachedGateway(topology, balancer.vpcId)) {
      return fail(
        `${vpc ? labelOf(vpc) : balancer.vpcId} has no internet gateway; a load balancer cannot face the internet there`,
      )
    }
  }
  const ipAddressType =
    scheme === 'internal' && balancer.ipAddressType === 'dualstack-without-public-ipv4'
      ? 'dualstack'
      : balancer.ipAddressType
  return ok(withNodeAddresses(topology, { ...balancer, scheme, ipAddressType }))
}

/** IPv4 alone, both families, or both without public IPv4; IPv6 needs a block in each subnet. */
export function setBalancerAddressType(
  topology: Topology,
  id: LoadBalancerId,
  ipAddressType: LoadBalancer['ipAddressType'],
): Result<Topology> {
  const balancer = requireOf(topology, 'loadBalancer', id)
  const name = labelOf(balancer)
  if (ipAddressType === 'dualstack-without-public-ipv4') {
    if (balancer.type !== 'application' || balancer.scheme !== 'internet-facing') {
      return fail('Only an internet-facing Application Load Balancer goes without public IPv4')
    }
  }
  if (ipAddressType !== 'ipv4') {
    if (balancer.type === 'classic') return fail(`${name} is a Classic Load Balancer: IPv4 only`)
    const bare = balancer.nodes
      .map(({ subnetId }) => findOf(topology, 'subnet', subnetId))
      .find((subnet) => subnet && subnet.ipv6CidrBlock === undefined)
    if (bare) return fail(`${labelOf(bare)} has no IPv6 block; ${name} needs one in every subnet`)
  }
  let next = withNodeAddresses(topology, { ...balancer, ipAddressType })
  for (const eni of nodeInterfaces(topology, balancer)) {
    if (ipAddressType === 'ipv4') {
      next = updateResource(next, 'networkInterface', eni.id, ({ ipv6Addresses }) =>
        ipv6Addresses.length === 0 ? {} : { ipv6Addresses: [] },
      )
    } else if (eni.ipv6Addresses.length === 0) {
      const dual = addIpv6Address(next, eni.id)
      if (!dual.ok) return dual
      next = dual.value
    }
  }
  return ok(next)
}

/** The load balancer as it is now, its nodes with the public addresses that this takes (ELB-02). */
function withNodeAddresses(topology: Topology, balancer: LoadBalancer): Topology {
  const isPublic = hasPublicNodes(balancer)
  return nodeInterfaces(topology, balancer).reduce(
    (next, { id, privateAddresses }) => {
      if (isPublic) return assignPublicAddress(next, id)
      return privateAddresses.reduce(
        (open, { address }) => releasePublicAddress(open, id, address),
        next,
      )
    },
    withResources(topology, balancer),
  )
}

/** Whether a node uses targets of other zones; an application one always does (ELB-07). */
export function setBalancerCrossZone(
  topology: Topology,
  id: LoadBalancerId,
  crossZone: boolean,
): Result<Topology> {
  const balancer = requireOf(topology, 'loadBalancer', id)
  if (balancer.type === 'application' && !crossZone) {
    return fail(
      'An Application Load Balancer always balances across zones; turn it off on a target group',
    )
  }
  return ok(updateResource(topology, 'loadBalancer', id, { crossZone }))
}

/** How long a connection may be idle, in seconds; nothing brings the usual time back. */
export function setIdleTimeout(
  topology: Topology,
  id: LoadBalancerId,
  idleTimeout: number | undefined,
): Result<Topology> {
  const { type } = requireOf(topology, 'loadBalancer', id)
  const { from, to } = IDLE_TIMEOUTS[type]
  if (idleTimeout !== undefined && (idleTimeout < from || idleTimeout > to)) {
    return fail(`The idle time-out is ${String(from)} to ${String(to)} seconds`)
  }
  return ok(updateResource(topology, 'loadBalancer', id, { idleTimeout }))
}

/** The load balancers that endpoint services may stand before (IFE-11, GWL-01). */
export function servingBalancers(topology: Topology): readonly LoadBalancer[] {
  return resourcesOf(topology, 'loadBalancer').filter(
    ({ type }) => type === 'network' || type === 'gateway',
  )
}
