import { clsx } from 'clsx'
import { ContextMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Glyph, type GlyphName } from './glyphs'
import { Kbd } from './Kbd'
import type { MenuEntry } from './Menu'

/** An entry that opens further ones. */
interface SubMenu {
  readonly label: string
  readonly glyph?: GlyphName
  readonly entries: readonly MenuEntry[]
}

export type ContextMenuEntry = MenuEntry | SubMenu

export interface ContextMenuProps {
  readonly label: string
  readonly entries: readonly ContextMenuEntry[]
  /** What it opens over, by right click, long press or the menu key. */
  readonly children: ReactNode
  readonly onOpenChange: (open: boolean) => void
  /** Called as it closes, to say where the focus goes. */
  readonly onCloseFocus: () => void
}

const CONTENT =
  'z-50 max-h-(--radix-context-menu-content-available-height) min-w-56 overflow-y-auto rounded-card border border-line bg-surface p-1.5 shadow-e3'
const ITEM =
  'flex min-h-[30px] cursor-pointer items-center gap-2 rounded-cell px-2 outline-none pointer-coarse:min-h-11 data-disabled:cursor-default data-disabled:opacity-45 data-highlighted:bg-selection-fill data-[state=open]:bg-selection-fill'

/** The menu of a thing under the pointer. */
export function ContextMenu(props: ContextMenuProps) {
  const { label, entries, children, onOpenChange, onCloseFocus } = props
  return (
    <Radix.Root modal={false} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        {/* A landmark, so that nothing on the page is outside of one. */}
        <section aria-label={label}>
          <Radix.Content
            aria-label={label}
            collisionPadding={8}
            className={CONTENT}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              onCloseFocus()
            }}
          >
            <Entries entries={entries} />
          </Radix.Content>
        </section>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Entries({ entries }: { readonly entries: readonly ContextMenuEntry[] }) {
  return entries.map((entry, index) => {
    if (entry === 'line') {
      return (
        <Radix.Separator
          // oxlint-disable-next-line react/no-array-index-key -- a line is only its place
          key={`line-${index}`}
          className="mx-1 my-1.5 h-px bg-line"
        />
      )
    }
    if ('entries' in entry) return <Sub key={entry.label} {...entry} />
    return (
      <Radix.Item
        key={`${entry.label} ${entry.detail ?? ''}`}
        {...(entry.disabled === undefined ? {} : { disabled: entry.disabled })}
        onSelect={entry.onChoose}
        className={clsx(ITEM, entry.danger && 'text-deny')}
      >
        {entry.glyph ? <Glyph name={entry.glyph} /> : <span className="w-4" />}
        <span className="flex-1">{entry.label}</span>
        {entry.detail !== undefined && (
          <span className="font-mono text-[12px] text-muted">{entry.detail}</span>
        )}
        {entry.shortcut !== undefined && <Kbd>{entry.shortcut}</Kbd>}
      </Radix.Item>
    )
  })
}

function Sub({ label, glyph, entries }: SubMenu) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={ITEM}>
        {glyph ? <Glyph name={glyph} /> : <span className="w-4" />}
        <span className="flex-1">{label}</span>
        <Glyph name="chevronRight" className="text-muted" />
      </Radix.SubTrigger>
      <Radix.Portal>
        <section aria-label={label}>
          <Radix.SubContent aria-label={label} collisionPadding={8} className={CONTENT}>
            <Entries entries={entries} />
          </Radix.SubContent>
        </section>
      </Radix.Portal>
    </Radix.Sub>
  )
}
