import { familyOf, type Family } from '@/model/ip'
import type { SecurityGroupRule } from '@/model/resources/securityGroup'
import { findOf, type Topology } from '@/model/topology'

/** Rules of one group, in each direction and family (SG-42). */
export const RULE_QUOTA = 60

/** Entries of one network ACL, in each direction (NACL-19). */
export const ENTRY_QUOTA = 20

/** How much of the quota these rules use, IPv4 first: a prefix list counts as its maximum (SG-40). */
export function ruleSlots(
  topology: Topology,
  rules: readonly SecurityGroupRule[],
): readonly [number, number] {
  return [slotsOf(topology, rules, 4), slotsOf(topology, rules, 6)]
}

function slotsOf(topology: Topology, rules: readonly SecurityGroupRule[], family: Family): number {
  return rules.reduce((sum, { peer }) => {
    if (peer.kind === 'securityGroup') return sum + 1
    if (peer.kind === 'cidr') return sum + (familyOf(peer.cidr) === family ? 1 : 0)
    const list = findOf(topology, 'prefixList', peer.prefixListId)
    const sameFamily = (list?.family ?? 'ipv4') === `ipv${String(family)}`
    return sum + (sameFamily ? (list?.maxEntries ?? list?.entries?.length ?? 1) : 0)
  }, 0)
}
