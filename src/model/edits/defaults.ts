import { ANY_IPV4, ANY_IPV6, type Cidr } from '../ip'
import type { SecurityGroupId } from '../ids'
import type { NetworkAclEntry } from '../resources/networkAcl'
import type { SecurityGroupRule, SecurityGroupRuleId } from '../resources/securityGroup'
import { ALL_TRAFFIC } from '../traffic'

/** The numbers that AWS gives the entries of a default network ACL (NACL-15). */
export const DEFAULT_RULE_NUMBERS = { ipv4: 100, ipv6: 101 } as const

/** Entries that let everything of one family through, both ways (NACL-15). */
export function allowAllEntries(ruleNumber: number, cidr: Cidr): readonly NetworkAclEntry[] {
  return (['ingress', 'egress'] as const).map((direction) => ({
    direction,
    ruleNumber,
    action: 'allow',
    traffic: ALL_TRAFFIC,
    cidr,
  }))
}

/** The entries of a new VPC's default network ACL (NACL-15). */
export function defaultAclEntries(hasIpv6: boolean): readonly NetworkAclEntry[] {
  return [
    ...allowAllEntries(DEFAULT_RULE_NUMBERS.ipv4, ANY_IPV4),
    ...(hasIpv6 ? allowAllEntries(DEFAULT_RULE_NUMBERS.ipv6, ANY_IPV6) : []),
  ]
}

/** An outbound rule of a new group: everything to everywhere of one family (SG-13). */
export function allowAllRule(id: SecurityGroupRuleId, cidr: Cidr): SecurityGroupRule {
  return { id, traffic: ALL_TRAFFIC, peer: { kind: 'cidr', cidr } }
}

/** The inbound rule of a default group: everything from its own members (SG-16). */
export function selfRule(
  id: SecurityGroupRuleId,
  securityGroupId: SecurityGroupId,
): SecurityGroupRule {
  return { id, traffic: ALL_TRAFFIC, peer: { kind: 'securityGroup', securityGroupId } }
}
