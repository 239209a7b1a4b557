import type { Point } from '@/layout/box'
import type { Step } from '@/engine/trace'
import { parseIp } from '@/model/ip'
import { stationMark } from '@/playback/timeline'
import type { Journey, JourneyStation } from './journey'
import { pointAlong } from './track'

/** What a station did, as one sign. */
type Sign = 'allow' | 'deny' | 'partial' | 'translate' | 'ticket' | 'route'

/** The mark on a place: one for all that a leg's stations did there, and the loudest of them leads. */
export interface Stamp {
  readonly key: string
  readonly sign: Sign
  readonly ghost: boolean
  readonly at: Point
  /** The middle of what it stands at. */
  readonly place: Point
  readonly stand: JourneyStation['stand']
  /** A deny at a gate turns the gate itself. */
  readonly gate: Point | undefined
  readonly stations: readonly JourneyStation[]
}

/** From the quietest to the loudest. */
const SIGNS: readonly Sign[] = ['route', 'allow', 'ticket', 'translate', 'partial', 'deny']

const GATE_END = 24
const TILE_HALF = 18
const PILL_END = 74
/** How far beyond a card's edge its stamps stand. */
const OFF_CARD = 7
/** Stamps closer than this would cover one another. */
const ROOM = 20

/**
 * The stamps of the stations up to a position, and of what would stop the ghost once it walks. From
 * afar they are larger than life by `growth`, and keep as much farther from one another.
 */
export function stampsUpTo(journey: Journey, position: number, growth = 1): readonly Stamp[] {
  const groups = new Map<string, JourneyStation[]>()
  for (const station of journey.stations) {
    if (!isStamped(journey, station, position)) continue
    const key = placeKey(station)
    const group = groups.get(key)
    if (group) group.push(station)
    else groups.set(key, [station])
  }
  const stamps: Stamp[] = []
  for (const [key, stations] of groups) {
    const stamp = stampOf(journey, key, stations, growth)
    if (stamp) stamps.push(clearOf(stamps, stamp, ROOM * growth))
  }
  // A shut gate lies under the stamps at its ends.
  return stamps.toSorted((a, b) => Number(isShutGate(b)) - Number(isShutGate(a)))
}

function isStamped(
  { ghostFrom }: Journey,
  { index, step }: JourneyStation,
  position: number,
): boolean {
  if (index <= position) return true
  const { kind } = stationMark(step)
  return step.ghost && position >= ghostFrom - 1 && (kind === 'deny' || kind === 'partial')
}

function isShutGate({ gate, ghost }: Stamp): boolean {
  return gate !== undefined && !ghost
}

function placeKey({ step, point }: JourneyStation): string {
  return `${step.leg}:${point.x.toFixed(0)}:${point.y.toFixed(0)}`
}

function stampOf(
  journey: Journey,
  key: string,
  stations: readonly JourneyStation[],
  growth: number,
): Stamp | undefined {
  const loudest = stations.reduce((best, each) =>
    loudness(each.step) > loudness(best.step) ? each : best,
  )
  const sign = SIGNS[loudness(loudest.step)]
  if (!sign) return undefined
  const { stand, place, step } = loudest
  const isGate = stand === 'gate' && (sign === 'deny' || (sign === 'partial' && step.ghost))
  return {
    key,
    sign,
    ghost: step.ghost,
    at: isGate && !step.ghost ? place : stampPoint(journey, loudest, growth),
    place,
    stand,
    gate: isGate ? place : undefined,
    stations: [loudest, ...stations.filter((station) => station !== loudest)],
  }
}

/** -1 for what has nothing to say: that the packet was sent, or let pass without a rule. */
function loudness(step: Step): number {
  const { kind } = stationMark(step)
  return SIGNS.indexOf(kind === 'deliver' ? 'allow' : (kind as Sign))
}

/** On a card's edge, at an end of a gate, at a corner of a tile: never in the way of the packet. */
function stampPoint(journey: Journey, station: JourneyStation, growth: number): Point {
  const { stand, place, point, step } = station
  const below = point.y > place.y
  switch (stand) {
    case 'gate':
      return { x: place.x, y: place.y + (below ? GATE_END : -GATE_END) * Math.sqrt(growth) }
    case 'tile':
      return {
        x: place.x + TILE_HALF,
        y: place.y + (step.leg === 'response' ? TILE_HALF : -TILE_HALF),
      }
    case 'outside':
      // Near the end of a host's pill, clear of its address; one that is not drawn has only its point.
      return parseIp(step.component).ok ? point : { x: place.x + PILL_END, y: place.y }
    case 'card':
      return offCard(journey, station, OFF_CARD * growth)
    default:
      return point
  }
}

/** A little way along the lane outside the card, so that its name and address stay whole. */
function offCard(
  { tracks }: Journey,
  { step, distance, point }: JourneyStation,
  off: number,
): Point {
  const track = tracks[step.leg]
  if (!track) return point
  return pointAlong(track, distance > 0 ? Math.max(0, distance - off) : off)
}

/** Moves a stamp aside, farther out on its own side, until it covers no earlier one. */
function clearOf(placed: readonly Stamp[], stamp: Stamp, room: number): Stamp {
  if (isShutGate(stamp)) return stamp
  const { stand, place } = stamp
  const outward = stamp.at.y < place.y ? -room : room
  // Under a hub they stand side by side, for above them is its name.
  const isUnderHub = stamp.stations.some(({ step }) => step.checkpoint === 'transitGateway')
  const isUpright = (stand === 'card' || stand === 'outside') && !isUnderHub
  const step = isUpright ? { x: 0, y: outward } : { x: room, y: 0 }
  let { at } = stamp
  for (let tries = 0; tries < 6 && isTaken(placed, at, room); tries += 1) {
    at = { x: at.x + step.x, y: at.y + step.y }
  }
  return { ...stamp, at }
}

function isTaken(placed: readonly Stamp[], { x, y }: Point, room: number): boolean {
  return placed.some(({ at }) => Math.hypot(at.x - x, at.y - y) < room - 0.01)
}
