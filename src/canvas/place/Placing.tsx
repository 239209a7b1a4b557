import { useReactFlow } from '@xyflow/react'
import { useEffect, useState, type RefObject } from 'react'
import { isAnnotationKind } from '@/layout/annotations'
import type { Point } from '@/layout/box'
import type { AnnotationKind } from '@/layout/diagram'
import type { Geometry } from '@/layout/geometry'
import { labelOfId } from '@/model/topology'
import { dropTarget, type DropTarget } from '@/store/placing'
import type { PlaceableKind } from '@/store/placing/placements'
import { useView, type Tool } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { ANNOTATION_GLYPHS, PLACEABLE_GLYPHS } from './kindGlyphs'
import { Lit } from './Lit'

const words = strings.drawing.placing

interface Hovering {
  readonly x: number
  readonly y: number
  readonly target: DropTarget
}

/** While a kind is being placed: it hangs at the pointer, and what would take it in is lit. */
export function Placing({
  region,
  geometry,
}: {
  readonly region: RefObject<HTMLElement | null>
  readonly geometry: Geometry
}) {
  const tool = useView((state) => state.tool)
  if (tool === 'select') return null
  return <Ghost key={tool} kind={tool} region={region} geometry={geometry} />
}

function Ghost({
  kind,
  region,
  geometry,
}: {
  readonly kind: Exclude<Tool, 'select'>
  readonly region: RefObject<HTMLElement | null>
  readonly geometry: Geometry
}) {
  const hovering = usePointer(kind, region)
  if (!hovering) return null
  const { target, x, y } = hovering
  const [glyph, word] = isAnnotationKind(kind)
    ? [ANNOTATION_GLYPHS[kind], strings.annotations.tools[kind].word]
    : [PLACEABLE_GLYPHS[kind], strings.kinds[kind].title]
  const refused = target.refusal !== undefined
  return (
    <div className="pointer-events-none absolute inset-0 z-[6] overflow-hidden" aria-hidden="true">
      {target.id !== undefined && <Lit id={target.id} geometry={geometry} refused={refused} />}
      <div
        className={`absolute flex max-w-64 items-center gap-2 rounded-card border bg-surface px-2.5 py-1.5 text-xs shadow-e2 ${refused ? 'border-deny text-deny' : 'border-selection text-ink'}`}
        style={{ left: x + 14, top: y + 14 }}
      >
        <Glyph name={glyph} size={20} />
        <span>
          <b className="block font-semibold">{word}</b>
          {target.refusal ?? destination(geometry, target)}
        </span>
      </div>
    </div>
  )
}

function destination({ topology }: Geometry, { id }: DropTarget): string {
  return id === undefined ? words.ontoCanvas : words.into(labelOfId(topology, id))
}

/** A note or a frame goes anywhere. */
function targetOf(kind: PlaceableKind | AnnotationKind, point: Point): DropTarget {
  return isAnnotationKind(kind) ? { id: undefined, refusal: undefined } : dropTarget(kind, point)
}

/** Where the pointer is over the canvas, by hovering or by dragging from the palette. */
function usePointer(
  kind: PlaceableKind | AnnotationKind,
  region: RefObject<HTMLElement | null>,
): Hovering | undefined {
  const { screenToFlowPosition } = useReactFlow()
  const [hovering, setHovering] = useState<Hovering>()
  useEffect(() => {
    const element = region.current
    if (!element) return undefined
    const follow = ({ clientX, clientY }: MouseEvent): void => {
      const { left, top } = element.getBoundingClientRect()
      const point = screenToFlowPosition({ x: clientX, y: clientY })
      setHovering({ x: clientX - left, y: clientY - top, target: targetOf(kind, point) })
    }
    const leave = ({ relatedTarget }: MouseEvent): void => {
      // From one part of the canvas to another is no leaving.
      if (relatedTarget instanceof Node && element.contains(relatedTarget)) return
      setHovering(undefined)
    }
    element.addEventListener('pointermove', follow)
    element.addEventListener('dragover', follow)
    element.addEventListener('pointerleave', leave)
    element.addEventListener('dragleave', leave)
    return () => {
      element.removeEventListener('pointermove', follow)
      element.removeEventListener('dragover', follow)
      element.removeEventListener('pointerleave', leave)
      element.removeEventListener('dragleave', leave)
    }
  }, [kind, region, screenToFlowPosition])
  return hovering
}
