import type { NodeChange, NodePositionChange } from '@xyflow/react'
import { annotationOf, annotationsOf, standsIn } from '@/layout/annotations'
import { boundsOf, moved, overlaps, type Point } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import { isMarked } from '@/layout/marked'
import { snapped, snappedToGrid } from '@/layout/snapping'
import { diagramStore } from '@/store/diagramStore'
import { viewStore } from '@/store/viewStore'
import { GRID } from './camera'
import type { CanvasNode } from './canvasNode'
import { beginGesture, endGesture, isCancelled, showLines, standsFreely } from './gesture'
import type { Move } from './moveThing'
import { pictureOf } from './picture'

/** So near, on the screen, a thing goes to stand in line. */
const REACH = 6
/** Neighbours farther away than this draw no lines. */
const FAR = 900

interface Drag {
  /** Where each dragged thing was: in its container, and on the canvas. */
  readonly start: ReadonlyMap<string, { readonly position: Point; readonly box: Box }>
  /** What goes along with a frame, and where it was in its container. */
  readonly carried: ReadonlyMap<string, Point>
  readonly neighbours: readonly Box[]
  readonly reach: number
}

let drag: Drag | undefined
let last: ReadonlyMap<string, Point> = new Map()

/** A hand has taken hold of things. */
export function beginDrag(nodes: readonly CanvasNode[], zoom: number): void {
  beginGesture()
  const boxes = shownBoxes()
  const ids = new Set(nodes.map(({ id }) => id))
  const carried = carriedBy(ids, boxes)
  const kinds = new Set<string | undefined>(nodes.map(({ id }) => kindOf(id)))
  drag = {
    start: new Map(
      nodes.flatMap(({ id, position }) => {
        const box = boxes.get(id)
        return box ? [[id, { position: positionOf(id) ?? position, box }]] : []
      }),
    ),
    carried,
    neighbours: [...boxes].flatMap(([id, box]) =>
      kinds.has(kindOf(id)) && !isCarried(id, ids) && !isCarried(id, new Set(carried.keys()))
        ? [box]
        : [],
    ),
    reach: REACH / zoom,
  }
  last = new Map()
}

/** The hand has let go: where it left what it dragged; nothing when Escape took it back. */
export function endDrag(): readonly Move[] | undefined {
  const counts = endGesture()
  const moves = [...last].map(([id, point]) => ({ id, ...point }))
  drag = undefined
  last = new Map()
  return counts ? moves : undefined
}

/** The changes of a drag, led to where things stand in line; a frame's things go along. */
export function led(changes: readonly NodeChange<CanvasNode>[]): readonly NodeChange<CanvasNode>[] {
  if (!drag) return changes
  const moves = changes.filter((change) => change.type === 'position')
  if (moves.length === 0) return changes
  if (isCancelled()) return changes.filter((change) => change.type !== 'position')
  const others = changes.filter((change) => change.type !== 'position')
  const isDragging = moves.some(({ dragging }) => dragging === true)
  if (isDragging) last = positionsOf(drag, moves)
  const all = [...last].map(
    ([id, position]): NodePositionChange => ({
      id,
      type: 'position',
      position,
      dragging: isDragging,
    }),
  )
  return [...others, ...all]
}

function positionsOf(
  { start, carried, neighbours, reach }: Drag,
  moves: readonly NodePositionChange[],
): ReadonlyMap<string, Point> {
  const wanted = moves.flatMap(({ id, position }) => {
    const from = start.get(id)
    if (!from || !position) return []
    return [{ id, from, dx: position.x - from.position.x, dy: position.y - from.position.y }]
  })
  const [first] = wanted
  const bounds = boundsOf(wanted.map(({ from, dx, dy }) => moved(from.box, dx, dy)))
  if (!first || !bounds) return last
  const { dx, dy } = guide(bounds, neighbours, reach)
  const positions = new Map(
    wanted.map(({ id, from, ...by }): [string, Point] => [
      id,
      { x: from.position.x + by.dx + dx, y: from.position.y + by.dy + dy },
    ]),
  )
  for (const [id, { x, y }] of carried) {
    positions.set(id, { x: x + first.dx + dx, y: y + first.dy + dy })
  }
  return positions
}

function guide(bounds: Box, neighbours: readonly Box[], reach: number) {
  if (standsFreely()) {
    showLines([])
    return { dx: 0, dy: 0 }
  }
  if (viewStore.getState().gridSnap) return snappedToGrid(bounds, GRID)
  const near = neighbours.filter((other) => overlaps(other, bounds, FAR))
  const { dx, dy, lines } = snapped(bounds, near, reach)
  showLines(lines)
  return { dx, dy }
}

/** What stands in the dragged frames and is not dragged itself; what is locked stays. */
function carriedBy(
  ids: ReadonlySet<string>,
  boxes: ReadonlyMap<string, Box>,
): ReadonlyMap<string, Point> {
  const { diagram } = diagramStore.getState()
  const frames = [...ids].flatMap((id) => {
    const annotation = annotationOf(diagram, id)
    return annotation?.kind === 'frame' ? [annotation] : []
  })
  const inside = new Set(frames.flatMap((frame) => standsIn(frame, boxes)))
  return new Map(
    [...inside].flatMap((id): [string, Point][] => {
      const position = positionOf(id)
      const stays = isMarked(diagram, 'locked', id) || isCarried(id, ids) || hasParentIn(id, inside)
      return stays || !position ? [] : [[id, position]]
    }),
  )
}

function hasParentIn(id: string, ids: ReadonlySet<string>): boolean {
  const parent = pictureOf(diagramStore.getState().diagram).drawing.byId.get(id)?.parentId
  return parent !== undefined && (ids.has(parent) || hasParentIn(parent, ids))
}

function isCarried(id: string, ids: ReadonlySet<string>): boolean {
  return ids.has(id) || hasParentIn(id, ids)
}

function positionOf(id: string): Point | undefined {
  const { diagram } = diagramStore.getState()
  return annotationOf(diagram, id) ?? pictureOf(diagram).shown[id]
}

function kindOf(id: string): string | undefined {
  const { diagram } = diagramStore.getState()
  if (annotationOf(diagram, id)) return 'annotation'
  return pictureOf(diagram).drawing.byId.get(id)?.kind
}

/** Everything that is seen, on the canvas itself. */
function shownBoxes(): ReadonlyMap<string, Box> {
  const { diagram } = diagramStore.getState()
  const { boxes, folded } = pictureOf(diagram).geometry
  const seen = [...boxes].filter(([id]) => !folded.into.has(id))
  return new Map([...seen, ...Object.entries(annotationsOf(diagram))])
}
