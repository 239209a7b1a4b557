import { firstFreeBlock, freeRanges, usableRange } from '../addressSpace'
import type { SubnetId, VpcId } from '../ids'
import {
  cidr,
  cidrContains,
  cidrsOverlap,
  familyOf,
  hostCidr,
  integerToIp,
  prefixLengthOf,
  rangeOf,
  type AddressRange,
  type Cidr,
  type Family,
  type IpAddress,
} from '../ip'
import {
  addressesOf,
  findOf,
  interfacesIn,
  resourcesOf,
  subnetsOf,
  type Topology,
} from '../topology'

export const DEFAULT_REGION = 'us-east-1'

const PRIVATE_SPACE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(cidr)
// Blocks that documents and benchmarks may use: no drawing claims anybody's real address.
const PUBLIC_SPACE = ['203.0.113.0/24', '198.51.100.0/24', '192.0.2.0/24', '198.19.0.0/16'].map(
  cidr,
)
const IPV6_SPACE = cidr('2001:db8::/32')

const VPC_PREFIX = 16
const SUBNET_PREFIX = { from: 24, to: 28 } as const
const VPC_IPV6_PREFIX = 56
const SUBNET_IPV6_PREFIX = 64
const ZONE_LETTERS = ['a', 'b', 'c', 'd', 'e', 'f'] as const

/** Where proposed addresses begin, counted from the first usable one: .10 and ::10 read well. */
const FIRST_PROPOSED = { 4: 6n, 6: 12n } as const

/** A /16 that overlaps no VPC of the drawing, so that peering them stays possible (PCX-02). */
export function proposeVpcBlock(topology: Topology): Cidr {
  const used = resourcesOf(topology, 'vpc').flatMap(({ cidrBlocks }) => cidrBlocks)
  return (
    firstOf(PRIVATE_SPACE, (space) => firstFreeBlock(space, used, VPC_PREFIX)) ??
    cidr('10.0.0.0/16')
  )
}

/** The next free block of a VPC: a /24, or the widest smaller one that fits (SUB-02). */
export function proposeSubnetBlock(topology: Topology, vpcId: VpcId): Cidr | undefined {
  const blocks = findOf(topology, 'vpc', vpcId)?.cidrBlocks ?? []
  const used = subnetsOf(topology, vpcId).flatMap(({ cidrBlock }) => cidrBlock ?? [])
  for (let length: number = SUBNET_PREFIX.from; length <= SUBNET_PREFIX.to; length += 1) {
    const found = firstOf(blocks, (block) => firstFreeBlock(block, used, length))
    if (found) return found
  }
  return undefined
}

/** This block while it overlaps none of the used ones, else a free one of its size (PCX-02). */
export function freeBlockLike(block: Cidr, used: readonly Cidr[]): Cidr | undefined {
  if (!used.some((other) => cidrsOverlap(other, block))) return block
  const spaces = familyOf(block) === 4 ? PRIVATE_SPACE : [IPV6_SPACE]
  return firstOf(spaces, (space) => firstFreeBlock(space, used, prefixLengthOf(block)))
}

/** A /56 as Amazon would provide one (VPC-14), from the block kept for documentation. */
export function proposeVpcIpv6Block(topology: Topology): Cidr {
  const used = [
    ...resourcesOf(topology, 'vpc').flatMap(({ ipv6CidrBlocks }) => ipv6CidrBlocks),
    ...resourcesOf(topology, 'internetHost').flatMap(({ ipv6Address }) =>
      ipv6Address ? [hostCidr(ipv6Address)] : [],
    ),
  ]
  return firstFreeBlock(IPV6_SPACE, used, VPC_IPV6_PREFIX) ?? IPV6_SPACE
}

/** The next free /64 of a VPC's IPv6 blocks; nothing where the VPC has none left. */
export function proposeSubnetIpv6Block(topology: Topology, vpcId: VpcId): Cidr | undefined {
  const blocks = findOf(topology, 'vpc', vpcId)?.ipv6CidrBlocks ?? []
  const used = subnetsOf(topology, vpcId).flatMap(({ ipv6CidrBlock }) => ipv6CidrBlock ?? [])
  return firstOf(blocks, (block) => firstFreeBlock(block, used, SUBNET_IPV6_PREFIX))
}

/** The next free private IPv4 of a subnet, past the reserved ones (SUB-03). */
export function proposeAddress(topology: Topology, subnetId: SubnetId): IpAddress | undefined {
  return freeAddressIn(topology, subnetId, 4)
}

/** The next free IPv6 address of a subnet, past the reserved ones (SUB-07). */
export function proposeIpv6Address(topology: Topology, subnetId: SubnetId): IpAddress | undefined {
  return freeAddressIn(topology, subnetId, 6)
}

/** A public IPv4 that nothing in the drawing has, from the blocks kept for documentation. */
export function proposePublicAddress(topology: Topology): IpAddress | undefined {
  const used = [
    ...resourcesOf(topology, 'networkInterface').flatMap(({ privateAddresses }) =>
      privateAddresses.flatMap(({ publicIp }) => publicIp ?? []),
    ),
    ...resourcesOf(topology, 'internetHost').flatMap(({ address }) => address ?? []),
  ]
  return freePublicAddress(used)
}

/** A public IPv4 from the blocks kept for documentation that is none of these. */
export function freePublicAddress(used: readonly IpAddress[]): IpAddress | undefined {
  return firstOf(PUBLIC_SPACE, (block) => firstFreeAddress(usableRange(block), used))
}

/** The first address of a block that is none of these, past the network's own. */
export function firstFreeHost(block: Cidr, used: readonly IpAddress[]): IpAddress | undefined {
  return firstFreeAddress(usableRange(block), used)
}

/** The zone that the next subnet of a VPC goes to: one not yet used, else the emptiest. */
export function nextZone(topology: Topology, vpcId: VpcId): string {
  const region = findOf(topology, 'vpc', vpcId)?.region ?? DEFAULT_REGION
  const subnets = subnetsOf(topology, vpcId)
  const [zone = `${region}a`] = ZONE_LETTERS.map((letter) => `${region}${letter}`)
    .map((name) => ({
      name,
      count: subnets.filter(({ availabilityZone }) => availabilityZone === name).length,
    }))
    .toSorted((a, b) => a.count - b.count)
    .map(({ name }) => name)
  return zone
}

function freeAddressIn(
  topology: Topology,
  subnetId: SubnetId,
  family: Family,
): IpAddress | undefined {
  const subnet = findOf(topology, 'subnet', subnetId)
  const block = family === 4 ? subnet?.cidrBlock : subnet?.ipv6CidrBlock
  if (!block) return undefined
  const interfaces = interfacesIn(topology, subnetId)
  const used = interfaces
    .flatMap((eni) => [...addressesOf(eni)])
    .filter((address) => cidrContains(block, address))
  const prefixes = interfaces.flatMap((eni) => eni.prefixes)
  return firstFreeAddress(usableRange(block), used, prefixes)
}

function firstFreeAddress(
  range: AddressRange,
  addresses: readonly IpAddress[],
  blocks: readonly Cidr[] = [],
): IpAddress | undefined {
  const { family, first } = range
  const used = [...addresses.map(hostCidr), ...blocks].map(rangeOf)
  const preferred = first + FIRST_PROPOSED[family]
  const free = freeRanges({ ...range, first: preferred }, used)[0] ?? freeRanges(range, used)[0]
  return free && integerToIp(free.first, family)
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
