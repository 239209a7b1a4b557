import { addressCount, freeRanges, usableRange } from './addressSpace'
import type { SubnetId, VpcId } from './ids'
import { hostCidr, rangeOf, type AddressRange, type Cidr, type Family } from './ip'
import type { Subnet } from './resources/subnet'
import {
  addressesOf,
  findOf,
  interfacesIn,
  subnetBlocks,
  subnetsOf,
  type Topology,
} from './topology'

/** A stretch of a VPC's block: one subnet's, or nobody's. */
export interface BlockPart {
  readonly range: AddressRange
  readonly subnetId?: SubnetId
}

/** One block of a VPC from its first address to its last. */
export interface BlockMap {
  readonly block: Cidr
  readonly parts: readonly BlockPart[]
}

/** How many addresses of a subnet's block are taken, kept by AWS, and left. */
export interface AddressUse {
  readonly block: Cidr
  readonly total: bigint
  /** Five of each block (SUB-03, SUB-07). */
  readonly reserved: bigint
  readonly used: bigint
  readonly free: bigint
}

/** Which subnets a VPC's blocks of one family hold and what is free between them. */
export function subnetMap(topology: Topology, vpcId: VpcId, family: Family): readonly BlockMap[] {
  const vpc = findOf(topology, 'vpc', vpcId)
  const blocks = (family === 4 ? vpc?.cidrBlocks : vpc?.ipv6CidrBlocks) ?? []
  const subnets = subnetsOf(topology, vpcId)
  return blocks.map((block) => ({ block, parts: partsOf(rangeOf(block), subnets) }))
}

/** The use of each block of a subnet, IPv4 first. */
export function addressUse(topology: Topology, subnet: Subnet): readonly AddressUse[] {
  const interfaces = interfacesIn(topology, subnet.id)
  return subnetBlocks(subnet).map((block) => {
    const usable = usableRange(block)
    const taken = interfaces.flatMap((eni) => [...addressesOf(eni).map(hostCidr), ...eni.prefixes])
    const free = countOf(freeRanges(usable, taken.map(rangeOf)))
    const total = addressCount(rangeOf(block))
    const reserved = total - addressCount(usable)
    return { block, total, reserved, used: total - reserved - free, free }
  })
}

function partsOf(outer: AddressRange, subnets: readonly Subnet[]): readonly BlockPart[] {
  const held = subnets.flatMap((subnet) =>
    subnetBlocks(subnet)
      .map(rangeOf)
      .filter((range) => overlaps(range, outer))
      .map((range): BlockPart => ({ range, subnetId: subnet.id })),
  )
  const free = freeRanges(
    outer,
    held.map(({ range }) => range),
  ).map((range): BlockPart => ({ range }))
  return [...held, ...free].toSorted((a, b) => (a.range.first < b.range.first ? -1 : 1))
}

function overlaps(a: AddressRange, b: AddressRange): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last
}

function countOf(ranges: readonly AddressRange[]): bigint {
  return ranges.reduce((sum, range) => sum + addressCount(range), 0n)
}
