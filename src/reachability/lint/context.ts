import {
  compile,
  type CompiledInterface,
  type CompiledNetwork,
  type CompiledSubnet,
} from '@/engine/compile/network'
import { usableRange } from '@/model/addressSpace'
import {
  cidr,
  cidrEncloses,
  familyOf,
  integerToIp,
  type Cidr,
  type Family,
  type IpAddress,
} from '@/model/ip'
import type { RouteTarget } from '@/model/resources/routeTable'
import { subnetKind } from '@/model/subnetKind'
import { subnetBlocks, type Topology } from '@/model/topology'
import { groupBy } from '@/model/validation/context'
import { nameOf } from '@/model/validation/issue'
import { targetLookup, type TargetLookup } from '@/model/validation/targets'

/** A topology with the lookups that the checks share. */
export interface LintContext {
  readonly topology: Topology
  readonly network: CompiledNetwork
  readonly subnets: readonly CompiledSubnet[]
  /** The interfaces that carry a group, a load balancer's nodes among them. */
  readonly members: ReadonlyMap<string, readonly CompiledInterface[]>
  readonly interfacesIn: ReadonlyMap<string, readonly CompiledInterface[]>
  /** The subnets that a table serves, and those that an ACL guards. */
  readonly subnetsByTable: ReadonlyMap<string, readonly CompiledSubnet[]>
  readonly subnetsByAcl: ReadonlyMap<string, readonly CompiledSubnet[]>
  readonly targets: TargetLookup
}

export function createLintContext(topology: Topology): LintContext {
  const network = compile(topology)
  const interfaces = [...network.interfaces.values()]
  const subnets = [...network.vpcs.values()].flatMap((vpc) => vpc.subnets)
  const carriers = interfaces.flatMap((own) =>
    [...new Set(own.eni.securityGroupIds)].map((groupId) => ({ groupId: String(groupId), own })),
  )
  const members = new Map(
    [...groupBy(carriers, ({ groupId }) => groupId)].map(([id, of]) => [
      id,
      of.map(({ own }) => own),
    ]),
  )
  return {
    topology,
    network,
    subnets,
    members,
    interfacesIn: groupBy(interfaces, ({ eni }) => String(eni.subnetId)),
    subnetsByTable: groupBy(subnets, ({ table }) => String(table.table.id)),
    subnetsByAcl: groupBy(subnets, ({ acl }) => acl && String(acl.acl.id)),
    targets: targetLookup(topology),
  }
}

/** An address that an interface of the subnet could have, of this family. */
export function addressIn({ subnet }: CompiledSubnet, family: Family): IpAddress | undefined {
  const block = subnetBlocks(subnet).find((own) => familyOf(own) === family)
  return block && integerToIp(usableRange(block).first, family)
}

/** Where a subnet's table sends an address; none where it is local, or has no route that works. */
export function targetOf(
  { network }: LintContext,
  from: CompiledSubnet,
  address: IpAddress,
): RouteTarget | undefined {
  const route = from.table.winner(network.atoms.atomOf(address))?.route
  return route?.blackhole ? undefined : route?.target
}

/** Whether a reply that takes this route is lost: it stays in the VPC, or goes to the internet. */
export function losesReplies(target: RouteTarget | undefined): boolean {
  return (
    target === undefined ||
    ['internetGateway', 'egressOnlyInternetGateway', 'natGateway', 'gatewayEndpoint'].includes(
      target.kind,
    )
  )
}

export function isPublic({ topology }: LintContext, at: CompiledSubnet, family?: Family): boolean {
  return subnetKind(topology, at.subnet, family) === 'public'
}

const MIDDLEBOXES: readonly RouteTarget['kind'][] = [
  'networkInterface',
  'instance',
  'gatewayLoadBalancerEndpoint',
]

export function isMiddlebox(target: RouteTarget | undefined): target is RouteTarget {
  return target !== undefined && MIDDLEBOXES.includes(target.kind)
}

/** `a, b and 3 more`: names, as many as a sentence holds. */
export function someNames(topology: Topology, ids: readonly string[]): string {
  const unique = [...new Set(ids)]
  const names = unique.slice(0, SHOWN).map((id) => nameOf(topology, id))
  const rest = unique.length - names.length
  if (rest > 0) return `${names.join(', ')} and ${String(rest)} more`
  const last = names.pop() ?? ''
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`
}

const SHOWN = 4

/** `inbound` for ingress, `outbound` for egress. */
export function wordOf(direction: 'ingress' | 'egress'): 'inbound' | 'outbound' {
  return direction === 'ingress' ? 'inbound' : 'outbound'
}

const LINK_LOCAL = [cidr('169.254.0.0/16'), cidr('fd00:ec2::/32')]

/** Addresses of AWS's own services, which neither groups nor ACLs filter (EXM-01, EXM-02). */
export function isExempt(block: Cidr): boolean {
  return LINK_LOCAL.some((range) => cidrEncloses(range, block))
}
