import { findOf, resourcesOf } from '@/model/topology'
import { bottomOf, centreOf, type Point } from './box'
import type { Box } from './diagram'
import { drawingOf } from './drawables'
import type { Geometry } from './geometry'
import { networkLines } from './networkLines'
import { CLEARANCE, tidied } from './orthogonalRoute'
import { borderOf, siteAround, siteDoor } from './siteWays'
import { outsideStand } from './stands'
import { nearestStreet, type StreetPlan } from './streets'
import {
  outsideDoor,
  sideDoor,
  tileDoor,
  vpcDoor,
  wayFromHost,
  wayOnCanvas,
  wayToStreet,
  type Door,
} from './ways'

/** A thin line that is drawn where traffic can go. */
export interface Wire {
  readonly id: string
  /** The drawn things at its ends; a VPC stands for its streets. */
  readonly from: string
  readonly to: string
  readonly points: readonly Point[]
}

/** All wires of a picture: gates, gateways and endpoints to the street, hosts to gateways, peerings. */
export function wires(geometry: Geometry): readonly Wire[] {
  return [
    ...gateWires(geometry),
    ...tileWires(geometry),
    ...hostWires(geometry),
    ...peeringWires(geometry),
    ...lineWires(geometry),
  ]
}

function wire(from: string, to: string, points: readonly Point[]): Wire {
  return { id: `${from}→${to}`, from, to, points: tidied(points) }
}

function gateWires(geometry: Geometry): readonly Wire[] {
  const { byId } = drawingOf(geometry.topology)
  return [...geometry.gates.keys()].flatMap((subnetId) => {
    const subnet = findOf(geometry.topology, 'subnet', subnetId)
    if (!subnet || !byId.has(subnet.vpcId)) return []
    return [wire(subnetId, subnet.vpcId, wayToStreet(geometry, subnetId))]
  })
}

/** From each tile on a VPC's border to the nearest street. */
function tileWires(geometry: Geometry): readonly Wire[] {
  const tiles = borderTiles(geometry).filter(({ plan }) => plan.lanes.length > 0)
  return tiles.map(({ id, tile, vpcId, plan, border }) => {
    const start = centreOf(tile)
    const x = nearestStreet(plan, start.x)
    const y = border === 'top' ? plan.laneY : plan.footY
    const street = plan.lanes.find((lane) => centreOf(lane).x === x)
    const end = street && border === 'bottom' ? Math.min(bottomOf(street), y) : y
    return wire(id, vpcId, [start, { x: start.x, y }, { x, y }, { x, y: end }])
  })
}

/** A host reaches every gateway that it has an address for. */
function hostWires(geometry: Geometry): readonly Wire[] {
  const hosts = resourcesOf(geometry.topology, 'internetHost')
  return borderTiles(geometry)
    .filter(({ border, toInternet }) => border === 'top' && toInternet)
    .flatMap(({ id, tile, vpcId, egressOnly }) =>
      hosts.flatMap((host) => {
        const pill = geometry.boxes.get(host.id)
        if (!pill || (egressOnly && host.ipv6Address === undefined)) return []
        // A collapsed VPC has its gateways inside, so the wire ends at its card.
        const door = geometry.folded.cards.has(vpcId)
          ? topDoor(tile)
          : tileDoor(centreOf(tile), 'top')
        return [wire(host.id, id, wayFromHost(geometry, pill, door))]
      }),
    )
}

/** Out of the side of each VPC to the tile of its peering connection. */
function peeringWires(geometry: Geometry): readonly Wire[] {
  return resourcesOf(geometry.topology, 'peeringConnection').flatMap((peering) => {
    const tile = geometry.boxes.get(peering.id)
    if (!tile) return []
    const sides = new Set([peering.requester.vpcId, peering.accepter.vpcId])
    return [...sides].flatMap((vpcId) => fromVpc(geometry, vpcId, peering.id, tile))
  })
}

/** Out of a VPC's side to a thing on the canvas. */
function fromVpc(geometry: Geometry, vpcId: string, id: string, box: Box): readonly Wire[] {
  const vpc = geometry.boxes.get(vpcId)
  const plan = geometry.streets.get(vpcId)
  if (!vpc || !plan) return []
  const thing = drawingOf(geometry.topology).byId.get(id)
  const stand = thing && outsideStand(geometry, thing, box)
  const goal = stand
    ? outsideDoor(stand, stand.point)
    : { point: centreOf(box), clear: centreOf(box) }
  if (geometry.folded.cards.has(vpcId)) {
    const door = sideDoor(vpc, { ...plan, laneY: centreOf(vpc).y }, goal.point)
    return [wire(vpcId, id, wayOnCanvas(geometry, door, goal))]
  }
  const door = vpcDoor(geometry, vpcId, goal.point) ?? sideDoor(vpc, plan, goal.point)
  const x = nearestStreet(plan, door.point.x)
  const y = door.level === 'foot' ? plan.footY : plan.laneY
  const street = plan.lanes.find((lane) => centreOf(lane).x === x)
  const start = street && door.level === 'foot' ? Math.min(bottomOf(street), y) : y
  const inside = [
    { x, y: start },
    { x, y },
    { x: door.point.x, y },
  ]
  return [wire(vpcId, id, [...inside, ...wayOnCanvas(geometry, door, goal)])]
}

