import type { CanvasNode } from './canvasNode'

const stuck = new WeakMap<CanvasNode, CanvasNode>()

/**
 * The nodes as a finger finds them: only what was tapped before, and so is selected, goes along with it.
 * A finger on anything else moves the view.
 */
export function heldByTouch(nodes: readonly CanvasNode[]): CanvasNode[] {
  return nodes.map((node) => {
    if (node.selected === true || node.draggable === false) return node
    const known = stuck.get(node) ?? { ...node, draggable: false }
    stuck.set(node, known)
    return known
  })
}
