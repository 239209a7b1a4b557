import { cidrsOverlap, type Cidr } from '@/model/ip'
import type { Direction } from '@/model/resources/securityGroup'
import { findOf, type Topology } from '@/model/topology'
import type { Traffic } from '@/model/traffic'

/** Somebody that rules may admit: where it is, and which groups it carries. */
export interface Peer {
  /** Its addresses; without any, it may be anywhere. */
  readonly blocks: readonly Cidr[]
  readonly groupIds: readonly string[]
}

/**
 * Whether rules of any of the groups admit a peer on a TCP or UDP port, from somewhere at least. What is
 * not known (a stub, a list without entries) admits: lint tells only what it is sure of.
 */
export function groupsAdmit(
  topology: Topology,
  groupIds: readonly string[],
  direction: Direction,
  asked: { readonly protocol: 'tcp' | 'udp'; readonly port: number | undefined },
  peer: Peer,
): boolean {
  return groupIds.some((id) => {
    const group = findOf(topology, 'securityGroup', id)
    if (!group || group.stub) return true
    return group[direction].some((rule) => {
      if (!carries(rule.traffic, asked)) return false
      switch (rule.peer.kind) {
        case 'cidr':
          return touches([rule.peer.cidr], peer)
        case 'prefixList': {
          const entries = findOf(topology, 'prefixList', rule.peer.prefixListId)?.entries
          return (
            entries === undefined ||
            touches(
              entries.map(({ cidr }) => cidr),
              peer,
            )
          )
        }
        case 'securityGroup':
          return !rule.peer.stale && peer.groupIds.includes(rule.peer.securityGroupId)
      }
    })
  })
}

function carries(
  traffic: Traffic,
  { protocol, port }: { readonly protocol: string; readonly port: number | undefined },
): boolean {
  if (traffic.protocol === 'all') return true
  if (traffic.protocol !== protocol || !('ports' in traffic)) return false
  return port === undefined || (traffic.ports.from <= port && port <= traffic.ports.to)
}

function touches(blocks: readonly Cidr[], peer: Peer): boolean {
  return (
    peer.blocks.length === 0 ||
    blocks.some((block) => peer.blocks.some((own) => cidrsOverlap(block, own)))
  )
}
