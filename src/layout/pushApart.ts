import { bottomOf, moved, overlaps, rightOf } from './box'
import type { Box } from './diagram'

/** A thing among its neighbours. */
export interface Neighbour {
  readonly id: string
  readonly box: Box
  /** How close a neighbour may come, and how far it stands off once it had to move. */
  readonly spacing: { readonly least: number; readonly wanted: number }
  /** It grew; the others make room. */
  readonly grown: boolean
}

/**
 * Moves what overlaps aside, right or down, whichever is shorter. What grew stays where it is, and
 * so does whatever nobody touches.
 */
export function pushApart(neighbours: readonly Neighbour[]): ReadonlyMap<string, Box> {
  const ordered = neighbours.toSorted(
    (a, b) => Number(b.grown) - Number(a.grown) || a.box.x + a.box.y - (b.box.x + b.box.y),
  )
  const placed: Neighbour[] = []
  for (const neighbour of ordered) {
    let { box } = neighbour
    for (let other = inTheWay(box, neighbour, placed); other; ) {
      const gap = Math.min(other.spacing.wanted, neighbour.spacing.wanted)
      const dx = rightOf(other.box) + gap - box.x
      const dy = bottomOf(other.box) + gap - box.y
      box = dx <= dy ? moved(box, dx, 0) : moved(box, 0, dy)
      other = inTheWay(box, neighbour, placed)
    }
    placed.push({ ...neighbour, box })
  }
  return new Map(placed.map(({ id, box }) => [id, box]))
}

function inTheWay(
  box: Box,
  { spacing }: Neighbour,
  placed: readonly Neighbour[],
): Neighbour | undefined {
  return placed.find((other) =>
    overlaps(other.box, box, Math.min(other.spacing.least, spacing.least)),
  )
}
