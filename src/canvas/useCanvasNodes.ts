import { applyNodeChanges, type OnNodesChange } from '@xyflow/react'
import { useCallback, useMemo, useState } from 'react'
import { useDiagramStore } from '@/store/diagramStore'
import { useView } from '@/store/viewStore'
import { buildNodes } from './buildNodes'
import type { CanvasNode } from './canvasNode'
import { pictureOf, type Picture } from './picture'
import { reconcile } from './reconcile'

const NO_FAULTS: ReadonlyMap<string, number> = new Map()

interface CanvasNodes {
  readonly nodes: CanvasNode[]
  readonly picture: Picture
  readonly onNodesChange: OnNodesChange<CanvasNode>
}

/** The diagram as React Flow's nodes; moves and sizes in progress stay here until they are edits. */
export function useCanvasNodes(): CanvasNodes {
  const diagram = useDiagramStore((state) => state.diagram)
  const selection = useView((state) => state.selection)
  const picture = useMemo(() => pictureOf(diagram), [diagram])
  const [shown, setShown] = useState<{
    readonly nodes: CanvasNode[]
    readonly picture?: Picture
    readonly selection?: readonly string[]
  }>({ nodes: [] })
  let current = shown.nodes
  if (shown.picture !== picture || shown.selection !== selection) {
    current = reconcile(shown.nodes, buildNodes(picture, new Set(selection), NO_FAULTS))
    setShown({ nodes: current, picture, selection })
  }
  const onNodesChange = useCallback<OnNodesChange<CanvasNode>>((changes) => {
    const kept = changes.filter(({ type }) => type === 'position' || type === 'dimensions')
    if (kept.length === 0) return
    setShown((state) => ({ ...state, nodes: applyNodeChanges(kept, state.nodes) }))
  }, [])
  return { nodes: current, picture, onNodesChange }
}
