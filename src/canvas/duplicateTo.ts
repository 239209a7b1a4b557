import { annotationOf, changeAnnotation } from '@/layout/annotations'
import { completeLayout } from '@/layout/completeLayout'
import { partOf, pasteDiagram } from '@/layout/pasting'
import { commitCopies } from '@/store/copying'
import { diagramStore } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { announce } from './announcer'
import { moveThing, type Move } from './moveThing'
import { pictureOf } from './picture'

/** Puts copies of things down where they were dragged to; one edit. */
export function duplicateTo(moves: readonly Move[]): void {
  const { diagram } = diagramStore.getState()
  const { layout } = pictureOf(diagram)
  const part = partOf(
    diagram,
    moves.map(({ id }) => id),
  )
  const pasted = pasteDiagram(diagram, part)
  if (!pasted.ok) {
    announce(`${pasted.error}.`)
    return
  }
  const { ids, roots } = pasted.value
  // Copies of notes and frames come last among what was pasted, in the order they were dragged in.
  const written = moves.filter(({ id }) => annotationOf(diagram, id))
  const copies = roots.slice(roots.length - written.length)
  let next = pasted.value.diagram
  for (const { id, x, y } of moves) {
    const [copy, box] = [ids.get(id), layout[id]]
    if (copy === undefined || !box) continue
    next = { ...next, layout: { ...next.layout, [copy]: { ...box, x, y } } }
    const moved = moveThing(next, { id: copy, x, y })
    if (!moved.ok) {
      announce(moved.error)
      return
    }
    next = moved.value.diagram
  }
  written.forEach(({ x, y }, index) => {
    next = changeAnnotation(next, copies[index] ?? '', { x, y })
  })
  if (next.topology === diagram.topology && written.length === 0) return
  const complete = { ...next, layout: completeLayout(next.topology, next.layout) }
  const { what, leftOut } = commitCopies(
    strings.steps.duplicate,
    { ...pasted.value, diagram: complete },
    { reveal: false },
  )
  announce(
    leftOut.length === 0
      ? strings.clipboard.duplicated(what)
      : strings.clipboard.duplicatedWithout(what, leftOut),
  )
}
