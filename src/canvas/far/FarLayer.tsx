import { useStore, useStoreApi, ViewportPortal } from '@xyflow/react'
import { useLayoutEffect, useMemo, useRef } from 'react'
import type { Geometry } from '@/layout/geometry'
import { useView } from '@/store/viewStore'
import { CARDS_FROM_ZOOM } from '../camera'
import { DEPTH, LIT, type CanvasNode } from '../canvasNode'
import { useTraceRoles } from '../packet/journeyStore'
import type { TraceRole } from '../packet/traceRole'
import { growthAt } from '../zoomLevel'
import { TextFitter } from './fitText'
import { inkOf } from './ink'
import { NAME_WIDTH, nameFont, paintCards, paintMarks, type PaintedCard } from './paintCards'
import { holds, sheetFor, type Sheet, type View } from './sheet'
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
  const store = useStoreApi()
  const cards = useMemo(() => paintedCards(nodes, geometry), [nodes, geometry])
  const theme = useView((state) => state.theme)
  const withGroups = useView(({ layers }) => layers.groups)
  const roles = useTraceRoles()
  useLayoutEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return undefined
    const ink = inkOf(element)
    const roleOf = (id: string): TraceRole => roles?.get(id) ?? 'none'
    let fitter: { readonly growth: number; readonly of: TextFitter } | undefined
    let sheet: Sheet | undefined
    const paint = (view: View): void => {
      sheet = sheetFor(view, window.devicePixelRatio)
      lay(element, sheet)
      const { zoom } = view
      const growth = growthAt(zoom)
      if (fitter?.growth !== growth) fitter = { growth, of: fitterFor(context, ink, growth) }
      const { scale, box } = sheet
      context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale)
      context.clearRect(box.x, box.y, box.width, box.height)
      const brush = { context, ink, zoom, growth, fitter: fitter.of, withGroups, roleOf }
      const inView = cards.filter(({ box: card }) => holds(box, card))
      if (zoom < CARDS_FROM_ZOOM) paintMarks(inView, brush)
      else paintCards(inView, brush)
    }
    const follow = (): void => {
      const view = viewOf(store.getState())
      if (!sheet || !sheet.covers(view)) paint(view)
    }
    follow()
    return store.subscribe(follow)
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

function fitterFor(
  context: CanvasRenderingContext2D,
  ink: ReturnType<typeof inkOf>,
  growth: number,
): TextFitter {
  const font = nameFont(ink, growth, true)
  return new TextFitter((text) => {
    context.font = font
    return context.measureText(text).width
  }, NAME_WIDTH)
}

/** Puts the canvas where its sheet is; it lies in the viewport and moves with it. */
function lay(element: HTMLCanvasElement, { box, scale, pixels }: Sheet): void {
  if (element.width !== pixels.width) element.width = pixels.width
  if (element.height !== pixels.height) element.height = pixels.height
  const { style } = element
  style.width = `${String(pixels.width)}px`
  style.height = `${String(pixels.height)}px`
  style.transform = `translate(${String(box.x)}px, ${String(box.y)}px) scale(${String(1 / scale)})`
}
