import { writeDiagram } from '@/interchange/writeDiagram'
import type { Box } from '@/layout/diagram'
import { boxIn } from '@/layout/absoluteBoxes'
import { drawables } from '@/layout/drawables'
import { bigDiagram } from './bigDiagram'

/** A drawn thing as any graph library would have it. */
export interface SceneNode extends Box {
  readonly id: string
  readonly parentId: string | undefined
  readonly leaf: boolean
}

interface Scene {
  readonly name: string
  /** The diagram as a file. */
  readonly text: string
  /** Parents before children, places relative to them. */
  readonly nodes: readonly SceneNode[]
}

/** One network for Packetwalk, and its boxes for whatever else is to draw them. */
export function canvasScene(things: number): Scene {
  const diagram = bigDiagram(things)
  const nodes = drawables(diagram.topology).flatMap(({ id, kind, parentId }): SceneNode[] => {
    const box = boxIn(diagram.layout, id)
    return box ? [{ id, parentId, leaf: kind === 'card', ...box }] : []
  })
  return { name: diagram.name, text: writeDiagram(diagram), nodes }
}
