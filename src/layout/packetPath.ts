import { bottomOf, centreOf, type Point } from './box'
import { drawingOf } from './drawables'
import type { Geometry } from './geometry'
import { CLEARANCE, tidied } from './orthogonalRoute'
import { borderOf, siteDoor, wayInSite } from './siteWays'
import { standOf, vpcOfSubnet, type Stand, type Station } from './stands'
import { nearestStreet } from './streets'
import {
  outsideDoor,
  sideDoor,
  tileDoor,
  vpcDoor,
  wayAlongStreets,
  wayAmongSubnets,
  wayFromHost,
  wayInSubnet,
  wayOnCanvas,
  wayToStreet,
  type Anchor,
  type Door,
  type Way,
} from './ways'

/** The point on the canvas where a station of a trace stands. */
export function stationPoint(geometry: Geometry, station: Station): Point {
  return standOf(geometry, station).point
}

/**
 * The way of a packet from one station to the next, in right angles: out of a subnet through its
 * gate, along the streets, out of a VPC through a gateway or at its side. It goes around cards.
 * The way back is the same way turned round. Stations at one place have a way of one point.
 */
export function packetPath(geometry: Geometry, from: Station, to: Station): readonly Point[] {
  const [a, b] = [standOf(geometry, from), standOf(geometry, to)]
  if (a.point.x === b.point.x && a.point.y === b.point.y) return [a.point]
  // Worked out in one direction only, so that request and response take the same of two equal ways.
  const turned = a.point.x > b.point.x || (a.point.x === b.point.x && a.point.y > b.point.y)
  const way = tidied(turned ? wayBetween(geometry, b, a) : wayBetween(geometry, a, b))
  return turned ? way.toReversed() : way
}

function wayBetween(geometry: Geometry, a: Stand, b: Stand): Way {
  const subnetId = subnetOf(a)
  if (subnetId !== undefined && subnetId === subnetOf(b)) {
    return wayInSubnet(geometry, subnetId, a.point, b.point)
  }
  const siteId = siteOf(a)
  if (siteId !== undefined && siteId === siteOf(b)) {
    return wayInSite(geometry, siteId, a.point, b.point)
  }
  const [upA, upB] = [toStreets(geometry, a), toStreets(geometry, b)]
  const back = upB.way.toReversed()
  if (upA.vpcId !== undefined && upA.vpcId === upB.vpcId) {
    return [...upA.way, ...alongStreets(geometry, upA.vpcId, upA.anchor, upB.anchor), ...back]
  }
  const [outA, outB] = [outOf(geometry, upA, upB), outOf(geometry, upB, upA)]
  return [
    ...upA.way,
    ...outA.way,
    ...acrossCanvas(geometry, [a, outA.door], [b, outB.door]),
    ...outB.way.toReversed(),
    ...back,
  ]
}

function acrossCanvas(
  geometry: Geometry,
  [a, from]: readonly [Stand, Door],
  [b, to]: readonly [Stand, Door],
): Way {
  const [pillA, pillB] = [a, b].map((stand) =>
    stand.kind === 'host' ? geometry.boxes.get(stand.hostId) : undefined,
  )
  if (pillA) return wayFromHost(geometry, pillA, to)
  if (pillB) return wayFromHost(geometry, pillB, from).toReversed()
  return wayOnCanvas(geometry, from, to)
}

function siteOf(stand: Stand): string | undefined {
  return stand.kind === 'outside' ? stand.siteId : undefined
}

function subnetOf(stand: Stand): string | undefined {
  return stand.kind === 'card' || stand.kind === 'gate' ? stand.subnetId : undefined
}

/** The way from a stand to the streets of its VPC; on the canvas it has none to go. */
interface Ascent {
  readonly way: Way
  readonly anchor: Anchor
  readonly vpcId: string | undefined
  readonly stand: Stand
}

function toStreets(geometry: Geometry, stand: Stand): Ascent {
  const { vpcId, way } = wayUp(geometry, stand)
  const point = way.at(-1) ?? stand.point
  const level = stand.kind !== 'tile' ? 'street' : stand.border === 'top' ? 'lane' : 'foot'
  return { way, anchor: { point, level }, vpcId, stand }
}

