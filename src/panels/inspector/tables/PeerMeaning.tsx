import type { Direction, SecurityGroup } from '@/model/resources/securityGroup'
import { labelOf, resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { GroupShield } from '../GroupShield'
import { readPeer } from './peerText'

const words = strings.cells

interface PeerMeaningProps {
  readonly topology: Topology
  readonly group: SecurityGroup
  readonly direction: Direction
  readonly text: string
}

/** How many addresses are named before the rest is only counted. */
const NAMED = 3

/** What a group as source or destination stands for: addresses, never the group's rules (SG-22). */
export function PeerMeaning({ topology, group, direction, text }: PeerMeaningProps) {
  const peer = readPeer(topology, group.vpcId, text, direction)
  if (!peer.ok || peer.value.kind !== 'securityGroup') return null
  const { securityGroupId } = peer.value
  const named = resourcesOf(topology, 'securityGroup').find(({ id }) => id === securityGroupId)
  if (!named) return null
  const addresses = resourcesOf(topology, 'networkInterface')
    .filter(({ securityGroupIds }) => securityGroupIds.includes(securityGroupId))
    .flatMap((eni) => eni.privateAddresses[0]?.address ?? eni.ipv6Addresses[0] ?? [])
  const rest = addresses.length - NAMED
  return (
    <aside className="mx-4 mt-3 mb-4 rounded-card border border-line px-3 py-2.5 text-[12px] leading-[18px]">
      <p className="flex items-center gap-2 font-semibold">
        <GroupShield groupId={named.id} />
        {labelOf(named)}
        <span className="font-normal text-muted">{words.meansAs[direction]}</span>
      </p>
      <p className="mt-1">
        {words.means(labelOf(named))}{' '}
        {addresses.length === 0 ? (
          words.nowNone
        ) : (
          <>
            {words.now} <span className="font-mono">{addresses.slice(0, NAMED).join(', ')}</span>
            {rest > 0 && words.andMore(rest)}
          </>
        )}
        {words.notItsRules(labelOf(named))}
      </p>
    </aside>
  )
}
