import { clsx } from 'clsx'
import { cloneElement, useEffect, useRef, type ReactElement, type Ref, type RefObject } from 'react'
import { Glyph, type GlyphName } from './glyphs'
import { Kbd } from './Kbd'
import type { MenuEntry } from './Menu'
import { useRadix } from './radix'
import { useQuietLift } from './useQuietLift'

type Radix = NonNullable<ReturnType<typeof useRadix>>['ContextMenu']

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
  readonly children: ReactElement<{ ref?: Ref<HTMLElement> }>
  readonly onOpenChange: (open: boolean) => void
  /** Called as it closes, to say where the focus goes. */
  readonly onCloseFocus: () => void
}

/** No menu is wider than this, its distance from the edge counted in. */
const WIDEST = 272

const CONTENT =
  'z-50 max-h-(--radix-context-menu-content-available-height) min-w-56 overflow-y-auto rounded-card border border-line bg-surface p-1.5 shadow-e3'
const ITEM =
  'flex min-h-[30px] cursor-pointer items-center gap-2 rounded-cell px-2 outline-none pointer-coarse:min-h-11 data-disabled:cursor-default data-disabled:opacity-45 data-highlighted:bg-selection-fill data-[state=open]:bg-selection-fill'

/** The menu of a thing under the pointer. It stands beside what it opens over, which never waits for it. */
export function ContextMenu({ children, ...menu }: ContextMenuProps) {
  const over = useRef<HTMLElement>(null)
  const radix = useRadix()
  const waiting = useWaiting(over, radix === undefined)
  return (
    <>
      {cloneElement(children, { ref: over })}
      {radix && <Menu {...menu} radix={radix.ContextMenu} over={over} waiting={waiting} />}
    </>
  )
}

interface MenuProps extends Omit<ContextMenuProps, 'children'> {
  readonly radix: Radix
  readonly over: RefObject<HTMLElement | null>
  /** A press that came before the menu did. */
  readonly waiting: RefObject<MouseEvent | undefined>
}

function Menu({ label, entries, onOpenChange, onCloseFocus, radix, over, waiting }: MenuProps) {
  const trigger = useRef<HTMLSpanElement>(null)
  const liftQuietly = useQuietLift()
  useEffect(() => handOn(over.current, trigger.current, waiting), [over, waiting])
  return (
    <radix.Root
      modal={false}
      onOpenChange={(open) => {
        if (open) liftQuietly()
        onOpenChange(open)
      }}
    >
      <radix.Trigger ref={trigger} hidden />
      <radix.Portal>
        {/* A landmark, so that nothing on the page is outside of one. */}
        <section aria-label={label}>
          <radix.Content
            aria-label={label}
            collisionPadding={8}
            className={CONTENT}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              onCloseFocus()
            }}
          >
            <Entries radix={radix} entries={entries} />
          </radix.Content>
        </section>
      </radix.Portal>
    </radix.Root>
  )
}

/** Keeps the last press until there is a menu for it. */
function useWaiting(over: RefObject<HTMLElement | null>, waits: boolean) {
  const waiting = useRef<MouseEvent>(undefined)
  useEffect(() => {
    const element = over.current
    if (!waits || !element) return undefined
    const keep = (event: MouseEvent): void => {
      event.preventDefault()
      waiting.current = event
    }
    element.addEventListener('contextmenu', keep)
    return () => {
      element.removeEventListener('contextmenu', keep)
    }
  }, [over, waits])
  return waiting
}

/**
 * Where both sides of a finger are narrower than the menu, it opens far enough to the left to be seen whole. A mouse
 * would let its button go over it, and choose what is there.
 */
function placed(event: MouseEvent): MouseEventInit {
  const { clientX, clientY, bubbles, cancelable } = event
  const byFinger = event instanceof PointerEvent && event.pointerType !== 'mouse'
  const isNarrow = byFinger && window.innerWidth < 2 * WIDEST
  const x = isNarrow ? Math.max(0, Math.min(clientX, window.innerWidth - WIDEST)) : clientX
  return { clientX: x, clientY, bubbles, cancelable }
}

/** A finger's long press is told by these. */
const TOUCHES = ['pointerdown', 'pointermove', 'pointercancel', 'pointerup'] as const

function handOn(
  over: HTMLElement | null,
  trigger: HTMLElement | null,
  waiting: RefObject<MouseEvent | undefined>,
): (() => void) | undefined {
  if (!over || !trigger) return undefined
  const open = (event: MouseEvent): void => {
    event.preventDefault()
    trigger.dispatchEvent(new MouseEvent('contextmenu', placed(event)))
  }
  const touch = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse') {
      const { pointerType, pointerId, isPrimary } = event
      const at = { ...placed(event), pointerType, pointerId, isPrimary }
      trigger.dispatchEvent(new PointerEvent(event.type, at))
    }
  }
  over.addEventListener('contextmenu', open)
  for (const type of TOUCHES) over.addEventListener(type, touch)
  if (waiting.current) open(waiting.current)
  waiting.current = undefined
  return () => {
    over.removeEventListener('contextmenu', open)
    for (const type of TOUCHES) over.removeEventListener(type, touch)
  }
}

interface EntriesProps {
  readonly radix: Radix
  readonly entries: readonly ContextMenuEntry[]
}

function Entries({ radix, entries }: EntriesProps) {
  return entries.map((entry, index) => {
    if (entry === 'line') {
      return (
        <radix.Separator
          // oxlint-disable-next-line react/no-array-index-key -- a line is only its place
          key={`line-${index}`}
          className="mx-1 my-1.5 h-px bg-line"
        />
      )
    }
    if ('entries' in entry) return <Sub key={entry.label} radix={radix} {...entry} />
    return (
      <radix.Item
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
      </radix.Item>
    )
  })
}

function Sub({ radix, label, glyph, entries }: SubMenu & Pick<EntriesProps, 'radix'>) {
  return (
    <radix.Sub>
      <radix.SubTrigger className={ITEM}>
        {glyph ? <Glyph name={glyph} /> : <span className="w-4" />}
        <span className="flex-1">{label}</span>
        <Glyph name="chevronRight" className="text-muted" />
      </radix.SubTrigger>
      <radix.Portal>
        <section aria-label={label}>
          <radix.SubContent aria-label={label} collisionPadding={8} className={CONTENT}>
            <Entries radix={radix} entries={entries} />
          </radix.SubContent>
        </section>
      </radix.Portal>
    </radix.Sub>
  )
}
