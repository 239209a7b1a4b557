import { familyOf, ipToInteger, rangeOf, type Cidr, type Family, type IpAddress } from '@/model/ip'

/**
 * Addresses as small integers. The ends of every block that the network names cut the address space
 * into atoms that no rule can tell apart, so that matching a block is two integer comparisons, the
 * same for IPv4 and IPv6. IPv4's atoms come first, so a family never matches the other (GEN-02).
 */
export interface AddressAtoms {
  readonly atomOf: (address: IpAddress) => number
  readonly spanOf: (block: Cidr) => Span
}

/** Consecutive atoms, both ends inclusive. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** Foreign addresses are remembered up to this many, so that a long session stays small. */
const REMEMBERED = 4096

export function addressAtoms(blocks: readonly Cidr[]): AddressAtoms {
  const starts: Record<Family, bigint[]> = { 4: [0n], 6: [0n] }
  for (const block of new Set(blocks)) {
    const { family, first, last } = rangeOf(block)
    starts[family].push(first, last + 1n)
  }
  const sorted = { 4: sortUnique(starts[4]), 6: sortUnique(starts[6]) }
  const offset = { 4: 0, 6: sorted[4].length }
  const atomAt = (value: bigint, family: Family): number =>
    offset[family] + lastNotAbove(sorted[family], value)

  const known = new Map<IpAddress, number>()
  const atomOf = (address: IpAddress): number => {
    const remembered = known.get(address)
    if (remembered !== undefined) return remembered
    const atom = atomAt(ipToInteger(address), familyOf(address))
    if (known.size >= REMEMBERED) known.clear()
    known.set(address, atom)
    return atom
  }
  const spans = new Map<Cidr, Span>()
  const spanOf = (block: Cidr): Span => {
    const remembered = spans.get(block)
    if (remembered) return remembered
    const { family, first, last } = rangeOf(block)
    const span = { first: atomAt(first, family), last: atomAt(last, family) }
    spans.set(block, span)
    return span
  }
  return { atomOf, spanOf }
}

export function inSpan(span: Span, atom: number): boolean {
  return span.first <= atom && atom <= span.last
}

function sortUnique(values: readonly bigint[]): readonly bigint[] {
  return [...new Set(values)].toSorted((a, b) => (a < b ? -1 : 1))
}

function lastNotAbove(sorted: readonly bigint[], value: bigint): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] ?? 0n) <= value) low = middle
    else high = middle - 1
  }
  return low
}
