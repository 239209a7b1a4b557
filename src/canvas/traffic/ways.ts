import { stationOf } from '@/engine/simulation/stationOf'
import type { Flight } from '@/engine/simulation/world'
import type { Leg } from '@/engine/trace'
import type { Point } from '@/layout/box'
import { cardOf } from '@/layout/drawables'
import type { Geometry } from '@/layout/geometry'
import { packetPath } from '@/layout/packetPath'
import { standOf, type Stand, type Station } from '@/layout/stands'
import { LANES } from '../packet/journey'
import { roomBesideIn } from '../packet/roomBeside'
import { makeTrack, pointAlong, type Track } from '../packet/track'

/** A way from one station to the next: points at even distances along it, x and y in turns. */
export interface FlightWay {
  readonly samples: Float32Array
  /** Of one point, where a packet stands. */
  readonly stands: boolean
}

/** The ways of packets on one drawing, each worked out when it is first gone. */
export interface Ways {
  /** The way that a flight is on; nothing where neither of its ends is drawn. */
  readonly wayOf: (flight: Flight) => FlightWay | undefined
  /** The ways through stations, one after another without a gap. */
  readonly through: (stations: readonly Station[], leg: Leg) => readonly FlightWay[]
  /** Where a station stands; nothing where it is not drawn, or hidden in something collapsed. */
  readonly standAt: (station: Station) => Stand | undefined
}

const SAMPLE_DISTANCE = 6
const MOST_SAMPLES = 160
/** Over this distance a packet changes from the side of one way to that of the next. */
const BLEND = 26

/** A way in the middle of the lanes and the track beside it, before they are joined to what was before. */
interface Hop {
  readonly track: Track
  /** From the station to where the track begins, and from the other one to where it ends. */
  readonly begins: Point
  readonly ends: Point
}

const NO_SHIFT: Point = { x: 0, y: 0 }

/** The table of ways on a drawing. */
export function waysOn(geometry: Geometry): Ways {
  const stands = new Map<string, Stand | undefined>()
  const hops = new Map<string, Hop>()
  const ways = new Map<string, FlightWay>()
  const flown = new WeakMap<Flight, { readonly way: FlightWay | undefined }>()

  const standAt = (station: Station): Stand | undefined => {
    const key = keyOf(station)
    if (!stands.has(key)) stands.set(key, drawnStand(geometry, station))
    return stands.get(key)
  }
  const hopBetween = (from: Station, to: Station, start: Point, end: Point, leg: Leg): Hop => {
    const key = `${leg} ${keyOf(from)} ${keyOf(to)}`
    const known = hops.get(key)
    if (known) return known
    const track = makeTrack(
      [packetPath(geometry, from, to)],
      start,
      LANES[leg],
      roomBesideIn(geometry),
    )
    const hop = {
      track,
      begins: minus(track.points[0], start),
      ends: minus(track.points.at(-1), end),
    }
    hops.set(key, hop)
    return hop
  }
  const wayAfter = (key: string, hop: Hop, shift: Point): FlightWay => {
    const full = `${key} ${String(shift.x)} ${String(shift.y)}`
    const known = ways.get(full)
    if (known) return known
    const way = { samples: sampled(hop, shift), stands: false }
    ways.set(full, way)
    return way
  }
  const standing = (point: Point): FlightWay => {
    const key = `${String(point.x)} ${String(point.y)}`
    const known = ways.get(key)
    if (known) return known
    const way = { samples: new Float32Array([point.x, point.y]), stands: true }
    ways.set(key, way)
    return way
  }
  /** The ways through stations, and where they end. */
  const walk = (stations: readonly Station[], leg: Leg) => {
    const gone: FlightWay[] = []
    let before: { readonly station: Station; readonly stand: Stand } | undefined
    let shift = NO_SHIFT
    for (const station of stations) {
      const stand = standAt(station)
      if (!stand) continue
      const start = before?.stand.point
      if (before && start && !isSame(start, stand.point)) {
        const hop = hopBetween(before.station, station, start, stand.point, leg)
        gone.push(wayAfter(`${leg} ${keyOf(before.station)} ${keyOf(station)}`, hop, shift))
        shift = hop.ends
      }
      if (!before || !isSame(before.stand.point, stand.point)) before = { station, stand }
    }
    return { gone, shift, last: before }
  }

  const find = ({ walker, stood, leg }: Flight): FlightWay | undefined => {
    const { place, steps } = walker
    const to = typeof place === 'object' ? stationOf(place) : undefined
    const from = stood && stationOf(stood)
    const here = from ? standAt(from) : undefined
    const there = to ? standAt(to) : undefined
    // The last place before it tells on which side of the way it comes.
    const past = walk(
      [lastPlace(steps, here, standAt), from].flatMap((each) => each ?? []),
      leg,
    )
    if (to && there && from && here && !isSame(here.point, there.point)) {
      const hop = hopBetween(from, to, here.point, there.point, leg)
      return wayAfter(`${leg} ${keyOf(from)} ${keyOf(to)}`, hop, past.shift)
    }
    const point = here?.point ?? there?.point
    return point && standing({ x: point.x + past.shift.x, y: point.y + past.shift.y })
  }

  return {
    wayOf: (flight) => {
      const known = flown.get(flight)
      if (known) return known.way
      const way = find(flight)
      flown.set(flight, { way })
      return way
    },
    through: (stations, leg) => walk(stations, leg).gone,
    standAt,
  }
}

