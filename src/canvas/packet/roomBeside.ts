import { bottomOf, rightOf } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import { drawingOf } from '@/layout/drawables'
import type { Geometry } from '@/layout/geometry'
import type { RoomBeside } from './track'

/** What a trail keeps free between itself and a card. */
const RIM = 3
/** However narrow it is, what comes back runs beside what went out. */
const LEAST = 2

const known = new WeakMap<Geometry, RoomBeside>()

/** How far a trail may keep to the right of its way without lying on a card or a host. */
export function roomBesideIn(geometry: Geometry): RoomBeside {
  const found = known.get(geometry)
  if (found) return found
  const nodes = nodesOf(geometry)
  const room: RoomBeside = (from, to) => {
    const isLevel = Math.abs(to.x - from.x) >= Math.abs(to.y - from.y)
    const [start, end] = isLevel ? [from.x, to.x] : [from.y, to.y]
    const [least, most] = [Math.min(start, end), Math.max(start, end)]
    // To the right of a way to the right is below, of a way down it is to the left.
    const isAfter = isLevel ? end > start : end < start
    const at = isLevel ? from.y : from.x
    let free = Infinity
    for (const box of nodes) {
      const [low, high] = isLevel ? [box.x, rightOf(box)] : [box.y, bottomOf(box)]
      if (high <= least || low >= most) continue
      const [near, far] = isLevel ? [box.y, bottomOf(box)] : [box.x, rightOf(box)]
      const distance = isAfter ? near - at : at - far
      if (distance >= 0) free = Math.min(free, distance)
    }
    return Math.max(LEAST, free - RIM)
  }
  known.set(geometry, room)
  return room
}

function nodesOf({ topology, boxes, folded }: Geometry): readonly Box[] {
  return drawingOf(topology).things.flatMap(({ id, kind }) => {
    const isNode = kind === 'card' || kind === 'box' || kind === 'host'
    const box = isNode && !folded.into.has(id) ? boxes.get(id) : undefined
    return box ? [box] : []
  })
}
