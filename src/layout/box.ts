import type { Box } from './diagram'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export function rightOf(box: Box): number {
  return box.x + box.width
}

export function bottomOf(box: Box): number {
  return box.y + box.height
}

export function centreOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Whether two boxes share ground, or come closer to each other than the gap. */
export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < rightOf(b) + gap &&
    b.x < rightOf(a) + gap &&
    a.y < bottomOf(b) + gap &&
    b.y < bottomOf(a) + gap
  )
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    rightOf(inner) <= rightOf(outer) &&
    bottomOf(inner) <= bottomOf(outer)
  )
}

export function moved(box: Box, dx: number, dy: number): Box {
  return dx === 0 && dy === 0 ? box : { ...box, x: box.x + dx, y: box.y + dy }
}

/** The smallest box around all of them; nothing where there are none. */
export function boundsOf(boxes: Iterable<Box>): Box | undefined {
  let bounds: Box | undefined
  for (const box of boxes) {
    if (!bounds) {
      bounds = box
      continue
    }
    const x = Math.min(bounds.x, box.x)
    const y = Math.min(bounds.y, box.y)
    bounds = {
      x,
      y,
      width: Math.max(rightOf(bounds), rightOf(box)) - x,
      height: Math.max(bottomOf(bounds), bottomOf(box)) - y,
    }
  }
  return bounds
}

export function sameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
