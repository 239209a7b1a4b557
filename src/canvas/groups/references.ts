import type { SecurityGroup } from '@/model/resources/securityGroup'
import { formatTraffic } from '@/model/traffic'

/** Another group that a group's rules name, one way. */
export interface GroupReference {
  readonly otherId: string
  readonly direction: 'in' | 'out'
  /** `TCP 8080, TCP 22` */
  readonly traffic: string
}

/** The groups that a group's rules name, itself aside. */
export function referencesOf(group: SecurityGroup): readonly GroupReference[] {
  return [...referencesIn(group, group.ingress, 'in'), ...referencesIn(group, group.egress, 'out')]
}

function referencesIn(
  { id }: SecurityGroup,
  rules: SecurityGroup['ingress'],
  direction: GroupReference['direction'],
): readonly GroupReference[] {
  const words = new Map<string, string[]>()
  for (const { peer, traffic } of rules) {
    if (peer.kind !== 'securityGroup' || peer.securityGroupId === id) continue
    const known = words.get(peer.securityGroupId)
    if (known) known.push(formatTraffic(traffic))
    else words.set(peer.securityGroupId, [formatTraffic(traffic)])
  }
  return [...words].map(([otherId, traffic]) => ({
    otherId,
    direction,
    traffic: traffic.join(', '),
  }))
}
