import { clsx } from 'clsx'
import {
  useId,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { strings } from '@/strings/strings'
import { ComboboxList } from './ComboboxList'
import { flatten, labelFor, matching, type ComboboxGroup } from './comboboxOptions'
import { boxClass, Field, type FieldProps } from './Field'
import { Glyph } from './glyphs'
import { useRadix } from './radix'

export type { ComboboxGroup } from './comboboxOptions'

export interface ComboboxProps extends FieldProps {
  readonly value: string
  readonly groups: readonly ComboboxGroup[]
  /** The value of the chosen option, or the text itself where free text is allowed. */
  readonly onCommit: (value: string) => void
  /** Text that is no option is committed as it is. */
  readonly freeText?: boolean
  readonly placeholder?: string
  readonly mono?: boolean
  readonly disabled?: boolean
  /** Shown in the box before the text: a glyph or a badge of the chosen option. */
  readonly leading?: ReactNode
  /** Shown behind the text while it is not edited: the address of the chosen thing. */
  readonly trailing?: ReactNode
  /** What an empty answer says. */
  readonly emptyText?: string
}

/** A box to type into that offers what fits: by mouse, or arrows and Enter; Escape leaves all as it was. */
export function Combobox(props: ComboboxProps) {
  const { value, groups, onCommit, freeText = false, placeholder, mono, disabled, leading } = props
  const { trailing, emptyText = strings.controls.nothingFits, label, hideLabel } = props
  const { fault, hint, help, className } = props
  const shown = labelFor(groups, value)
  const [text, setText] = useState<string>()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const box = useRef<HTMLInputElement>(null)
  const place = useRef<HTMLSpanElement>(null)
  const Popover = useRadix()?.Popover
  const listId = useId()
  // Until something is typed everything is on offer, not only what the chosen label matches.
  const offered = useMemo(() => matching(groups, text ?? ''), [groups, text])
  const options = useMemo(() => flatten(offered.groups), [offered])
  const current = options[Math.min(active, options.length - 1)]

  const room = roomFor(text === undefined ? trailing : undefined)

  const show = () => {
    if (disabled) return
    const at = options.findIndex((option) => option.value === value)
    setActive(Math.max(0, at))
    setOpen(true)
  }
  const close = () => {
    setOpen(false)
    setText(undefined)
  }
  const choose = (chosen: string) => {
    close()
    if (chosen !== value) onCommit(chosen)
  }
  const settle = () => {
    if (text === undefined) {
      close()
      return
    }
    const typed = text.trim()
    const exact = options.find((option) => option.label.toLowerCase() === typed.toLowerCase())
    if (exact) choose(exact.value)
    else if (freeText) choose(typed)
    else close()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (open) setActive(step(active, event.key === 'ArrowDown' ? 1 : -1, options.length))
      else show()
    } else if (event.key === 'Enter') {
      if (!open) return
      event.preventDefault()
      const typed = text?.trim() ?? ''
      // Free text that was typed wins over the first suggestion unless the arrows chose one.
      if (current && (!freeText || typed === '' || active > 0 || fits(current.label, typed))) {
        choose(current.value)
      } else settle()
    } else if (event.key === 'Escape' && (open || text !== undefined)) {
      event.stopPropagation()
      event.preventDefault()
      close()
    }
  }

  return (
    <Field
      label={label}
      fault={fault}
      help={help}
      {...(hideLabel === undefined ? {} : { hideLabel })}
      {...(hint === undefined ? {} : { hint })}
      {...(className === undefined ? {} : { className })}
    >
      {(control) => (
        <>
          <span ref={place} className="@container relative flex min-w-0 items-center">
            {leading && <span className="pointer-events-none absolute left-2 flex">{leading}</span>}
            <input
              {...control}
              ref={box}
              type="text"
              role="combobox"
              autoComplete="off"
              spellCheck={false}
              aria-expanded={open}
              aria-controls={open ? listId : undefined}
              aria-autocomplete="list"
              aria-activedescendant={
                open && current ? `${listId}-${options.indexOf(current)}` : undefined
              }
              disabled={disabled}
              placeholder={placeholder}
              data-settled={text === undefined ? 'wholly' : undefined}
              value={text ?? shown}
              className={clsx(boxClass(mono), 'truncate pr-7', leading && 'pl-8', room.padding)}
              style={room.style}
              onClick={show}
              onFocus={(event) => {
                event.target.select()
              }}
              onChange={(event) => {
                setText(event.target.value)
                setActive(0)
                setOpen(true)
              }}
              onBlur={settle}
              onKeyDown={onKeyDown}
            />
            {trailing && text === undefined && (
              <span
                className={clsx(
                  'pointer-events-none absolute right-7 hidden max-w-1/2 truncate font-mono text-[12px] text-muted',
                  room.shown,
                )}
              >
                {trailing}
              </span>
            )}
            <Glyph name="chevronDown" className="pointer-events-none absolute right-2 text-muted" />
          </span>
          {/* Beside the box and not around it: the box is typed in before this is loaded. */}
          {Popover && open && (
            <Popover.Root
              open
              onOpenChange={(next) => {
                if (!next) close()
              }}
            >
              <Popover.Anchor virtualRef={place} />
              <Popover.Portal>
                <Popover.Content
                  align="start"
                  sideOffset={4}
                  collisionPadding={8}
                  aria-label={label}
                  className="z-50 flex max-h-[min(340px,var(--radix-popover-content-available-height))] max-w-[min(420px,96vw)] min-w-[max(var(--radix-popover-trigger-width),200px)] flex-col overflow-hidden rounded-card border border-line bg-surface shadow-e3"
                  onOpenAutoFocus={(event) => {
                    event.preventDefault()
                  }}
                  onCloseAutoFocus={(event) => {
                    event.preventDefault()
                  }}
                  onInteractOutside={(event) => {
                    if (event.target instanceof Node && box.current?.contains(event.target)) {
                      event.preventDefault()
                    }
                  }}
                  // The box keeps the focus, so that its blur does not settle before the click chooses.
                  onMouseDown={(event) => {
                    event.preventDefault()
                  }}
                >
                  <ComboboxList
                    id={listId}
                    label={label}
                    offered={offered}
                    active={current?.value}
                    chosen={value}
                    emptyText={freeText && text ? strings.controls.pressEnter(text) : emptyText}
                    onPoint={(option) => {
                      setActive(options.indexOf(option))
                    }}
                    onChoose={choose}
                  />
                </Popover.Content>
              </Popover.Portal>
            </Popover.Root>
          )}
        </>
      )}
    </Field>
  )
}

interface Room {
  readonly padding: string
  readonly shown: string
  readonly style: CSSProperties
}

/** What stands behind the text takes its place from it, and steps back where the box is narrow. */
function roomFor(trailing: ReactNode): Room {
  if (typeof trailing !== 'string' || trailing === '') return { padding: '', shown: '', style: {} }
  const style = { '--room': `${String(trailing.length * 7.2 + 36)}px` } as CSSProperties
  return trailing.length < 6
    ? {
        padding: '@min-[146px]:pr-[min(var(--room),calc(50%+28px))]',
        shown: '@min-[146px]:block',
        style,
      }
    : {
        padding: '@min-[176px]:pr-[min(var(--room),calc(50%+28px))]',
        shown: '@min-[176px]:block',
        style,
      }
}

function step(active: number, by: number, count: number): number {
  return count === 0 ? 0 : (active + by + count) % count
}

function fits(label: string, typed: string): boolean {
  return label.toLowerCase().startsWith(typed.toLowerCase())
}
