import { subnetKind, type SubnetKind } from '@/model/subnetKind'
import { findOf } from '@/model/topology'
import { boundsOf, type Point } from './box'
import { completeLayout } from './completeLayout'
import type { Box, Diagram } from './diagram'
import { drawables, type DrawnKind } from './drawables'
import { geometryOf } from './geometry'
import { wires } from './wires'

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
  /** The lines along which traffic can go; they lie over frames and under everything else. */
  readonly lines: readonly { readonly id: string; readonly points: readonly Point[] }[]
}

/** A diagram as a small picture without words: frames, subnets, cards, gateways, and their wires. */
export function miniatureOf({ topology, layout }: Pick<Diagram, 'topology' | 'layout'>): Miniature {
  const geometry = geometryOf(topology, completeLayout(topology, layout))
  const { boxes } = geometry
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
  const lines = wires(geometry).map(({ id, points }) => ({
    id,
    points: points.map(({ x, y }) => ({ x: x - bounds.x, y: y - bounds.y })),
  }))
  return { width: bounds.width, height: bounds.height, shapes, lines }
}
