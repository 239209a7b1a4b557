import { freeRanges } from '@/model/addressSpace'
import {
  ANY_IPV4,
  ANY_IPV6,
  hostCidr,
  makeCidr,
  parseCidr,
  parseIp,
  rangeOf,
  type AddressRange,
  type Cidr,
} from '@/model/ip'
import {
  ALL_PORTS,
  LAST_PORT,
  NO_PORTS,
  subtractPortSet,
  unitePorts,
  type PortRange,
  type PortSet,
} from '@/model/ports'
import { fail, ok, type Result } from '@/model/result'

/**
 * The addresses and ports of a Suricata rule's header: `any`, `!10.0.0.0/8`, `[80,443]`,
 * `$HOME_NET`. Lists come back without exceptions, so that each says what it admits.
 */

/** Names of sets: `$HOME_NET` of variables, `@list` of references. Undefined is not known. */
export interface Variables {
  readonly addresses: (name: string) => string | undefined
  readonly ports: (name: string) => string | undefined
}

/** An empty list means any (as in the model); a header that admits nothing is a failure. */
export function readAddresses(text: string, variables: Variables): Result<readonly Cidr[]> {
  return readSet(text, {
    universe: [ANY_IPV4, ANY_IPV6],
    one: readBlock,
    without: withoutBlocks,
    variable: variables.addresses,
  })
}

export function readPorts(text: string, variables: Variables): Result<readonly PortRange[]> {
  return readSet(text, {
    universe: [ALL_PORTS],
    one: readPortRange,
    without: (ranges, holes) => subtractPortSet(asPortSet(ranges), asPortSet(holes)),
    variable: variables.ports,
  })
}

interface Algebra<Item> {
  readonly universe: readonly Item[]
  readonly one: (text: string) => Result<Item>
  /** What is left of the items when the holes are taken out. */
  readonly without: (items: readonly Item[], holes: readonly Item[]) => readonly Item[]
  readonly variable: (name: string) => string | undefined
}

/** Longer lists than people write: variables may name each other, also in a circle. */
const MOST_PARTS = 500

function readSet<Item>(text: string, algebra: Algebra<Item>): Result<readonly Item[]> {
  const items = expand(text.trim(), algebra, { left: MOST_PARTS })
  if (!items.ok) return items
  const { value } = items
  if (value === 'any') return ok([])
  return value.length > 0 ? ok(value) : fail(`${shorten(text)} admits nothing`)
}

/** Positive items, or everything, without what is negated. */
function expand<Item>(
  text: string,
  algebra: Algebra<Item>,
  parts: { left: number },
): Result<readonly Item[] | 'any'> {
  parts.left -= 1
  if (parts.left < 0) return fail(`${shorten(text)} is too long`)
  if (text.toLowerCase() === 'any') return ok('any')
  if (text.startsWith('!')) {
    const inner = expand(text.slice(1).trim(), algebra, parts)
    if (!inner.ok) return inner
    return ok(inner.value === 'any' ? [] : algebra.without(algebra.universe, inner.value))
  }
  if (text.startsWith('$') || text.startsWith('@')) {
    const meaning = algebra.variable(text)
    return meaning === undefined
      ? fail(`${shorten(text)} is not defined`)
      : expand(meaning.trim(), algebra, parts)
  }
  if (!text.startsWith('[')) {
    const item = algebra.one(text)
    return item.ok ? ok([item.value]) : item
  }
  if (!text.endsWith(']')) return fail(`${shorten(text)} has no closing bracket`)
  const wanted: Item[] = []
  const unwanted: Item[] = []
  let everything = false
  let positives = 0
  for (const part of partsIn(text.slice(1, -1))) {
    const negated = part.startsWith('!')
    const inner = expand(negated ? part.slice(1).trim() : part, algebra, parts)
    if (!inner.ok) return inner
    const items = inner.value === 'any' ? algebra.universe : inner.value
    if (!negated) {
      positives += 1
      everything ||= inner.value === 'any'
    }
    ;(negated ? unwanted : wanted).push(...items)
  }
  if (everything && unwanted.length === 0) return ok('any')
  const base = positives === 0 ? algebra.universe : wanted
  return ok(unwanted.length === 0 ? base : algebra.without(base, unwanted))
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** The items between commas, with what stands in brackets kept together. */
function partsIn(text: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const sign of text) {
    if (sign === '[') depth += 1
    if (sign === ']') depth -= 1
    if (sign === ',' && depth === 0) {
      parts.push(part.trim())
      part = ''
    } else part += sign
  }
  return [...parts, part.trim()]
}

function readBlock(text: string): Result<Cidr> {
  if (text.includes('/')) return parseCidr(text)
  const address = parseIp(text)
  return address.ok ? ok(hostCidr(address.value)) : address
}

function withoutBlocks(blocks: readonly Cidr[], holes: readonly Cidr[]): readonly Cidr[] {
  const ranges = holes.map(rangeOf)
  return blocks.flatMap((block) => freeRanges(rangeOf(block), ranges)).flatMap(blocksOfRange)
}

/** The largest blocks that make up a range, in ascending order. */
function blocksOfRange({ family, first, last }: AddressRange): readonly Cidr[] {
  const bits = family === 4 ? 32 : 128
  const blocks: Cidr[] = []
  for (let next = first; next <= last; ) {
    let hostBits = 0
    const fits = (size: bigint) => next % size === 0n && next + size - 1n <= last
    while (hostBits < bits && fits(1n << BigInt(hostBits + 1))) hostBits += 1
    blocks.push(makeCidr(next, family, bits - hostBits))
    next += 1n << BigInt(hostBits)
  }
  return blocks
}

function asPortSet(ranges: readonly PortRange[]): PortSet {
  return unitePorts(ranges, NO_PORTS)
}

/** `443`, `1024:`, `:1023`, `8000:8080`. */
function readPortRange(text: string): Result<PortRange> {
  const parts = /^(\d{0,5})(:?)(\d{0,5})$/.exec(text)
  const [, low = '', colon = '', high = ''] = parts ?? []
  if (!parts || low + high === '')
    return fail(`"${shorten(text)}" is no port and no range of ports`)
  const from = low === '' ? 0 : Number(low)
  const to = colon === '' ? from : high === '' ? LAST_PORT : Number(high)
  return from <= to && to <= LAST_PORT
    ? ok({ from, to })
    : fail(`"${shorten(text)}" is no range of ports from 0 to ${String(LAST_PORT)}`)
}
