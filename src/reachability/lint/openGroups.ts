import type { CompiledInterface } from '@/engine/compile/network'
import {
  ANY_IPV4,
  ANY_IPV6,
  cidr,
  cidrEncloses,
  cidrsOverlap,
  familyOf,
  isPrivateAddress,
  networkAddressOf,
  type Cidr,
} from '@/model/ip'
import type { SecurityGroup, SecurityGroupRule } from '@/model/resources/securityGroup'
import { vpcBlocks } from '@/model/resources/vpc'
import { findOf, labelOf, resourcesOf } from '@/model/topology'
import { nameOf } from '@/model/validation/issue'
import { isExempt, isPublic, wordOf, type LintContext } from './context'
import { finding, type Finding } from './finding'
import { describe } from './groupRules'

/** Rules that admit too much, or nobody that there is. */
export function openGroupFindings(context: LintContext): readonly Finding[] {
  const known = [...context.network.vpcs.values()].flatMap(({ vpc }) => vpcBlocks(vpc))
  return resourcesOf(context.topology, 'securityGroup').flatMap((group) =>
    group.stub
      ? []
      : [
          ...group.ingress.flatMap((rule) => toTheWorld(group, rule, context)),
          ...(standsAlone(group, context)
            ? group.ingress.flatMap((rule) => fromNowhere(group, rule, known, context))
            : []),
          ...(['ingress', 'egress'] as const).flatMap((direction) =>
            group[direction].flatMap((rule) => [
              ...withoutMembers(group, direction, rule, context),
              ...exemptService(group, direction, rule, context),
            ]),
          ),
        ],
  )
}

/** Services that hardly anybody means to offer to everyone. */
const KEPT_TO_ONESELF: readonly (readonly [port: number, name: string])[] = [
  [22, 'SSH'],
  [3389, 'RDP'],
  [1433, 'SQL Server'],
  [1521, 'Oracle'],
  [2049, 'NFS'],
  [3306, 'MySQL'],
  [5432, 'PostgreSQL'],
  [5439, 'Redshift'],
  [6379, 'Redis'],
  [9042, 'Cassandra'],
  [9200, 'OpenSearch'],
  [11211, 'Memcached'],
  [27017, 'MongoDB'],
]

function toTheWorld(
  group: SecurityGroup,
  rule: SecurityGroupRule,
  context: LintContext,
): readonly Finding[] {
  const { peer, traffic } = rule
  if (peer.kind !== 'cidr' || (peer.cidr !== ANY_IPV4 && peer.cidr !== ANY_IPV6)) return []
  const isAll = traffic.protocol === 'all'
  if (!isAll && traffic.protocol !== 'tcp') return []
  const open = KEPT_TO_ONESELF.filter(
    ([port]) =>
      isAll || ('ports' in traffic && traffic.ports.from <= port && port <= traffic.ports.to),
  )
  if (open.length === 0) return []
  const names = open.map(([, name]) => name)
  const what = open.length > 3 ? `${names.slice(0, 3).join(', ')} and more` : names.join(', ')
  const reached = (context.members.get(group.id) ?? []).filter((own) =>
    isReachable(own, familyOf(peer.cidr), context),
  )
  const consequence =
    reached.length === 0
      ? 'nothing that carries it is reachable from the internet as the network stands'
      : `the internet reaches ${nameOf(context.topology, reached[0]?.eni.id ?? '')}${reached.length > 1 ? ` and ${String(reached.length - 1)} more` : ''} by it`
  return [
    finding('openToTheWorld', {
      ids: [group.id],
      about: { kind: 'rule', securityGroupId: group.id, direction: 'ingress', ruleId: rule.id },
      sentence: `${labelOf(group)} admits everyone to ${what} (${describe(rule, 'ingress', context.topology)}); ${consequence}`,
      mend: 'Name the addresses or the group that need it',
      ...(reached.length === 0 && { severity: 'note' }),
    }),
  ]
}

