import { ANY_IPV4 } from '../ip'
import type { NetworkAclId, SubnetId, VpcId } from '../ids'
import {
  orderedEntries,
  RULE_NUMBERS,
  type NetworkAcl,
  type NetworkAclEntry,
} from '../resources/networkAcl'
import type { Direction } from '../resources/securityGroup'
import { fail, ok, type Result } from '../result'
import { findOf, withResources, type Topology } from '../topology'
import { tcp } from '../traffic'
import { defaultAclEntries } from './defaults'
import { patched, requireOf, updateResource, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'

/** The gap that AWS's documentation advises between rule numbers, to leave room for later ones. */
const NUMBER_STEP = 10
const FIRST_NUMBER = 100

/** A new ACL: no entries but the two `*`, so it denies everything (NACL-17). */
export function addNetworkAcl(
  topology: Topology,
  vpcId: VpcId,
  options: { readonly name?: string } = {},
): Created<NetworkAclId> {
  requireOf(topology, 'vpc', vpcId)
  const name = uniqueName(topology, options.name ?? proposeName(topology, 'networkAcl'))
  return createAcl(topology, { vpcId, name, isDefault: false, entries: [] })
}

/** The ACL that comes with a VPC: it lets everything through (NACL-15). */
export function addDefaultNetworkAcl(topology: Topology, vpcId: VpcId): Created<NetworkAclId> {
  const hasIpv6 = requireOf(topology, 'vpc', vpcId).ipv6CidrBlocks.length > 0
  const entries = defaultAclEntries(hasIpv6)
  return createAcl(topology, { vpcId, name: '', isDefault: true, entries })
}

/** The ACL that guards a subnet from now on; `undefined` gives it back to the default one (NACL-18). */
export function associateNetworkAcl(
  topology: Topology,
  subnetId: SubnetId,
  networkAclId: NetworkAclId | undefined,
): Topology {
  return updateResource(topology, 'subnet', subnetId, { networkAclId })
}

/**
 * A number for one more entry of a direction: halfway between the entries before and after
 * `position`, else a step behind the last one. Nothing where there is no room.
 */
export function nextRuleNumber(
  acl: NetworkAcl,
  direction: Direction,
  position?: number,
): number | undefined {
  const numbers = orderedEntries(acl, direction).map(({ ruleNumber }) => ruleNumber)
  const index = position ?? numbers.length
  const after = numbers[index]
  const before = numbers[index - 1]
  if (after === undefined) {
    if (before === undefined) return FIRST_NUMBER
    const next = Math.floor(before / NUMBER_STEP) * NUMBER_STEP + NUMBER_STEP
    if (next <= RULE_NUMBERS.to) return next
    return before < RULE_NUMBERS.to ? before + 1 : undefined
  }
  return between(before ?? 0, after)
}

/** Adds an entry at the end, or before the one at `position`; without a draft it allows HTTPS. */
export function addAclEntry(
  topology: Topology,
  aclId: NetworkAclId,
  direction: Direction,
  draft: Partial<Omit<NetworkAclEntry, 'direction'>> = {},
  position?: number,
): Result<Created<NetworkAclId> & { readonly ruleNumber: number }> {
  const acl = requireOf(topology, 'networkAcl', aclId)
  const ruleNumber = draft.ruleNumber ?? nextRuleNumber(acl, direction, position)
  if (ruleNumber === undefined) return fail('There is no rule number left here; renumber the list')
  const taken = faultOfNumber(acl, direction, ruleNumber)
  if (taken !== undefined) return fail(taken)
  const entry: NetworkAclEntry = { ...NEW_ENTRY, ...draft, direction, ruleNumber }
  const changed = withResources(topology, { ...acl, entries: [...acl.entries, entry] })
  return ok({ topology: changed, id: aclId, ruleNumber })
}

/** Changes an entry; another number moves it in the order of evaluation and must be free (NACL-02). */
export function updateAclEntry(
  topology: Topology,
  aclId: NetworkAclId,
  direction: Direction,
  ruleNumber: number,
  change: Partial<Omit<NetworkAclEntry, 'direction'>>,
): Result<Topology> {
  const acl = requireOf(topology, 'networkAcl', aclId)
  if (change.ruleNumber !== undefined && change.ruleNumber !== ruleNumber) {
    const fault = faultOfNumber(acl, direction, change.ruleNumber)
    if (fault !== undefined) return fail(fault)
  }
  return ok(
    changeEntries(topology, aclId, (entries) =>
      entries.map((entry) =>
        isEntry(entry, direction, ruleNumber) ? patched(entry, change) : entry,
      ),
    ),
  )
}

/** Takes an entry away. */
export function removeAclEntry(
  topology: Topology,
  aclId: NetworkAclId,
  direction: Direction,
  ruleNumber: number,
): Topology {
  return changeEntries(topology, aclId, (entries) =>
    entries.filter((entry) => !isEntry(entry, direction, ruleNumber)),
  )
}

/** Moves an entry to a place in the order by giving it a number there; renumbers when there is none. */
export function moveAclEntry(
  topology: Topology,
  aclId: NetworkAclId,
  direction: Direction,
  ruleNumber: number,
  position: number,
): Topology {
  const acl = findOf(topology, 'networkAcl', aclId)
  const ordered = acl ? orderedEntries(acl, direction) : []
  const entry = ordered.find((candidate) => candidate.ruleNumber === ruleNumber)
  if (!acl || !entry || ordered.indexOf(entry) === position) return topology
  const others = ordered.filter((candidate) => candidate !== entry)
  const rest = { ...acl, entries: acl.entries.filter((candidate) => candidate !== entry) }
  const number = nextRuleNumber(rest, direction, Math.min(position, others.length))
  if (number !== undefined) {
    return withResources(topology, {
      ...acl,
      entries: acl.entries.map((item) => (item === entry ? { ...item, ruleNumber: number } : item)),
    })
  }
  return withNumbers(topology, acl, direction, others.toSpliced(position, 0, entry))
}

/** Puts a copy right behind an entry, with the next number that is free there. */
export function duplicateAclEntry(
  topology: Topology,
  aclId: NetworkAclId,
  direction: Direction,
  ruleNumber: number,
): Result<Created<NetworkAclId> & { readonly ruleNumber: number }> {
  const ordered = orderedEntries(requireOf(topology, 'networkAcl', aclId), direction)
  const index = ordered.findIndex((entry) => entry.ruleNumber === ruleNumber)
  const entry = ordered[index]
  if (!entry) return fail(`There is no rule ${String(ruleNumber)} to copy`)
  const { action, traffic, cidr } = entry
  return addAclEntry(topology, aclId, direction, { action, traffic, cidr }, index + 1)
}

/** Numbers the entries of a direction 100, 110, 120 … in their order. */
export function renumberAclEntries(
  topology: Topology,
  aclId: NetworkAclId,
  direction: Direction,
): Topology {
  const acl = findOf(topology, 'networkAcl', aclId)
  return acl ? withNumbers(topology, acl, direction, orderedEntries(acl, direction)) : topology
}

const NEW_ENTRY: Pick<NetworkAclEntry, 'action' | 'traffic' | 'cidr'> = {
  action: 'allow',
  traffic: tcp(443),
  cidr: ANY_IPV4,
}

function createAcl(
  topology: Topology,
  about: Pick<NetworkAcl, 'vpcId' | 'name' | 'isDefault' | 'entries'>,
): Created<NetworkAclId> {
  const id = newId(topology, 'networkAcl')
  return { topology: withResources(topology, { kind: 'networkAcl', id, ...about }), id }
}

function isEntry(entry: NetworkAclEntry, direction: Direction, ruleNumber: number): boolean {
  return entry.direction === direction && entry.ruleNumber === ruleNumber
}

function faultOfNumber(
  acl: NetworkAcl,
  direction: Direction,
  ruleNumber: number,
): string | undefined {
  const { from, to } = RULE_NUMBERS
  if (!Number.isInteger(ruleNumber) || ruleNumber < from || ruleNumber > to) {
    return `Rule numbers run from ${String(from)} to ${String(to)}`
  }
  if (!acl.entries.some((entry) => isEntry(entry, direction, ruleNumber))) return undefined
  const words = direction === 'ingress' ? 'inbound' : 'outbound'
  return `There is an ${words} rule ${String(ruleNumber)} already`
}

/** A number strictly between two, the roundest one near the middle. */
function between(before: number, after: number): number | undefined {
  if (after - before < 2) return undefined
  const middle = Math.floor((before + after) / 2)
  const round = Math.ceil(middle / NUMBER_STEP) * NUMBER_STEP
  return round > before && round < after ? round : middle
}

function withNumbers(
  topology: Topology,
  acl: NetworkAcl,
  direction: Direction,
  ordered: readonly NetworkAclEntry[],
): Topology {
  const numbered = ordered.map((entry, index) =>
    patched(entry, { ruleNumber: FIRST_NUMBER + NUMBER_STEP * index }),
  )
  if (numbered.every((entry, index) => entry === ordered[index])) return topology
  const others = acl.entries.filter((entry) => entry.direction !== direction)
  return withResources(topology, { ...acl, entries: [...others, ...numbered] })
}

function changeEntries(
  topology: Topology,
  aclId: NetworkAclId,
  change: (entries: readonly NetworkAclEntry[]) => readonly NetworkAclEntry[],
): Topology {
  return updateResource(topology, 'networkAcl', aclId, (acl) => {
    const entries = change(acl.entries)
    const same =
      entries.length === acl.entries.length &&
      entries.every((entry, index) => entry === acl.entries[index])
    return same ? {} : { entries }
  })
}
