import type { Point } from '@/layout/box'
import type { Ink } from '../far/ink'
import type { View } from '../far/sheet'
import { growthAt } from '../zoomLevel'

/** What paints on the screen's own pixels, with the camera where it is. */
export interface Brush {
  readonly context: CanvasRenderingContext2D
  readonly ink: Ink
  readonly view: View
  /** How large a packet's pixel is on the screen: smaller from afar, but never too small to be seen. */
  readonly scale: number
  /** Nothing grows, shrinks or fades. */
  readonly still: boolean
}

/** Signs keep their weight as the camera goes away, up to this. */
const MOST_GROWTH = 2

/** A brush for a view. */
export function brushFor(
  context: CanvasRenderingContext2D,
  ink: Ink,
  view: View,
  still: boolean,
): Brush {
  const { zoom } = view
  return { context, ink, view, still, scale: zoom * Math.min(growthAt(zoom), MOST_GROWTH) }
}

/** Where a point of the canvas is on the screen. */
export function onScreen({ x, y, zoom }: View, point: Point): Point {
  return { x: point.x * zoom + x, y: point.y * zoom + y }
}

/** Whether a point of the screen is seen, or something about it is. */
export function isSeen({ width, height }: View, { x, y }: Point, margin: number): boolean {
  return x > -margin && y > -margin && x < width + margin && y < height + margin
}
