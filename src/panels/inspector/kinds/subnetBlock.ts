import {
  cidrEncloses,
  cidrsOverlap,
  familyOf,
  parseCidr,
  prefixLengthOf,
  type Cidr,
  type Family,
} from '@/model/ip'
import { fail, type Result } from '@/model/result'
import type { Subnet } from '@/model/resources/subnet'
import { vpcBlocks } from '@/model/resources/vpc'
import { findOf, labelOf, subnetBlocks, subnetsOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'

const words = strings.vpcs.subnet

/** A block that AWS takes for this subnet: its size, inside the VPC, beside the others (SUB-02, SUB-06). */
export function readSubnetBlock(
  topology: Topology,
  subnet: Subnet,
  text: string,
  family: Family,
): Result<Cidr> {
  const block = parseCidr(text)
  if (!block.ok) return block
  if (familyOf(block.value) !== family) {
    return fail(words.notOfFamily(block.value, family))
  }
  const size = sizeFault(block.value, family)
  if (size !== undefined) return fail(size)
  const vpc = findOf(topology, 'vpc', subnet.vpcId)
  const outside = vpc && !vpcBlocks(vpc).some((outer) => cidrEncloses(outer, block.value))
  if (outside) return fail(words.outside(block.value, labelOf(vpc), vpcBlocks(vpc).join(', ')))
  const neighbour = subnetsOf(topology, subnet.vpcId).find(
    (other) =>
      other.id !== subnet.id && subnetBlocks(other).some((used) => cidrsOverlap(used, block.value)),
  )
  return neighbour ? fail(words.overlaps(block.value, labelOf(neighbour))) : block
}

function sizeFault(block: Cidr, family: Family): string | undefined {
  const length = prefixLengthOf(block)
  if (family === 4) {
    return length >= 16 && length <= 28 ? undefined : words.notASize(block)
  }
  return length >= 44 && length <= 64 && length % 4 === 0 ? undefined : words.notIpv6Size(block)
}
