import { clsx } from 'clsx'
import { buttonClass } from '@/ui/Button'
import { Glyph } from '@/ui/glyphs'
import { Menu, type MenuEntry } from '@/ui/Menu'

interface RowMenuProps {
  /** `rule 3` */
  readonly name: string
  readonly onDelete: () => void
  readonly onDuplicate: (() => void) | undefined
  readonly onMove: ((by: -1 | 1) => void) | undefined
}

/** What may be done with a whole row. Tab passes by it: each thing has a key of its own. */
export function RowMenu({ name, onDelete, onDuplicate, onMove }: RowMenuProps) {
  const label = `Actions for ${name}`
  return (
    <Menu
      label={label}
      align="end"
      returnFocus={false}
      entries={entriesFor(onDelete, onDuplicate, onMove)}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={label}
        className={clsx(
          buttonClass('quiet', true),
          'size-6! opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100',
          'focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:size-9! pointer-coarse:opacity-100',
        )}
      >
        <Glyph name="more" />
      </button>
    </Menu>
  )
}

function entriesFor(
  onDelete: () => void,
  onDuplicate: (() => void) | undefined,
  onMove: ((by: -1 | 1) => void) | undefined,
): readonly MenuEntry[] {
  const moves: readonly MenuEntry[] = onMove
    ? [
        {
          label: 'Move up',
          glyph: 'arrowUp',
          shortcut: 'Alt+↑',
          onChoose: () => {
            onMove(-1)
          },
        },
        {
          label: 'Move down',
          glyph: 'arrowDown',
          shortcut: 'Alt+↓',
          onChoose: () => {
            onMove(1)
          },
        },
      ]
    : []
  const copies: readonly MenuEntry[] = onDuplicate
    ? [{ label: 'Duplicate', glyph: 'copy', shortcut: 'Ctrl+D', onChoose: onDuplicate }]
    : []
  return [
    ...moves,
    ...copies,
    { label: 'Delete', glyph: 'trash', shortcut: 'Ctrl+⌫', onChoose: onDelete, danger: true },
  ]
}
