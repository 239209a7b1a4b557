import { asId, type SubnetId } from '../ids'
import { firstFreeBlock } from '../addressSpace'
import {
  cidrContains,
  cidrEncloses,
  cidrsOverlap,
  familyOf,
  integerToIp,
  ipToInteger,
  makeCidr,
  networkAddressOf,
  prefixLengthOf,
  rangeOf,
  type Cidr,
  type IpAddress,
} from '../ip'
import type { Subnet } from '../resources/subnet'
import { vpcBlocks } from '../resources/vpc'
import { fail, ok, type Result } from '../result'
import {
  findOf,
  labelOf,
  resourcesOf,
  subnetBlocks,
  subnetsOf,
  withResources,
  type Topology,
} from '../topology'
import { freeBlockLike, proposeSubnetBlock } from './proposals'

/** A block of a fragment and the one of the same size that it becomes. */
export interface Shift {
  readonly from: Cidr
  readonly to: Cidr
  /** The VPC of the fragment, or outside it, that has the block. */
  readonly vpcId: string
}

/** New blocks for a fragment's VPCs and for those of its subnets that come into another VPC. */
export interface Blocks {
  readonly shifts: readonly Shift[]
  /** By the subnet's old id; a block that is not here follows its VPC's. */
  readonly subnets: ReadonlyMap<string, Pick<Subnet, 'cidrBlock' | 'ipv6CidrBlock'>>
}

/** Finds free blocks; fails where the address space is used up (VPC-11, SUB-02). */
export function blocksFor(
  topology: Topology,
  fragment: Topology,
  homes: ReadonlyMap<string, string>,
): Result<Blocks> {
  const shifts: Shift[] = []
  const used = resourcesOf(topology, 'vpc').flatMap((vpc) => vpcBlocks(vpc))
  for (const vpc of resourcesOf(fragment, 'vpc')) {
    for (const from of vpcBlocks(vpc)) {
      const to = freeBlockLike(from, used)
      if (!to) return fail(`No block like ${from} of ${labelOf(vpc)} is free`)
      used.push(to)
      shifts.push({ from, to, vpcId: vpc.id })
    }
  }
  const subnets = new Map<string, Pick<Subnet, 'cidrBlock' | 'ipv6CidrBlock'>>()
  let next = topology
  for (const subnet of resourcesOf(fragment, 'subnet')) {
    if (findOf(fragment, 'vpc', subnet.vpcId)) continue
    const home = findOf(next, 'vpc', homes.get(subnet.vpcId))
    if (!home) continue
    const own = { ...subnet, vpcId: home.id }
    const cidrBlock = subnet.cidrBlock && blockIn(next, own, subnet.cidrBlock)
    const ipv6CidrBlock = subnet.ipv6CidrBlock && blockIn(next, own, subnet.ipv6CidrBlock)
    if (!cidrBlock && !ipv6CidrBlock) {
      return fail(`${labelOf(home)} has no free block left; add another block to it`)
    }
    const blocks = {
      ...(cidrBlock ? { cidrBlock } : {}),
      ...(ipv6CidrBlock ? { ipv6CidrBlock } : {}),
    }
    subnets.set(subnet.id, blocks)
    const { cidrBlock: _old, ipv6CidrBlock: _older, ...bare } = own
    // Under an id of its own: the original may be there too.
    next = withResources(next, { ...bare, ...blocks, id: asId<SubnetId>(`copy of ${subnet.id}`) })
    for (const [from, to] of [
      [subnet.cidrBlock, cidrBlock],
      [subnet.ipv6CidrBlock, ipv6CidrBlock],
    ]) {
      const alike = from && to && prefixLengthOf(from) === prefixLengthOf(to)
      if (alike) shifts.push({ from, to, vpcId: subnet.vpcId })
    }
  }
  return ok({ shifts, subnets })
}

/** The block itself while its VPC has it free, else a free one of its size or, for IPv4, a smaller one. */
function blockIn(topology: Topology, { vpcId }: Subnet, block: Cidr): Cidr | undefined {
  const vpc = findOf(topology, 'vpc', vpcId)
  const spaces = (vpc ? vpcBlocks(vpc) : []).filter((one) => familyOf(one) === familyOf(block))
  const used = subnetsOf(topology, vpcId).flatMap(subnetBlocks)
  const isFree = !used.some((other) => cidrsOverlap(other, block))
  if (isFree && spaces.some((space) => cidrEncloses(space, block))) return block
  for (const space of spaces) {
    const found = firstFreeBlock(space, used, prefixLengthOf(block))
    if (found) return found
  }
  return familyOf(block) === 4 ? proposeSubnetBlock(topology, vpcId) : undefined
}

/** An address or block where it is after the shifts; those of its own VPC come first. */
export function shifted(shifts: readonly Shift[], vpcId: string | undefined, text: string): string {
  const own = shifts.filter((shift) => shift.vpcId === vpcId)
  for (const { from, to } of [...own, ...shifts]) {
    if (familyOf(from) !== familyOf(text as Cidr)) continue
    const offset = rangeOf(to).first - rangeOf(from).first
    if (!text.includes('/')) {
      const address = text as IpAddress
      if (!cidrContains(from, address)) continue
      return integerToIp(ipToInteger(address) + offset, familyOf(address))
    }
    const block = text as Cidr
    if (!cidrEncloses(from, block)) continue
    const first = ipToInteger(networkAddressOf(block)) + offset
    return makeCidr(first, familyOf(block), prefixLengthOf(block))
  }
  return text
}
