import { cardsOf, drawingOf } from '@/layout/drawables'
import { asId } from '@/model/ids'
import { fail } from '@/model/result'
import { findResource, labelOf, resourcesOf, type Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { takerAt, type Creation, type Place } from './placing/placement'
import { PLACEMENTS, type PlaceableKind } from './placing/placements'

/** The containers that the drawn thing of this id is, and is in. */
export function placeOf(topology: Topology, id: string | undefined): Place {
  const thing = id === undefined ? undefined : drawingOf(topology).byId.get(id)
  if (!thing) return placeOfCards(topology, id)
  const around = placeOf(topology, thing.parentId)
  switch (thing.kind) {
    case 'vpc':
      return { vpcId: asId(thing.id) }
    case 'zone':
      return { ...around, availabilityZone: thing.id.slice(thing.resourceId.length + 1) }
    case 'subnet':
      return { ...around, subnetId: asId(thing.id) }
    default:
      return { ...around, thing: { kind: thing.resourceKind, id: thing.resourceId } }
  }
}

/** What has several cards stands in their VPC, and in none of their subnets. */
function placeOfCards(topology: Topology, id: string | undefined): Place {
  const card = id === undefined ? undefined : cardsOf(topology, id)[0]
  const { vpcId, thing } = card === id ? {} : placeOf(topology, card)
  return { ...(vpcId === undefined ? {} : { vpcId }), ...(thing ? { thing } : {}) }
}

/** Creates one resource at a place, and the containers that it needs and that are missing. */
export function createAt(topology: Topology, kind: PlaceableKind, place: Place): Creation {
  const { inVpc, create } = PLACEMENTS[kind]
  if (inVpc !== undefined && place.vpcId !== undefined) return fail(inVpc)
  return create(topology, place)
}

/** What takes a kind in at a place: what lights up under the pointer. */
export function takerOf(kind: PlaceableKind, place: Place): string | undefined {
  return PLACEMENTS[kind].takers
    .map((taker) => takerAt(place, taker))
    .find((id) => id !== undefined)
}

/** Where a kind goes that is added without a pointer, while this thing is selected. */
export function suitablePlace(
  topology: Topology,
  kind: PlaceableKind,
  selectedId: string | undefined,
): Place {
  const { stands, takers } = PLACEMENTS[kind]
  const { thing, ...around } = placeOf(topology, selectedId)
  const taken = thing && takers.includes(thing.kind) ? { thing } : {}
  if (stands === 'outside') return taken
  if (stands === 'anywhere' || around.vpcId !== undefined) {
    return withSubnet(topology, kind, { ...around, ...taken })
  }
  const [vpc] = resourcesOf(topology, 'vpc')
  return vpc ? withSubnet(topology, kind, { ...taken, vpcId: vpc.id }) : taken
}

/** Without a pointer an instance goes into a subnet that there is, rather than into a new one. */
function withSubnet(topology: Topology, kind: PlaceableKind, place: Place): Place {
  if (PLACEMENTS[kind].stands !== 'subnet' || place.subnetId !== undefined) return place
  const subnet = resourcesOf(topology, 'subnet').find(
    ({ vpcId, availabilityZone }) =>
      vpcId === place.vpcId && availabilityZone === (place.availabilityZone ?? availabilityZone),
  )
  return subnet ? { ...place, subnetId: subnet.id } : place
}

/** `Add server-2`: how undo names the placing of a new resource. */
export function placingLabel(topology: Topology, id: string): string {
  const resource = findResource(topology, id)
  return strings.steps.add(resource ? labelOf(resource) : id)
}
