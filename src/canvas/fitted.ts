import { annotationsOf } from '@/layout/annotations'
import { boundsOf } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import type { Geometry } from '@/layout/geometry'
import { viewportFor, type Room, type Viewport } from '@/layout/viewport'
import { diagramStore } from '@/store/diagramStore'
import { FIT_ROOM, LIFE_SIZE, MAX_FIT_ZOOM, MIN_ZOOM } from './camera'

/** Where the camera sees a box whole, on a canvas of this size. */
export function fitted(
  box: Box,
  canvas: { readonly width: number; readonly height: number },
  room: Room = FIT_ROOM,
): Viewport {
  const larger = Math.min(canvas.width / LIFE_SIZE.width, canvas.height / LIFE_SIZE.height)
  const most = Math.min(Math.max(1, larger), MAX_FIT_ZOOM)
  return viewportFor(box, canvas, { least: MIN_ZOOM, most }, room)
}

/** The box round all that is drawn; none where nothing is. */
export function wholeOf({ boxes }: Geometry): Box | undefined {
  const { diagram } = diagramStore.getState()
  return boundsOf([...boxes.values(), ...Object.values(annotationsOf(diagram))])
}
