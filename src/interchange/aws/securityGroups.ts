import { asId, type PrefixListId, type SecurityGroupId, type VpcId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6 } from '@/model/ip'
import type {
  Direction,
  RulePeer,
  SecurityGroup,
  SecurityGroupRule,
  SecurityGroupRuleId,
} from '@/model/resources/securityGroup'
import { ALL_TRAFFIC, type Traffic } from '@/model/traffic'
import type { ReportBuilder } from '../report'
import { given, nameFrom, sameWord } from './rows'
import type {
  GroupPair,
  PeerRow,
  PermissionRow,
  SecurityGroupRow,
  SecurityGroupRuleRow,
} from './securityGroupRows'

/** What the reading of one group needs to know of the rest of the snapshot. */
export interface GroupContext {
  readonly report: ReportBuilder
  /** The rows of the rules file for this group; none where there is no such file. */
  readonly ruleRows: readonly SecurityGroupRuleRow[]
  readonly vpcHasIpv6: boolean
  readonly idByName: (name: string, vpcId: string) => string | undefined
  readonly isGone: (id: string) => boolean
}

interface RuleRow {
  readonly id: string | undefined
  readonly traffic: Traffic
  readonly peer: PeerRow
}

export function readSecurityGroup(
  row: SecurityGroupRow,
  vpcId: VpcId,
  context: GroupContext,
): SecurityGroup {
  return {
    kind: 'securityGroup',
    id: asId<SecurityGroupId>(row.GroupId),
    name: nameFrom(row.Tags) || (given(row.GroupName) ?? ''),
    vpcId,
    isDefault: row.GroupName === 'default',
    description: row.Description ?? '',
    ingress: readDirection(row, vpcId, 'ingress', context),
    egress: readDirection(row, vpcId, 'egress', context),
  }
}

function readDirection(
  row: SecurityGroupRow,
  vpcId: VpcId,
  direction: Direction,
  context: GroupContext,
): readonly SecurityGroupRule[] {
  const { report } = context
  const permissions = direction === 'ingress' ? row.IpPermissions : row.IpPermissionsEgress
  const listed = context.ruleRows
    .filter((rule) => rule.IsEgress === (direction === 'egress'))
    .map((rule) => ({ id: rule.SecurityGroupRuleId, traffic: rule.traffic, peer: rule.peer }))
  if (!permissions && context.ruleRows.length === 0) {
    return assumedRules(row.GroupId, direction, context)
  }
  return toRules(chooseRows(), row.GroupId, vpcId, direction, context)

  // Both files say the same; one is read, never the sum (trap 16).
  function chooseRows(): readonly RuleRow[] {
    if (!permissions) return listed
    const expanded = expand(permissions)
    if (context.ruleRows.length === 0) return expanded
    if (sameRules(expanded, listed)) return listed
    report.note(
      'contradiction',
      'SecurityGroups and SecurityGroupRules differ; the rules inside SecurityGroups are kept',
      row.GroupId,
    )
    return expanded
  }
}

function assumedRules(
  groupId: string,
  direction: Direction,
  { report, vpcHasIpv6 }: GroupContext,
): readonly SecurityGroupRule[] {
  if (direction === 'ingress') {
    report.note('assumed', 'Groups without IpPermissions allow nothing in', groupId)
    return []
  }
  report.note('assumed', 'Groups without IpPermissionsEgress allow everything out', groupId)
  return (vpcHasIpv6 ? [ANY_IPV4, ANY_IPV6] : [ANY_IPV4]).map((cidr, index) => ({
    id: madeId(groupId, 'egress', index),
    traffic: ALL_TRAFFIC,
    peer: { kind: 'cidr', cidr },
  }))
}

function expand(permissions: readonly PermissionRow[]): readonly RuleRow[] {
  return permissions.flatMap(({ traffic, peers }) =>
    peers.map((peer) => ({ id: undefined, traffic, peer })),
  )
}

function sameRules(a: readonly RuleRow[], b: readonly RuleRow[]): boolean {
  if (a.length !== b.length) return false
  const keys = new Set(a.map(ruleKey))
  return b.every((rule) => keys.has(ruleKey(rule)))
}

function ruleKey({ traffic, peer }: RuleRow): string {
  const end = peer.kind === 'cidr' ? peer.cidr : peer.kind === 'group' ? peer.pair.GroupId : peer.id
  return JSON.stringify([Object.values(traffic), peer.kind, end])
}

function toRules(
  ruleRows: readonly RuleRow[],
  groupId: string,
  vpcId: VpcId,
  direction: Direction,
  context: GroupContext,
): readonly SecurityGroupRule[] {
  return ruleRows.flatMap(({ id, traffic, peer }, index) => {
    const readPeer = toPeer(peer, groupId, vpcId, context)
    if (!readPeer) return []
    const { description } = peer
    return [
      {
        id: id === undefined ? madeId(groupId, direction, index) : asId<SecurityGroupRuleId>(id),
        traffic,
        peer: readPeer,
        ...(description !== undefined && { description }),
      },
    ]
  })
}

function toPeer(
  peer: PeerRow,
  groupId: string,
  vpcId: VpcId,
  context: GroupContext,
): RulePeer | undefined {
  if (peer.kind === 'cidr') return { kind: 'cidr', cidr: peer.cidr }
  if (peer.kind === 'prefixList') {
    return { kind: 'prefixList', prefixListId: asId<PrefixListId>(peer.id) }
  }
  const named = given(peer.pair.GroupId) ?? groupByName(peer.pair, vpcId, context)
  if (named === undefined) {
    context.report.note('unknown', 'Rules that name a group which cannot be found', groupId)
    return undefined
  }
  const securityGroupId = asId<SecurityGroupId>(named)
  return isStale(peer.pair, context)
    ? { kind: 'securityGroup', securityGroupId, stale: true }
    : { kind: 'securityGroup', securityGroupId }
}

function groupByName(pair: GroupPair, vpcId: VpcId, context: GroupContext): string | undefined {
  const name = given(pair.GroupName)
  return name === undefined ? undefined : context.idByName(name, given(pair.VpcId) ?? vpcId)
}

/** Over a peering that is not active the reference matches nothing (SG-33, SG-34). */
function isStale(pair: GroupPair, { isGone }: GroupContext): boolean {
  const status = given(pair.PeeringStatus)
  if (status !== undefined && !sameWord(status, 'active')) return true
  const connection = given(pair.VpcPeeringConnectionId)
  return connection !== undefined && isGone(connection)
}

function madeId(groupId: string, direction: Direction, index: number): SecurityGroupRuleId {
  return asId<SecurityGroupRuleId>(`${groupId}/${direction}/${String(index)}`)
}
