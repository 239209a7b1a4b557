import { ReactFlow, useNodesState, type Node } from '@xyflow/react'
import { createRoot } from 'react-dom/client'
import type { SceneNode } from '../canvasScene'
import '@xyflow/react/dist/style.css'

declare global {
  interface Window {
    showScene: (nodes: readonly SceneNode[]) => void
  }
}

/** React Flow as it comes, with its own plain nodes: what our canvas is measured against. */
function BareFlow({ scene }: { readonly scene: readonly SceneNode[] }) {
  const [nodes, , onNodesChange] = useNodesState(scene.map(plainNode))
  return (
    <ReactFlow
      nodes={nodes}
      onNodesChange={onNodesChange}
      fitView
      minZoom={0.05}
      maxZoom={2.5}
      nodeDragThreshold={3}
    />
  )
}

function plainNode({ id, parentId, leaf, x, y, width, height }: SceneNode): Node {
  return {
    id,
    ...(parentId === undefined ? {} : { parentId }),
    type: leaf ? 'default' : 'group',
    position: { x, y },
    width,
    height,
    data: { label: id },
    // Between groups the pointer moves the camera, as on our canvas.
    style: leaf ? { boxSizing: 'border-box' } : { pointerEvents: 'none' },
  }
}

window.showScene = (nodes) => {
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<BareFlow scene={nodes} />)
}
