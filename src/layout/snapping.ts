import { bottomOf, overlaps, rightOf, type Point } from './box'
import type { Box } from './diagram'

/** A line that shows why something stands where it does while it is moved. */
export interface SnapLine {
  readonly kind: 'edge' | 'gap'
  readonly from: Point
  readonly to: Point
}

export interface Snap {
  readonly dx: number
  readonly dy: number
  readonly lines: readonly SnapLine[]
}

type Axis = 'x' | 'y'

/** One way to stand well along an axis: how far to go, and the lines that show it. */
interface Candidate {
  readonly by: number
  readonly lines: (moved: Box) => readonly SnapLine[]
}

/**
 * How far a box goes to stand in line with its neighbours, edge to edge or middle to middle, or with
 * equal gaps between them; no farther than the reach.
 */
export function snapped(box: Box, others: readonly Box[], reach: number): Snap {
  const x = nearest([...lined(box, others, 'x'), ...spaced(box, others, 'x')], reach)
  const y = nearest([...lined(box, others, 'y'), ...spaced(box, others, 'y')], reach)
  const [dx, dy] = [x?.by ?? 0, y?.by ?? 0]
  const moved = { ...box, x: box.x + dx, y: box.y + dy }
  return { dx, dy, lines: [...(x?.lines(moved) ?? []), ...(y?.lines(moved) ?? [])] }
}

/** How far the corner of a box goes to stand on a dot of the grid. */
export function snappedToGrid({ x, y }: Point, grid: number): { dx: number; dy: number } {
  return { dx: Math.round(x / grid) * grid - x, dy: Math.round(y / grid) * grid - y }
}

/** How far an edge that is drawn goes to stand in line with edges of others. */
export function snappedEdge(at: number, others: readonly Box[], axis: Axis, reach: number): number {
  const stops = others.flatMap((other) => [startOf(other, axis), endOf(other, axis)])
  const best = stops.map((stop) => stop - at).toSorted((a, b) => Math.abs(a) - Math.abs(b))[0]
  return best !== undefined && Math.abs(best) <= reach ? best : 0
}

function nearest(candidates: readonly Candidate[], reach: number): Candidate | undefined {
  let best: Candidate | undefined
  for (const candidate of candidates) {
    const distance = Math.abs(candidate.by)
    if (distance > reach || (best && distance >= Math.abs(best.by))) continue
    best = candidate
  }
  return best
}

function lined(box: Box, others: readonly Box[], axis: Axis): readonly Candidate[] {
  const marks = (of: Box): readonly [number, number, number] => [
    startOf(of, axis),
    (startOf(of, axis) + endOf(of, axis)) / 2,
    endOf(of, axis),
  ]
  const [start, middle, end] = marks(box)
  return others.flatMap((other): readonly Candidate[] => {
    const [from, centre, to] = marks(other)
    const pairs = [
      [start, from],
      [middle, centre],
      [end, to],
      [start, to],
      [end, from],
    ] as const
    return pairs.map(([own, theirs]) => ({
      by: theirs - own,
      lines: (moved) => [across(axis, theirs, moved, other)],
    }))
  })
}

/** With equal gaps: in the middle of two neighbours, or as far from one as that is from the next. */
function spaced(box: Box, others: readonly Box[], axis: Axis): readonly Candidate[] {
  const row = others
    .filter((other) => sharesLine(box, other, axis) && !overlaps(box, other))
    .toSorted((a, b) => startOf(a, axis) - startOf(b, axis))
  const before = row.filter((other) => endOf(other, axis) <= startOf(box, axis))
  const after = row.filter((other) => startOf(other, axis) >= endOf(box, axis))
  const [left, right] = [before.at(-1), after[0]]
  const [farLeft, farRight] = [before.at(-2), after[1]]
  const found: Candidate[] = []
  if (left && right) {
    const room = startOf(right, axis) - endOf(left, axis) - lengthOf(box, axis)
    found.push({
      by: endOf(left, axis) + room / 2 - startOf(box, axis),
      lines: (moved) => [gap(axis, left, moved), gap(axis, moved, right)],
    })
  }
  if (left && farLeft) {
    const room = startOf(left, axis) - endOf(farLeft, axis)
    found.push({
      by: endOf(left, axis) + room - startOf(box, axis),
      lines: (moved) => [gap(axis, farLeft, left), gap(axis, left, moved)],
    })
  }
  if (right && farRight) {
    const room = startOf(farRight, axis) - endOf(right, axis)
    found.push({
      by: startOf(right, axis) - room - endOf(box, axis),
      lines: (moved) => [gap(axis, moved, right), gap(axis, right, farRight)],
    })
  }
  return found
}

function across(axis: Axis, at: number, a: Box, b: Box): SnapLine {
  const other: Axis = axis === 'x' ? 'y' : 'x'
  const from = Math.min(startOf(a, other), startOf(b, other))
  const to = Math.max(endOf(a, other), endOf(b, other))
  return axis === 'x'
    ? { kind: 'edge', from: { x: at, y: from }, to: { x: at, y: to } }
    : { kind: 'edge', from: { x: from, y: at }, to: { x: to, y: at } }
}

function gap(axis: Axis, first: Box, second: Box): SnapLine {
  const other: Axis = axis === 'x' ? 'y' : 'x'
  const from = Math.max(startOf(first, other), startOf(second, other))
  const to = Math.min(endOf(first, other), endOf(second, other))
  const at = (from + to) / 2
  const [start, end] = [endOf(first, axis), startOf(second, axis)]
  return axis === 'x'
    ? { kind: 'gap', from: { x: start, y: at }, to: { x: end, y: at } }
    : { kind: 'gap', from: { x: at, y: start }, to: { x: at, y: end } }
}

function sharesLine(a: Box, b: Box, axis: Axis): boolean {
  const other: Axis = axis === 'x' ? 'y' : 'x'
  return startOf(a, other) < endOf(b, other) && startOf(b, other) < endOf(a, other)
}

function startOf(box: Box, axis: Axis): number {
  return box[axis]
}

function endOf(box: Box, axis: Axis): number {
  return axis === 'x' ? rightOf(box) : bottomOf(box)
}

function lengthOf(box: Box, axis: Axis): number {
  return axis === 'x' ? box.width : box.height
}
