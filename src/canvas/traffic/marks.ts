import { SECOND, type Micros } from '@/engine/simulation/settings'
import { flightsOf, type Simulation } from '@/engine/simulation/simulation'
import type { Flight } from '@/engine/simulation/world'
import type { Leg } from '@/engine/trace'
import type { Point } from '@/layout/box'
import type { Geometry } from '@/layout/geometry'
import { isIcmp, type Protocol } from '@/model/traffic'
import { isDrawn, thinningFor } from '@/playback/thinning'
import { deathsIn, dropsAt, momentOf, ratesAt, touchesIn } from '@/playback/trafficAt'
import { readLog, type Tally } from '@/playback/trafficTally'
import { dropSpot, rateSpot, touchSpot, type RateSpot, type Spot } from './spots'
import { eased, placeOn, type FlightWay, type Ways } from './ways'

/** What a packet is drawn as. */
export type PacketForm = 'tcp' | 'udp' | 'icmp' | 'other'

/** A packet on the drawing. */
export interface PacketMark extends Point {
  readonly form: PacketForm
  readonly leg: Leg
  readonly flight: string
  readonly connection: string
  readonly followed: boolean
}

/** A packet that has just died, or an entry that has just been touched; 0 is now, 1 long enough ago. */
export interface FadingMark extends Point {
  readonly age: number
}

export interface DeathMark extends FadingMark {
  /** Whether a gate shut before it. */
  readonly atGate: boolean
}

export interface TouchMark extends FadingMark {
  readonly kind: 'written' | 'matches' | 'translated'
}

/** How many packets have died at a place. */
export interface DropMark extends Spot {
  readonly count: number
  /** Whose packet was the last. */
  readonly connection: string
}

/** How many packets a second cross a link. */
export interface RateMark extends RateSpot {
  readonly perSecond: number
}

/** A way that packets are on. */
export interface LitWay {
  readonly way: FlightWay
  readonly form: PacketForm
}

/** How far a followed packet has come on its way. */
export interface TailMark extends LitWay {
  readonly leg: Leg
  readonly share: number
}

/** All that is drawn of a run at a moment, in canvas coordinates. */
export interface TrafficMarks {
  readonly inFlight: number
  /** Of so many packets one is drawn. */
  readonly oneIn: number
  readonly packets: readonly PacketMark[]
  /** Without motion: the ways that are in use. */
  readonly lit: readonly LitWay[]
  readonly tails: readonly TailMark[]
  readonly deaths: readonly DeathMark[]
  readonly drops: readonly DropMark[]
  readonly touches: readonly TouchMark[]
  readonly rates: readonly RateMark[]
}

/** Where a run is drawn. */
export interface Scene {
  readonly geometry: Geometry
  readonly ways: Ways
}

/** How a run is drawn. */
export interface Manner {
  readonly followed: string | undefined
  /** Nothing flies: packets stand at the station that they left last. */
  readonly still: boolean
  readonly withRates: boolean
}

/** More packets than that are a cloud. */
export const MOST_PACKETS = 2_500
const MOST_DEATHS = 120
/** For so long a death and a touch are seen, in the time of the run. */
const DEATH_SPAN: Micros = 1.2 * SECOND
const TOUCH_SPAN: Micros = 0.6 * SECOND

