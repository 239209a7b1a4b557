import { allResources, type ResourceKind, type Topology } from '../topology'
import { ID_PREFIXES } from './newId'

/** Where the prefix of an id would read badly as a name, a word. */
const STEMS: Readonly<Record<ResourceKind, string>> = {
  ...ID_PREFIXES,
  instance: 'server',
  securityGroup: 'group',
  gatewayEndpoint: 'endpoint',
  prefixList: 'list',
  internetHost: 'Host',
  other: 'resource',
}

/** A short name that nothing else has: `subnet-3`. */
export function proposeName(topology: Topology, kind: ResourceKind): string {
  return numberedName(topology, STEMS[kind])
}

/** The wanted name, or with the first free number behind it: `app-sg`, `app-sg-2`. */
export function uniqueName(topology: Topology, wanted: string): string {
  return takenNames(topology).has(wanted) ? numberedName(topology, wanted, 2) : wanted
}

/** Free names for copies, each also free of the others: `app-a1` becomes `app-a2`, `web` `web-2`. */
export function copyNames(topology: Topology, wanted: readonly string[]): readonly string[] {
  const taken = new Set(takenNames(topology))
  return wanted.map((name) => {
    if (name === '' || !taken.has(name)) {
      taken.add(name)
      return name
    }
    const counted = /^(.*?[^\d])(\d{1,9})$/.exec(name)
    const stem = counted?.[1] ?? `${name}-`
    let number = Number(counted?.[2] ?? 1) + 1
    while (taken.has(stem + String(number))) number += 1
    const free = stem + String(number)
    taken.add(free)
    return free
  })
}

function numberedName(topology: Topology, stem: string, first = 1): string {
  const taken = takenNames(topology)
  let number = first
  while (taken.has(`${stem}-${String(number)}`)) number += 1
  return `${stem}-${String(number)}`
}

function takenNames(topology: Topology): ReadonlySet<string> {
  return new Set(allResources(topology).map(({ name }) => name))
}
