import { annotationOf } from '@/layout/annotations'
import { completeLayout } from '@/layout/completeLayout'
import { isMarked } from '@/layout/marked'
import { labelOfId } from '@/model/topology'
import { diagramStore } from '@/store/diagramStore'
import { tellEdit } from '@/store/telling'
import { strings } from '@/strings/strings'
import { announce } from './announcer'
import { moveThing, type Move } from './moveThing'
import { pictureOf } from './picture'

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
  const what =
    changed.length === 1
      ? (annotationOf(diagram, first.id)?.kind ?? labelOfId(diagram.topology, first.id))
      : `${String(changed.length)} things`
  const complete = { ...next, layout: completeLayout(next.topology, next.layout) }
  edit(`Move ${what}`, () => complete, gesture === undefined ? {} : { gesture })
  if (words.length > 0) tellEdit(words.join(' '), also.join(' '))
  return true
}