/** What is drawn of a run now. It follows from the run's moment alone: whoever comes back sees the same. */
export function marksAt(
  simulation: Simulation,
  tally: Tally,
  scene: Scene,
  manner: Manner,
): TrafficMarks {
  readLog(tally, simulation)
  const moment = momentOf(simulation)
  const flights = flightsOf(simulation)
  const oneIn = thinningFor(flights.length, MOST_PACKETS)
  const packets: PacketMark[] = []
  const lit = new Map<FlightWay, LitWay>()
  const tails: TailMark[] = []
  for (const flight of flights) {
    const followed = flight.connection === manner.followed
    if (!followed && !isDrawn(flight.id, oneIn)) continue
    const way = scene.ways.wayOf(flight)
    if (!way) continue
    const share = manner.still ? 0 : shareOf(flight, moment.now)
    const mark = packetOn(flight, way, share, followed)
    const { form, leg } = mark
    packets.push(mark)
    if (way.stands) continue
    if (manner.still) lit.set(way, { way, form })
    else if (followed) tails.push({ way, form, leg, share })
  }
  return {
    inFlight: flights.length,
    oneIn,
    packets,
    lit: [...lit.values()],
    tails,
    deaths: deathMarks(deathsIn(tally, moment, DEATH_SPAN), moment.now, scene),
    drops: dropMarks(dropsAt(tally, moment), scene),
    touches: touchMarks(touchesIn(tally, moment, TOUCH_SPAN), moment.now, scene),
    rates: manner.withRates ? rateMarks(ratesAt(tally, moment), scene) : [],
  }
}

/** A protocol's form: TCP is a circle, UDP a diamond, ICMP a triangle, all else a square. */
export function formOf(protocol: Protocol): PacketForm {
  if (protocol === 'tcp' || protocol === 'udp') return protocol
  return isIcmp(protocol) ? 'icmp' : 'other'
}

function shareOf({ left, due }: Flight, now: Micros): number {
  return due > left ? eased((now - left) / (due - left)) : 1
}

function packetOn(flight: Flight, way: FlightWay, share: number, followed: boolean): PacketMark {
  const { id, connection, leg, walker } = flight
  const { x, y } = placeOn(way, share)
  return { x, y, form: formOf(walker.packet.protocol), leg, flight: id, connection, followed }
}

function deathMarks(
  deaths: ReturnType<typeof deathsIn>,
  now: Micros,
  { ways }: Scene,
): readonly DeathMark[] {
  return deaths.slice(-MOST_DEATHS).flatMap(({ station, time }) => {
    const stand = ways.standAt(station)
    if (!stand) return []
    const { x, y } = stand.point
    return [{ x, y, age: (now - time) / DEATH_SPAN, atGate: stand.kind === 'gate' }]
  })
}

/** Several stations stand at one place: an interface's groups and its guest. */
function dropMarks(counts: ReturnType<typeof dropsAt>, scene: Scene): readonly DropMark[] {
  const places = new Map<
    string,
    { readonly spot: Spot; count: number; last: number; who: string }
  >()
  for (const { station, count, last } of counts) {
    const spot = dropSpot(scene, station)
    if (!spot) continue
    const key = `${String(spot.x)} ${String(spot.y)}`
    const place = places.get(key) ?? { spot, count: 0, last: -1, who: last.connection }
    place.count += count
    if (last.seq > place.last) [place.last, place.who] = [last.seq, last.connection]
    places.set(key, place)
  }
  return [...places.values()].map(({ spot, count, who }) => ({ ...spot, count, connection: who }))
}

/** The last touch of each table: a busy one is touched hundreds of times in the span. */
function touchMarks(
  touches: ReturnType<typeof touchesIn>,
  now: Micros,
  scene: Scene,
): readonly TouchMark[] {
  const seen = new Set<string>()
  const marks: TouchMark[] = []
  for (let index = touches.length - 1; index >= 0; index--) {
    const touch = touches[index]
    if (!touch || seen.has(touch.place)) continue
    seen.add(touch.place)
    const spot = touchSpot(scene, touch.station)
    if (spot) marks.push({ ...spot, age: (now - touch.time) / TOUCH_SPAN, kind: touch.kind })
  }
  return marks
}

function rateMarks(rates: ReturnType<typeof ratesAt>, scene: Scene): readonly RateMark[] {
  return rates.flatMap(({ station, perSecond }) => {
    const spot = rateSpot(scene, station)
    return spot ? [{ ...spot, perSecond }] : []
  })
}