/** From transit gateways to their VPCs, and along every line that leads to a network on premises. */
function lineWires(geometry: Geometry): readonly Wire[] {
  const { topology } = geometry
  const toVpcs = resourcesOf(topology, 'transitGatewayAttachment').flatMap(
    ({ transitGatewayId, attached }) => {
      const box = geometry.boxes.get(transitGatewayId)
      if (!box || attached.kind !== 'vpc') return []
      return fromVpc(geometry, attached.vpcId, transitGatewayId, box)
    },
  )
  const stubs = [...new Set(toVpcs.map(({ to }) => to))].flatMap((id) => hubStub(geometry, id))
  const lines = networkLines(topology).flatMap(([from, to]) => between(geometry, from, to))
  return [...toVpcs, ...stubs, ...lines]
}

/** From a hub to the line beside it on which its spokes meet. */
function hubStub(geometry: Geometry, id: string): readonly Wire[] {
  const [box, thing] = [geometry.boxes.get(id), drawingOf(geometry.topology).byId.get(id)]
  if (!box || !thing) return []
  const stand = outsideStand(geometry, thing, box)
  const edge = stand.point.y > box.y ? bottomOf(box) : box.y
  return [wire(id, `${id}/line`, [{ x: stand.point.x, y: edge }, stand.point])]
}

function between(geometry: Geometry, from: string, to: string): readonly Wire[] {
  const [a, b] = [geometry.boxes.get(from), geometry.boxes.get(to)]
  if (!a || !b) return []
  const door = (box: Box, id: string, toward: Box): Door => {
    const tile = borderTiles(geometry).find((each) => each.id === id)
    if (tile) return tileDoor(centreOf(box), tile.border)
    const thing = drawingOf(geometry.topology).byId.get(id)
    const siteId = thing && siteAround(geometry, thing)
    const site = siteId === undefined ? undefined : geometry.boxes.get(siteId)
    if (site) return tileDoor(centreOf(box), borderOf(site, centreOf(box)))
    if (thing?.kind !== 'site') return boxDoor(box, toward)
    return siteDoor(geometry, id, centreOf(toward).y > bottomOf(box) ? 'bottom' : 'top')
  }
  return [wire(from, to, wayOnCanvas(geometry, door(a, from, b), door(b, to, a)))]
}

/** The middle of a card's upper edge. */
function topDoor(card: Box): Door {
  const point = { x: centreOf(card).x, y: card.y }
  return { point, clear: { x: point.x, y: point.y - CLEARANCE } }
}

function boxDoor(box: Box, toward: Box): Door {
  const centre = centreOf(box)
  const below = centreOf(toward).y > centre.y
  const point = { x: centre.x, y: below ? bottomOf(box) : box.y }
  const clear = { x: point.x, y: point.y + (below ? 2 : -2) * CLEARANCE }
  return { point, clear, upright: true }
}

interface BorderTile {
  readonly id: string
  readonly tile: Box
  readonly vpcId: string
  readonly plan: StreetPlan
  readonly border: 'top' | 'bottom'
  readonly egressOnly: boolean
  /** An internet gateway of either kind. */
  readonly toInternet: boolean
}

function borderTiles(geometry: Geometry): readonly BorderTile[] {
  return drawingOf(geometry.topology).things.flatMap(({ id, kind, parentId, resourceKind }) => {
    if ((kind !== 'gateway' && kind !== 'endpoint') || parentId === undefined) return []
    const [tile, vpc] = [geometry.boxes.get(id), geometry.boxes.get(parentId)]
    const plan = geometry.streets.get(parentId)
    if (!tile || !vpc || !plan) return []
    const border = centreOf(tile).y > centreOf(vpc).y ? ('bottom' as const) : ('top' as const)
    const egressOnly = resourceKind === 'egressOnlyInternetGateway'
    const toInternet = egressOnly || resourceKind === 'internetGateway'
    return [{ id, tile, vpcId: parentId, plan, border, egressOnly, toInternet }]
  })
}
