import { ANY_IPV4, ANY_IPV6, familyOf } from '@/model/ip'
import type { NetworkAcl } from '@/model/resources/networkAcl'
import type { Direction, SecurityGroup } from '@/model/resources/securityGroup'
import { labelOf, resourcesOf } from '@/model/topology'
import { formatTraffic, type Traffic } from '@/model/traffic'
import { someNames, wordOf, type LintContext } from './context'
import { finding, type Finding } from './finding'
import { boxOf, withoutBoxes, type Box } from './trafficBoxes'

/** 0.0.0.0/0 without ::/0 where IPv6 is in use: it means any IPv4 address, not anywhere (TRAP-17). */
export function familyFindings(context: LintContext): readonly Finding[] {
  const { topology } = context
  return [
    ...resourcesOf(topology, 'securityGroup').flatMap((group) =>
      (['ingress', 'egress'] as const).flatMap((direction) => groupIpv6(group, direction, context)),
    ),
    ...resourcesOf(topology, 'networkAcl').flatMap((acl) =>
      (['ingress', 'egress'] as const).flatMap((direction) => aclIpv6(acl, direction, context)),
    ),
    ...tableIpv6(context),
  ]
}

function groupIpv6(
  group: SecurityGroup,
  direction: Direction,
  { members, topology }: LintContext,
): readonly Finding[] {
  const dualStack = (members.get(group.id) ?? []).filter(({ eni }) => eni.ipv6Addresses.length > 0)
  if (dualStack.length === 0) return []
  const ipv6Rules = group[direction].flatMap(({ traffic, peer }) =>
    peer.kind === 'cidr' && familyOf(peer.cidr) === 6 ? [boxOf(traffic, peer.cidr)] : [],
  )
  return group[direction].flatMap(({ id, traffic, peer }) => {
    if (peer.kind !== 'cidr' || peer.cidr !== ANY_IPV4 || traffic.protocol === 'icmp') return []
    const isWhole = withoutBoxes([boxOf(traffic, ANY_IPV6)], ipv6Rules).length === 0
    // Somebody who wrote the rule for some IPv6 block has thought of IPv6.
    if (isWhole || ipv6Rules.some((rule) => admits(rule, traffic))) return []
    const names = someNames(
      topology,
      dualStack.map(({ eni }) => eni.id),
    )
    return [
      finding('groupLeavesIpv6Out', {
        ids: [group.id],
        about: { kind: 'rule', securityGroupId: group.id, direction, ruleId: id },
        sentence: `${labelOf(group)} allows ${wordOf(direction)} ${formatTraffic(traffic)} for 0.0.0.0/0 but not for ::/0, although ${names} ${dualStack.length === 1 ? 'has' : 'have'} IPv6`,
        mend: 'Add the same rule for ::/0 if IPv6 is meant too',
      }),
    ]
  })
}

/** Whether a rule admits the traffic from its own block. */
function admits(rule: Box, traffic: Traffic): boolean {
  const asked = boxOf(traffic, { family: 6, first: rule.first, last: rule.last })
  return withoutBoxes([asked], [rule]).length === 0
}

function aclIpv6(
  acl: NetworkAcl,
  direction: Direction,
  { subnetsByAcl, topology }: LintContext,
): readonly Finding[] {
  const dualStack = (subnetsByAcl.get(acl.id) ?? []).filter(
    ({ subnet }) => subnet.ipv6CidrBlock !== undefined,
  )
  const own = acl.entries.filter((entry) => entry.direction === direction)
  const allowsAll = own.find(({ action, cidr }) => action === 'allow' && cidr === ANY_IPV4)
  if (dualStack.length === 0 || !allowsAll || own.some(({ cidr }) => familyOf(cidr) === 6))
    return []
  const names = someNames(
    topology,
    dualStack.map(({ subnet }) => subnet.id),
  )
  return [
    finding('aclLeavesIpv6Out', {
      ids: [acl.id],
      about: {
        kind: 'entry',
        networkAclId: acl.id,
        direction,
        ruleNumber: allowsAll.ruleNumber,
      },
      sentence: `${labelOf(acl)} has ${wordOf(direction)} rules for IPv4 alone, so all IPv6 of ${names} is denied ${wordOf(direction)}`,
      mend: 'Add rules for IPv6 blocks',
    }),
  ]
}

function tableIpv6({ topology, subnetsByTable }: LintContext): readonly Finding[] {
  return resourcesOf(topology, 'routeTable').flatMap((table) => {
    const dualStack = (subnetsByTable.get(table.id) ?? []).filter(
      ({ subnet }) => subnet.ipv6CidrBlock !== undefined,
    )
    const leaves = (block: string) =>
      table.routes.some(
        ({ destination }) => destination.kind === 'cidr' && destination.cidr === block,
      )
    if (dualStack.length === 0 || !leaves(ANY_IPV4) || leaves(ANY_IPV6)) return []
    const names = someNames(
      topology,
      dualStack.map(({ subnet }) => subnet.id),
    )
    return [
      finding('tableLeavesIpv6Out', {
        ids: [table.id],
        sentence: `${labelOf(table)} has a route for 0.0.0.0/0 but none for ::/0, so IPv6 of ${names} does not leave the VPC by it`,
        mend: 'Add a route for ::/0 if IPv6 is meant too',
      }),
    ]
  })
}
