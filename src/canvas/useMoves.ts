import type { OnNodeDrag } from '@xyflow/react'
import { useMemo } from 'react'
import { completeLayout } from '@/layout/completeLayout'
import { diagramStore } from '@/store/diagramStore'
import { tellEdit } from '@/store/telling'
import { labelOfId } from '@/model/topology'
import { announce } from './announcer'
import type { CanvasNode } from './canvasNode'
import { duplicateTo } from './duplicateTo'
import { moveThing, type Move } from './moveThing'
import { pictureOf } from './picture'

interface Moves {
  readonly onNodeDrag: OnNodeDrag<CanvasNode>
  readonly onNodeDragStop: OnNodeDrag<CanvasNode>
}

/** What becomes of a drag: with Alt a copy, else a move; one edit, and one undo step, however much was dragged. */
export function useMoves(putBack: () => void): Moves {
  return useMemo(() => {
    const drop = (nodes: readonly CanvasNode[], copy: boolean): void => {
      const moves = nodes.map(({ id, position }) => ({ id, ...position }))
      if (copy) duplicateTo(moves)
      if (copy || !moveTo(moves)) putBack()
    }
    return {
      onNodeDrag: ({ altKey }) => {
        showCopying(altKey)
      },
      onNodeDragStop: ({ altKey }, _node, nodes) => {
        showCopying(false)
        drop(nodes, altKey)
      },
    }
  }, [putBack])
}

/** While a copy hangs at the pointer, the pointer says so. */
function showCopying(copying: boolean): void {
  document.querySelector('[data-canvas]')?.toggleAttribute('data-copying', copying)
}

/** Moves things to new positions in what contains them; false when nothing came of it. */
export function moveTo(moves: readonly Move[], gesture?: string): boolean {
  const { diagram, edit } = diagramStore.getState()
  const { layout } = pictureOf(diagram)
  const changed = moves.filter(
    ({ id, x, y }) => layout[id] && (layout[id].x !== x || layout[id].y !== y),
  )
  const [first] = changed
  if (!first) return false
  let next = { ...diagram, layout }
  const words: string[] = []
  const also: string[] = []
  const refused: string[] = []
  for (const move of changed) {
    const moved = moveThing(next, move)
    if (!moved.ok) {
      refused.push(moved.error)
      continue
    }
    const { said, also: more = [] } = moved.value
    next = moved.value.diagram
    if (said !== '') words.push(said)
    also.push(...more)
  }
  if (refused.length > 0) announce(refused.join(' '))
  if (next.layout === layout && next.topology === diagram.topology) return false
  const what =
    changed.length === 1
      ? labelOfId(diagram.topology, first.id)
      : `${String(changed.length)} things`
  const complete = { ...next, layout: completeLayout(next.topology, next.layout) }
  edit(`Move ${what}`, () => complete, gesture === undefined ? {} : { gesture })
  if (words.length > 0) tellEdit(words.join(' '), also.join(' '))
  return true
}
