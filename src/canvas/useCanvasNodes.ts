import { applyNodeChanges, useStoreApi, type NodeChange, type OnNodesChange } from '@xyflow/react'
import { useCallback, useMemo, useState } from 'react'
import type { Layout } from '@/layout/diagram'
import { geometryOf, type Geometry } from '@/layout/geometry'
import { useDiagramStore } from '@/store/diagramStore'
import { useChecks } from '@/store/issues'
import { setView, useView, viewStore } from '@/store/viewStore'
import { buildNodes } from './buildNodes'
import type { CanvasNode } from './canvasNode'
import { afterTaking, chosenOf, type Chosen } from './chosen'
import { led } from './dragging'
import { useGesture } from './gesture'
import { pictureOf, type Picture } from './picture'
import { reconcile, reselect } from './reconcile'
import { resizedInLine } from './resizing'

interface CanvasNodes {
  readonly nodes: CanvasNode[]
  readonly picture: Picture
  /** The picture's geometry, with what is being dragged or resized where it is now. */
  readonly geometry: Geometry
  readonly onNodesChange: OnNodesChange<CanvasNode>
}

interface Shown {
  readonly nodes: CanvasNode[]
  readonly source: readonly unknown[]
  readonly chosen: Chosen | undefined
  readonly moving: boolean
}

const NOTHING: Shown = { nodes: [], source: [], chosen: undefined, moving: false }

/** The diagram as React Flow's nodes; moves and sizes in progress stay here until they are edits. */
export function useCanvasNodes(): CanvasNodes {
  const diagram = useDiagramStore((state) => state.diagram)
  const selection = useView((state) => state.selection)
  const held = useView((state) => state.held)
  const picture = useMemo(() => pictureOf(diagram), [diagram])
  const chosen = useMemo(() => chosenOf(diagram, selection, held), [diagram, selection, held])
  const [shown, setShown] = useState(NOTHING)
  const putBacks = useGesture((state) => state.putBacks)
  const source = [picture, putBacks, useChecks()]
  let current = shown
  if (source.some((part, index) => part !== shown.source[index])) {
    const wanted = buildNodes(picture, chosen)
    current = { nodes: reconcile(shown.nodes, wanted), source, chosen, moving: false }
    setShown(current)
  } else if (chosen !== shown.chosen) {
    current = { ...shown, nodes: reselect(shown.nodes, chosen), chosen }
    setShown(current)
  }
  const flow = useStoreApi()
  const onNodesChange = useCallback<OnNodesChange<CanvasNode>>(
    (changes) => {
      select(changes, flow.getState().userSelectionActive)
      const inLine = resizedInLine(led(changes))
      const moves = inLine.filter(({ type }) => type === 'position' || type === 'dimensions')
      if (moves.length === 0) return
      setShown((state) => ({
        ...state,
        nodes: applyNodeChanges(moves, state.nodes),
        moving: isMoving(moves),
      }))
    },
    [flow],
  )
  const geometry = useMemo(
    () => (current.moving ? movedGeometry(picture, current.nodes) : picture.geometry),
    [current, picture],
  )
  return { nodes: current.nodes, picture, geometry, onNodesChange }
}

function isMoving(changes: readonly NodeChange<CanvasNode>[]): boolean {
  return changes.some(
    (change) =>
      (change.type === 'position' && change.dragging === true) ||
      (change.type === 'dimensions' && change.resizing === true),
  )
}

function movedGeometry(
  { diagram, shown, geometry }: Picture,
  nodes: readonly CanvasNode[],
): Geometry {
  const moved: Record<string, Layout[string]> = { ...shown }
  for (const { id, position, width = 0, height = 0 } of nodes) {
    if (moved[id]) moved[id] = { ...position, width, height }
  }
  return geometryOf(diagram.topology, moved, geometry.folded)
}

/** A click or a marquee on the canvas becomes the selection that the whole page shares. */
function select(changes: readonly NodeChange<CanvasNode>[], sweeps: boolean): void {
  const selects = changes.filter((change) => change.type === 'select')
  if (selects.length === 0) return
  const dropped = new Set(selects.flatMap(({ id, selected }) => (selected ? [] : [id])))
  const added = selects.flatMap(({ id, selected }) => (selected ? [id] : []))
  const next = afterTaking(added, dropped, sweeps)
  const { selection, held } = viewStore.getState()
  if (isSame(next.selection, selection) && isSame(next.held, held)) return
  setView({ ...next, ruleFocus: undefined, ...(added.length > 0 ? { tab: 'inspect' } : {}) })
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
