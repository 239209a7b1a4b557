import { holds } from '../address'
import type { AwsNetworkAcl, AwsNetworkAclEntry } from '../aws/awsSnapshot'
import { hasPorts, isIcmp } from '../packet'
import type { Packet } from '../packet'

/** Into the interface or subnet, or out of it. */
export type Side = 'ingress' | 'egress'

/**
 * Whether an ACL admits a packet: entries by ascending number, the first match decides (NACL-02), and
 * what none matches is denied (NACL-03). The ACL remembers nothing (NACL-10).
 */
export function networkAclAdmits(acl: AwsNetworkAcl, side: Side, packet: Packet): boolean {
  const entries = acl.Entries.filter((entry) => entry.Egress === (side === 'egress'))
  entries.sort((a, b) => a.RuleNumber - b.RuleNumber)
  const first = entries.find((entry) => entryMatches(entry, side, packet))
  return first?.RuleAction === 'allow'
}

function entryMatches(entry: AwsNetworkAclEntry, side: Side, packet: Packet): boolean {
  // NACL-04: ingress looks at the source, egress at the destination; NACL-08: one family an entry.
  const block = entry.CidrBlock ?? entry.Ipv6CidrBlock
  const remote = side === 'ingress' ? packet.source : packet.destination
  if (block === undefined || !holds(block, remote)) return false

  // NACL-06: with -1 nothing but the block counts.
  if (entry.Protocol === '-1') return true
  if (Number(entry.Protocol) !== packet.protocol) return false

  // NACL-05: the destination port of this very packet, in both lists.
  if (hasPorts(packet.protocol)) {
    const range = entry.PortRange
    const port = packet.destinationPort ?? -1
    return range === undefined || (range.From <= port && port <= range.To)
  }
  // NACL-07: type and code, -1 for all of them.
  if (isIcmp(packet.protocol)) {
    const wanted = entry.IcmpTypeCode
    if (wanted === undefined || wanted.Type === -1) return true
    return (
      wanted.Type === packet.icmpType && (wanted.Code === -1 || wanted.Code === packet.icmpCode)
    )
  }
  return true
}
