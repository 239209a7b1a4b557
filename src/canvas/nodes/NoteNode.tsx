import { useLate } from '@/store/late'
import { useView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import type { NoteCanvasNode, Shown } from '../canvasNode'
import { canvasHands } from '../canvasHands'

const words = strings.annotations
const SMALLEST = { width: 60, height: 28 } as const

/** A note: plain text on the drawing, no box. */
export function NoteNode({ id, data, selected, draggable }: Shown<NoteCanvasNode>) {
  const { text } = data.content
  const hands = useLate(canvasHands)
  const writing = useView((view) => view.writing === id)
  return (
    <div className="canvas-note h-full w-full overflow-hidden rounded-control px-1.5 py-1 leading-[1.4] text-ink">
      {writing && hands ? (
        <hands.WritingField
          id={id}
          label={words.text(words.kinds.note)}
          text={text}
          lines
          className="h-full w-full rounded-cell"
        />
      ) : (
        <p className="h-full break-words whitespace-pre-wrap">{text}</p>
      )}
      {selected && draggable && hands && <hands.AnnotationResizer id={id} smallest={SMALLEST} />}
    </div>
  )
}
