import { ANY_IPV4, ANY_IPV6, hostCidr, parseCidr, parseIp, type Cidr } from '@/model/ip'
import { fail, ok, type Result } from '@/model/result'
import type { SecurityGroupId, VpcId } from '@/model/ids'
import type { Direction, RulePeer } from '@/model/resources/securityGroup'
import { findOf, labelOf, resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import type { CellOption } from './grid'
import { blockByName, namedBlocks, namedOptions, type NamedBlock } from './namedBlocks'

const words = strings.cells

/** A fault of one cell's text, and the text that would mend it. */
export interface TextFault {
  readonly message: string
  readonly fix?: { readonly label: string; readonly text: string }
}

interface Named {
  readonly id: string
  readonly name: string
}

/** What a cell shows for a thing that has an id: its name, or the id where names repeat. */
export function uniqueLabel(all: readonly Named[], thing: Named): string {
  const label = labelOf(thing)
  return all.some((other) => other.id !== thing.id && labelOf(other) === label) ? thing.id : label
}

/** The thing that a cell's text names: by id, or by a name that only one of them has. */
export function byLabel<Thing extends Named>(
  all: readonly Thing[],
  text: string,
): Thing | undefined {
  const word = text.trim().toLowerCase()
  const byId = all.find(({ id }) => id.toLowerCase() === word)
  if (byId) return byId
  const named = all.filter((thing) => labelOf(thing).toLowerCase() === word)
  return named.length === 1 ? named[0] : undefined
}

/**
 * A block, or the name of something that has one. `10.0.1.7` for `10.0.1.7/32`: a bare address was very
 * likely meant as that block (SG-04).
 */
export function readBlock(
  text: string,
  named: readonly NamedBlock[] = [],
): Result<Cidr, TextFault> {
  const block = parseCidr(text)
  if (block.ok) return block
  const byName = blockByName(named, text)
  if (byName) return ok(byName)
  const address = parseIp(text)
  if (!address.ok) return fail({ message: block.error })
  const host = hostCidr(address.value)
  return fail({
    message: words.addressForBlock(text.trim()),
    fix: { label: words.use(host), text: host },
  })
}

export function writePeer(topology: Topology, vpcId: VpcId, peer: RulePeer): string {
  if (peer.kind === 'cidr') return peer.cidr
  if (peer.kind === 'prefixList') {
    const list = findOf(topology, 'prefixList', peer.prefixListId)
    return list ? uniqueLabel(peerNames(topology, vpcId), list) : peer.prefixListId
  }
  const group = findOf(topology, 'securityGroup', peer.securityGroupId)
  if (!group) return peer.securityGroupId
  // A name says enough inside the VPC; a group elsewhere may have the same one.
  const names = group.vpcId === vpcId ? peerNames(topology, vpcId) : allNames(topology)
  return uniqueLabel(names, group)
}

/** Exactly one peer: a block, a prefix list or a security group (SG-03). */
export function readPeer(
  topology: Topology,
  vpcId: VpcId,
  text: string,
  direction: Direction,
  before?: RulePeer,
): Result<RulePeer, TextFault> {
  const word = text.trim()
  if (word === '') {
    return fail({ message: words.noPeer[direction] })
  }
  // An unknown id, as imports have them, stays what it is while other cells are edited.
  if (before && writePeer(topology, vpcId, before) === word) return ok(before)
  const groups = resourcesOf(topology, 'securityGroup')
  const near = groups.filter((candidate) => candidate.vpcId === vpcId)
  const group = byLabel(near, word) ?? byLabel(groups, word)
  if (group) return ok({ kind: 'securityGroup', securityGroupId: group.id })
  const list = byLabel(resourcesOf(topology, 'prefixList'), word)
  if (list) return ok({ kind: 'prefixList', prefixListId: list.id })
  if (/^any(where)?$|^all$/i.test(word)) return ok({ kind: 'cidr', cidr: ANY_IPV4 })
  const block = readBlock(word, namedBlocks(topology, vpcId))
  if (block.ok) return ok({ kind: 'cidr', cidr: block.value })
  // The console writes a group or a list as its id and its name.
  const id = /^((?:sg|pl)-[\da-z]+)\s*[/(]/i.exec(word)?.[1]
  if (id !== undefined) return readPeer(topology, vpcId, id, direction)
  if (/^[\d.:/a-f]+$/i.test(word) && /[.:/]/.test(word)) return block
  return fail({
    message: words.notAPeer(word),
  })
}

/** What the Source or Destination cell offers: anywhere, groups, the VPC's own blocks, lists. */
export function peerOptions(
  topology: Topology,
  vpcId: VpcId,
  ownGroup: SecurityGroupId | undefined,
  iconOf: (groupId: string) => CellOption['icon'],
): readonly CellOption[] {
  const groups = resourcesOf(topology, 'securityGroup')
  const near = groups.filter((group) => group.vpcId === vpcId)
  const peered = groups.filter(
    (group) => group.vpcId !== vpcId && isPeered(topology, vpcId, group.vpcId),
  )
  return [
    ...anywhere(),
    ...[...near, ...peered].map((group) => ({
      heading: words.groups,
      text: writePeer(topology, vpcId, { kind: 'securityGroup', securityGroupId: group.id }),
      detail: group.id === ownGroup ? words.thisGroup : group.id,
      keywords: group.id,
      icon: iconOf(group.id),
    })),
    ...resourcesOf(topology, 'prefixList').map((list) => ({
      heading: words.lists,
      text: writePeer(topology, vpcId, { kind: 'prefixList', prefixListId: list.id }),
      detail: list.entries ? strings.resources.entries(list.entries.length) : list.id,
      keywords: list.id,
    })),
    ...namedOptions(namedBlocks(topology, vpcId)),
  ]
}

export function anywhere(): readonly CellOption[] {
  return [
    { heading: words.anywhere, text: ANY_IPV4, detail: words.anyIpv4 },
    { heading: words.anywhere, text: ANY_IPV6, detail: words.anyIpv6 },
  ]
}

function allNames(topology: Topology): readonly Named[] {
  return [...resourcesOf(topology, 'securityGroup'), ...resourcesOf(topology, 'prefixList')]
}

function peerNames(topology: Topology, vpcId: VpcId): readonly Named[] {
  return [
    ...resourcesOf(topology, 'securityGroup').filter((group) => group.vpcId === vpcId),
    ...resourcesOf(topology, 'prefixList'),
  ]
}

function isPeered(topology: Topology, a: VpcId, b: VpcId): boolean {
  return resourcesOf(topology, 'peeringConnection').some(
    ({ requester, accepter }) =>
      (requester.vpcId === a && accepter.vpcId === b) ||
      (requester.vpcId === b && accepter.vpcId === a),
  )
}
