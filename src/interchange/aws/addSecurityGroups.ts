import { asId, type VpcId } from '@/model/ids'
import type { Assembly } from './assembly'
import { given } from './rows'
import type { SecurityGroupRuleRow } from './securityGroupRows'
import { readSecurityGroup } from './securityGroups'

/** Puts in the groups of each VPC, also those of which only the rules file tells. */
export function addSecurityGroups({ snapshot, builder, report, isGone }: Assembly): void {
  const { rows } = snapshot
  const ruleRows = new Map<string, SecurityGroupRuleRow[]>()
  for (const rule of rows.SecurityGroupRules) {
    const known = ruleRows.get(rule.GroupId) ?? []
    ruleRows.set(rule.GroupId, known)
    known.push(rule)
  }
  const idByName = new Map(
    rows.SecurityGroups.map((row) => [nameKey(row.VpcId ?? '', row.GroupName ?? ''), row.GroupId]),
  )
  for (const row of rows.SecurityGroups) {
    const vpcId = given(row.VpcId)
    if (vpcId === undefined) {
      report.note('leftOut', 'Groups without a VPC (EC2-Classic)', row.GroupId)
      continue
    }
    builder.put(
      readSecurityGroup(row, asId<VpcId>(vpcId), {
        report,
        ruleRows: ruleRows.get(row.GroupId) ?? [],
        vpcHasIpv6: (builder.find('vpc', vpcId)?.ipv6CidrBlocks.length ?? 0) > 0,
        idByName: (name, vpc) => idByName.get(nameKey(vpc, name)),
        isGone,
      }),
    )
  }
  addGroupsKnownByRules(ruleRows)

  // Only the rules file was given: it has everything about a group but its name and VPC.
  function addGroupsKnownByRules(rules: ReadonlyMap<string, readonly SecurityGroupRuleRow[]>) {
    for (const [groupId, own] of rules) {
      if (builder.find('securityGroup', groupId)) continue
      const vpcId = vpcOfGroup(groupId)
      if (vpcId === undefined) {
        report.note('leftOut', 'Rules of groups that belong to no VPC we know', groupId)
        continue
      }
      report.note('assumed', 'Groups known by their rules alone', groupId)
      builder.put(
        readSecurityGroup({ GroupId: groupId }, asId<VpcId>(vpcId), {
          report,
          ruleRows: own,
          vpcHasIpv6: false,
          idByName: () => undefined,
          isGone,
        }),
      )
    }
  }

  function vpcOfGroup(groupId: string): string | undefined {
    const bearers = [
      ...rows.NetworkInterfaces,
      ...rows.Instances.flatMap(({ NetworkInterfaces }) => NetworkInterfaces ?? []),
    ]
    const bearer = bearers.find(({ Groups }) => Groups?.some(({ GroupId }) => GroupId === groupId))
    const [only, ...others] = rows.Vpcs
    return given(bearer?.VpcId) ?? (others.length === 0 ? only?.VpcId : undefined)
  }
}

/** Group names are unique in a VPC whatever their case (SG-12). */
function nameKey(vpcId: string, name: string): string {
  return `${vpcId} ${name.toLowerCase()}`
}
