import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react'
import type { Geometry } from '@/layout/geometry'
import type { Viewport } from '@/layout/viewport'
import { useDiagramStore } from '@/store/diagramStore'
import { useView } from '@/store/viewStore'
import { buildNodes } from '../buildNodes'
import { AT_HAND, MANY_NODES } from '../camera'
import { setStill } from '../cameraStore'
import { canvasHands } from '../canvasHands'
import type { CanvasNode } from '../canvasNode'
import { chosenOf } from '../chosen'
import { fitted, wholeOf } from '../fitted'
import { GateLayer } from '../GateLayer'
import { LockLayer } from '../LockLayer'
import { pictureOf } from '../picture'
import { WireLayer } from '../WireLayer'
import { growthAt, levelAt } from '../zoomLevel'
import { chooseStill } from './chooseStill'
import { Dots } from './Dots'
import { StillNode } from './StillNode'

interface StillDrawingProps {
  /** Which thing has the focus, so that it has it on the other drawing too. */
  readonly onFocus: (id: string | undefined) => void
}

/**
 * The drawing as it is seen first: what React Flow will draw, where it will draw it, until that is loaded. It is
 * looked at, read and selected on; it is not moved. A big network waits for the camera that paints it from afar.
 */
export function StillDrawing({ onFocus }: StillDrawingProps) {
  const root = useRef<HTMLDivElement>(null)
  const diagram = useDiagramStore((state) => state.diagram)
  const selection = useView((state) => state.selection)
  const held = useView((state) => state.held)
  const picture = pictureOf(diagram)
  const nodes = useMemo(
    () => buildNodes(picture, chosenOf(diagram, selection, held)),
    [diagram, held, picture, selection],
  )
  const many = nodes.length > MANY_NODES
  const viewport = useFitted(root, picture.geometry, many)
  const { x, y, zoom } = viewport ?? AT_HAND

  useEffect(() => {
    // Whoever needs it later asks again.
    if (many) canvasHands.load().catch(() => undefined)
  }, [many])

  function choose(event: MouseEvent | KeyboardEvent) {
    chooseStill(event, viewport, picture.geometry)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is pressed are its things
    <div
      ref={root}
      role="application"
      className="react-flow canvas relative z-0 h-full w-full overflow-hidden"
      data-zoom={levelAt(zoom)}
      style={{ '--grow': String(growthAt(zoom)) } as CSSProperties}
      onClick={choose}
      onKeyDown={choose}
      onFocus={({ target }) => {
        onFocus(target.dataset['id'])
      }}
      onBlur={() => {
        onFocus(undefined)
      }}
    >
      <Dots viewport={viewport ?? AT_HAND} />
      {viewport && (
        <div className="react-flow__renderer react-flow__container">
          <div className="react-flow__pane react-flow__container">
            <div
              className="react-flow__viewport react-flow__container"
              style={{
                transform: `translate(${String(x)}px,${String(y)}px) scale(${String(zoom)})`,
              }}
            >
              <div className="react-flow__nodes react-flow__container">
                <Nodes nodes={nodes} />
              </div>
              <WireLayer geometry={picture.geometry} />
              <GateLayer geometry={picture.geometry} />
              <LockLayer geometry={picture.geometry} />
            </div>
          </div>
        </div>
      )}
    </div>
  )
}

function Nodes({ nodes }: { readonly nodes: readonly CanvasNode[] }) {
  const places = new Map<string, { readonly x: number; readonly y: number }>()
  return nodes.map((node) => {
    const parent = node.parentId === undefined ? undefined : places.get(node.parentId)
    const { x, y } = node.position
    const at = { x: x + (parent?.x ?? 0), y: y + (parent?.y ?? 0) }
    places.set(node.id, at)
    return <StillNode key={node.id} node={node} at={at} />
  })
}

/** Where all of it is seen; undefined until the canvas has a size, and with so many that none is drawn. */
function useFitted(
  root: RefObject<HTMLElement | null>,
  geometry: Geometry,
  many: boolean,
): Viewport | undefined {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = root.current
    if (!element) return undefined
    const measure = (): void => {
      setSize({ width: element.clientWidth, height: element.clientHeight })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [root])
  const viewport = useMemo(() => {
    if (many || size.width === 0 || size.height === 0) return undefined
    const whole = wholeOf(geometry)
    return whole ? fitted(whole, size) : AT_HAND
  }, [geometry, many, size])
  useLayoutEffect(() => {
    setStill(viewport)
  }, [viewport])
  return viewport
}
