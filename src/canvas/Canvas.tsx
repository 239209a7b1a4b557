import {
  Background,
  BackgroundVariant,
  ReactFlow,
  ReactFlowProvider,
  useStore,
} from '@xyflow/react'
import { lazy, Suspense, useMemo, useRef, type CSSProperties } from 'react'
import { useConnecting } from '@/store/connecting'
import { useLate } from '@/store/late'
import { usePresent } from '@/store/presentStore'
import { useRun } from '@/store/run/runStore'
import { useSimulation } from '@/store/simulationStore'
import { LAYERS, useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { AT_HAND, CARDS_FROM_ZOOM, GRID, MANY_NODES, MAX_ZOOM, MIN_ZOOM } from './camera'
import { canvasHands } from './canvasHands'
import { useConnect } from './connect/connectStore'
import { FarLayer } from './far/FarLayer'
import { GateLayer } from './GateLayer'
import { heldByTouch } from './heldByTouch'
import { GroupLegend } from './islands/GroupLegend'
import { LayersIsland } from './islands/LayersIsland'
import { ZoomIsland } from './islands/ZoomIsland'
import { LiveRegion } from './LiveRegion'
import { LockLayer } from './LockLayer'
import { NODE_TYPES } from './nodeTypes'
import { protocolColour } from './packet/protocolColour'
import { useCamera } from './useCamera'
import { useCanvasNodes } from './useCanvasNodes'
import { useFollowing } from './useFollowing'
import { useMoves } from './useMoves'
import { usePointerKind } from './usePointerKind'
import { usePointing } from './usePointing'
import { useSpots } from './useSpots'
import { useZoomLevel } from './useZoomLevel'
import { WireLayer } from './WireLayer'
import '@xyflow/react/dist/base.css'
import './connect/connect.css'
import './canvas.css'
import './nodes/nodes.css'
import './nodes/zoomLevels.css'

const Minimap = lazy(async () => ({ default: (await import('./islands/Minimap')).Minimap }))
const PacketLayer = lazy(async () => ({
  default: (await import('./packet/PacketLayer')).PacketLayer,
}))
const TrafficLayer = lazy(async () => ({
  default: (await import('./traffic/TrafficLayer')).TrafficLayer,
}))

/** Where the camera stands until the canvas has a size: with many nodes so far that no card is drawn. */
const FAR_AWAY = { x: 0, y: 0, zoom: MIN_ZOOM }
/** Where a pen draws marquees, the middle button still moves the view, as fingers do. */
const PAN_BESIDE_PEN = [1]
const ADD_KEYS = ['Shift', 'Meta', 'Control']
const ARIA_WORDS = {
  'node.a11yDescription.default': strings.drawing.nodeKeys,
  'edge.a11yDescription.default': strings.drawing.edgeKeys,
}

/** The drawing of the network: the page's main region. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Region />
    </ReactFlowProvider>
  )
}

function Region() {
  const region = useRef<HTMLElement>(null)
  const { nodes, geometry, onNodesChange } = useCanvasNodes()
  const protocol = useSimulation(({ firing, form }) => (firing?.form ?? form).protocol)
  const fired = useSimulation(({ firing }) => firing !== undefined)
  const runs = useRun(({ status }) => status === 'ready')
  const tool = useView((state) => state.tool)
  const connecting = useConnect(({ from }) => from !== undefined)
  const joining = useConnecting(({ from }) => from !== undefined)
  const picks = tool === 'select' && !connecting
  const hands = useLate(canvasHands)
  const moves = useMoves()
  const pointing = usePointing(geometry)
  const minimap = useView((state) => state.minimap)
  const gridSnap = useView((state) => state.gridSnap)
  const hidden = useView(({ layers }) => LAYERS.filter((layer) => !layers[layer]).join(' '))
  const many = nodes.length > MANY_NODES
  const cardless = useStore(({ transform }) => transform[2] < CARDS_FROM_ZOOM)
  const hand = usePointerKind()
  const shown = useMemo(() => {
    const drawn = cardless ? nodes.filter(({ type }) => type !== 'card') : nodes
    return hand === 'touch' ? heldByTouch(drawn) : drawn
  }, [cardless, hand, nodes])
  useSpots(region)
  useZoomLevel()
  useCamera(geometry)
  useFollowing(geometry)
  const presenting = usePresent((state) => state.presenting)
  return (
    <section
      ref={region}
      aria-label={strings.drawing.label}
      data-canvas=""
      aria-busy={hands === undefined}
      data-hidden={hidden}
      data-tool={connecting ? 'connect' : tool}
      data-joining={joining ? '' : undefined}
      style={{ '--packet': protocolColour(protocol) } as CSSProperties}
      className="relative h-full w-full overflow-hidden bg-canvas"
    >
      <ReactFlow
        className="canvas"
        nodes={shown}
        nodeTypes={NODE_TYPES}
        onNodesChange={onNodesChange}
        {...moves}
        {...pointing}
        elementsSelectable={picks}
        nodesDraggable={picks && moves !== undefined}
        nodesConnectable={false}
        selectionOnDrag={hand === 'pen'}
        panOnDrag={hand === 'pen' ? PAN_BESIDE_PEN : true}
        defaultViewport={many ? FAR_AWAY : AT_HAND}
        minZoom={MIN_ZOOM}
        maxZoom={MAX_ZOOM}
        onlyRenderVisibleElements={many}
        elevateNodesOnSelect={false}
        deleteKeyCode={null}
        disableKeyboardA11y
        ariaLabelConfig={ARIA_WORDS}
        zoomOnDoubleClick={false}
        multiSelectionKeyCode={ADD_KEYS}
        nodeDragThreshold={3}
      >
        <Background
          variant={BackgroundVariant.Dots}
          gap={GRID}
          size={gridSnap ? 3 : 2}
          color="var(--dot)"
        />
        <WireLayer geometry={geometry} />
        <FarLayer nodes={nodes} geometry={geometry} />
        <GateLayer geometry={geometry} />
        <Suspense>{fired && <PacketLayer geometry={geometry} />}</Suspense>
        <Suspense>{runs && <TrafficLayer geometry={geometry} />}</Suspense>
        <LockLayer geometry={geometry} />
      </ReactFlow>
      {hands && <hands.Hands region={region} geometry={geometry} />}
      {!presenting && (
        <>
          <LayersIsland />
          <ZoomIsland />
          {minimap && (
            <Suspense>
              <Minimap geometry={geometry} />
            </Suspense>
          )}
          <GroupLegend />
        </>
      )}
      <LiveRegion />
    </section>
  )
}
