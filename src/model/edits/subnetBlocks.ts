import { usableRange } from '../addressSpace'
import type { SubnetId, VpcId } from '../ids'
import {
  cidrEncloses,
  cidrsOverlap,
  familyOf,
  ipToInteger,
  prefixLengthOf,
  rangeOf,
  type Cidr,
  type IpAddress,
} from '../ip'
import type { NetworkInterface } from '../resources/networkInterface'
import type { Subnet } from '../resources/subnet'
import { vpcBlocks } from '../resources/vpc'
import { fail, ok, type Result } from '../result'
import {
  findOf,
  interfacesIn,
  labelOf,
  resourcesOf,
  subnetBlocks,
  subnetsOf,
  type Topology,
} from '../topology'
import { requireOf, updateResource } from './edit'

/** The sizes that AWS takes for a subnet's IPv4 block, as prefix lengths (SUB-02). */
export const SUBNET_LENGTHS = { from: 16, to: 28 } as const

/**
 * Gives a subnet another IPv4 block: of AWS's sizes, in its VPC, beside the other subnets (SUB-02),
 * and with every address in use still usable (SUB-03). AWS would have the subnet made anew.
 */
export function changeSubnetBlock(
  topology: Topology,
  subnetId: SubnetId,
  block: Cidr,
): Result<Topology> {
  const subnet = requireOf(topology, 'subnet', subnetId)
  const fault = faultOfSubnetBlock(topology, subnet, block)
  if (fault !== undefined) return fail(fault)
  for (const eni of interfacesIn(topology, subnetId)) {
    const lost = lostAddress(eni, block)
    if (lost !== undefined) return fail(`${ownerName(topology, eni)} would lose ${lost}`)
  }
  return ok(updateResource(topology, 'subnet', subnetId, { cidrBlock: block }))
}

/** Why a subnet cannot have this IPv4 block; nothing where AWS takes it (SUB-02). */
function faultOfSubnetBlock(
  topology: Topology,
  subnet: Pick<Subnet, 'vpcId'> & { readonly id?: SubnetId },
  block: Cidr,
): string | undefined {
  const length = prefixLengthOf(block)
  if (familyOf(block) !== 4) return `${block} is not an IPv4 block`
  if (length < SUBNET_LENGTHS.from || length > SUBNET_LENGTHS.to) {
    return `A subnet is /16 to /28; ${block} is not`
  }
  const vpc = requireOf(topology, 'vpc', subnet.vpcId)
  if (!vpcBlocks(vpc).some((outer) => cidrEncloses(outer, block))) {
    return `${block} is outside ${labelOf(vpc)}, ${vpcBlocks(vpc).join(', ')}`
  }
  const neighbour = subnetsOf(topology, subnet.vpcId).find(
    (other) =>
      other.id !== subnet.id && subnetBlocks(other).some((used) => cidrsOverlap(used, block)),
  )
  return neighbour && `${block} overlaps ${labelOf(neighbour)}`
}

/** The first IPv4 address of an interface that a subnet of this block would not have for it (SUB-03). */
export function lostAddress(eni: NetworkInterface, block: Cidr): string | undefined {
  const outside = eni.privateAddresses.find(({ address }) => !holds(block, address))
  if (outside) return `${outside.address}: ${whyLost(block, outside.address)}`
  const prefix = eni.prefixes.find((each) => familyOf(each) === 4 && !holdsBlock(block, each))
  return prefix && `${prefix}: ${block} has no room for that prefix`
}

/**
 * The routes inside a VPC that named a subnet's block which no subnet has any more: AWS takes such
 * routes to whole subnets only (RT-14).
 */
export function strandedRoutes(
  topology: Topology,
  vpcId: VpcId,
  block: Cidr | undefined,
): readonly string[] {
  const vpc = requireOf(topology, 'vpc', vpcId)
  const known = [...vpcBlocks(vpc), ...subnetsOf(topology, vpcId).flatMap(subnetBlocks)]
  if (block === undefined || known.includes(block)) return []
  return resourcesOf(topology, 'routeTable')
    .filter(
      (table) =>
        table.vpcId === vpcId &&
        table.routes.some(
          ({ origin, destination }) =>
            origin === 'static' && destination.kind === 'cidr' && destination.cidr === block,
        ),
    )
    .map((table) => `${labelOf(table)} still has a route to ${block}, which is no subnet now.`)
}

/** Whose interface it is, as people call it. */
export function ownerName(topology: Topology, eni: NetworkInterface): string {
  return labelOf(findOf(topology, 'instance', eni.attachment?.instanceId) ?? eni)
}

function holds(block: Cidr, address: IpAddress): boolean {
  const { first, last } = usableRange(block)
  const value = ipToInteger(address)
  return value >= first && value <= last
}

function holdsBlock(block: Cidr, inner: Cidr): boolean {
  const [usable, range] = [usableRange(block), rangeOf(inner)]
  return range.first >= usable.first && range.last <= usable.last
}

function whyLost(block: Cidr, address: IpAddress): string {
  const { first, last } = rangeOf(block)
  const value = ipToInteger(address)
  return value < first || value > last
    ? `it lies outside ${block}`
    : `AWS keeps the first four addresses of ${block} and its last one`
}
