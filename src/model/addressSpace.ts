import { cidrsOverlap, makeCidr, prefixLengthOf, rangeOf } from './ip'
import type { AddressRange, Cidr } from './ip'

const BITS = { 4: 32, 6: 128 } as const

/** The parts of `outer` that none of the used ranges touches, in ascending order. */
export function freeRanges(
  outer: AddressRange,
  used: readonly AddressRange[],
): readonly AddressRange[] {
  const { family } = outer
  const free: AddressRange[] = []
  let next = outer.first
  const sorted = used
    .filter((range) => range.family === family)
    .toSorted((a, b) => (a.first < b.first ? -1 : 1))
  for (const { first, last } of sorted) {
    if (first > outer.last) break
    if (first > next) free.push({ family, first: next, last: first - 1n })
    if (last >= next) next = last + 1n
  }
  if (next <= outer.last) free.push({ family, first: next, last: outer.last })
  return free
}

/** The lowest block of this size inside `outer` that overlaps none of the used ones. */
export function firstFreeBlock(
  outer: Cidr,
  used: readonly Cidr[],
  prefixLength: number,
): Cidr | undefined {
  if (prefixLength < prefixLengthOf(outer)) return undefined
  const range = rangeOf(outer)
  const size = 1n << BigInt(BITS[range.family] - prefixLength)
  const taken = used.filter((block) => cidrsOverlap(outer, block)).map(rangeOf)
  for (const { first, last } of freeRanges(range, taken)) {
    const aligned = ((first + size - 1n) / size) * size
    if (aligned + size - 1n <= last) return makeCidr(aligned, range.family, prefixLength)
  }
  return undefined
}

/** How many addresses of a subnet's block stay unusable at its start, and at its end (SUB-03, SUB-07). */
const RESERVED = { first: 4n, last: 1n } as const

/** The addresses of a subnet's block that an interface can have (SUB-03, SUB-07). */
export function usableRange(block: Cidr): AddressRange {
  const { family, first, last } = rangeOf(block)
  return { family, first: first + RESERVED.first, last: last - RESERVED.last }
}

/** How many addresses a range has. */
export function addressCount({ first, last }: AddressRange): bigint {
  return last - first + 1n
}

/** Every block of one size inside a block, in ascending order. */
export function blocksInside(block: Cidr, prefixLength: number): readonly Cidr[] {
  const { family, first } = rangeOf(block)
  const step = 1n << BigInt(BITS[family] - prefixLength)
  const count = 1 << (prefixLength - prefixLengthOf(block))
  return Array.from({ length: count }, (_, index) =>
    makeCidr(first + step * BigInt(index), family, prefixLength),
  )
}

/** The other half of the block that is twice as large. */
export function siblingOf(block: Cidr): Cidr {
  const { family, first, last } = rangeOf(block)
  const size = last - first + 1n
  return makeCidr(first ^ size, family, prefixLengthOf(block))
}

/** The block that is twice as large. */
export function parentOf(block: Cidr): Cidr {
  const { family, first } = rangeOf(block)
  return makeCidr(first, family, prefixLengthOf(block) - 1)
}
