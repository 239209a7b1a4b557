import { boundsOf } from './box'
import type { Box } from './diagram'

/** The edges and middles that things can be lined up by. */
export const ALIGNMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
export type Alignment = (typeof ALIGNMENTS)[number]
export type Axis = 'x' | 'y'

type Boxes = ReadonlyMap<string, Box>

/** What stays free between things that have to make room for each other. */
const GAP = 16

const LENGTH = { x: 'width', y: 'height' } as const
const OTHER = { x: 'y', y: 'x' } as const

/** Along which axis an alignment moves things, and where in their common bounds it puts them. */
const RULES: Readonly<Record<Alignment, { readonly axis: Axis; readonly share: number }>> = {
  left: { axis: 'x', share: 0 },
  centre: { axis: 'x', share: 0.5 },
  right: { axis: 'x', share: 1 },
  top: { axis: 'y', share: 0 },
  middle: { axis: 'y', share: 0.5 },
  bottom: { axis: 'y', share: 1 },
}

/** The axis that an alignment moves things along. */
export function axisOf(alignment: Alignment): Axis {
  return RULES[alignment].axis
}

/**
 * Siblings lined up within their common bounds. Those that would then cover each other are put one
 * after the other, in the order they stood in.
 */
export function aligned(boxes: Boxes, alignment: Alignment): Boxes {
  const bounds = boundsOf(boxes.values())
  if (!bounds) return boxes
  const { axis, share } = RULES[alignment]
  const length = LENGTH[axis]
  const lined = inOrder([...boxes], OTHER[axis]).map(([id, box]): [string, Box] => {
    const at = bounds[axis] + share * (bounds[length] - box[length])
    return [id, at === box[axis] ? box : { ...box, [axis]: Math.round(at) }]
  })
  return oneAfterAnother(lined, OTHER[axis])
}

/** Siblings with equal gaps between them; the first and the last stay unless there is no room. */
export function distributed(boxes: Boxes, axis: Axis): Boxes {
  const bounds = boundsOf(boxes.values())
  if (!bounds || boxes.size < 3) return boxes
  const length = LENGTH[axis]
  const sorted = inOrder([...boxes], axis)
  const filled = sorted.reduce((sum, [, box]) => sum + box[length], 0)
  const gap = Math.max(GAP, (bounds[length] - filled) / (boxes.size - 1))
  let next = bounds[axis]
  return new Map(
    sorted.map(([id, box]): [string, Box] => {
      const at = Math.round(next)
      next += box[length] + gap
      return [id, at === box[axis] ? box : { ...box, [axis]: at }]
    }),
  )
}

function oneAfterAnother(entries: readonly [string, Box][], axis: Axis): Boxes {
  const length = LENGTH[axis]
  let end = Number.NEGATIVE_INFINITY
  return new Map(
    entries.map(([id, box]): [string, Box] => {
      const free = box[axis] < end ? { ...box, [axis]: end + GAP } : box
      end = free[axis] + free[length]
      return [id, free]
    }),
  )
}

function inOrder(entries: readonly [string, Box][], axis: Axis): readonly [string, Box][] {
  return entries.toSorted(([, a], [, b]) => a[axis] - b[axis] || a[OTHER[axis]] - b[OTHER[axis]])
}
