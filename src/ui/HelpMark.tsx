import { clsx } from 'clsx'
import { useEffect, useId, useRef, useState } from 'react'
import { strings } from '@/strings/strings'
import { Glyph } from './glyphs'
import { Kbd } from './Kbd'
import { useRadix } from './radix'

/** What a field means, in a line, and the way on to more about it. */
export interface Help {
  readonly text: string
  readonly more?: { readonly label: string; readonly onOpen: () => void }
}

interface HelpMarkProps {
  /** The label of the field that it explains. */
  readonly about: string
  readonly help: Help
  /** The id that its text gets where it belongs to a field, which is described by it. */
  readonly textId?: string
  /** Where no label is shown there is no mark either: the card opens by F1 alone. */
  readonly unseen?: boolean
  readonly className?: string
}

/** Long enough to pass over it on the way to something else, and to reach the card from it. */
const PASSING_MS = 220

/**
 * A small question mark that explains on hover and tap; pressed, the card has the focus. A field's mark is no
 * stop of the Tab key, which would double the way through a form: F1 in the field presses it.
 */
export function HelpMark({ about, help, textId, unseen = false, className }: HelpMarkProps) {
  const [open, setOpen] = useState(false)
  const [pinned, setPinned] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const card = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const opener = useRef<HTMLElement>(null)
  const ownId = useId()
  const id = textId ?? ownId
  const Radix = useRadix()?.Popover

  useEffect(
    () => () => {
      clearTimeout(timer.current)
    },
    [],
  )
  useEffect(() => {
    if (open && pinned) focusCard(card.current)
  }, [open, pinned])

  function soon(next: boolean) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setOpen(next)
    }, PASSING_MS)
  }

  function close() {
    clearTimeout(timer.current)
    setOpen(false)
    setPinned(false)
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        tabIndex={textId === undefined ? 0 : -1}
        data-help-mark=""
        aria-label={strings.help.about(about)}
        aria-describedby={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        className={clsx(
          unseen
            ? 'sr-only bottom-full left-0'
            : 'relative inline-grid size-[18px] flex-none cursor-pointer place-items-center rounded-full text-muted hover:text-selection aria-expanded:text-selection',
          !unseen &&
            "before:absolute before:-inset-1.5 before:content-[''] pointer-coarse:before:-inset-[13px]",
          className,
        )}
        onPointerEnter={(event) => {
          if (event.pointerType === 'mouse') soon(true)
        }}
        onPointerLeave={(event) => {
          if (event.pointerType === 'mouse' && !pinned) soon(false)
        }}
        onBlur={(event) => {
          if (!pinned && !card.current?.contains(event.relatedTarget)) close()
        }}
        onClick={() => {
          clearTimeout(timer.current)
          if (pinned) return
          opener.current = focusedNow() ?? button.current
          setPinned(true)
          setOpen(true)
        }}
      >
        <Glyph name="question" size={14} />
        <span id={id} hidden>
          {help.text}
        </span>
      </button>
      {/* A form has dozens of marks, and none of their cards is made before it is asked for. */}
      {Radix && open && (
        <Radix.Root
          open
          onOpenChange={(next) => {
            if (!next) close()
          }}
        >
          <Radix.Anchor virtualRef={button} />
          <Radix.Portal>
            <Radix.Content
              ref={card}
              side="top"
              align="start"
              sideOffset={6}
              collisionPadding={8}
              aria-label={strings.help.about(about)}
              tabIndex={-1}
              className="z-50 w-[264px] max-w-[96vw] rounded-card border border-line bg-surface px-3 py-2.5 text-[12px] leading-[18px] shadow-e3 outline-none"
              onOpenAutoFocus={(event) => {
                event.preventDefault()
                if (pinned) focusCard(card.current)
              }}
              onCloseAutoFocus={(event) => {
                event.preventDefault()
              }}
              onInteractOutside={(event) => {
                if (event.target instanceof Node && button.current?.contains(event.target)) {
                  event.preventDefault()
                }
              }}
              onEscapeKeyDown={() => {
                if (pinned) opener.current?.focus()
              }}
              onPointerEnter={() => {
                clearTimeout(timer.current)
              }}
              onPointerLeave={(event) => {
                if (event.pointerType === 'mouse' && !pinned) soon(false)
              }}
            >
              <span className="float-right ml-2 pointer-coarse:hidden">
                <Kbd>F1</Kbd>
              </span>
              <p>{help.text}</p>
              {help.more && (
                <button
                  type="button"
                  className="mt-1.5 cursor-pointer rounded-cell text-left text-selection underline underline-offset-2"
                  onClick={() => {
                    close()
                    opener.current?.focus()
                    help.more?.onOpen()
                  }}
                >
                  {help.more.label}
                </button>
              )}
            </Radix.Content>
          </Radix.Portal>
        </Radix.Root>
      )}
    </>
  )
}

/** What has the focus, unless it is the whole page. */
function focusedNow(): HTMLElement | undefined {
  const { activeElement, body } = document
  return activeElement instanceof HTMLElement && activeElement !== body ? activeElement : undefined
}

function focusCard(card: HTMLElement | null) {
  const target = card?.querySelector('button') ?? card
  target?.focus()
}
