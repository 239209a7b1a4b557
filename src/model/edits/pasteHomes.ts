import type { SubnetId, VpcId } from '../ids'
import { containersOf } from './pasteReferences'
import { ok, type Result } from '../result'
import { allResources, findOf, resourcesOf, subnetsOf, type Topology } from '../topology'
import { nextZone } from './proposals'
import { addSubnet } from './subnet'
import { addVpc } from './vpc'

/** Where a paste goes when the fragment does not say: the containers that are selected. */
export interface PastePlace {
  readonly vpcId?: VpcId
  readonly availabilityZone?: string
  readonly subnetId?: SubnetId
}

/** A topology that has every container which a fragment needs, and which one serves for which. */
export interface Homes {
  readonly topology: Topology
  /** By the ids that the fragment names without having them. */
  readonly ids: ReadonlyMap<string, string>
}

/**
 * Finds a home for what stands in no container of its own: where it stood if that is still there,
 * else the chosen place, else the first one that there is, else a new one.
 */
export function homesFor(topology: Topology, fragment: Topology, place: PastePlace): Result<Homes> {
  const ids = new Map<string, string>()
  const subnetIds = namedWithout(fragment, 'subnet')
  const vpcIds = namedWithout(fragment, 'vpc')
  let next = topology
  for (const id of subnetIds) {
    const stays = findOf(topology, 'subnet', id)
    const isChosen = place.subnetId ?? place.vpcId
    const keeps =
      isChosen === undefined ||
      (place.subnetId === undefined ? stays?.vpcId === place.vpcId : subnetIds.has(place.subnetId))
    const home = stays && keeps ? stays.id : (place.subnetId ?? subnetIn(next, place))
    if (home !== undefined) {
      ids.set(id, home)
      continue
    }
    const made = withSubnet(next, place)
    if (!made.ok) return made
    next = made.value.topology
    ids.set(id, made.value.id)
  }
  for (const id of vpcIds) {
    const [subnetHome] = ids.values()
    const stays = findOf(topology, 'vpc', id)
    const keeps = place.vpcId === undefined || vpcIds.has(place.vpcId)
    const home =
      (stays && keeps ? id : undefined) ??
      place.vpcId ??
      findOf(next, 'subnet', subnetHome)?.vpcId ??
      resourcesOf(next, 'vpc')[0]?.id
    if (home === undefined) {
      const made = addVpc(next)
      next = made.topology
      ids.set(id, made.id)
    } else ids.set(id, home)
  }
  return ok({ topology: next, ids })
}

/** The containers of a kind that the fragment's resources stand in and that it has not got. */
function namedWithout(fragment: Topology, kind: 'vpc' | 'subnet'): ReadonlySet<string> {
  const key = kind === 'vpc' ? 'vpcId' : 'subnetId'
  const named = allResources(fragment).flatMap((resource) => {
    const id = containersOf(resource)[key]
    return id !== undefined && findOf(fragment, kind, id) === undefined ? [id] : []
  })
  return new Set(named)
}

function subnetIn(topology: Topology, { vpcId, availabilityZone }: PastePlace) {
  const subnets = vpcId === undefined ? resourcesOf(topology, 'subnet') : subnetsOf(topology, vpcId)
  const fits = subnets.find((subnet) => subnet.availabilityZone === availabilityZone)
  return (fits ?? subnets[0])?.id
}

function withSubnet(topology: Topology, { vpcId, availabilityZone }: PastePlace) {
  const known = vpcId ?? resourcesOf(topology, 'vpc')[0]?.id
  const made = known === undefined ? addVpc(topology) : { topology, id: known }
  return addSubnet(made.topology, made.id, availabilityZone ?? nextZone(made.topology, made.id))
}
