import { absoluteBoxes } from '@/layout/absoluteBoxes'
import { contains, overlaps } from '@/layout/box'
import type { Layout } from '@/layout/diagram'
import { drawingOf, type Drawable } from '@/layout/drawables'
import type { Topology } from '@/model/topology'

/** What is wrong with a picture, in words: what has no place, overlaps, or leaves its container. */
export function faultsOf(topology: Topology, layout: Layout): readonly string[] {
  const { things, byId, childrenOf } = drawingOf(topology)
  const boxes = absoluteBoxes(topology, layout)
  const faults: string[] = []
  for (const thing of things) {
    const box = boxes.get(thing.id)
    if (!box) {
      faults.push(`${thing.id} has no box`)
      continue
    }
    const parent = thing.parentId === undefined ? undefined : boxes.get(thing.parentId)
    if (!parent || isTile(thing)) continue
    if (!contains(parent, box)) faults.push(`${thing.id} leaves ${String(thing.parentId)}`)
  }
  for (const id of Object.keys(layout)) {
    if (!byId.has(id)) faults.push(`${id} is not drawn and has a box`)
  }
  for (const siblings of childrenOf.values()) faults.push(...overlapsAmong(siblings, boxes))
  // Tiles stand astride the border of their VPC, so they meet what stands beside it.
  const roots = childrenOf.get(undefined) ?? []
  for (const tile of things.filter(isTile)) {
    const others = roots.filter(({ id }) => id !== tile.parentId && id !== tile.id)
    faults.push(...others.flatMap((other) => overlapsAmong([tile, other], boxes)))
  }
  return faults
}

function isTile({ kind }: Drawable): boolean {
  return kind === 'gateway' || kind === 'endpoint'
}

function overlapsAmong(
  things: readonly Drawable[],
  boxes: ReturnType<typeof absoluteBoxes>,
): readonly string[] {
  return things.flatMap((a, index) =>
    things.slice(index + 1).flatMap((b) => {
      const [boxA, boxB] = [boxes.get(a.id), boxes.get(b.id)]
      return boxA && boxB && overlaps(boxA, boxB) ? [`${a.id} overlaps ${b.id}`] : []
    }),
  )
}
