import { useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import { useMemo, type PointerEvent } from 'react'
import { annotationsOf } from '@/layout/annotations'
import { boundsOf, type Point } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import { drawingOf } from '@/layout/drawables'
import type { Geometry } from '@/layout/geometry'
import { subnetKind } from '@/model/subnetKind'
import { findOf } from '@/model/topology'
import { useDiagramStore } from '@/store/diagramStore'
import { useChecks } from '@/store/issues'
import { faultCounts } from '../content/faultCounts'
import { setShowsAll } from '../cameraStore'

const SIZE = { width: 208, height: 148 } as const
const MARGIN = 60

/**
 * The whole drawing in a corner: what is pressed or dragged over comes into view. It is for the eye and
 * the hand; the outline and the keys that move the view say and do the same.
 */
export function Minimap({ geometry }: { readonly geometry: Geometry }) {
  const diagram = useDiagramStore((state) => state.diagram)
  const annotations = annotationsOf(diagram)
  const checks = useChecks()
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- once drawings are checked, faults are seen
  const shapes = useMemo(() => shapesOf(geometry), [geometry, checks])
  const written = Object.values(annotations)
  const [x, y, zoom] = useStore(({ transform }) => transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
  const all = boundsOf([...geometry.boxes.values(), ...written]) ?? view
  const frame = padded(all)
  const press = usePan()
  return (
    <div
      aria-hidden="true"
      data-minimap=""
      className="absolute right-3 bottom-7 z-[5] overflow-hidden rounded-card border border-line bg-surface shadow-e1 max-md:hidden"
    >
      <svg
        width={SIZE.width}
        height={SIZE.height}
        viewBox={[frame.x, frame.y, frame.width, frame.height].map(String).join(' ')}
        className="block cursor-pointer touch-none"
        {...press}
      >
        {shapes.map(({ id, className, box }) => (
          <rect key={id} {...box} rx={8} className={className} vectorEffect="non-scaling-stroke" />
        ))}
        {written.map(({ id, kind, x: left, y: top, width: wide, height: high }) => (
          <rect
            key={id}
            x={left}
            y={top}
            width={wide}
            height={high}
            rx={8}
            vectorEffect="non-scaling-stroke"
            className={kind === 'frame' ? 'fill-none stroke-line-strong' : 'fill-line'}
          />
        ))}
        <rect
          {...view}
          rx={6 / zoom}
          vectorEffect="non-scaling-stroke"
          strokeWidth="2"
          className="fill-selection/10 stroke-selection"
        />
      </svg>
    </div>
  )
}

interface Shape {
  readonly id: string
  readonly box: Box
  readonly className: string
}

const SUBNETS = {
  public: 'fill-public-fill stroke-subnet-public',
  private: 'fill-private-fill stroke-subnet-private',
  isolated: 'fill-isolated-fill stroke-subnet-isolated',
} as const

/** Frames, subnets by their kind, and cards; what has an error in red, and what is stopped pale. */
function shapesOf({ topology, boxes, folded }: Geometry): readonly Shape[] {
  const faults = faultCounts(topology)
  return drawingOf(topology).things.flatMap(({ id, kind, resourceId }): readonly Shape[] => {
    const box = boxes.get(id)
    if (!box || kind === 'zone' || folded.into.has(id)) return []
    const className = (faults.get(id) ?? 0) > 0 && kind !== 'vpc' ? 'fill-deny' : looks(kind)
    return [{ id, box, className }]

    function looks(of: typeof kind): string {
      if (of === 'site') return 'fill-sunken stroke-az'
      if (of === 'vpc') return 'fill-vpc-fill stroke-vpc'
      const subnet = of === 'subnet' ? findOf(topology, 'subnet', resourceId) : undefined
      if (subnet) return SUBNETS[subnetKind(topology, subnet)]
      const state = findOf(topology, 'instance', resourceId)?.state
      return state === undefined || state === 'running' ? 'fill-ink' : 'fill-line-strong'
    }
  })
}

/** As much around it as fills the shape of the map. */
function padded({ x, y, width, height }: Box): Box {
  const scale = Math.max((width + 2 * MARGIN) / SIZE.width, (height + 2 * MARGIN) / SIZE.height)
  const [wide, high] = [SIZE.width * scale, SIZE.height * scale]
  return { x: x - (wide - width) / 2, y: y - (high - height) / 2, width: wide, height: high }
}

/** Puts the middle of the view where the pointer is, as long as it is pressed. */
function usePan() {
  const { setViewport } = useReactFlow()
  const store = useStoreApi()
  const lookAt = (event: PointerEvent<SVGSVGElement>): void => {
    const point = onDrawing(event)
    const { transform, width, height } = store.getState()
    if (!point) return
    const [, , zoom] = transform
    setShowsAll(false)
    void setViewport({ x: width / 2 - point.x * zoom, y: height / 2 - point.y * zoom, zoom })
  }
  return {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      lookAt(event)
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      if (event.buttons > 0) lookAt(event)
    },
  }
}

function onDrawing({
  currentTarget,
  clientX,
  clientY,
}: PointerEvent<SVGSVGElement>): Point | undefined {
  const matrix = currentTarget.getScreenCTM()
  return matrix ? new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse()) : undefined
}
