/** The items by key, in their order. */
export function grouped<Key, Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

// Made once: a collator is slow to build and quick to use. Fixed to one language, so that a
// drawing looks the same on every machine.
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Orders names as people do: `app-2` before `app-10`. */
export function byName(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}
