import { boxesMeet, type Box } from './trafficBoxes'

/** One side of boxes that tells them apart. */
interface Side {
  readonly first: (box: Box) => bigint
  readonly last: (box: Box) => bigint
}

const SIDES: readonly [ports: Side, addresses: Side] = [
  { first: ({ fields }) => BigInt(fields.first), last: ({ fields }) => BigInt(fields.last) },
  { first: ({ first }) => first, last: ({ last }) => last },
]

interface Boxed {
  readonly boxes: readonly Box[]
}

/** Finds the items whose boxes meet a box, without reading all: by ports or addresses, whatever differs more. */
export function boxIndex<Item extends Boxed>(
  items: readonly Item[],
): (box: Box) => ReadonlySet<Item> {
  const entries = items.flatMap((item) => item.boxes.map((box) => ({ item, box })))
  const [ports, addresses] = SIDES
  const variety = ({ first }: Side) => new Set(entries.map(({ box }) => first(box))).size
  const side = variety(ports) > variety(addresses) ? ports : addresses
  const sorted = entries
    .map((entry) => ({ ...entry, first: side.first(entry.box) }))
    .toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
  // How far any of the boxes up to here reaches: where none reaches the asked one, the search ends.
  const reach: bigint[] = []
  for (const { box } of sorted) {
    const [own, before] = [side.last(box), reach.at(-1) ?? -1n]
    reach.push(own > before ? own : before)
  }
  return (asked) => {
    const found = new Set<Item>()
    const [first, last] = [side.first(asked), side.last(asked)]
    for (let at = startingUpTo(last) - 1; at >= 0; at--) {
      if ((reach[at] ?? -1n) < first) break
      const entry = sorted[at]
      if (entry && boxesMeet(entry.box, asked)) found.add(entry.item)
    }
    return found
  }

  /** How many boxes start at or before this value. */
  function startingUpTo(value: bigint): number {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.first ?? 0n) <= value) low = middle + 1
      else high = middle
    }
    return low
  }
}
