import { annotationOf } from '@/layout/annotations'
import type { Diagram } from '@/layout/diagram'
import { ownerOfCard } from '@/layout/drawables'
import { labelOfId } from '@/model/topology'
import { strings } from '@/strings/strings'

/** What things are called in the name of a step: one by its name, a note as such, several by their count. */
export function calledTogether(diagram: Diagram, ids: readonly string[]): string {
  const [first] = ids
  if (ids.length !== 1 || first === undefined) return strings.steps.things(ids.length)
  const annotation = annotationOf(diagram, first)
  return annotation
    ? strings.annotations.kinds[annotation.kind]
    : labelOfId(diagram.topology, ownerOfCard(diagram.topology, first))
}
