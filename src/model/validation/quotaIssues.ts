import type { SecurityGroupId } from '../ids'
import { familyOf, type Family } from '../ip'
import { awsPrefixListWeight, type QuotaName, type Quotas } from '../quotas'
import type { PrefixList } from '../resources/prefixList'
import type { RouteTable } from '../resources/routeTable'
import type { SecurityGroupRule } from '../resources/securityGroup'
import { findOf, resourcesOf, type Topology } from '../topology'
import { addressUsageIssues } from './addressUsage'
import { capacityIssues } from './capacities'
import { groupBy, type ValidationContext } from './context'
import { exceeds, exceedsAs } from './exceeds'
import type { Issue } from './issue'

/** What AWS's quotas would refuse; an account may have most of them raised. */
export function quotaIssues(context: ValidationContext, quotas: Quotas): readonly Issue[] {
  const { topology } = context
  return [
    ...vpcQuotas(context, quotas),
    ...addressUsageIssues(context, quotas),
    ...capacityIssues(context, quotas),
    ...regionQuotas(context, quotas),
    ...groupQuotas(topology, quotas),
    ...resourcesOf(topology, 'networkAcl').flatMap((acl) =>
      (['ingress', 'egress'] as const).flatMap((direction) => {
        const count = acl.entries.filter((entry) => entry.direction === direction).length
        const words = direction === 'ingress' ? 'inbound rules' : 'outbound rules'
        return exceeds(acl, count, words, 'entriesPerAclDirection', quotas)
      }),
    ),
    ...resourcesOf(topology, 'routeTable').flatMap((table) => tableQuotas(table, topology, quotas)),
  ]
}

function vpcQuotas(
  { topology, subnetsByVpc, aclsByVpc, tablesByVpc }: ValidationContext,
  quotas: Quotas,
): readonly Issue[] {
  return resourcesOf(topology, 'vpc').flatMap((vpc) => {
    const { id, cidrBlocks, ipv6CidrBlocks } = vpc
    return [
      ...exceeds(vpc, subnetsByVpc.get(id)?.length ?? 0, 'subnets', 'subnetsPerVpc', quotas),
      ...exceeds(vpc, cidrBlocks.length, 'IPv4 blocks', 'ipv4BlocksPerVpc', quotas),
      ...exceeds(vpc, ipv6CidrBlocks.length, 'IPv6 blocks', 'ipv6BlocksPerVpc', quotas),
      ...exceeds(vpc, aclsByVpc.get(id)?.length ?? 0, 'network ACLs', 'aclsPerVpc', quotas),
      ...exceeds(
        vpc,
        tablesByVpc.get(id)?.length ?? 0,
        'route tables',
        'routeTablesPerVpc',
        quotas,
      ),
    ]
  })
}

/** Quotas of a Region count what is ours: not the far VPC of a peering. */
function regionQuotas(
  { topology, subnetsByVpc, groupsByVpc, interfacesBySubnet }: ValidationContext,
  quotas: Quotas,
): readonly Issue[] {
  const own = resourcesOf(topology, 'vpc').filter(({ stub }) => !stub)
  return [...groupBy(own, ({ region }) => region)].flatMap(([region, vpcs]) => {
    const interfaces = vpcs
      .flatMap(({ id }) => subnetsByVpc.get(id) ?? [])
      .flatMap(({ id }) => interfacesBySubnet.get(id) ?? [])
    const groups = vpcs.flatMap(({ id }) => groupsByVpc.get(id) ?? [])
    const elastic = interfaces
      .flatMap(({ privateAddresses }) => privateAddresses)
      .filter((address) => address.elastic)
    const ids = vpcs.map(({ id }) => id)
    const over = (count: number, what: string, name: QuotaName) =>
      exceedsAs(`Region ${region}`, ids, count, what, name, quotas)
    return [
      ...over(vpcs.length, 'VPCs', 'vpcsPerRegion'),
      ...over(interfaces.length, 'network interfaces', 'interfacesPerRegion'),
      ...over(groups.length, 'security groups', 'groupsPerRegion'),
      ...over(elastic.length, 'Elastic IPs in use', 'elasticIpsPerRegion'),
    ]
  })
}

const SIDES = [
  { direction: 'ingress', family: 4, what: 'inbound rules for IPv4' },
  { direction: 'ingress', family: 6, what: 'inbound rules for IPv6' },
  { direction: 'egress', family: 4, what: 'outbound rules for IPv4' },
  { direction: 'egress', family: 6, what: 'outbound rules for IPv6' },
] as const

/** Rules are counted for each direction and family apart; a list counts as its size (SG-40, SG-42). */
function groupQuotas(topology: Topology, quotas: Quotas): readonly Issue[] {
  const counts = new Map<SecurityGroupId, readonly number[]>()
  const perGroup = resourcesOf(topology, 'securityGroup').flatMap((group) => {
    const ofSides = SIDES.map(({ direction, family }) =>
      group[direction].reduce((sum, rule) => sum + weightOf(rule, family, topology), 0),
    )
    counts.set(group.id, ofSides)
    return SIDES.flatMap(({ what }, side) =>
      exceeds(group, ofSides[side] ?? 0, what, 'rulesPerGroup', quotas),
    )
  })
  const perInterface = resourcesOf(topology, 'networkInterface').flatMap((eni) => [
    ...exceeds(eni, eni.securityGroupIds.length, 'security groups', 'groupsPerInterface', quotas),
    ...SIDES.flatMap(({ what }, side) => {
      const count = eni.securityGroupIds.reduce((sum, id) => sum + (counts.get(id)?.[side] ?? 0), 0)
      return exceeds(eni, count, `${what} in its groups together`, 'rulesPerInterface', quotas)
    }),
  ])
  return [...perGroup, ...perInterface]
}

function weightOf({ peer }: SecurityGroupRule, family: Family, topology: Topology): number {
  if (peer.kind === 'cidr') return familyOf(peer.cidr) === family ? 1 : 0
  if (peer.kind === 'securityGroup') return 1
  return listWeight(findOf(topology, 'prefixList', peer.prefixListId), family)
}

/** What naming the list counts as: its maximum, or AWS's own weight (SG-40, SG-41). */
function listWeight(list: PrefixList | undefined, family: Family): number {
  if (list && list.family !== (family === 4 ? 'ipv4' : 'ipv6')) return 0
  if (!list) return 1
  const weight = list.awsManaged ? awsPrefixListWeight(list.name) : undefined
  return weight ?? list.maxEntries ?? Math.max(1, list.entries?.length ?? 1)
}

/** Static routes for each family, and propagated ones (RT-22, RT-23). */
function tableQuotas(table: RouteTable, topology: Topology, quotas: Quotas): readonly Issue[] {
  const own = table.routes.filter(({ origin }) => origin === 'static')
  const propagated = table.routes.length - own.length
  const perFamily = ([4, 6] as const).flatMap((family) => {
    const count = own.reduce((sum, { destination }) => {
      if (destination.kind === 'cidr') return sum + (familyOf(destination.cidr) === family ? 1 : 0)
      return sum + listWeight(findOf(topology, 'prefixList', destination.prefixListId), family)
    }, 0)
    return exceeds(table, count, `routes for IPv${String(family)}`, 'routesPerTable', quotas)
  })
  return [
    ...perFamily,
    ...exceeds(table, propagated, 'propagated routes', 'propagatedRoutesPerTable', quotas),
  ]
}
