import { prefixLengthOf } from '../ip'
import type { SubnetId, VpcId } from '../ids'
import type { Subnet } from '../resources/subnet'
import { ok, type Result } from '../result'
import { subnetKind, type SubnetKind } from '../subnetKind'
import { findOf, resourcesOf, subnetsOf, type Topology } from '../topology'
import { updateResource } from './edit'
import { addSubnet } from './subnet'

/** Subnets for something that stands in several zones, and whether all of them are public. */
export interface Spread {
  readonly topology: Topology
  readonly subnetIds: readonly SubnetId[]
  readonly isPublic: boolean
}

export interface SpreadWish {
  /** The subnet it was meant for: the others are of its kind. */
  readonly near?: SubnetId | undefined
  /** So many zones at least; what is missing is created. */
  readonly zones: number
  /** What it would rather stand in, where nobody chose. */
  readonly prefers?: SubnetKind
}

/** The longest prefix of a subnet that services choose by themselves (ALB-04). */
const SMALLEST = 27

/**
 * One subnet in each zone of a VPC, all public or all not. Where there are too few zones of one kind,
 * subnets are created with the route table of the one that it was meant for.
 */
export function spreadOver(
  topology: Topology,
  vpcId: VpcId,
  { near, zones, prefers = 'private' }: SpreadWish,
): Result<Spread> {
  const home = findOf(topology, 'subnet', near)
  const roomy = subnetsOf(topology, vpcId).filter(
    ({ cidrBlock }) => cidrBlock !== undefined && prefixLengthOf(cidrBlock) <= SMALLEST,
  )
  const publicOnes = roomy.filter((subnet) => subnetKind(topology, subnet) === 'public')
  const isPublic = home
    ? subnetKind(topology, home) === 'public'
    : prefers === 'public' && zonesOf(publicOnes).size >= zones
  const rank = (subnet: Subnet) => {
    if (publicOnes.includes(subnet)) return 2
    return subnetKind(topology, subnet) === (home ? subnetKind(topology, home) : prefers) ? 0 : 1
  }
  const alike = isPublic ? publicOnes : roomy.toSorted((a, b) => rank(a) - rank(b))
  const chosen = new Map<string, Subnet>(home ? [[home.availabilityZone, home]] : [])
  for (const subnet of alike) {
    if (!chosen.has(subnet.availabilityZone)) chosen.set(subnet.availabilityZone, subnet)
  }
  const table = (home ?? alike[0])?.routeTableId
  let next = topology
  while (chosen.size < zones) {
    const added = addSubnet(next, vpcId, freeZone(next, vpcId, chosen))
    if (!added.ok) return added
    const { id } = added.value
    next = table
      ? updateResource(added.value.topology, 'subnet', id, { routeTableId: table })
      : added.value.topology
    const subnet = findOf(next, 'subnet', id)
    if (subnet) chosen.set(subnet.availabilityZone, subnet)
  }
  return ok({ topology: next, subnetIds: [...chosen.values()].map(({ id }) => id), isPublic })
}

function zonesOf(subnets: readonly Subnet[]): ReadonlySet<string> {
  return new Set(subnets.map(({ availabilityZone }) => availabilityZone))
}

/** A zone that is not chosen yet, one that is drawn already if there is one. */
function freeZone(
  topology: Topology,
  vpcId: VpcId,
  chosen: ReadonlyMap<string, Subnet>,
): string | undefined {
  const region = findOf(topology, 'vpc', vpcId)?.region ?? ''
  const drawn = [...zonesOf(resourcesOf(topology, 'subnet').filter((own) => own.vpcId === vpcId))]
  const every = [...drawn.toSorted(), ...['a', 'b', 'c', 'd', 'e', 'f'].map((one) => region + one)]
  return every.find((zone) => !chosen.has(zone))
}
