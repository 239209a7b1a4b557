import type { Topology } from '@/model/topology'
import type { Box, Layout } from './diagram'
import { drawables } from './drawables'

/** The box of a thing, unless the layout has none or holds no numbers for it. */
export function boxIn(layout: Layout, id: string): Box | undefined {
  const box = Object.hasOwn(layout, id) ? layout[id] : undefined
  if (!box) return undefined
  const { x, y, width, height } = box
  const sound = [x, y, width, height].every((value) => Number.isFinite(value))
  return sound && width > 0 && height > 0 ? box : undefined
}

/** Where everything that has a box stands on the canvas itself. */
export function absoluteBoxes(topology: Topology, layout: Layout): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  for (const { id, parentId } of drawables(topology)) {
    const box = boxIn(layout, id)
    if (!box) continue
    const parent = parentId === undefined ? undefined : boxes.get(parentId)
    boxes.set(id, parent ? { ...box, x: parent.x + box.x, y: parent.y + box.y } : box)
  }
  return boxes
}
