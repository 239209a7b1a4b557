import { LIT, type CanvasNode } from './canvasNode'
import type { Chosen } from './chosen'
import { sameContent } from './sameContent'

/**
 * The wanted nodes, each of them the very object from before when nothing about it changed: React
 * Flow compares by identity, so that an edit of one thing renders one thing.
 */
export function reconcile(before: CanvasNode[], wanted: readonly CanvasNode[]): CanvasNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  const next = wanted.map((node) => {
    const old = known.get(node.id)
    if (!old) return node
    if (looksTheSame(old, node)) return old
    return old.measured ? { ...node, measured: old.measured } : node
  })
  const unchanged =
    next.length === before.length && next.every((node, index) => node === before[index])
  return unchanged ? before : next
}

/** The nodes with another selection: only those that it changes are new, and all stand where they are. */
export function reselect(before: CanvasNode[], { selected: taken, lit }: Chosen): CanvasNode[] {
  const next = before.map((node) => {
    const selected = node.selectable !== false && taken.has(node.id)
    const className = lit.has(node.id) ? LIT : ''
    const isSame = selected === node.selected && className === (node.className ?? '')
    return isSame ? node : { ...node, selected, className }
  })
  return next.every((node, index) => node === before[index]) ? before : next
}

function looksTheSame(old: CanvasNode, node: CanvasNode): boolean {
  return (
    old.type === node.type &&
    old.parentId === node.parentId &&
    old.position.x === node.position.x &&
    old.position.y === node.position.y &&
    old.width === node.width &&
    old.height === node.height &&
    old.selected === node.selected &&
    (old.className ?? '') === (node.className ?? '') &&
    old.draggable === node.draggable &&
    old.ariaLabel === node.ariaLabel &&
    sameContent(old.data, node.data)
  )
}
