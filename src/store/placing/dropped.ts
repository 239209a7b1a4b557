import { absoluteBoxes } from '@/layout/absoluteBoxes'
import { boundsOf, centreOf, contains, moved, overlaps, type Point } from '@/layout/box'
import { completeLayout } from '@/layout/completeLayout'
import type { Box, Diagram, Layout } from '@/layout/diagram'
import { outlined, SPACING } from '@/layout/completion'
import { cardsOf, drawingOf, type Drawable, type DrawnKind } from '@/layout/drawables'
import { foldedLayout, foldedThings } from '@/layout/folding'
import { CARD, HOST, SUBNET_PAD, VPC_MIN } from '@/layout/measures'
import { siteSize } from '@/layout/sites'
import type { Topology } from '@/model/topology'

/** What a dropped card keeps free of its subnet's edges. */
const EDGE_ROOM = 16

/** What cards keep free of one another. */
const CARD_ROOM = 4

/** How far around the wanted place room is looked for, and in what steps. */
const RINGS = 24
const RING_STEP = 8

/** The innermost drawn thing at a point. */
export function containerAt(diagram: Diagram, point: Point): string | undefined {
  const { topology, layout } = diagram
  const folded = foldedThings(diagram)
  const shown = foldedLayout(completeLayout(topology, layout), folded)
  const spot: Box = { ...point, width: 0, height: 0 }
  let found: string | undefined
  for (const [id, box] of absoluteBoxes(topology, shown)) {
    if (!folded.into.has(id) && contains(box, spot)) found = innerOf(topology, found, id)
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

/**
 * The layout with something new in it that was dropped at a point. It stands there if there is room,
 * and so does what had to be drawn around it.
 */
export function droppedLayout(
  topology: Topology,
  before: Layout,
  id: string,
  point: Point,
): Layout {
  const card = cardAt(topology, before, id, point)
  const layout = completeLayout(topology, withDropped(topology, before, card, point))
  const root = rootOf(topology, card)
  if (root === card || before[root]) return layout
  const box = absoluteBoxes(topology, layout).get(card)
  return box ? withRootsMoved(topology, layout, [root], centreOf(box), point) : layout
}

/** Of what has several cards the one in whose subnet it was dropped, else the first. */
function cardAt(topology: Topology, before: Layout, id: string, point: Point): string {
  const cards = cardsOf(topology, id)
  const boxes = absoluteBoxes(topology, before)
  const spot: Box = { ...point, width: 0, height: 0 }
  const there = cards.find((card) => {
    const parent = boxes.get(drawingOf(topology).byId.get(card)?.parentId ?? '')
    return parent !== undefined && contains(parent, spot)
  })
  return there ?? cards[0] ?? id
}

/** The layout with what was pasted around a point, as far as there is room for it. */
export function pastedLayout(
  topology: Topology,
  layout: Layout,
  roots: readonly string[],
  point: Point,
): Layout {
  const boxes = absoluteBoxes(topology, layout)
  const bounds = boundsOf(roots.flatMap((id) => boxes.get(id) ?? []))
  return bounds ? withRootsMoved(topology, layout, roots, centreOf(bounds), point) : layout
}

/** Things of one container moved together from one point to another, unless they would lie on others. */
function withRootsMoved(
  topology: Topology,
  layout: Layout,
  ids: readonly string[],
  from: Point,
  to: Point,
): Layout {
  const { byId, childrenOf } = drawingOf(topology)
  const boxes = absoluteBoxes(topology, layout)
  const [first] = ids
  const parentId = first === undefined ? undefined : byId.get(first)?.parentId
  const parent = parentId === undefined ? undefined : boxes.get(parentId)
  const bounds = boundsOf(ids.flatMap((id) => boxes.get(id) ?? []))
  if (!bounds || ids.some((id) => byId.get(id)?.parentId !== parentId)) return layout
  const wanted = moved(bounds, to.x - from.x, to.y - from.y)
  const roots = ids.flatMap((id) => byId.get(id) ?? [])
  const others = (childrenOf.get(parentId) ?? []).filter(({ id }) => !ids.includes(id))
  const taken = outlines(roots, others, boxes)
  const goal = nearestFree(wanted, parent, taken)
  if (!goal) return layout
  const [dx, dy] = [Math.round(goal.x - bounds.x), Math.round(goal.y - bounds.y)]
  const there = ids.flatMap((id): [string, Box][] => {
    const box = layout[id]
    return box ? [[id, moved(box, dx, dy)]] : []
  })
  return completeLayout(topology, { ...layout, ...Object.fromEntries(there) })
}

function rootOf(topology: Topology, id: string): string {
  const parentId = drawingOf(topology).byId.get(id)?.parentId
  return parentId === undefined ? id : rootOf(topology, parentId)
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
  const siblings = drawingOf(topology).childrenOf.get(thing.parentId) ?? []
  const taken = outlines(
    [thing],
    siblings.filter((other) => other.id !== id),
    boxes,
  )
  const box = nearestFree(dropped, parent, taken)
  if (!box) return layout
  const relative = { ...box, x: box.x - (parent?.x ?? 0), y: box.y - (parent?.y ?? 0) }
  return { ...layout, [id]: relative }
}

/** What others take up, and how near to it a newcomer may come without pushing it aside. */
interface Taken {
  readonly box: Box
  readonly gap: number
}

/** What others take up for these things; the tiles on a frame's border take up room on either side. */
function outlines(
  things: readonly Drawable[],
  others: readonly Drawable[],
  boxes: ReadonlyMap<string, Box>,
): readonly Taken[] {
  const framed = things.find(({ kind }) => kind === 'vpc' || kind === 'site')
  return others.flatMap((other) => {
    const box = boxes.get(other.id)
    if (!box) return []
    const outline = outlined(other, box)
    const spacings = [other, ...things].map(({ kind }) => SPACING[kind].least)
    return {
      box: framed ? outlined(framed, outline) : outline,
      gap: Math.max(CARD_ROOM, Math.min(...spacings)),
    }
  })
}

/** The box where it is wanted, or as near to it as there is room; nothing where there is none. */
function nearestFree(
  wanted: Box,
  parent: Box | undefined,
  taken: readonly Taken[],
): Box | undefined {
  for (let ring = 0; ring <= RINGS; ring += 1) {
    for (const [dx, dy] of ringOf(ring)) {
      const there = moved(wanted, dx * RING_STEP, dy * RING_STEP)
      const box = parent ? inside(parent, there) : there
      if (parent && !contains(parent, box)) return undefined
      if (!taken.some((other) => overlaps(other.box, box, other.gap))) return box
    }
  }
  return undefined
}

/** The steps of one ring around a place, those straight beside it first. */
function ringOf(ring: number): readonly (readonly [number, number])[] {
  if (ring === 0) return [[0, 0]]
  const side = Array.from({ length: 2 * ring + 1 }, (_, index) => index - ring)
  const all = side.flatMap((step): readonly (readonly [number, number])[] => [
    [ring, step],
    [-ring, step],
    [step, ring],
    [step, -ring],
  ])
  return all.toSorted((a, b) => Math.hypot(...a) - Math.hypot(...b))
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
    case 'site':
      return siteSize(0)
    case 'vpc':
      return VPC_MIN
    default:
      return undefined
  }
}
