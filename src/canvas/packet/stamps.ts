import type { Point } from '@/layout/box'
import type { Step } from '@/engine/trace'
import type { Journey, JourneyStation } from './journey'

/** What a station did, as one sign. */
export type Sign = 'allow' | 'deny' | 'partial' | 'translate' | 'tracked' | 'route' | 'none'

/** The mark on a place: one for all that a leg's stations did there, and the loudest of them leads. */
export interface Stamp {
  readonly key: string
  readonly sign: Sign
  readonly ghost: boolean
  readonly at: Point
  readonly stand: JourneyStation['stand']
  /** A deny at a gate turns the gate itself. */
  readonly gate: Point | undefined
  readonly stations: readonly JourneyStation[]
}

const LOUDNESS: Readonly<Record<Sign, number>> = {
  none: 0,
  route: 1,
  allow: 2,
  tracked: 3,
  translate: 4,
  partial: 5,
  deny: 6,
}

const GATE_HALF = 21
const TILE_HALF = 18
/** Stamps closer than this would cover one another. */
const ROOM = 17

/** The sign of one step. */
export function signOf(step: Step): Sign {
  if (step.decision === 'deny') return 'deny'
  if (step.refusedPorts.length > 0) return 'partial'
  if (step.decision === 'translate') return 'translate'
  if (step.tracking?.kind === 'matches') return 'tracked'
  if (step.decision === 'route') return 'route'
  return step.decision === 'allow' || step.decision === 'deliver' ? 'allow' : 'none'
}

/** The stamps of the stations up to a position. */
export function stampsUpTo(journey: Journey, position: number): readonly Stamp[] {
  const groups = new Map<string, JourneyStation[]>()
  for (const station of journey.stations.slice(0, position + 1)) {
    const key = placeKey(station)
    const group = groups.get(key)
    if (group) group.push(station)
    else groups.set(key, [station])
  }
  const stamps: Stamp[] = []
  for (const [key, stations] of groups) {
    const stamp = stampOf(key, stations)
    if (stamp) stamps.push(clearOf(stamps, stamp))
  }
  return stamps
}

function placeKey({ step, point }: JourneyStation): string {
  return `${step.leg}:${point.x.toFixed(0)}:${point.y.toFixed(0)}`
}

function stampOf(key: string, stations: readonly JourneyStation[]): Stamp | undefined {
  const loudest = stations.reduce((best, each) =>
    LOUDNESS[signOf(each.step)] > LOUDNESS[signOf(best.step)] ? each : best,
  )
  const sign = signOf(loudest.step)
  if (sign === 'none') return undefined
  const { stand, place, step } = loudest
  const isGate = stand === 'gate' && sign === 'deny'
  return {
    key,
    sign,
    ghost: step.ghost,
    at: isGate && !step.ghost ? place : stampPoint(loudest),
    stand,
    gate: isGate ? place : undefined,
    stations: [loudest, ...stations.filter((station) => station !== loudest)],
  }
}

/** On a card's edge, at an end of a gate, at a corner of a tile: never in the way of the packet. */
function stampPoint({ stand, place, point, step }: JourneyStation): Point {
  const below = point.y > place.y
  switch (stand) {
    case 'gate':
      return { x: place.x, y: place.y + (below ? GATE_HALF : -GATE_HALF) }
    case 'tile':
      return {
        x: place.x + TILE_HALF,
        y: place.y + (step.leg === 'response' ? TILE_HALF : -TILE_HALF),
      }
    default:
      return point
  }
}

/** Moves a stamp aside until it covers no earlier one. */
function clearOf(placed: readonly Stamp[], stamp: Stamp): Stamp {
  if (stamp.gate && !stamp.ghost) return stamp
  let { at } = stamp
  const collides = (): boolean =>
    placed.some((other) => Math.hypot(other.at.x - at.x, other.at.y - at.y) < ROOM)
  for (let tries = 0; tries < 4 && collides(); tries += 1) {
    at = stamp.stand === 'card' ? { x: at.x, y: at.y + ROOM } : { x: at.x + ROOM, y: at.y }
  }
  return { ...stamp, at }
}