function isReachable({ eni, subnet }: CompiledInterface, family: 4 | 6, context: LintContext) {
  const hasAddress =
    family === 4
      ? eni.privateAddresses.some(({ publicIp }) => publicIp !== undefined)
      : eni.ipv6Addresses.length > 0
  return hasAddress && isPublic(context, subnet, family)
}

const TEN = cidr('10.0.0.0/8')

/** Whether a group's VPC is joined to no private network, described here or not. */
function standsAlone({ vpcId }: SecurityGroup, { topology, network }: LintContext): boolean {
  const vpc = network.vpcs.get(vpcId)
  if (!vpc || vpc.vpc.stub || vpc.peerings.length > 0 || vpc.joins.size > 0) return false
  return !leadsAway(topology, vpcId)
}

/** A private source that no network here holds never arrives: the internet drops it (IGW-08, TRAP-50). */
function fromNowhere(
  group: SecurityGroup,
  rule: SecurityGroupRule,
  known: readonly Cidr[],
  { topology }: LintContext,
): readonly Finding[] {
  const { peer } = rule
  if (peer.kind !== 'cidr' || familyOf(peer.cidr) === 6) return []
  const block: Cidr = peer.cidr
  if (!isPrivateAddress(networkAddressOf(block)) || cidrEncloses(block, TEN)) return []
  if (known.some((own) => cidrsOverlap(own, block))) return []
  return [
    finding('privateSourceFromNowhere', {
      ids: [group.id],
      about: { kind: 'rule', securityGroupId: group.id, direction: 'ingress', ruleId: rule.id },
      sentence: `${labelOf(group)} admits ${describe(rule, 'ingress', topology)}, private addresses of no network that is joined to its VPC; from the internet such a client arrives with its public address`,
      mend: "Name the client's public address",
    }),
  ]
}

/** Whether routes of a VPC lead to something private that is not described here. */
function leadsAway(topology: LintContext['topology'], vpcId: string): boolean {
  return resourcesOf(topology, 'routeTable').some(
    (table) =>
      table.vpcId === vpcId &&
      table.routes.some(({ target }) =>
        ['transitGateway', 'virtualPrivateGateway', 'peeringConnection', 'other'].includes(
          target.kind,
        ),
      ),
  )
}

/** A group that nothing carries stands for no address (SG-22). */
function withoutMembers(
  group: SecurityGroup,
  direction: 'ingress' | 'egress',
  rule: SecurityGroupRule,
  { topology, members }: LintContext,
): readonly Finding[] {
  const { peer } = rule
  if (peer.kind !== 'securityGroup' || peer.stale) return []
  const named = findOf(topology, 'securityGroup', peer.securityGroupId)
  if (!named || named.stub || members.has(named.id) || !members.has(group.id)) return []
  return [
    finding('referenceWithoutMembers', {
      ids: [group.id, named.id],
      about: { kind: 'rule', securityGroupId: group.id, direction, ruleId: rule.id },
      sentence: `The ${wordOf(direction)} rule of ${labelOf(group)} for ${describe(rule, direction, topology)} matches nobody: no interface carries ${labelOf(named)}`,
    }),
  ]
}

/** DNS, metadata and time are never filtered (EXM-01, TRAP-36, TRAP-37). */
function exemptService(
  group: SecurityGroup,
  direction: 'ingress' | 'egress',
  rule: SecurityGroupRule,
  { topology }: LintContext,
): readonly Finding[] {
  const { peer } = rule
  if (peer.kind !== 'cidr' || !isExempt(peer.cidr)) return []
  return [
    finding('ruleForExemptService', {
      ids: [group.id],
      about: { kind: 'rule', securityGroupId: group.id, direction, ruleId: rule.id },
      sentence: `The ${wordOf(direction)} rule of ${labelOf(group)} for ${describe(rule, direction, topology)} decides nothing: security groups do not filter AWS's own services at these addresses`,
      mend: 'Delete it',
    }),
  ]
}
