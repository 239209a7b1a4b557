import type { Point } from '@/layout/box'

/**
 * A packet's way as a line of short pieces: shifted to its lane, its corners rounded. Distances run
 * along it; each station has one.
 */
export interface Track {
  readonly points: readonly Point[]
  /** How far along the line each point lies. */
  readonly distances: readonly number[]
  readonly length: number
  /** How far along the line each station lies. */
  readonly stations: readonly number[]
}

/** How far a track may keep to the right of a piece of its way. */
export type RoomBeside = (from: Point, to: Point) => number

const CORNER_RADIUS = 10
/** Pieces that a corner is made of; even, so that a station on a corner lies on its middle. */
const CORNER_PIECES = 6
const SAME_PLACE = 0.01

/**
 * The track through stations along the ways between them. It keeps to the right of the way by
 * `lane`, so that what comes back runs beside what went out; nearer where there is less room.
 */
export function makeTrack(
  ways: readonly (readonly Point[])[],
  start: Point,
  lane: number,
  roomBeside: RoomBeside = () => lane,
): Track {
  const vertices: Point[] = [start]
  const stationVertices = [0]
  for (const way of ways) {
    for (const point of way) if (!isSame(point, vertices.at(-1))) vertices.push(point)
    stationVertices.push(vertices.length - 1)
  }
  const { points, indexOf } = rounded(
    shifted(vertices, (from, to) => Math.min(lane, roomBeside(from, to))),
  )
  const distances = distancesAlong(points)
  return {
    points,
    distances,
    length: distances.at(-1) ?? 0,
    stations: stationVertices.map((vertex) => distances[indexOf[vertex] ?? 0] ?? 0),
  }
}

/** The point at a distance along the track; the ends beyond its ends. */
export function pointAlong({ points, distances }: Track, distance: number): Point {
  const next = distances.findIndex((each) => each >= distance)
  const end = points.at(next === -1 ? -1 : next) ?? { x: 0, y: 0 }
  const start = next > 0 ? points[next - 1] : undefined
  if (!start) return end
  const from = distances[next - 1] ?? 0
  const span = (distances[next] ?? 0) - from
  const share = span === 0 ? 1 : (distance - from) / span
  return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share }
}

/** The piece of the track between two distances, as SVG's path data. */
export function pathBetween(track: Track, from: number, to: number): string {
  const inner = track.points.filter((_, index) => {
    const distance = track.distances[index] ?? 0
    return distance > from && distance < to
  })
  return pathData([pointAlong(track, from), ...inner, pointAlong(track, to)])
}

export function pathData(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('')
}

/** A line with its corners rounded, as SVG's path data. */
export function roundedPath(points: readonly Point[]): string {
  return pathData(rounded(points.map((point) => [point])).points)
}

/** Each vertex moved to the right of the way by its lane; where the way turns back there are two. */
function shifted(vertices: readonly Point[], laneOf: RoomBeside): readonly (readonly Point[])[] {
  return vertices.map((vertex, index) => {
    const [last, next] = [vertices[index - 1], vertices[index + 1]]
    const before = normal(last, vertex)
    const after = normal(vertex, next)
    const [into, out] = [
      before && last ? laneOf(last, vertex) : undefined,
      after && next ? laneOf(vertex, next) : undefined,
    ]
    const firstLane = into ?? out ?? 0
    const secondLane = out ?? firstLane
    const first = before ?? after
    const second = after ?? before
    if (!first || !second) return [vertex]
    const turnsBack = first.x === -second.x && first.y === -second.y
    if (turnsBack) return [along(vertex, first, firstLane), along(vertex, second, secondLane)]
    const isStraight = first.x === second.x && first.y === second.y
    if (!isStraight) return [along(along(vertex, first, firstLane), second, secondLane)]
    return firstLane === secondLane
      ? [along(vertex, first, firstLane)]
      : [along(vertex, first, firstLane), along(vertex, second, secondLane)]
  })
}

/** The direction to the right of a way; none between points at one place. */
function normal(from: Point | undefined, to: Point | undefined): Point | undefined {
  if (!from || !to) return undefined
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  return length < SAME_PLACE ? undefined : { x: -dy / length + 0, y: dx / length + 0 }
}

function along(point: Point, direction: Point, distance: number): Point {
  return { x: point.x + direction.x * distance, y: point.y + direction.y * distance }
}

/** Rounds the corners of a line; `indexOf` says where each group of points went. */
function rounded(groups: readonly (readonly Point[])[]): {
  readonly points: readonly Point[]
  readonly indexOf: readonly number[]
} {
  const corners = groups.flat()
  const points: Point[] = []
  const at: number[] = []
  corners.forEach((corner, index) => {
    const [before, after] = [corners[index - 1], corners[index + 1]]
    const arc = before && after ? arcAt(before, corner, after) : [corner]
    at.push(points.length + Math.floor(arc.length / 2))
    points.push(...arc)
  })
  let seen = 0
  const indexOf = groups.map((group) => {
    const index = at[seen] ?? 0
    seen += group.length
    return index
  })
  return { points, indexOf }
}

function arcAt(before: Point, corner: Point, after: Point): readonly Point[] {
  const [inLength, outLength] = [distance(before, corner), distance(corner, after)]
  const radius = Math.min(CORNER_RADIUS, inLength / 2, outLength / 2)
  const isStraight = Math.abs(cross(before, corner, after)) < SAME_PLACE
  if (isStraight || radius < 1) return [corner]
  const start = toward(corner, before, radius / inLength)
  const end = toward(corner, after, radius / outLength)
  return Array.from({ length: CORNER_PIECES + 1 }, (_, piece) => {
    const share = piece / CORNER_PIECES
    return toward(toward(start, corner, share), toward(corner, end, share), share)
  })
}

function toward(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y)
}

function cross(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)
}

function distancesAlong(points: readonly Point[]): readonly number[] {
  let sum = 0
  return points.map((point, index) => {
    const before = points[index - 1]
    if (before) sum += distance(before, point)
    return sum
  })
}

function isSame(a: Point, b: Point | undefined): boolean {
  return b !== undefined && distance(a, b) < SAME_PLACE
}
