import { overlaps } from '@/layout/box'
import type { Box } from '@/layout/diagram'

/** Where the camera is: the viewport's transform and the size of the canvas on the screen. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
  readonly width: number
  readonly height: number
}

/** A painted piece of the drawing, larger than what is seen, so that not every move paints anew. */
export interface Sheet {
  /** In canvas coordinates. */
  readonly box: Box
  /** Device pixels to a pixel of the canvas. */
  readonly scale: number
  readonly pixels: { readonly width: number; readonly height: number }
  /** Whether a view shows nothing but what is painted, in the size that it is painted in. */
  readonly covers: (view: View) => boolean
}

/** How far a sheet reaches beyond what is seen, in pixels of the screen. */
const MARGIN = 200
/** What a card may show outside of its box. */
const OVERHANG = 40

/** The sheet for a view. Its corner is a whole number of pixels off the view's, so that text is sharp. */
export function sheetFor(view: View, pixelRatio: number): Sheet {
  const { zoom } = view
  const left = -view.x - MARGIN
  const top = -view.y - MARGIN
  const width = Math.ceil(view.width) + 2 * MARGIN
  const height = Math.ceil(view.height) + 2 * MARGIN
  const box = { x: left / zoom, y: top / zoom, width: width / zoom, height: height / zoom }
  return {
    box,
    scale: zoom * pixelRatio,
    pixels: { width: Math.round(width * pixelRatio), height: Math.round(height * pixelRatio) },
    covers: (other) =>
      other.zoom === zoom &&
      -other.x >= left &&
      -other.y >= top &&
      -other.x + other.width <= left + width &&
      -other.y + other.height <= top + height,
  }
}

/** Whether anything of a card is on a sheet. */
export function holds(sheet: Box, card: Box): boolean {
  return overlaps(sheet, reachOf(card))
}

/** All that a card may show, outside of its box too. */
export function reachOf({ x, y, width, height }: Box): Box {
  return {
    x: x - OVERHANG,
    y: y - OVERHANG,
    width: width + 2 * OVERHANG,
    height: height + 2 * OVERHANG,
  }
}
