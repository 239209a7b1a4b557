import { clsx } from 'clsx'
import { strings } from '@/strings/strings'
import { buttonClass } from '@/ui/Button'
import { Glyph } from '@/ui/glyphs'
import { Menu, type MenuEntry } from '@/ui/Menu'

interface RowMenuProps {
  /** `rule 3` */
  readonly name: string
  readonly onDelete: () => void
  readonly onDuplicate: (() => void) | undefined
  readonly onMove: ((by: -1 | 1) => void) | undefined
  readonly onNote: (() => void) | undefined
}

const words = strings.tables

/** What may be done with a whole row. Tab passes by it: each thing has a key of its own. */
export function RowMenu(props: RowMenuProps) {
  const label = words.actions(props.name)
  return (
    <Menu label={label} align="end" returnFocus={false} entries={entriesFor(props)}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={label}
        className={clsx(
          buttonClass('quiet', true),
          'size-6! opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100',
          'focus-visible:opacity-100 data-[state=open]:opacity-100 relative pointer-coarse:size-9! pointer-coarse:before:absolute pointer-coarse:before:-inset-[5px] pointer-coarse:opacity-100',
        )}
      >
        <Glyph name="more" />
      </button>
    </Menu>
  )
}

function entriesFor({ onDelete, onDuplicate, onMove, onNote }: RowMenuProps): readonly MenuEntry[] {
  const moves: readonly MenuEntry[] = onMove
    ? [
        {
          label: words.moveUp,
          glyph: 'arrowUp',
          shortcut: 'Alt+↑',
          onChoose: () => {
            onMove(-1)
          },
        },
        {
          label: words.moveDown,
          glyph: 'arrowDown',
          shortcut: 'Alt+↓',
          onChoose: () => {
            onMove(1)
          },
        },
      ]
    : []
  return [
    ...moves,
    ...(onNote
      ? [
          {
            label: words.addNote,
            glyph: 'pencil' as const,
            shortcut: 'Shift+F2',
            onChoose: onNote,
          },
        ]
      : []),
    ...(onDuplicate
      ? [
          {
            label: words.duplicate,
            glyph: 'copy' as const,
            shortcut: 'Ctrl+D',
            onChoose: onDuplicate,
          },
        ]
      : []),
    { label: words.remove, glyph: 'trash', shortcut: 'Ctrl+⌫', onChoose: onDelete, danger: true },
  ]
}
