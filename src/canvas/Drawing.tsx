import {
  Background,
  BackgroundVariant,
  ReactFlow,
  ReactFlowProvider,
  useStore,
  ViewportPortal,
} from '@xyflow/react'
import {
  lazy,
  Suspense,
  useLayoutEffect,
  useMemo,
  useState,
  type CSSProperties,
  type ReactNode,
  type RefObject,
} from 'react'
import { useRun } from '@/store/run/runStore'
import { useSimulation } from '@/store/simulationStore'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { AT_HAND, CARDS_FROM_ZOOM, GRID, MANY_NODES, MAX_ZOOM, MIN_ZOOM } from './camera'
import { cameraStore } from './cameraStore'
import { useConnect } from './connect/connectStore'
import { FarLayer } from './far/FarLayer'
import { Far, isFar } from './far/useIsPainted'
import { GateLayer } from './GateLayer'
import { Hands } from './Hands'
import { heldByTouch } from './heldByTouch'
import { DrawingPlace } from './InDrawing'
import { LockLayer } from './LockLayer'
import { NODE_TYPES } from './nodeTypes'
import { useCamera } from './useCamera'
import { useCanvasNodes } from './useCanvasNodes'
import { useFollowing } from './useFollowing'
import { useMoves } from './useMoves'
import { usePointerKind } from './usePointerKind'
import { usePointing } from './usePointing'
import { useSpots } from './useSpots'
import { useZoomLevel } from './useZoomLevel'
import { WireLayer } from './WireLayer'
import { growthAt, levelAt } from './zoomLevel'

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

interface DrawingProps {
  readonly region: RefObject<HTMLElement | null>
  readonly minimap: boolean
  /** The thing that had the focus on the still drawing. */
  readonly focused: string | undefined
}

/** The drawing that can be taken hold of: it takes the place of the still one, and looks the same. */
export function Drawing(props: DrawingProps) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  )
}

function Flow({ region, minimap, focused }: DrawingProps) {
  const { nodes, picture, geometry, onNodesChange } = useCanvasNodes()
  const fired = useSimulation(({ firing }) => firing !== undefined)
  const runs = useRun(({ status }) => status === 'ready')
  const tool = useView((state) => state.tool)
  const connecting = useConnect(({ from }) => from !== undefined)
  const picks = tool === 'select' && !connecting
  const moves = useMoves()
  const pointing = usePointing(geometry)
  const gridSnap = useView((state) => state.gridSnap)
  const many = nodes.length > MANY_NODES
  const cardless = useStore(({ transform }) => transform[2] < CARDS_FROM_ZOOM)
  const far = useStore(({ transform }) => isFar(nodes.length, transform[2]))
  const hand = usePointerKind()
  const shown = useMemo(() => {
    const drawn = cardless ? nodes.filter(({ type }) => type !== 'card') : nodes
    return hand === 'touch' ? heldByTouch(drawn) : drawn
  }, [cardless, hand, nodes])
  const [from] = useState(() => cameraStore.getState().still ?? (many ? FAR_AWAY : AT_HAND))
  useSpots(region)
  useZoomLevel()
  useCamera(geometry)
  useFollowing(geometry)
  useFocusAgain(region, focused)
  return (
    <>
      <Far value={far}>
        <ReactFlow
          className="canvas"
          data-zoom={levelAt(from.zoom)}
          style={growth(from.zoom)}
          nodes={shown}
          nodeTypes={NODE_TYPES}
          onNodesChange={onNodesChange}
          {...moves}
          {...pointing}
          elementsSelectable={picks}
          nodesDraggable={picks}
          nodesConnectable={false}
          selectionOnDrag={hand === 'pen'}
          panOnDrag={hand === 'pen' ? PAN_BESIDE_PEN : true}
          defaultViewport={from}
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
          <DrawingPlace value={inViewport}>
            <WireLayer geometry={geometry} />
            <FarLayer nodes={nodes} geometry={geometry} />
            <GateLayer geometry={geometry} />
            <Suspense>{fired && !runs && <PacketLayer geometry={geometry} />}</Suspense>
            <Suspense>
              {runs && <TrafficLayer geometry={geometry} settled={picture.geometry} />}
            </Suspense>
            <LockLayer geometry={geometry} />
          </DrawingPlace>
        </ReactFlow>
      </Far>
      <Hands region={region} geometry={geometry} />
      {minimap && (
        <Suspense>
          <Minimap geometry={geometry} />
        </Suspense>
      )}
    </>
  )
}

function inViewport(children: ReactNode): ReactNode {
  return <ViewportPortal>{children}</ViewportPortal>
}

/** Until the camera moves; from then on the style sheet is told without a render. */
function growth(zoom: number): CSSProperties {
  return { '--grow': String(growthAt(zoom)) } as CSSProperties
}

function useFocusAgain(region: RefObject<HTMLElement | null>, id: string | undefined): void {
  const drawn = useStore(({ nodeLookup }) => nodeLookup.size > 0)
  useLayoutEffect(() => {
    if (id === undefined || !drawn) return
    const place = `.react-flow__node[data-id="${CSS.escape(id)}"]`
    region.current?.querySelector<HTMLElement>(place)?.focus()
  }, [drawn, id, region])
}
