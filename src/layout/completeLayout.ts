import { findOf, type Topology } from '@/model/topology'
import { boxIn } from './absoluteBoxes'
import { autoLayout } from './autoLayout'
import { sameBox } from './box'
import { completeVpc } from './completeVpc'
import {
  completeSubnet,
  fitted,
  outlined,
  settle,
  type Completion,
  type Fitted,
} from './completion'
import type { Box, Layout } from './diagram'
import { drawingOf, type Drawable, type Drawing } from './drawables'
import { freeHost, freeOutside, freePeering, freeVpc } from './freeSpot'
import { geometryOf } from './geometry'
import { completeSite, withFrames } from './sites'
import { CARD, HOST, TILE } from './measures'
import { peeredVpcs } from './packVpcs'

// A layout never changes, so that one that is complete for a drawing stays so.
const complete = new WeakMap<Layout, Drawing>()

/**
 * Gives a place to what has none and forgets what is gone. What has a place keeps it: only a
 * container grows around its contents, and then its neighbours make room. The same layout comes
 * back when there is nothing to do.
 */
export function completeLayout(topology: Topology, layout: Layout): Layout {
  const drawing = drawingOf(topology)
  const known = complete.get(layout)
  // Most edits change what a thing says and not which things are drawn inside what.
  const next = known && drawsTheSame(known, drawing) ? layout : completed(topology, layout)
  complete.set(next, drawing)
  return next
}

function drawsTheSame(before: Drawing, now: Drawing): boolean {
  if (before === now) return true
  return (
    before.things.length === now.things.length &&
    now.things.every(({ id, kind, parentId }, index) => {
      const old = before.things[index]
      return old?.id === id && old.kind === kind && old.parentId === parentId
    })
  )
}

function completed(topology: Topology, saved: Layout): Layout {
  const layout = withFrames(topology, saved)
  const { things } = drawingOf(topology)
  const stored = new Map(
    things.flatMap(({ id }): [string, Box][] => {
      const box = boxIn(layout, id)
      return box ? [[id, box]] : []
    }),
  )
  if (stored.size === 0 && things.length > 0) return autoLayout(topology)

  const completion: Completion = {
    topology,
    drawing: drawingOf(topology),
    stored,
    before: geometryOf(topology, layout),
    boxes: new Map(),
  }
  placeOnCanvas(completion)
  return unlessSame(layout, things, completion.boxes)
}

function unlessSame(
  layout: Layout,
  things: readonly Drawable[],
  boxes: ReadonlyMap<string, Box>,
): Layout {
  const entries = things.flatMap(({ id }): [string, Box][] => {
    const [box, known] = [boxes.get(id), boxIn(layout, id)]
    if (!box) return []
    return [[id, known && sameBox(known, box) ? known : box]]
  })
  const same =
    entries.length === Object.keys(layout).length &&
    entries.every(([id, box]) => boxIn(layout, id) === box)
  return same ? layout : Object.fromEntries(entries)
}

function placeOnCanvas(completion: Completion): void {
  const things = completion.drawing.childrenOf.get(undefined) ?? []
  const all = things.map((thing) => completeRoot(completion, thing))
  const placed = settle(all.filter(({ isNew }) => !isNew))
  for (const { thing, box } of all.filter(({ isNew }) => isNew)) {
    placed.set(thing.id, freeRoot(completion, thing, box, placed))
  }
  for (const [id, box] of placed) completion.boxes.set(id, box)
}

function completeRoot(completion: Completion, thing: Drawable): Fitted {
  const { kind } = thing
  if (kind === 'vpc') return completeVpc(completion, thing)
  if (kind === 'subnet') return completeSubnet(completion, thing, 0)
  if (kind === 'site') return completeSite(completion, thing)
  return fitted(completion, thing, kind === 'host' ? HOST : isTile(thing) ? TILE : CARD)
}

function isTile({ kind }: Drawable): boolean {
  return kind === 'gateway' || kind === 'endpoint' || kind === 'peering'
}

function freeRoot(
  { topology, drawing }: Completion,
  thing: Drawable,
  box: Box,
  placed: ReadonlyMap<string, Box>,
): Box {
  const taken = [...placed].map(([id, each]) => {
    const other = drawing.byId.get(id)
    return other ? outlined(other, each) : each
  })
  const ofKind = (...kinds: readonly Drawable['kind'][]): readonly Box[] =>
    [...placed].flatMap(([id, each]) =>
      kinds.includes(drawing.byId.get(id)?.kind ?? 'zone') ? [each] : [],
    )
  if (thing.kind === 'vpc') return freeVpc(box, ofKind('vpc'), taken)
  if (thing.kind === 'host') return freeHost(ofKind('host'), taken)
  if (thing.kind === 'peering') {
    const peering = findOf(topology, 'peeringConnection', thing.id)
    const [first] = (peering ? peeredVpcs(topology, peering) : [])
      .flatMap(({ id }) => placed.get(id) ?? [])
      .toSorted((a, b) => a.x - b.x)
    if (first) return freePeering(first, taken)
  }
  // Its tiles stand out of its border.
  const outline = outlined(thing, box)
  const free = freeOutside(
    outline,
    ofKind('box', 'card', 'subnet', 'site', 'gateway', 'endpoint'),
    taken,
  )
  return { ...box, x: free.x, y: free.y + box.y - outline.y }
}
