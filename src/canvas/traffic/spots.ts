import type { TrafficStation } from '@/engine/simulation/stationOf'
import { bottomOf, rightOf, type Point } from '@/layout/box'
import { cardOf } from '@/layout/drawables'
import type { Geometry } from '@/layout/geometry'
import type { Stand } from '@/layout/stands'
import type { Ways } from './ways'

/** Where a number stands beside its place, and which end of it is held there. */
export interface Spot extends Point {
  readonly anchor: 'start' | 'middle' | 'end'
}

/** Where the rate of a link stands, and from which zoom on there is room for it. */
export interface RateSpot extends Spot {
  readonly fromZoom: number
}

/** On a street there is room sooner than beside gateways and hosts. */
const ON_STREET_FROM = 0.4
const BESIDE_THINGS_FROM = 0.55

interface Ground {
  readonly geometry: Geometry
  readonly ways: Ways
}

/** A gate is 42 high: what stands below it clears it, what stands beside its head clears the lanes. */
const BELOW_GATE = 35
const BESIDE_GATE = { x: 14, y: -27 }
const BELOW_TILE = 30
const BESIDE_TILE = { x: 22, y: -16 }
const FROM_CORNER = 10
const UNDER_HOST = { x: 12, y: 15 }
/** The rightmost shield of a card, from its upper right corner. */
const SHIELD = { x: -19.5, y: 1 }
/** The glyph of a card, from its left edge. */
const GLYPH = 21

/** Where the count of what died at a station stands. */
export function dropSpot({ ways }: Ground, station: TrafficStation): Spot | undefined {
  const stand = ways.standAt(station)
  if (!stand) return undefined
  const { x, y } = stand.point
  switch (stand.kind) {
    case 'gate':
      return { x, y: y + BELOW_GATE, anchor: 'middle' }
    case 'tile':
      return { x, y: y + BELOW_TILE, anchor: 'middle' }
    case 'card':
    case 'vpcCard':
      // Over its edge, away from its name.
      return stand.side === 'left'
        ? { x: x + 10, y, anchor: 'end' }
        : { x: x - 10, y, anchor: 'start' }
    case 'host':
      return { x: x + UNDER_HOST.x, y: y + 2 * UNDER_HOST.y, anchor: 'start' }
    default:
      return { x, y: y + UNDER_HOST.y, anchor: 'middle' }
  }
}

/** Where the rate of a link stands: on the street's side of a gate, beside a gateway, under a host. */
export function rateSpot(ground: Ground, station: TrafficStation): RateSpot | undefined {
  const stand = ground.ways.standAt(station)
  if (!stand) return undefined
  const spot = spotOfRate(ground, station, stand)
  return { ...spot, fromZoom: stand.kind === 'gate' ? ON_STREET_FROM : BESIDE_THINGS_FROM }
}

function spotOfRate({ geometry }: Ground, station: TrafficStation, stand: Stand): Spot {
  const { x, y } = stand.point
  switch (stand.kind) {
    case 'gate':
      return beside(stand.point, geometry.gates.get(stand.subnetId)?.side, BESIDE_GATE)
    case 'card':
    case 'vpcCard':
      return underCard(geometry, station) ?? { x, y: y + UNDER_HOST.y, anchor: 'middle' }
    case 'tile':
      return { x: x + BESIDE_TILE.x, y: y + BESIDE_TILE.y, anchor: 'start' }
    case 'host':
      return { x: x + UNDER_HOST.x, y: y + UNDER_HOST.y, anchor: 'start' }
    default:
      return { x: x + UNDER_HOST.x, y: y - UNDER_HOST.y, anchor: 'start' }
  }
}

/** Where an entry is kept: at the shields of an interface, on the glyph of a gateway. */
export function touchSpot({ geometry, ways }: Ground, station: TrafficStation): Point | undefined {
  const { topology, boxes, folded } = geometry
  const isGroup = station.checkpoint === 'securityGroup'
  const id = cardOf(topology, isGroup ? station.at : station.component)
  const box = id === undefined || folded.into.has(id) ? undefined : boxes.get(id)
  if (!box) return pointOf(ways.standAt(station))
  return isGroup
    ? { x: rightOf(box) + SHIELD.x, y: box.y + SHIELD.y }
    : { x: box.x + GLYPH, y: box.y + box.height / 2 }
}

function beside({ x, y }: Point, side: 'left' | 'right' | undefined, off: Point): Spot {
  return side === 'left'
    ? { x: x - off.x, y: y + off.y, anchor: 'end' }
    : { x: x + off.x, y: y + off.y, anchor: 'start' }
}

/** Astride the lower edge of a gateway's card. */
function underCard({ topology, boxes }: Geometry, station: TrafficStation): Spot | undefined {
  const box = boxes.get(cardOf(topology, station.component) ?? '')
  return box && { x: rightOf(box) - FROM_CORNER, y: bottomOf(box), anchor: 'end' }
}

function pointOf(stand: Stand | undefined): Point | undefined {
  return stand?.point
}
