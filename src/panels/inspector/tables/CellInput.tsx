import { clsx } from 'clsx'
import { useId, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { CellOption } from './grid'
import { OptionList } from './OptionList'

interface CellInputProps {
  readonly label: string
  readonly value: string
  readonly cell: string
  readonly options?: readonly CellOption[] | undefined
  readonly adornment?: ReactNode
  readonly mono?: boolean | undefined
  readonly placeholder?: string | undefined
  readonly readOnly?: boolean | undefined
  readonly faultId?: string | undefined
  readonly className?: string | undefined
  readonly onText: (text: string) => void
  readonly onLeave: () => void
  readonly onEscape: () => void
  /** Keys that the cell does not use itself; `still` while nobody moves within its text. */
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>, still: boolean) => void
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void
}

/** One cell of a rule table: plain text, with a list of what could stand there. */
export function CellInput(props: CellInputProps) {
  const { label, value, options, adornment, faultId, onText, onLeave, onEscape } = props
  const [open, setOpen] = useState(false)
  const [filter, setFilter] = useState('')
  const [active, setActive] = useState(-1)
  const [input, setInput] = useState<HTMLInputElement | null>(null)
  const listId = useId()
  const shown = open ? matching(options ?? [], filter) : []
  const expanded = shown.length > 0

  function show(text: string) {
    setFilter(text)
    setActive(completion(matching(options ?? [], text), text))
    setOpen(options !== undefined)
  }

  function choose(option: CellOption) {
    onText(option.text)
    onLeave()
    setOpen(false)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (!expanded) {
      if (event.key === 'Escape') {
        event.currentTarget.select()
        onEscape()
      } else if (event.key === 'F2' && !event.shiftKey) {
        // As in a sheet: from now on the arrows move within the text.
        const end = event.currentTarget.value.length
        event.currentTarget.setSelectionRange(end, end)
      } else if (event.key === 'F4' && options) show('')
      else {
        props.onKey(event, isStill(event.currentTarget))
        return
      }
      claim(event)
      return
    }
    const chosen = shown[active]
    switch (event.key) {
      case 'ArrowDown':
        setActive((active + 1) % shown.length)
        break
      case 'ArrowUp':
        setActive((active <= 0 ? shown.length : active) - 1)
        break
      case 'Escape':
        setOpen(false)
        break
      case 'Enter':
        if (chosen) choose(chosen)
        else props.onKey(event, false)
        return
      case 'Tab':
        if (chosen) choose(chosen)
        return
      default:
        props.onKey(event, false)
        return
    }
    claim(event)
  }

  return (
    <span className="relative flex min-w-0 items-center gap-1.5">
      {adornment}
      <input
        ref={setInput}
        type="text"
        data-cell={props.cell}
        aria-label={label}
        aria-invalid={faultId !== undefined}
        aria-describedby={faultId}
        {...(options
          ? {
              role: 'combobox',
              'aria-expanded': expanded,
              'aria-controls': listId,
              'aria-autocomplete': 'list' as const,
              'aria-activedescendant':
                expanded && active >= 0 ? `${listId}-${String(active)}` : undefined,
            }
          : {})}
        autoComplete="off"
        spellCheck={false}
        readOnly={props.readOnly}
        placeholder={props.placeholder}
        title={value.length > 12 ? value : undefined}
        value={value}
        className={clsx(
          'w-full min-w-0 truncate rounded-cell bg-transparent px-1 py-0.5 pointer-coarse:h-11 text-[12px] leading-[18px] outline-none',
          'placeholder:text-muted focus:bg-surface focus:ring-2 focus:ring-selection',
          props.mono && 'font-mono tracking-[-0.01em]',
          props.readOnly && 'text-muted',
          faultId !== undefined && 'text-deny ring-2 ring-deny',
          props.className,
        )}
        onChange={(event) => {
          onText(event.target.value)
          show(event.target.value)
        }}
        onClick={() => {
          if (!props.readOnly) show('')
        }}
        onFocus={(event) => {
          event.target.select()
        }}
        onBlur={() => {
          setOpen(false)
          onLeave()
        }}
        onKeyDown={onKeyDown}
        onPaste={props.onPaste}
      />
      {expanded && input && (
        <OptionList
          id={listId}
          label={label}
          anchor={input}
          options={shown}
          active={active}
          onChoose={choose}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </span>
  )
}

/** Whether a cell is stood on rather than written in: all of its text is selected, or it has none. */
function isStill({ selectionStart, selectionEnd, value }: HTMLInputElement): boolean {
  return selectionStart === 0 && selectionEnd === value.length
}

/** A key that the list has used is not the grid's any more. */
function claim(event: KeyboardEvent) {
  event.preventDefault()
  event.stopPropagation()
}

function matching(options: readonly CellOption[], text: string): readonly CellOption[] {
  const word = text.trim().toLowerCase()
  if (word === '') return options
  return options.filter(({ text, detail, keywords }) =>
    `${text} ${detail ?? ''} ${keywords ?? ''}`.toLowerCase().includes(word),
  )
}

/** Words are completed by the first option that begins so; numbers and blocks stay as typed. */
function completion(options: readonly CellOption[], text: string): number {
  const word = text.trim().toLowerCase()
  if (word === '' || /^[\d:.-]/.test(word)) return -1
  return options.findIndex((option) => option.text.toLowerCase().startsWith(word))
}
