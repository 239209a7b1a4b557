import { clsx } from 'clsx'
import { useRef, type ReactElement } from 'react'
import { strings } from '@/strings/strings'
import { Glyph, type GlyphName } from './glyphs'
import { Kbd } from './Kbd'
import { useAskedFor, useRadix } from './radix'

export type MenuEntry =
  | 'line'
  | {
      readonly label: string
      readonly onChoose: () => void
      readonly glyph?: GlyphName
      readonly shortcut?: string
      /** In mono at the right. */
      readonly detail?: string
      readonly danger?: boolean
      readonly disabled?: boolean
    }

/** What the entries below it have in common. */
export interface MenuHeading {
  readonly heading: string
}

export interface MenuProps {
  readonly label: string
  readonly entries: readonly (MenuEntry | MenuHeading)[]
  /** The button that opens it. */
  readonly children: ReactElement
  readonly align?: 'start' | 'end'
  /** False where the chosen entry itself decides what is focused next. */
  readonly returnFocus?: boolean
}

/** A button's menu. */
export function Menu(props: MenuProps) {
  const { label, entries, children, align = 'start', returnFocus = true } = props
  const radix = useRadix()
  const { asked, meanwhile } = useAskedFor(children, 'menu')
  const chose = useRef(false)
  if (!radix) return meanwhile
  const { DropdownMenu } = radix
  return (
    <DropdownMenu.Root
      modal={false}
      defaultOpen={asked}
      onOpenChange={(opens) => {
        if (opens) chose.current = false
      }}
    >
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        {/* A landmark, so that nothing on the page is outside of one. */}
        <section aria-label={strings.controls.menu(label)}>
          <DropdownMenu.Content
            aria-label={label}
            align={align}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 min-w-48 rounded-card border border-line bg-surface p-1.5 shadow-e3"
            onCloseAutoFocus={(event) => {
              if (!returnFocus && chose.current) event.preventDefault()
            }}
          >
            {entries.map((entry, index) =>
              entry !== 'line' && 'heading' in entry ? (
                <DropdownMenu.Label
                  key={`heading-${entry.heading}`}
                  className="px-2 pt-1.5 pb-1 text-[12px] text-muted"
                >
                  {entry.heading}
                </DropdownMenu.Label>
              ) : entry === 'line' ? (
                <DropdownMenu.Separator
                  // oxlint-disable-next-line react/no-array-index-key -- a line is only its place
                  key={`line-${index}`}
                  className="mx-1 my-1.5 h-px bg-line"
                />
              ) : (
                <DropdownMenu.Item
                  key={`${entry.label} ${entry.detail ?? ''}`}
                  {...(entry.disabled === undefined ? {} : { disabled: entry.disabled })}
                  onSelect={() => {
                    chose.current = true
                    entry.onChoose()
                  }}
                  className={clsx(
                    'flex min-h-[30px] cursor-pointer items-center gap-2 rounded-cell px-2 outline-none pointer-coarse:min-h-11',
                    'data-disabled:cursor-default data-disabled:opacity-45 data-highlighted:bg-selection-fill',
                    entry.danger && 'text-deny',
                  )}
                >
                  {entry.glyph && <Glyph name={entry.glyph} />}
                  <span className="flex-1">{entry.label}</span>
                  {entry.detail !== undefined && (
                    <span className="font-mono text-[12px] text-muted">{entry.detail}</span>
                  )}
                  {entry.shortcut !== undefined && <Kbd>{entry.shortcut}</Kbd>}
                </DropdownMenu.Item>
              ),
            )}
          </DropdownMenu.Content>
        </section>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
