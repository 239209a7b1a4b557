import { clsx } from 'clsx'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import type { Picking } from './useRowSelection'

/** That this very row decided in the trace that is shown, and how. */
export type RowMark = 'allow' | 'deny'

interface RowHandleProps {
  /** `rule 3` */
  readonly name: string
  readonly mark: RowMark | undefined
  readonly selected: boolean
  readonly onPick: (how: Picking) => void
}

/** The left edge of a row: pressed it selects the row, Ctrl adds to what is selected, Shift all between. */
export function RowHandle({ name, mark, selected, onPick }: RowHandleProps) {
  return (
    <button
      type="button"
      // Shift+Space selects from within the row.
      tabIndex={-1}
      aria-label={strings.tables.select(name)}
      aria-pressed={selected}
      className="grid h-8 w-full cursor-pointer place-items-center pointer-coarse:h-11"
      onClick={({ shiftKey, ctrlKey, metaKey }) => {
        if (shiftKey) onPick('range')
        else onPick(ctrlKey || metaKey || selected ? 'toggle' : 'only')
      }}
    >
      {mark && !selected ? (
        <DecidedMark mark={mark} />
      ) : (
        <span
          className={clsx(
            'grid size-3.5 place-items-center rounded-[4px] border',
            selected
              ? 'border-selection bg-selection text-on-solid'
              : 'border-line-strong opacity-0 group-hover/row:opacity-100 pointer-coarse:opacity-100',
          )}
        >
          {selected && <Glyph name="check" size={11} weight={3} />}
        </span>
      )}
    </button>
  )
}

/** The disc of the decision that the row made. */
export function DecidedMark({ mark }: { readonly mark: RowMark | undefined }) {
  if (!mark) return null
  const words = strings.cells.decided[mark]
  return (
    <span
      title={words}
      className={clsx(
        'grid size-4 place-items-center rounded-full text-on-solid',
        mark === 'allow' ? 'bg-allow' : 'bg-deny',
      )}
    >
      <Glyph name={mark === 'allow' ? 'check' : 'cross'} size={10} weight={3} />
      <span className="sr-only">{words}</span>
    </span>
  )
}
