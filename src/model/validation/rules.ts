import { ANY_IPV4, familyOf } from '../ip'
import type { NetworkAcl } from '../resources/networkAcl'
import type { RulePeer, SecurityGroup, SecurityGroupRule } from '../resources/securityGroup'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import { formatTraffic, type Traffic } from '../traffic'
import type { ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

/** Rules of security groups and entries of network ACLs. */
export function ruleIssues({ topology }: ValidationContext): readonly Issue[] {
  const peered = peeredVpcs(topology)
  return [
    ...resourcesOf(topology, 'securityGroup').flatMap((group) => [
      ...groupRuleIssues(group, group.ingress, 'inbound', topology, peered),
      ...groupRuleIssues(group, group.egress, 'outbound', topology, peered),
    ]),
    ...resourcesOf(topology, 'networkAcl').flatMap(aclIssues),
  ]
}

/** Each pair of VPCs with an active peering, in both orders. */
function peeredVpcs(topology: Topology): ReadonlySet<string> {
  return new Set(
    resourcesOf(topology, 'peeringConnection')
      .filter(({ status }) => status === 'active')
      .flatMap(({ requester, accepter }) => [
        `${requester.vpcId} ${accepter.vpcId}`,
        `${accepter.vpcId} ${requester.vpcId}`,
      ]),
  )
}

function groupRuleIssues(
  group: SecurityGroup,
  rules: readonly SecurityGroupRule[],
  direction: string,
  topology: Topology,
  peered: ReadonlySet<string>,
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
    if (!other || other.stub || other.vpcId === group.vpcId) return []
    if (peered.has(`${group.vpcId} ${other.vpcId}`)) return []
    const message = `${name} has an ${direction} rule for ${named}, a group of a VPC with which it has no active peering`
    return [issue('groupOutOfReach', [group.id, ruleId, other.id], message)]
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
    if (crossesFamilies(traffic, familyOf(cidr))) {
      const message = `${words === 'inbound' ? 'Inbound' : 'Outbound'} rule ${String(ruleNumber)} of ${labelOf(acl)} matches no packet: ${formatTraffic(traffic)} is not of the family of ${cidr}`
      const mend = cidr === ANY_IPV4 ? 'Use ::/0' : undefined
      issues.push(issue('ruleNeverMatches', [acl.id], message, mend))
    }
    return issues
  })
}