/** The point on a way after this share of it. */
export function placeOn({ samples }: FlightWay, share: number): Point {
  const last = samples.length / 2 - 1
  const at = Math.min(1, Math.max(0, share)) * last
  const index = Math.min(last, Math.floor(at))
  const next = Math.min(last, index + 1)
  const part = at - index
  const [x = 0, y = 0] = [samples[2 * index], samples[2 * index + 1]]
  const [nextX = x, nextY = y] = [samples[2 * next], samples[2 * next + 1]]
  return { x: x + (nextX - x) * part, y: y + (nextY - y) * part }
}

/** The last place before one that lies elsewhere. */
function lastPlace(
  steps: readonly Station[],
  here: Stand | undefined,
  standAt: (station: Station) => Stand | undefined,
): Station | undefined {
  return steps.findLast((step) => {
    const point = standAt(step)?.point
    return point && here && !isSame(point, here.point)
  })
}

/** Where a station is drawn, if it is: what is collapsed into the card of a VPC has no place on it. */
function drawnStand(geometry: Geometry, station: Station): Stand | undefined {
  const stand = standOf(geometry, station)
  const { topology, folded } = geometry
  if (stand.kind === 'address' && station.checkpoint !== 'internetHost') return undefined
  if (stand.kind !== 'outside') return stand
  const ids = [station.at, station.component].map((id) => cardOf(topology, id) ?? id)
  return ids.some((id) => folded.into.has(id) || folded.cards.has(id)) ? undefined : stand
}

function sampled({ track, begins }: Hop, shift: Point): Float32Array {
  const pieces = Math.min(MOST_SAMPLES, Math.max(1, Math.ceil(track.length / SAMPLE_DISTANCE)))
  const samples = new Float32Array(2 * (pieces + 1))
  const blend = Math.min(BLEND, track.length)
  for (let index = 0; index <= pieces; index++) {
    const distance = (track.length * index) / pieces
    const { x, y } = pointAlong(track, distance)
    const rest = blend === 0 ? 0 : smooth(Math.max(0, 1 - distance / blend))
    samples[2 * index] = x + (shift.x - begins.x) * rest
    samples[2 * index + 1] = y + (shift.y - begins.y) * rest
  }
  return samples
}

function smooth(share: number): number {
  return share * share * (3 - 2 * share)
}

/** How much of its way a packet has gone after this share of its time: it swings, but never stops between two. */
export function eased(share: number): number {
  const within = Math.min(1, Math.max(0, share))
  return (within + smooth(within)) / 2
}

function keyOf({ checkpoint, component, at }: Station): string {
  return `${checkpoint} ${component} ${at}`
}

function minus(point: Point | undefined, from: Point): Point {
  return point ? { x: point.x - from.x, y: point.y - from.y } : NO_SHIFT
}

function isSame(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y
}
