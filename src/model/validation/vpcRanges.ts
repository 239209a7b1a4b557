import { cidr, cidrEncloses, cidrsOverlap, familyOf, type Cidr } from '../ip'
import { vpcBlocks, type Vpc } from '../resources/vpc'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import { overlappingPairs, type ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

/** Which ranges may stand together in a VPC, and behind one Direct Connect gateway. */
export function vpcRangeIssues({ topology }: ValidationContext): readonly Issue[] {
  return [
    ...resourcesOf(topology, 'vpc').flatMap((vpc) =>
      vpc.stub ? [] : [...secondaryBlocks(vpc), ...ipv6Ranges(vpc)],
    ),
    ...privateIpv6Routes(topology),
    ...directConnectOverlaps(topology),
  ]
}

const TEN = cidr('10.0.0.0/8')
const ONE_SEVENTY_TWO = cidr('172.16.0.0/12')
const ONE_NINETY_TWO = cidr('192.168.0.0/16')
const ONE_NINETY_EIGHT = cidr('198.19.0.0/16')
const DEFAULT_VPC = cidr('172.31.0.0/16')

/** What may not be added to a VPC whose primary block lies in the first range (VPC-10). */
const MAY_NOT_ADD: readonly (readonly [primary: Cidr, forbidden: readonly Cidr[]])[] = [
  [TEN, [ONE_SEVENTY_TWO, ONE_NINETY_TWO, ONE_NINETY_EIGHT]],
  [ONE_SEVENTY_TWO, [TEN, ONE_NINETY_TWO, DEFAULT_VPC, ONE_NINETY_EIGHT]],
  [ONE_NINETY_TWO, [TEN, ONE_SEVENTY_TWO, ONE_NINETY_EIGHT]],
  [ONE_NINETY_EIGHT, [TEN, ONE_SEVENTY_TWO, ONE_NINETY_TWO]],
]
const BESIDE_PUBLIC: readonly Cidr[] = [TEN, ONE_SEVENTY_TWO, ONE_NINETY_TWO, ONE_NINETY_EIGHT]
const FIRST_TWO_TENS = cidr('10.0.0.0/15')
const FIRST_TEN = cidr('10.0.0.0/16')

/**
 * The primary block decides which ranges may follow. In which order the others came nobody knows, so
 * between them only what no order allows is told.
 */
function secondaryBlocks(vpc: Vpc): readonly Issue[] {
  const [primary, ...others] = vpc.cidrBlocks
  if (primary === undefined) return []
  const forbidden =
    MAY_NOT_ADD.find(([range]) => cidrsOverlap(range, primary))?.[1] ?? BESIDE_PUBLIC
  return others.flatMap((block, index) => {
    // An overlap has an issue of its own.
    const earlier = [primary, ...others.slice(0, index)]
    if (earlier.some((other) => cidrsOverlap(other, block))) return []
    const range = forbidden.find((candidate) => cidrsOverlap(candidate, block))
    if (range) {
      const message = `${labelOf(vpc)} has the block ${block}, but AWS adds nothing of ${range} to a VPC that was made with ${primary}`
      return [issue('vpcBlockRange', [vpc.id], message)]
    }
    const isInFirstTen = cidrsOverlap(FIRST_TEN, block)
    const besideFirstTens =
      cidrsOverlap(FIRST_TWO_TENS, primary) ||
      others.slice(0, index).some((other) => cidrsOverlap(FIRST_TEN, other))
    if (!isInFirstTen || !besideFirstTens) return []
    const message = `${labelOf(vpc)} has the block ${block}, but AWS adds nothing of ${FIRST_TEN} to a VPC with a block in ${FIRST_TWO_TENS}`
    return [issue('vpcBlockRange', [vpc.id], message)]
  })
}

const UNIQUE_LOCAL = cidr('fc00::/7')
/** Where private IPv6 blocks of VPCs start (VPC-15). */
const PRIVATE_IPV6 = cidr('fd80::/9')

function ipv6Ranges(vpc: Vpc): readonly Issue[] {
  return vpc.ipv6CidrBlocks
    .filter((block) => isPrivateIpv6(block) && !cidrEncloses(PRIVATE_IPV6, block))
    .map((block) => {
      const message = `${labelOf(vpc)} has the private IPv6 block ${block}, which is not in ${PRIVATE_IPV6}`
      return issue('vpcIpv6Range', [vpc.id], message)
    })
}

function isPrivateIpv6(block: Cidr): boolean {
  return familyOf(block) === 6 && cidrEncloses(UNIQUE_LOCAL, block)
}

/** Private IPv6 never crosses the internet's edge, whatever the routes say (VPC-16). */
function privateIpv6Routes(topology: Topology): readonly Issue[] {
  return resourcesOf(topology, 'routeTable').flatMap((table) => {
    const blocks = findOf(topology, 'vpc', table.vpcId)?.ipv6CidrBlocks ?? []
    if (blocks.length === 0 || !blocks.every(isPrivateIpv6)) return []
    return table.routes.flatMap(({ destination, target }) => {
      if (destination.kind !== 'cidr' || familyOf(destination.cidr) === 4) return []
      if (target.kind !== 'internetGateway' && target.kind !== 'egressOnlyInternetGateway')
        return []
      const message = `${labelOf(table)} sends ${destination.cidr} to ${namesOf(topology, [target.id])}, but ${namesOf(topology, [table.vpcId])} has private IPv6 only, which never reaches the internet`
      return [issue('privateIpv6ToInternet', [table.id, target.id], message)]
    })
  })
}

/** VPCs behind one Direct Connect gateway may share no address (VPC-12). */
function directConnectOverlaps(topology: Topology): readonly Issue[] {
  return resourcesOf(topology, 'directConnectGateway').flatMap((gateway) => {
    const owned = gateway.associations.flatMap(({ gateway: { kind, id } }) => {
      if (kind !== 'virtualPrivateGateway') return []
      const vpc = findOf(topology, 'vpc', findOf(topology, kind, id)?.vpcId)
      return vpc ? vpcBlocks(vpc).map((block) => ({ block, owner: vpc.id })) : []
    })
    return overlappingPairs(owned).flatMap(([a, b]) => {
      if (a.owner === b.owner) return []
      const message = `${labelOf(gateway)} joins VPCs that overlap: ${a.block} of ${namesOf(topology, [a.owner])} and ${b.block} of ${namesOf(topology, [b.owner])}`
      return [issue('directConnectOverlap', [gateway.id, a.owner, b.owner], message)]
    })
  })
}