function wayUp(geometry: Geometry, stand: Stand): Pick<Ascent, 'vpcId' | 'way'> {
  const { point } = stand
  if (stand.kind === 'card' || stand.kind === 'gate') {
    const { subnetId } = stand
    const gate = geometry.gates.get(subnetId)
    const inside =
      gate && stand.kind === 'card' ? wayInSubnet(geometry, subnetId, point, gate.centre) : [point]
    const vpcId = vpcOfSubnet(geometry.topology, subnetId)
    return { vpcId, way: [...inside, ...wayToStreet(geometry, subnetId)] }
  }
  if (stand.kind === 'vpcCard') {
    const { side, vpcId } = stand
    const plan = geometry.streets.get(vpcId)
    const clear = { x: point.x + (side === 'left' ? -CLEARANCE : CLEARANCE), y: point.y }
    const street = plan ? nearestStreet(plan, point.x) : clear.x
    const junction = { x: street, y: point.y }
    return { vpcId, way: [point, ...wayAmongSubnets(geometry, vpcId, clear, junction)] }
  }
  const onStreets = stand.kind === 'junction' || stand.kind === 'tile'
  return { vpcId: onStreets ? stand.vpcId : undefined, way: [point] }
}

function alongStreets(geometry: Geometry, vpcId: string, from: Anchor, to: Anchor): Way {
  const vpc = geometry.boxes.get(vpcId)
  const plan = geometry.streets.get(vpcId)
  if (!vpc || !plan) return [from.point, { x: to.point.x, y: from.point.y }, to.point]
  return wayAlongStreets(plan, nearestStreet(plan, centreOf(vpc).x), from, to)
}

/** The way out of a VPC toward another place: from a tile straight, else to a gateway or the side. */
function outOf(
  geometry: Geometry,
  { vpcId, anchor, stand }: Ascent,
  toward: Ascent,
): { readonly way: Way; readonly door: Door } {
  const vpc = vpcId === undefined ? undefined : geometry.boxes.get(vpcId)
  const plan = vpcId === undefined ? undefined : geometry.streets.get(vpcId)
  if (vpcId === undefined || !vpc || !plan) {
    const siteId = siteOf(stand)
    if (siteId !== undefined) return outOfSite(geometry, siteId, stand.point, toward.anchor.point)
    return { way: [], door: outsideDoor(stand, anchor.point) }
  }
  if (stand.kind === 'tile') {
    return { way: [], door: tileDoor(stand.point, stand.border) }
  }
  const goal = toward.anchor.point
  const toInternet = toward.stand.kind === 'host' || toward.stand.kind === 'address'
  const gateway = toInternet ? gatewayOf(geometry, vpcId) : undefined
  if (gateway) {
    const way = alongStreets(geometry, vpcId, anchor, { point: gateway.point, level: 'lane' })
    return { way, door: gateway }
  }
  const door = vpcDoor(geometry, vpcId, goal) ?? sideDoor(vpc, plan, goal)
  const way = alongStreets(geometry, vpcId, anchor, { point: door.point, level: door.level })
  return { way, door }
}

/** Out of the frame of a network on premises: from a tile straight, else by the door in its border. */
function outOfSite(
  geometry: Geometry,
  siteId: string,
  point: Point,
  goal: Point,
): { readonly way: Way; readonly door: Door } {
  const site = geometry.boxes.get(siteId)
  const isTile = site !== undefined && (point.y <= site.y || point.y >= bottomOf(site))
  if (isTile) return { way: [], door: tileDoor(point, borderOf(site, point)) }
  const edge = site !== undefined && goal.y > bottomOf(site) ? 'bottom' : 'top'
  const door = siteDoor(geometry, siteId, edge)
  return { way: wayInSite(geometry, siteId, point, door.point), door }
}

function gatewayOf(geometry: Geometry, vpcId: string): Door | undefined {
  const children = drawingOf(geometry.topology).childrenOf.get(vpcId) ?? []
  const gateway = children.find(({ resourceKind }) => resourceKind === 'internetGateway')
  const tile = gateway && geometry.boxes.get(gateway.id)
  return tile && tileDoor(centreOf(tile), 'top')
}
