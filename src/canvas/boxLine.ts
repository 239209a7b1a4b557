import type { Point } from '@/layout/box'
import type { Box } from '@/layout/diagram'

/** The shortest line between two boxes; of no length where they share ground. */
export function lineBetween(a: Box, b: Box): readonly [Point, Point] {
  const [ax, bx] = onAxis(a.x, a.width, b.x, b.width)
  const [ay, by] = onAxis(a.y, a.height, b.y, b.height)
  return [
    { x: ax, y: ay },
    { x: bx, y: by },
  ]
}

export function distanceBetween(a: Box, b: Box): number {
  const [from, to] = lineBetween(a, b)
  return Math.hypot(to.x - from.x, to.y - from.y)
}

function onAxis(a: number, aLength: number, b: number, bLength: number): readonly [number, number] {
  if (a + aLength < b) return [a + aLength, b]
  if (b + bLength < a) return [a, b + bLength]
  const middle = (Math.max(a, b) + Math.min(a + aLength, b + bLength)) / 2
  return [middle, middle]
}
