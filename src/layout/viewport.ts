import type { Box } from './diagram'

/** Where a camera stands: how far the drawing is moved on the screen, and its scale. */
export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** What stays free round a fitted box, in pixels of the screen. */
export interface Room {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

interface Screen {
  readonly width: number
  readonly height: number
}

/**
 * Where a camera sees a box as large as it fits into the room: in the middle of the screen, or as near to it as
 * the room lets it. It is where React Flow's camera goes for the same box, so that the drawing stands still when
 * that one takes over.
 */
export function viewportFor(
  box: Box,
  { width, height }: Screen,
  { least, most }: { readonly least: number; readonly most: number },
  room: Room,
): Viewport {
  const fitting = Math.min(
    (width - room.left - room.right) / box.width,
    (height - room.top - room.bottom) / box.height,
  )
  const zoom = Math.min(Math.max(fitting, least), most)
  return {
    x: along(box.x, box.width, width, zoom, room.left, room.right),
    y: along(box.y, box.height, height, zoom, room.top, room.bottom),
    zoom,
  }
}

function along(
  from: number,
  length: number,
  screen: number,
  zoom: number,
  before: number,
  after: number,
): number {
  const centred = screen / 2 - (from + length / 2) * zoom
  const lacksBefore = Math.min(Math.floor(from * zoom + centred) - before, 0)
  const lacksAfter = Math.min(Math.floor(screen - ((from + length) * zoom + centred)) - after, 0)
  return centred - lacksBefore + lacksAfter
}
