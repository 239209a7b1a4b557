import type { NodeChange } from '@xyflow/react'
import { annotationOf } from '@/layout/annotations'
import { bottomOf, overlaps, rightOf } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import { snappedEdge } from '@/layout/snapping'
import { diagramStore } from '@/store/diagramStore'
import { viewStore } from '@/store/viewStore'
import { GRID } from './camera'
import type { CanvasNode } from './canvasNode'
import { beginGesture, endGesture, isCancelled, putBack, standsFreely } from './gesture'
import { pictureOf } from './picture'

const REACH = 6
const FAR = 900

interface Resize {
  readonly id: string
  /** Its box in its container, where its container stands, and what stands beside it. */
  readonly start: Box
  readonly origin: { readonly x: number; readonly y: number }
  readonly neighbours: readonly Box[]
  readonly reach: number
}

let resize: Resize | undefined
let last: Box | undefined

/** A hand has taken hold of an edge or a corner. */
export function beginResize(id: string, zoom: number): void {
  const { diagram } = diagramStore.getState()
  const { drawing, shown, geometry } = pictureOf(diagram)
  const start = annotationOf(diagram, id) ?? shown[id]
  if (!start) return
  beginGesture()
  const parentId = drawing.byId.get(id)?.parentId
  const kind = drawing.byId.get(id)?.kind
  const neighbours = [...geometry.boxes].flatMap(([other, box]) =>
    other !== id && drawing.byId.get(other)?.kind === kind ? [box] : [],
  )
  const origin = geometry.boxes.get(parentId ?? '') ?? { x: 0, y: 0 }
  resize = { id, start, origin, neighbours, reach: REACH / zoom }
  last = undefined
}

/** The hand has let go: the box that came of it; nothing when Escape took it back. */
export function endResize(box: Box): Box | undefined {
  const counts = endGesture()
  const drawn = last ?? box
  resize = undefined
  last = undefined
  if (counts) return drawn
  putBack()
  return undefined
}

/** The changes of a resize, with the drawn edges led to where they stand in line. */
export function resizedInLine(
  changes: readonly NodeChange<CanvasNode>[],
): readonly NodeChange<CanvasNode>[] {
  if (!resize) return changes
  const { id } = resize
  const size = changes.find((change) => change.type === 'dimensions' && change.id === id)
  if (size?.type !== 'dimensions' || !size.dimensions) return changes
  if (isCancelled()) return []
  const place = changes.find((change) => change.type === 'position' && change.id === id)
  const at = place?.type === 'position' ? place.position : undefined
  const drawn = {
    ...(at ?? { x: last?.x ?? resize.start.x, y: last?.y ?? resize.start.y }),
    ...size.dimensions,
  }
  const box = size.resizing === false ? (last ?? drawn) : inLine(resize, drawn)
  last = box
  const [dx, dy] = [box.x - drawn.x, box.y - drawn.y]
  return changes.map((change) => {
    if (change.type === 'dimensions' && change.id === id) {
      return { ...change, dimensions: { width: box.width, height: box.height } }
    }
    if (change.type !== 'position' || !change.position) return change
    const { x, y } = change.position
    // What stands in it stays where it is on the canvas.
    const position = change.id === id ? { x: box.x, y: box.y } : { x: x - dx, y: y - dy }
    return { ...change, position }
  })
}

function inLine({ start, origin, neighbours, reach }: Resize, box: Box): Box {
  if (standsFreely()) return box
  const onCanvas = { ...box, x: box.x + origin.x, y: box.y + origin.y }
  const near = neighbours.filter((other) => overlaps(other, onCanvas, FAR))
  const grid = viewStore.getState().gridSnap
  const by = (edge: number, axis: 'x' | 'y'): number =>
    grid ? Math.round(edge / GRID) * GRID - edge : snappedEdge(edge, near, axis, reach)
  const left = box.x === start.x ? 0 : by(onCanvas.x, 'x')
  const top = box.y === start.y ? 0 : by(onCanvas.y, 'y')
  const right = rightOf(box) === rightOf(start) ? 0 : by(rightOf(onCanvas), 'x')
  const bottom = bottomOf(box) === bottomOf(start) ? 0 : by(bottomOf(onCanvas), 'y')
  return {
    x: box.x + left,
    y: box.y + top,
    width: box.width - left + right,
    height: box.height - top + bottom,
  }
}
