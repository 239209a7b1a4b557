import { absoluteBoxes } from '@/layout/absoluteBoxes'
import { contains, overlaps, type Point } from '@/layout/box'
import { completeLayout } from '@/layout/completeLayout'
import type { Box, Diagram, Layout } from '@/layout/diagram'
import { cardOf, drawingOf, type DrawnKind } from '@/layout/drawables'
import { CARD, HOST, SUBNET_PAD, VPC_MIN } from '@/layout/measures'
import { fail, ok, type Result } from '@/model/result'
import { findOf, type Topology } from '@/model/topology'
import { diagramStore } from './diagramStore'
import type { Place } from './placing/placement'
import type { PlaceableKind } from './placing/placements'
import { createAt, placeOf, placingLabel, suitablePlace, takerOf } from './placingPlan'
import { setView, viewStore } from './viewStore'

/** What a dropped card keeps free of its subnet's edges. */
const EDGE_ROOM = 16

/** What a drop at a point of the canvas would do: where it goes, or why it cannot. */
export interface DropTarget {
  /** The drawn thing that takes it in; none on the bare canvas. */
  readonly id: string | undefined
  readonly refusal: string | undefined
}

/** Places a new resource where the pointer is, with the containers that are missing around it. */
export function placeAt(kind: PlaceableKind, point: Point): Result<string> {
  const { diagram } = diagramStore.getState()
  return place(kind, placeOf(diagram.topology, containerAt(diagram, point)), point)
}

/**
 * Places a new resource without a pointer: inside the given thing, else where the selection is,
 * else in the first VPC.
 */
export function placeInto(kind: PlaceableKind, parentId?: string): Result<string> {
  const { topology } = diagramStore.getState().diagram
  return place(kind, suitablePlace(topology, kind, parentId ?? selectedThing(topology)), undefined)
}

/** What would take a resource in at this point. */
export function dropTarget(kind: PlaceableKind, point: Point): DropTarget {
  const { diagram } = diagramStore.getState()
  const place = placeOf(diagram.topology, containerAt(diagram, point))
  const created = createAt(diagram.topology, kind, place)
  return {
    id: takerOf(kind, place),
    refusal: created.ok ? undefined : created.error,
  }
}

function place(kind: PlaceableKind, at: Place, point: Point | undefined): Result<string> {
  const { diagram, edit } = diagramStore.getState()
  const created = createAt(diagram.topology, kind, at)
  setView({ tool: 'select' })
  if (!created.ok) return fail(created.error)
  const { topology, id } = created.value
  const before = completeLayout(diagram.topology, diagram.layout)
  const layout = point ? withDropped(topology, before, id, point) : before
  edit(placingLabel(topology, id), () => ({
    ...diagram,
    topology,
    layout: completeLayout(topology, layout),
  }))
  // A subnet makes its VPC grow, so that they are brought into view together.
  const vpcId = findOf(topology, 'subnet', id)?.vpcId
  const ids = vpcId === undefined ? [id] : [id, vpcId]
  setView({ selection: [id], tab: 'inspect', ruleFocus: undefined, reveal: { ids } })
  return ok(id)
}

/** The innermost drawn thing at a point. */
function containerAt({ topology, layout }: Diagram, point: Point): string | undefined {
  const spot: Box = { ...point, width: 0, height: 0 }
  let found: string | undefined
  for (const [id, box] of absoluteBoxes(topology, completeLayout(topology, layout))) {
    if (contains(box, spot)) found = innerOf(topology, found, id)
  }
  return found
}

function innerOf(topology: Topology, outer: string | undefined, id: string): string {
  const depth = (thing: string | undefined): number => {
    if (thing === undefined) return 0
    return 1 + depth(drawingOf(topology).byId.get(thing)?.parentId)
  }
  return outer !== undefined && depth(outer) > depth(id) ? outer : id
}

function selectedThing(topology: Topology): string | undefined {
  const [first] = viewStore.getState().selection
  return first === undefined ? undefined : cardOf(topology, first)
}

/** Gives what was dropped its box under the pointer; what has none finds room by itself. */
function withDropped(topology: Topology, layout: Layout, id: string, point: Point): Layout {
  const thing = drawingOf(topology).byId.get(id)
  const size = thing && droppedSize(thing.kind)
  if (!size) return layout
  const boxes = absoluteBoxes(topology, layout)
  const parent = thing.parentId === undefined ? undefined : boxes.get(thing.parentId)
  if (thing.parentId !== undefined && !parent) return layout
  const dropped = { ...size, x: point.x - size.width / 2, y: point.y - size.height / 2 }
  const box = parent ? inside(parent, dropped) : dropped
  if (parent && !contains(parent, box)) return layout
  const siblings = drawingOf(topology).childrenOf.get(thing.parentId) ?? []
  const isTaken = siblings.some((other) => {
    const taken = boxes.get(other.id)
    return other.id !== id && taken !== undefined && overlaps(taken, box, 4)
  })
  if (isTaken) return layout
  const relative = { ...box, x: box.x - (parent?.x ?? 0), y: box.y - (parent?.y ?? 0) }
  return { ...layout, [id]: relative }
}

/** The box moved off its container's edges and header. */
function inside(parent: Box, box: Box): Box {
  const { x, y, width, height } = parent
  const [right, bottom] = [x + width - EDGE_ROOM - box.width, y + height - EDGE_ROOM - box.height]
  return {
    ...box,
    x: Math.max(x + EDGE_ROOM, Math.min(box.x, right)),
    y: Math.max(y + SUBNET_PAD.top, Math.min(box.y, bottom)),
  }
}

function droppedSize(kind: DrawnKind) {
  switch (kind) {
    case 'card':
    case 'box':
      return CARD
    case 'host':
      return HOST
    case 'vpc':
      return VPC_MIN
    default:
      return undefined
  }
}
