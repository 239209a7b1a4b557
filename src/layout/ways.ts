import { resourcesOf } from '@/model/topology'
import { bottomOf, centreOf, rightOf, type Point } from './box'
import type { Box } from './diagram'
import { drawingOf } from './drawables'
import type { Geometry } from './geometry'
import { GATE, SUBNET_PAD, TILE } from './measures'
import { CLEARANCE, isClear, orthogonalRoute, simpleRoute } from './orthogonalRoute'
import { nearestStreet, type StreetPlan } from './streets'
import { vpcOfSubnet, type Stand } from './stands'

/** The pieces that every way of a packet or a wire is made of. */

export type Way = readonly Point[]

/** A place on the streets of a VPC: on an upright street, or on a border above or below it. */
export interface Anchor {
  readonly point: Point
  readonly level: 'street' | 'lane' | 'foot'
}

/** A place from which a way goes out onto the canvas, and the first point that is clear of it. */
export interface Door {
  readonly point: Point
  readonly clear: Point
  /** Whether the way leaves it up or down. */
  readonly upright?: boolean
}

/** A door of a VPC, and which of its ways leads there. */
export interface VpcDoor extends Door {
  readonly level: 'lane' | 'foot'
}

/** Inside a subnet, around its cards, between two places on cards or its gate. */
export function wayInSubnet(geometry: Geometry, subnetId: string, from: Point, to: Point): Way {
  const gate = geometry.gates.get(subnetId)
  if (!gate) return [from, to]
  // A collapsed subnet is its own card, and its gate stands on its edge.
  if (geometry.folded.cards.has(subnetId)) return [from, to]
  const cards = boxesIn(geometry, subnetId)
  const out = gate.side === 'left' ? -1 : 1
  // A way leaves a card toward the gate, and a gate into the free strip before it.
  const cleared = (point: Point): Point => {
    const atGate = point.x === gate.centre.x && point.y === gate.centre.y
    return { x: point.x + out * (atGate ? -SUBNET_PAD.near / 2 : CLEARANCE), y: point.y }
  }
  return [from, ...orthogonalRoute(cleared(from), cleared(to), cards, 'upright'), to]
}

/** From a gate out to where its way meets the street, around the neighbours if they are in between. */
export function wayToStreet(geometry: Geometry, subnetId: string): Way {
  const gate = geometry.gates.get(subnetId)
  if (!gate) return []
  const { centre, side, junction } = gate
  const out = centre.x + (side === 'left' ? -1 : 1) * (GATE.width / 2 + CLEARANCE)
  const beyond = side === 'left' ? out <= junction.x : out >= junction.x
  const clear = { x: beyond ? junction.x : out, y: centre.y }
  return [
    centre,
    ...wayAmongSubnets(geometry, vpcOfSubnet(geometry.topology, subnetId), clear, junction),
  ]
}

/** Inside a VPC, around subnets and whatever else stands there. */
export function wayAmongSubnets(
  geometry: Geometry,
  vpcId: string | undefined,
  from: Point,
  to: Point,
): Way {
  const { childrenOf } = drawingOf(geometry.topology)
  const obstacles = (childrenOf.get(vpcId) ?? []).flatMap(({ id, kind }) => {
    if (geometry.folded.into.has(id)) return []
    if (kind === 'zone') return boxesIn(geometry, id)
    return kind === 'card' || kind === 'box' ? (geometry.boxes.get(id) ?? []) : []
  })
  return isClear([from, to], obstacles)
    ? [from, to]
    : orthogonalRoute(from, to, obstacles, 'upright')
}

/** Along the streets of one VPC. */
export function wayAlongStreets(plan: StreetPlan, main: number, from: Anchor, to: Anchor): Way {
  const [a, b] = [from.point, to.point]
  const levels = new Set([from.level, to.level])
  if (from.level === 'street' && to.level === 'street' && a.x === b.x) return [a, b]
  if (levels.has('lane') && levels.has('foot')) {
    const yOf = ({ level }: Anchor): number => (level === 'lane' ? plan.laneY : plan.footY)
    const [first, second] = [yOf(from), yOf(to)]
    return [
      a,
      { x: a.x, y: first },
      { x: main, y: first },
      { x: main, y: second },
      { x: b.x, y: second },
      b,
    ]
  }
  const y = levels.has('foot') ? plan.footY : plan.laneY
  return [a, { x: a.x, y }, { x: b.x, y }, b]
}

/** Across the canvas, around VPCs, hosts and tiles; with a single bend where that is possible. */
export function wayOnCanvas(geometry: Geometry, from: Door, to: Door): Way {
  const obstacles = landmarksFor(geometry, from, to)
  const corner =
    from.upright === to.upright
      ? undefined
      : from.upright === true
        ? { x: from.clear.x, y: to.clear.y }
        : { x: to.clear.x, y: from.clear.y }
  if (corner && isClear([from.clear, corner, to.clear], obstacles)) {
    return [from.point, from.clear, corner, to.clear, to.point]
  }
  const crossbar = from.upright === true && to.upright === true ? 'level' : 'upright'
  return [from.point, ...orthogonalRoute(from.clear, to.clear, obstacles, crossbar), to.point]
}

