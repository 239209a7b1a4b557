import { annotationOf } from '@/layout/annotations'
import { rightOf } from '@/layout/box'
import type { Geometry } from '@/layout/geometry'
import { useDiagramStore } from '@/store/diagramStore'
import { Glyph } from '@/ui/glyphs'
import { DEPTH } from './canvasNode'
import { InDrawing } from './InDrawing'

const NONE: readonly string[] = []

/** A small lock at the lower right corner of everything that no hand moves; names tell it in words. */
export function LockLayer({ geometry }: { readonly geometry: Geometry }) {
  const locked = useDiagramStore(({ diagram }) => diagram.locked ?? NONE)
  const diagram = useDiagramStore((state) => state.diagram)
  if (locked.length === 0) return null
  return (
    <InDrawing>
      <div className="pointer-events-none absolute top-0 left-0" style={{ zIndex: DEPTH.host }}>
        {locked.map((id) => {
          const box = annotationOf(diagram, id) ?? geometry.boxes.get(id)
          if (!box || geometry.folded.into.has(id)) return null
          return (
            <span
              key={id}
              data-locked={id}
              className="canvas-lock absolute grid size-[18px] place-items-center rounded-full border border-line-strong bg-surface text-muted"
              style={{ left: rightOf(box) - 14, top: box.y + box.height - 10 }}
            >
              <Glyph name="lock" size={12} weight={2.4} />
            </span>
          )
        })}
      </div>
    </InDrawing>
  )
}
