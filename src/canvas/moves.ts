import type { OnNodeDrag } from '@xyflow/react'
import type { CanvasNode } from './canvasNode'
import { beginDrag, endDrag } from './dragging'
import { duplicateTo } from './duplicateTo'
import { isCancelled, putBack } from './gesture'
import { moveTo } from './moveTo'
import { endDropping, showDropping } from './place/dropping'

export interface Moves {
  readonly onNodeDragStart: OnNodeDrag<CanvasNode>
  readonly onNodeDrag: OnNodeDrag<CanvasNode>
  readonly onNodeDragStop: OnNodeDrag<CanvasNode>
}

/** What becomes of a drag: with Alt a copy, else a move; one edit, and one undo step, however much was dragged. */
export function movesOf(getZoom: () => number): Moves {
  return {
    onNodeDragStart: (_event, _node, nodes) => {
      beginDrag(nodes, getZoom())
    },
    onNodeDrag: ({ altKey }, _node, nodes) => {
      const copying = altKey && !isCancelled()
      showCopying(copying)
      if (isCancelled()) endDropping()
      else showDropping(nodes, copying)
    },
    onNodeDragStop: ({ altKey }) => {
      showCopying(false)
      endDropping()
      const moves = endDrag()
      if (moves && altKey) duplicateTo(moves)
      if (!moves || altKey || !moveTo(moves)) putBack()
    },
  }
}

/** While a copy hangs at the pointer, the pointer says so. */
function showCopying(copying: boolean): void {
  document.querySelector('[data-canvas]')?.toggleAttribute('data-copying', copying)
}
