import { clsx } from 'clsx'
import { useView } from '@/store/viewStore'
import { Glyph } from '@/ui/glyphs'
import { MARKS_SHOWN, type MarkContent } from '../content/content'
import { pointsAt } from './pointsAt'

/** What a card belongs to that has no picture of its own: its fleet, its target groups, its listeners. */
export function Marks({ marks }: { readonly marks: readonly MarkContent[] }) {
  if (marks.length === 0) return null
  const rest = marks.slice(MARKS_SHOWN)
  return (
    <div className="canvas-marks canvas-detail absolute right-2 -bottom-2.5 flex items-center gap-0.5">
      {marks.slice(0, MARKS_SHOWN).map((mark) => (
        <Mark key={mark.id} mark={mark} />
      ))}
      {rest.length > 0 && (
        <span
          title={rest.map(({ label }) => label).join(', ')}
          className="rounded-full border border-line bg-surface px-1 text-xs leading-[18px] text-muted"
        >
          +{rest.length}
        </span>
      )}
    </div>
  )
}

function Mark({ mark: { id, glyph, text, label } }: { readonly mark: MarkContent }) {
  const active = useView(({ selection, hovered }) => hovered === id || selection.includes(id))
  return (
    <button
      type="button"
      tabIndex={-1}
      title={label}
      aria-label={label}
      className={clsx(
        'nodrag flex h-5 min-w-5 cursor-pointer items-center justify-center gap-0.5 rounded-full border bg-surface px-1 text-xs leading-[18px]',
        active ? 'border-selection text-ink' : 'border-line-strong text-muted',
      )}
      {...pointsAt(id)}
    >
      {glyph && <Glyph name={glyph} size={14} />}
      {text !== '' && <span className={glyph ? '' : 'font-mono'}>{text}</span>}
    </button>
  )
}
