import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider } from '@xyflow/react'
import type { CSSProperties } from 'react'
import { useSimulation } from '@/store/simulationStore'
import { FIT_PADDING, MAX_ZOOM, MIN_ZOOM } from './camera'
import { GateLayer } from './GateLayer'
import { LayersIsland } from './islands/LayersIsland'
import { ZoomIsland } from './islands/ZoomIsland'
import { NODE_TYPES } from './nodeTypes'
import { PacketLayer } from './packet/PacketLayer'
import { protocolColour } from './packet/protocolColour'
import { useCanvasNodes } from './useCanvasNodes'
import { useZoomLevel } from './useZoomLevel'
import { WireLayer } from './WireLayer'
import '@xyflow/react/dist/base.css'
import './canvas.css'

/** From so many nodes on, only those in view are rendered. */
const MANY_NODES = 300

/** The drawing of the network: the page's main region. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Flow />
    </ReactFlowProvider>
  )
}

function Flow() {
  const { nodes, picture, onNodesChange } = useCanvasNodes()
  const protocol = useSimulation(({ firing, form }) => (firing?.form ?? form).protocol)
  useZoomLevel()
  return (
    <section
      aria-label="Network drawing"
      data-canvas=""
      style={{ '--packet': protocolColour(protocol) } as CSSProperties}
      className="relative h-full w-full overflow-hidden bg-canvas"
    >
      <ReactFlow
        className="canvas"
        nodes={nodes}
        nodeTypes={NODE_TYPES}
        onNodesChange={onNodesChange}
        fitView
        fitViewOptions={{ padding: FIT_PADDING, maxZoom: 1 }}
        minZoom={MIN_ZOOM}
        maxZoom={MAX_ZOOM}
        onlyRenderVisibleElements={nodes.length > MANY_NODES}
        elevateNodesOnSelect={false}
        deleteKeyCode={null}
        disableKeyboardA11y
        zoomOnDoubleClick={false}
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={2} color="var(--dot)" />
        <WireLayer geometry={picture.geometry} />
        <GateLayer geometry={picture.geometry} />
        <PacketLayer geometry={picture.geometry} />
      </ReactFlow>
      <LayersIsland />
      <ZoomIsland />
    </section>
  )
}
