import { annotationOf } from '@/layout/annotations'
import { sameBox } from '@/layout/box'
import { completeLayout } from '@/layout/completeLayout'
import type { Diagram, Layout } from '@/layout/diagram'
import { isMarked } from '@/layout/marked'
import { diagramStore } from '@/store/diagramStore'
import { calledTogether } from '@/store/naming'
import { tellEdit } from '@/store/telling'
import { strings } from '@/strings/strings'
import { announce } from './announcer'
import { moveThing, type Move } from './moveThing'
import { pictureOf } from './picture'

/** Whether nothing but the layout differs. */
function isSameAside(next: Diagram, before: Diagram): boolean {
  return next.topology === before.topology && next.annotations === before.annotations
}

function sameBoxes(a: Layout, b: Layout): boolean {
  return Object.entries(a).every(([id, box]) => {
    const other = b[id]
    return other !== undefined && sameBox(box, other)
  })
}

/** Moves things to new positions in what contains them; false when nothing came of it. */
export function moveTo(moves: readonly Move[], gesture?: string): boolean {
  const { diagram, edit } = diagramStore.getState()
  const { layout } = pictureOf(diagram)
  const moved = moves.filter(({ id, x, y }) => {
    const box = annotationOf(diagram, id) ?? layout[id]
    return box !== undefined && (box.x !== x || box.y !== y)
  })
  const changed = moved.filter(({ id }) => !isMarked(diagram, 'locked', id))
  const [first] = changed
  if (!first) {
    if (moved.length > 0) announce(strings.craft.isLocked)
    return false
  }
  let next = { ...diagram, layout }
  const words: string[] = []
  const also: string[] = []
  const refused: string[] = []
  for (const move of changed) {
    const result = moveThing(next, move)
    if (!result.ok) {
      refused.push(result.error)
      continue
    }
    const { said, also: more = [] } = result.value
    next = result.value.diagram
    if (said !== '') words.push(said)
    also.push(...more)
  }
  if (refused.length > 0) announce(refused.join(' '))
  const isSame = next.layout === layout && next.topology === diagram.topology
  if (isSame && next.annotations === diagram.annotations) return false
  const what = calledTogether(
    diagram,
    changed.map(({ id }) => id),
  )
  const complete = { ...next, layout: completeLayout(next.topology, next.layout) }
  // What others push back to where it was has not moved.
  const isBack = isSameAside(next, diagram) && sameBoxes(complete.layout, layout)
  if (isBack) return false
  edit(strings.steps.move(what), () => complete, gesture === undefined ? {} : { gesture })
  if (words.length > 0) tellEdit(words.join(' '), also.join(' '))
  return true
}
