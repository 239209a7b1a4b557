import { rangeOf, type AddressRange, type Cidr, type Family } from '@/model/ip'
import type { PortSet } from '@/model/ports'
import { unitePorts } from '@/model/ports'
import { ANY_ICMP, protocolNumber, type Traffic } from '@/model/traffic'

interface Interval {
  readonly first: number
  readonly last: number
}

/**
 * Exact sets of packets as seen by one rule: a family, protocols, what a rule reads of the protocol (the
 * destination port, or ICMP type and code in one number), and the other end's addresses.
 */
export interface Box {
  readonly family: Family
  readonly protocols: Interval
  readonly fields: Interval
  readonly first: bigint
  readonly last: bigint
}

const EVERY_PROTOCOL: Interval = { first: 0, last: 255 }
const EVERY_FIELD: Interval = { first: 0, last: 65535 }

/** What a rule matches among the packets of a block's family. */
export function boxOf(traffic: Traffic, block: Cidr | AddressRange): Box {
  const { family, first, last } = typeof block === 'string' ? rangeOf(block) : block
  return { family, protocols: protocolsOf(traffic), fields: fieldsOf(traffic, family), first, last }
}

function protocolsOf({ protocol }: Traffic): Interval {
  if (protocol === 'all') return EVERY_PROTOCOL
  const number = protocolNumber(protocol)
  return { first: number, last: number }
}

function fieldsOf(traffic: Traffic, family: Family): Interval {
  if ('ports' in traffic) return { first: traffic.ports.from, last: traffic.ports.to }
  if (!('type' in traffic) || traffic.type === ANY_ICMP) return EVERY_FIELD
  // ICMPv6 with an IPv4 block means all its types and codes (NACL-07).
  if (traffic.protocol === 'icmpv6' && family === 4) return EVERY_FIELD
  const base = traffic.type * 256
  if (traffic.code === ANY_ICMP) return { first: base, last: base + 255 }
  return { first: base + traffic.code, last: base + traffic.code }
}

export function boxesMeet(a: Box, b: Box): boolean {
  return (
    a.family === b.family &&
    meets(a.protocols, b.protocols) &&
    meets(a.fields, b.fields) &&
    a.first <= b.last &&
    b.first <= a.last
  )
}

function meets(a: Interval, b: Interval): boolean {
  return a.first <= b.last && b.first <= a.last
}

/** Pieces beyond which a remainder counts as not covered: nobody writes such rules. */
const MOST_PIECES = 4096

/** What is left of some boxes without others: exact, and empty when the others cover them together. */
export function withoutBoxes(boxes: readonly Box[], removed: readonly Box[]): readonly Box[] {
  let left = boxes
  for (const box of removed) {
    if (left.length === 0 || left.length > MOST_PIECES) return left
    if (left.some((piece) => boxesMeet(piece, box))) {
      left = left.flatMap((piece) => (boxesMeet(piece, box) ? cutOut(piece, box) : [piece]))
    }
  }
  return left
}

/** The part of a box that lies outside another that meets it: at most six boxes. */
function cutOut(box: Box, hole: Box): readonly Box[] {
  const pieces: Box[] = []
  let core = box
  if (core.first < hole.first) pieces.push({ ...core, last: hole.first - 1n })
  if (core.last > hole.last) pieces.push({ ...core, first: hole.last + 1n })
  core = { ...core, first: larger(core.first, hole.first), last: smaller(core.last, hole.last) }
  for (const side of ['protocols', 'fields'] as const) {
    const [own, other] = [core[side], hole[side]]
    if (own.first < other.first) {
      pieces.push({ ...core, [side]: { first: own.first, last: other.first - 1 } })
    }
    if (own.last > other.last) {
      pieces.push({ ...core, [side]: { first: other.last + 1, last: own.last } })
    }
    const inner = {
      first: Math.max(own.first, other.first),
      last: Math.min(own.last, other.last),
    }
    core = { ...core, [side]: inner }
  }
  return pieces
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

/** The ports that some boxes speak of. */
export function portsOf(boxes: readonly Box[]): PortSet {
  return boxes.reduce<PortSet>(
    (ports, { fields }) => unitePorts(ports, [{ from: fields.first, to: fields.last }]),
    [],
  )
}
