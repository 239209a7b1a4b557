import { addressCount, blocksInside, freeRanges, usableRange } from './addressSpace'
import type { NetworkInterfaceId, SubnetId, VpcId } from './ids'
import {
  cidrContains,
  cidrEncloses,
  cidrsOverlap,
  familyOf,
  hostCidr,
  integerToIp,
  makeCidr,
  prefixLengthOf,
  rangeOf,
  type AddressRange,
  type Cidr,
  type IpAddress,
} from './ip'
import type { Subnet } from './resources/subnet'
import { addressesOf, interfacesIn, subnetBlocks, subnetsOf, type Topology } from './topology'

/** A part of a block that something has. */
export interface Claim<Owner> {
  readonly block: Cidr
  readonly owner: Owner
}

/** A piece of a map: had by one, free, or too small to be drawn apart from its neighbours. */
export type Tile<Owner> =
  | { readonly kind: 'claimed'; readonly block: Cidr; readonly owner: Owner }
  | { readonly kind: 'free'; readonly block: Cidr }
  | { readonly kind: 'several'; readonly block: Cidr; readonly owners: readonly Owner[] }

/**
 * A block cut into what is claimed of it and what is free, in ascending order. Free space comes in
 * the largest blocks that fit. Pieces are halved `depth` times at most; what is finer stays together.
 */
export function tilesOf<Owner>(
  outer: Cidr,
  claims: readonly Claim<Owner>[],
  depth = Number.POSITIVE_INFINITY,
): readonly Tile<Owner>[] {
  const inside = claims.filter(({ block }) => cidrsOverlap(outer, block))
  if (inside.length === 0) return [{ kind: 'free', block: outer }]
  const whole = inside.find(({ block }) => cidrEncloses(block, outer))
  if (whole) return [{ kind: 'claimed', block: outer, owner: whole.owner }]
  if (depth <= 0) {
    return [{ kind: 'several', block: outer, owners: inside.map(({ owner }) => owner) }]
  }
  return blocksInside(outer, prefixLengthOf(outer) + 1).flatMap((half) =>
    tilesOf(half, inside, depth - 1),
  )
}

/** The smallest block that holds all of these; nothing where there are none. */
export function blockAround(blocks: readonly Cidr[]): Cidr | undefined {
  const [first] = blocks
  if (first === undefined) return undefined
  let around = first
  while (!blocks.every((block) => cidrEncloses(around, block))) {
    around = makeCidr(rangeOf(around).first, familyOf(around), prefixLengthOf(around) - 1)
  }
  return around
}

/** What the subnets of a VPC have of one of its blocks. */
export function subnetClaims(
  topology: Topology,
  vpcId: VpcId,
  block: Cidr,
): readonly Claim<SubnetId>[] {
  return subnetsOf(topology, vpcId).flatMap((subnet) =>
    subnetBlocks(subnet)
      .filter((own) => cidrsOverlap(own, block))
      .map((own) => ({ block: own, owner: subnet.id })),
  )
}

/** Why AWS keeps an address of every subnet from interfaces (SUB-03). */
const RESERVED_FOR = ['network', 'router', 'dns', 'future', 'broadcast'] as const
/** Of an IPv6 block AWS keeps as many, and gives none of them a part of its own. */
type ReservedFor = (typeof RESERVED_FOR)[number] | 'kept'

/** Who has an address of a subnet: an interface, one of its prefixes, or AWS itself. */
export type AddressOwner =
  | { readonly kind: 'reserved'; readonly why: ReservedFor }
  | { readonly kind: 'interface'; readonly id: NetworkInterfaceId; readonly address: IpAddress }
  | { readonly kind: 'prefix'; readonly id: NetworkInterfaceId }

/** What is taken of a subnet's block: the five that AWS keeps, and what interfaces have (SUB-03). */
export function addressClaims(
  topology: Topology,
  subnet: Subnet,
  block: Cidr,
): readonly Claim<AddressOwner>[] {
  const { family, first, last } = rangeOf(block)
  const kept = [first, first + 1n, first + 2n, first + 3n, last]
  const reserved = RESERVED_FOR.map(
    (why, index): Claim<AddressOwner> => ({
      block: hostCidr(integerToIp(kept[index] ?? last, family)),
      owner: { kind: 'reserved', why: family === 4 ? why : 'kept' },
    }),
  )
  const used = interfacesIn(topology, subnet.id).flatMap((eni): Claim<AddressOwner>[] => [
    ...addressesOf(eni)
      .filter((address) => cidrContains(block, address))
      .map(
        (address): Claim<AddressOwner> => ({
          block: hostCidr(address),
          owner: { kind: 'interface', id: eni.id, address },
        }),
      ),
    ...eni.prefixes
      .filter((prefix) => cidrEncloses(block, prefix))
      .map(
        (prefix): Claim<AddressOwner> => ({
          block: prefix,
          owner: { kind: 'prefix', id: eni.id },
        }),
      ),
  ])
  return [...reserved, ...used]
}

/** The free addresses of a subnet's block, as ranges that are as long as can be. */
export function freeAddresses(topology: Topology, subnet: Subnet, block: Cidr) {
  const used = addressClaims(topology, subnet, block)
    .filter(({ owner }) => owner.kind !== 'reserved')
    .map((claim) => rangeOf(claim.block))
  return freeRanges(usableRange(block), used)
}

/** How many addresses of a VPC's block no subnet has. */
export function unclaimedCount(block: Cidr, claims: readonly Claim<unknown>[]): bigint {
  const free = freeRanges(
    rangeOf(block),
    claims.map((claim) => rangeOf(claim.block)),
  )
  return free.reduce((sum: bigint, range: AddressRange) => sum + addressCount(range), 0n)
}
