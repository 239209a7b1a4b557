import { subnetKind, type SubnetKind } from '@/model/subnetKind'
import { findOf } from '@/model/topology'
import { absoluteBoxes } from './absoluteBoxes'
import { boundsOf } from './box'
import { completeLayout } from './completeLayout'
import type { Box, Diagram } from './diagram'
import { drawables, type DrawnKind } from './drawables'

/** One shape of a small picture; a subnet also tells its kind, which colours it. */
export interface MiniatureShape {
  readonly id: string
  readonly kind: Exclude<DrawnKind, 'zone'>
  readonly subnet?: SubnetKind
  readonly box: Box
}

export interface Miniature {
  readonly width: number
  readonly height: number
  /** Outer shapes first. */
  readonly shapes: readonly MiniatureShape[]
}

/** A diagram as a small picture without words: frames, subnets, cards and gateways. */
export function miniatureOf({ topology, layout }: Pick<Diagram, 'topology' | 'layout'>): Miniature {
  const boxes = absoluteBoxes(topology, completeLayout(topology, layout))
  const bounds = boundsOf(boxes.values()) ?? { x: 0, y: 0, width: 1, height: 1 }
  const shapes = drawables(topology).flatMap(({ id, kind, resourceId }): MiniatureShape[] => {
    const box = boxes.get(id)
    if (!box || kind === 'zone') return []
    const subnet = findOf(topology, 'subnet', resourceId)
    return [
      {
        id,
        kind,
        ...(kind === 'subnet' && subnet ? { subnet: subnetKind(topology, subnet) } : {}),
        box: { ...box, x: box.x - bounds.x, y: box.y - bounds.y },
      },
    ]
  })
  return { width: bounds.width, height: bounds.height, shapes }
}
