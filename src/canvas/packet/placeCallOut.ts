import { overlaps, type Point, type Size } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import { distanceBetween, lineBetween } from '../boxLine'

/** Where call-outs may stand and what they must leave free; all in screen pixels of the canvas. */
export interface CallOutRoom {
  readonly bounds: Box
  /** Never covered: the station, both ends of the path, what floats over the canvas. */
  readonly kept: readonly Box[]
  /** Covered rather than standing far off: other things on the path. */
  readonly spared: readonly Box[]
}

export interface PlacedCallOut {
  readonly box: Box
  /** From the station to the call-out, when it must stand off. */
  readonly leader: readonly [Point, Point] | undefined
}

const GAPS = [16, 48, 96, 160, 240] as const
const LEADER_FROM = 24
const KEPT_COST = 1000
const SPARED_COST = 0.6
const PIXEL_COST = 10

/** The best place for a call-out beside its station. */
export function placeCallOut(station: Box, size: Size, room: CallOutRoom): PlacedCallOut {
  const candidates = GAPS.flatMap((gap) => around(station, size, gap)).map((box) =>
    within(box, room.bounds),
  )
  const [first] = candidates
  if (!first) throw new Error('A call-out has always somewhere to stand')
  const best = candidates.reduce(
    (chosen, box) => {
      const cost = costOf(box, station, room)
      return cost < chosen.cost ? { box, cost } : chosen
    },
    { box: first, cost: costOf(first, station, room) },
  )
  return { box: best.box, leader: leaderTo(station, best.box) }
}

/** Right, left, below and above, each level with the station, a little up and a little down. */
function around(station: Box, { width, height }: Size, gap: number): readonly Box[] {
  const middle = { x: station.x + station.width / 2, y: station.y + station.height / 2 }
  const rows = [middle.y - height / 2, station.y, station.y + station.height - height]
  const columns = [middle.x - width / 2, station.x, station.x + station.width - width]
  const right = station.x + station.width + gap
  const left = station.x - gap - width
  const below = station.y + station.height + gap
  const above = station.y - gap - height
  return [
    ...rows.flatMap((y) => [right, left].map((x) => ({ x, y, width, height }))),
    ...columns.flatMap((x) => [below, above].map((y) => ({ x, y, width, height }))),
    ...[right, left].flatMap((x) => [below, above].map((y) => ({ x, y, width, height }))),
  ]
}

function within(box: Box, bounds: Box): Box {
  return {
    ...box,
    x: clamp(box.x, bounds.x, bounds.x + bounds.width - box.width),
    y: clamp(box.y, bounds.y, bounds.y + bounds.height - box.height),
  }
}

function clamp(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(value, Math.max(from, to)))
}

function costOf(box: Box, station: Box, { kept, spared }: CallOutRoom): number {
  const covered = [station, ...kept].reduce((sum, each) => sum + overlap(box, each), 0)
  const crowded = spared.reduce((sum, each) => sum + overlap(box, each), 0)
  const away = distanceBetween(station, box)
  return covered * KEPT_COST + crowded * SPARED_COST + away * PIXEL_COST
}

function overlap(a: Box, b: Box): number {
  if (!overlaps(a, b)) return 0
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width * height
}

function leaderTo(station: Box, box: Box): readonly [Point, Point] | undefined {
  return distanceBetween(station, box) > LEADER_FROM ? lineBetween(station, box) : undefined
}
