import { useLate } from '@/store/late'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import type { FrameCanvasNode, Shown } from '../canvasNode'
import { canvasHands } from '../canvasHands'

const words = strings.annotations
const SMALLEST = { width: 80, height: 48 } as const

/** A titled rectangle around things; it is taken hold of by its title and its edges. */
export function FrameNode({ id, data, selected, draggable }: Shown<FrameCanvasNode>) {
  const { text } = data.content
  const hands = useLate(canvasHands)
  const writing = useView((view) => view.writing === id)
  return (
    <div className="relative h-full w-full rounded-card border-[1.5px] border-line-strong">
      <div className="canvas-handle canvas-frame-title pointer-events-auto absolute bottom-full left-0 max-w-full cursor-grab pb-0.5">
        {writing && hands ? (
          <hands.WritingField
            id={id}
            label={words.text(words.kinds.frame)}
            text={text}
            lines={false}
            className="w-48 rounded-cell px-1 font-semibold"
          />
        ) : (
          <span className="canvas-name block truncate rounded-cell bg-surface px-1 font-semibold text-muted">
            {text}
          </span>
        )}
      </div>
      {EDGES.map((edge) => (
        <span
          key={edge}
          className={`canvas-handle pointer-events-auto absolute cursor-grab ${edge}`}
        />
      ))}
      {selected && draggable && hands && <hands.AnnotationResizer id={id} smallest={SMALLEST} />}
    </div>
  )
}

/** What can be taken hold of besides the title: the four edges, a little wider than their line. */
const EDGES = [
  '-top-1 -left-1 -right-1 h-2',
  '-bottom-1 -left-1 -right-1 h-2',
  '-top-1 -bottom-1 -left-1 w-2',
  '-top-1 -bottom-1 -right-1 w-2',
] as const
