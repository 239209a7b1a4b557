import { ANY_IPV4, familyOf } from '../ip'
import { RULE_NUMBERS, type NetworkAcl } from '../resources/networkAcl'
import type { RulePeer, SecurityGroup, SecurityGroupRule } from '../resources/securityGroup'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import { formatTraffic, type Traffic } from '../traffic'
import type { ValidationContext } from './context'
import { groupReach } from './groupReach'
import { issue, namesOf, type Issue } from './issue'

/** Rules of security groups and entries of network ACLs. */
export function ruleIssues({ topology }: ValidationContext): readonly Issue[] {
  const reach = groupReach(topology)
  return [
    ...resourcesOf(topology, 'securityGroup').flatMap((group) => [
      ...groupRuleIssues(group, group.ingress, 'inbound', topology, reach),
      ...groupRuleIssues(group, group.egress, 'outbound', topology, reach),
    ]),
    ...resourcesOf(topology, 'networkAcl').flatMap(aclIssues),
  ]
}

function groupRuleIssues(
  group: SecurityGroup,
  rules: readonly SecurityGroupRule[],
  direction: 'inbound' | 'outbound',
  topology: Topology,
  reach: ReturnType<typeof groupReach>,
): readonly Issue[] {
  const seen = new Set<string>()
  const name = labelOf(group)
  return rules.flatMap(({ id, traffic, peer }) => {
    const issues: Issue[] = []
    const key = JSON.stringify([Object.values(traffic), Object.values(peer)])
    const what = `${formatTraffic(traffic)} ${direction === 'inbound' ? 'from' : 'to'} ${peerName(topology, peer)}`
    if (seen.has(key)) {
      const message = `${name} has the ${direction} rule twice: ${what}`
      issues.push(issue('ruleTwice', [group.id, id], message, 'Delete one of them'))
    }
    seen.add(key)
    if (peer.kind === 'cidr' && crossesFamilies(traffic, familyOf(peer.cidr))) {
      const message = `${name} has an ${direction} rule that matches no packet: ${what}`
      issues.push(issue('ruleNeverMatches', [group.id, id], message))
    }
    if (peer.kind === 'securityGroup') issues.push(...referenceIssues(id, peer))
    return issues
  })

  function referenceIssues(
    ruleId: string,
    peer: Extract<RulePeer, { kind: 'securityGroup' }>,
  ): readonly Issue[] {
    const named = namesOf(topology, [peer.securityGroupId])
    if (peer.stale) {
      const message = `${name} has a stale ${direction} rule: the reference to ${named} matches nothing`
      return [issue('staleReference', [group.id, ruleId], message, 'Delete the rule')]
    }
    const other = findOf(topology, 'securityGroup', peer.securityGroupId)
    if (!other || other.stub || other.id === group.id) return []
    const words = `${name} has an ${direction} rule for ${named}`
    const ids = [group.id, ruleId, other.id]
    const mend = 'Name its CIDR block instead'
    switch (reach(group, other)) {
      case 'sameVpc':
      case 'peering':
        return []
      case 'transitGateway': {
        if (direction === 'inbound') return []
        const message = `${words}, a group beyond a transit gateway, where only inbound rules can name groups`
        return [issue('groupBeyondTransitGateway', ids, message, mend, 'SG-26')]
      }
      case 'transitGatewayOff': {
        const message = `${words}, a group beyond a transit gateway without security group referencing`
        return [issue('groupBeyondTransitGateway', ids, message, mend, 'SG-28')]
      }
      case 'otherRegion': {
        const message = `${words}, a group in another Region; across Regions a reference matches nothing`
        return [issue('groupInOtherRegion', ids, message, mend)]
      }
      case 'none': {
        const message = `${words}, a group of a VPC with which it has no active peering or common transit gateway`
        return [issue('groupOutOfReach', ids, message)]
      }
    }
  }
}

function peerName(topology: Topology, peer: RulePeer): string {
  if (peer.kind === 'cidr') return peer.cidr
  return namesOf(topology, [peer.kind === 'prefixList' ? peer.prefixListId : peer.securityGroupId])
}

/** ICMP is of IPv4 only and ICMPv6 of IPv6 only (SG-09). */
function crossesFamilies(traffic: Traffic, family: 4 | 6): boolean {
  if (traffic.protocol === 'icmp') return family === 6
  return traffic.protocol === 'icmpv6' && family === 4
}

function aclIssues(acl: NetworkAcl): readonly Issue[] {
  const seen = new Set<string>()
  return acl.entries.flatMap(({ direction, ruleNumber, traffic, cidr }) => {
    const words = direction === 'ingress' ? 'inbound' : 'outbound'
    const key = `${direction} ${String(ruleNumber)}`
    const issues: Issue[] = []
    if (seen.has(key)) {
      const message = `${labelOf(acl)} has two ${words} rules with the number ${String(ruleNumber)}`
      issues.push(issue('ruleNumberTwice', [acl.id], message, 'Give one of them another number'))
    }
    seen.add(key)
    if (ruleNumber < RULE_NUMBERS.from || ruleNumber > RULE_NUMBERS.to) {
      const message = `${labelOf(acl)} has an ${words} rule with the number ${String(ruleNumber)}; numbers go from ${String(RULE_NUMBERS.from)} to ${String(RULE_NUMBERS.to)}`
      issues.push(issue('ruleNumber', [acl.id], message, 'Give it another number'))
    }
    if (crossesFamilies(traffic, familyOf(cidr))) {
      const message = `${words === 'inbound' ? 'Inbound' : 'Outbound'} rule ${String(ruleNumber)} of ${labelOf(acl)} matches no packet: ${formatTraffic(traffic)} is not of the family of ${cidr}`
      const mend = cidr === ANY_IPV4 ? 'Use ::/0' : undefined
      issues.push(issue('ruleNeverMatches', [acl.id], message, mend))
    }
    return issues
  })
}
