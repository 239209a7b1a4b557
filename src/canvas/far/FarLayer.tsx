import { useStore, useStoreApi, ViewportPortal } from '@xyflow/react'
import { useLayoutEffect, useMemo, useRef } from 'react'
import type { Geometry } from '@/layout/geometry'
import { useView } from '@/store/viewStore'
import { DEPTH, LIT, type CanvasNode } from '../canvasNode'
import { useTraceRoles } from '../packet/journeyStore'
import type { TraceRole } from '../packet/traceRole'
import { FarPainter } from './farPainter'
import type { PaintedCard } from './paintCards'
import type { View } from './sheet'
import { isFar } from './useIsPainted'

/** The cards of a big network from afar, on one canvas: hundreds of elements would hold up the camera. */
export function FarLayer({
  nodes,
  geometry,
}: {
  readonly nodes: readonly CanvasNode[]
  readonly geometry: Geometry
}) {
  const far = useStore(({ transform }) => isFar(nodes.length, transform[2]))
  return far && <Painting nodes={nodes} geometry={geometry} />
}

function Painting({
  nodes,
  geometry,
}: {
  readonly nodes: readonly CanvasNode[]
  readonly geometry: Geometry
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const painter = useRef<FarPainter>(undefined)
  const store = useStoreApi()
  const cards = useMemo(() => paintedCards(nodes, geometry), [nodes, geometry])
  const theme = useView((state) => state.theme)
  const withGroups = useView(({ layers }) => layers.groups)
  const roles = useTraceRoles()
  useLayoutEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return undefined
    const roleOf = (id: string): TraceRole => roles?.get(id) ?? 'none'
    const made = new FarPainter(element, context, { withGroups, roleOf })
    painter.current = made
    return store.subscribe((state) => {
      made.follow(viewOf(state))
    })
  }, [roles, store, theme, withGroups])
  useLayoutEffect(() => {
    painter.current?.show(cards, viewOf(store.getState()))
  }, [cards, roles, store, theme, withGroups])
  return (
    <ViewportPortal>
      <canvas
        ref={canvas}
        data-far=""
        aria-hidden="true"
        className="pointer-events-none absolute top-0 left-0 origin-top-left"
        style={{ zIndex: DEPTH.far }}
      />
    </ViewportPortal>
  )
}

function paintedCards(nodes: readonly CanvasNode[], { boxes }: Geometry): readonly PaintedCard[] {
  return nodes.flatMap((node) => {
    const box = boxes.get(node.id)
    if (node.type !== 'card' || !box) return []
    const selected = node.selected === true || node.className === LIT
    return [{ id: node.id, box, content: node.data.content, selected }]
  })
}

interface Flow {
  readonly transform: readonly [number, number, number]
  readonly width: number
  readonly height: number
}

function viewOf({ transform: [x, y, zoom], width, height }: Flow): View {
  return { x, y, zoom, width, height }
}
