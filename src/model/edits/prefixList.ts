import type { PrefixListId } from '../ids'
import { familyOf, type Cidr } from '../ip'
import type { PrefixList } from '../resources/prefixList'
import { fail, ok, type Result } from '../result'
import { findOf, labelOf, withResources, type Topology } from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'

/** How many entries a new list may grow to, until somebody says otherwise. */
const DEFAULT_MAX_ENTRIES = 10

type Entry = NonNullable<PrefixList['entries']>[number]

/** A new customer-managed prefix list (SG-39). */
export function addPrefixList(
  topology: Topology,
  family: PrefixList['family'] = 'ipv4',
  options: { readonly name?: string; readonly entries?: readonly Entry[] } = {},
): Created<PrefixListId> {
  const id = newId(topology, 'prefixList')
  const entries = options.entries ?? []
  const list: PrefixList = {
    kind: 'prefixList',
    id,
    name: uniqueName(topology, options.name ?? proposeName(topology, 'prefixList')),
    family,
    awsManaged: false,
    maxEntries: Math.max(DEFAULT_MAX_ENTRIES, entries.length),
    entries,
  }
  return { topology: withResources(topology, list), id }
}

/** Adds a block to a list of the same family, once and within the list's maximum (SG-39, SG-40). */
export function addPrefixListEntry(
  topology: Topology,
  listId: PrefixListId,
  block: Cidr,
  description?: string,
): Result<Topology> {
  const list = requireOf(topology, 'prefixList', listId)
  const entries = list.entries ?? []
  if (`ipv${String(familyOf(block))}` !== list.family) {
    return fail(`${labelOf(list)} holds ${FAMILY_LABELS[list.family]} blocks; ${block} is not one`)
  }
  if (entries.some(({ cidr }) => cidr === block))
    return fail(`${labelOf(list)} has ${block} already`)
  if (list.maxEntries !== undefined && entries.length >= list.maxEntries) {
    return fail(`${labelOf(list)} is full: its maximum is ${String(list.maxEntries)} entries`)
  }
  const entry: Entry = description === undefined ? { cidr: block } : { cidr: block, description }
  return ok(withResources(topology, { ...list, entries: [...entries, entry] }))
}

/** Takes a block out of a list. */
export function removePrefixListEntry(
  topology: Topology,
  listId: PrefixListId,
  block: Cidr,
): Topology {
  const entries = findOf(topology, 'prefixList', listId)?.entries ?? []
  if (!entries.some(({ cidr }) => cidr === block)) return topology
  return updateResource(topology, 'prefixList', listId, {
    entries: entries.filter(({ cidr }) => cidr !== block),
  })
}

const FAMILY_LABELS: Readonly<Record<PrefixList['family'], string>> = { ipv4: 'IPv4', ipv6: 'IPv6' }