/**
 * From a host down to a door. Hosts of one row from which there is no simple way share one: they
 * join below the pills at the host that is nearest to the door.
 */
export function wayFromHost(geometry: Geometry, pill: Box, to: Door): Way {
  const from = hostDoor(pill)
  const simple = simpleRoute(from.clear, to.clear, landmarksFor(geometry, from, to), 'level')
  if (simple) return [from.point, ...simple, to.point]
  const row = resourcesOf(geometry.topology, 'internetHost')
    .flatMap(({ id }) => geometry.boxes.get(id) ?? [])
    .filter((other) => bottomOf(other) === bottomOf(pill))
    .map(hostDoor)
  const distance = ({ point }: Door): number => Math.abs(point.x - to.point.x)
  const nearest = row.reduce((best, door) => (distance(door) < distance(best) ? door : best), from)
  const [, ...shared] = wayOnCanvas(geometry, nearest, to)
  return isClear([from.clear, nearest.clear], geometry.landmarks)
    ? [from.point, from.clear, ...shared]
    : wayOnCanvas(geometry, from, to)
}

function landmarksFor(geometry: Geometry, from: Door, to: Door): readonly Box[] {
  return geometry.landmarks.filter((box) => !isIn(box, from.clear) && !isIn(box, to.clear))
}

/** The door that the lower edge of a host's pill is. */
function hostDoor(pill: Box): Door {
  const point = { x: centreOf(pill).x, y: bottomOf(pill) }
  return { point, clear: { x: point.x, y: point.y + CLEARANCE }, upright: true }
}

/**
 * The door of a VPC that looks toward a place: at the end of the nearest street for what stands
 * above or below, else in its side at the height of its lane.
 */
export function vpcDoor(geometry: Geometry, vpcId: string, toward: Point): VpcDoor | undefined {
  const [vpc, plan] = [geometry.boxes.get(vpcId), geometry.streets.get(vpcId)]
  if (!vpc || !plan) return undefined
  const below = toward.y > bottomOf(vpc)
  if (!below && toward.y > vpc.y) return sideDoor(vpc, plan, toward)
  const y = below ? bottomOf(vpc) : vpc.y
  const tiles = boxesIn(geometry, vpcId).filter((box) => box.y < y && bottomOf(box) > y)
  const x = freeOf(nearestStreet(plan, toward.x), toward.x, tiles)
  const away = (below ? 1 : -1) * (TILE.height / 2 + CLEARANCE)
  return {
    point: { x, y },
    clear: { x, y: y + away },
    upright: true,
    level: below ? 'foot' : 'lane',
  }
}

/** The street's own place on the border, else the nearest beside the tiles that stand there. */
function freeOf(street: number, toward: number, tiles: readonly Box[]): number {
  const room = TILE.width / 2 + 2 * CLEARANCE
  const isFree = (x: number): boolean =>
    tiles.every((tile) => Math.abs(centreOf(tile).x - x) >= room)
  const beside = tiles.flatMap((tile) => [centreOf(tile).x - room, centreOf(tile).x + room])
  const [best] = [street, ...beside]
    .filter(isFree)
    .toSorted(
      (a, b) =>
        Math.abs(a - street) - Math.abs(b - street) || Math.abs(a - toward) - Math.abs(b - toward),
    )
  return best ?? street
}

/** The door in the side of a VPC that looks toward a place, at the height of its lane. */
export function sideDoor(vpc: Box, plan: StreetPlan, toward: Point): VpcDoor {
  const leftward = toward.x < centreOf(vpc).x
  const point = { x: leftward ? vpc.x : rightOf(vpc), y: plan.laneY }
  const clear = { x: point.x + (leftward ? -2 : 2) * CLEARANCE, y: point.y }
  return { point, clear, level: 'lane' }
}

/** The door that a tile on a VPC's border is. */
export function tileDoor(centre: Point, border: 'top' | 'bottom'): Door {
  const away = TILE.height / 2 + CLEARANCE
  const clear = { x: centre.x, y: centre.y + (border === 'top' ? -away : away) }
  return { point: centre, clear, upright: true }
}

function boxesIn(geometry: Geometry, parentId: string): readonly Box[] {
  const children = drawingOf(geometry.topology).childrenOf.get(parentId) ?? []
  return children.flatMap(({ id }) => geometry.boxes.get(id) ?? [])
}

function isIn(box: Box, { x, y }: Point): boolean {
  return x >= box.x && x <= rightOf(box) && y >= box.y && y <= bottomOf(box)
}

/** The door of what stands outside every VPC: up or down from a card's edge; a tile has any side. */
export function outsideDoor(stand: Stand, point: Point): Door {
  const edge = stand.kind === 'outside' ? stand.edge : undefined
  if (edge === undefined) return { point, clear: point }
  const away = (edge === 'bottom' ? 2 : -2) * CLEARANCE
  return { point, clear: { x: point.x, y: point.y + away }, upright: true }
}
