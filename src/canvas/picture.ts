import { completeLayout } from '@/layout/completeLayout'
import type { Diagram, Layout } from '@/layout/diagram'
import { drawingOf, type Drawing } from '@/layout/drawables'
import { foldedLayout, foldedThings } from '@/layout/folding'
import { geometryOf, type Geometry } from '@/layout/geometry'

/** A diagram with every drawn thing in its place. */
export interface Picture {
  readonly diagram: Diagram
  readonly drawing: Drawing
  /** The diagram's layout, with a box for what had none. */
  readonly layout: Layout
  /** The same as it is shown: what is collapsed is a card. */
  readonly shown: Layout
  readonly geometry: Geometry
}

const pictures = new WeakMap<Diagram, Picture>()

/** The picture of a diagram, the same object each time. */
export function pictureOf(diagram: Diagram): Picture {
  const known = pictures.get(diagram)
  if (known) return known
  const { topology } = diagram
  const layout = completeLayout(topology, diagram.layout)
  const folded = foldedThings(diagram)
  const shown = foldedLayout(layout, folded)
  const picture: Picture = {
    diagram,
    drawing: drawingOf(topology),
    layout,
    shown,
    geometry: geometryOf(topology, shown, folded),
  }
  pictures.set(diagram, picture)
  return picture
}
