// The cell keeps the focus and the keys, which a native list would take: the ARIA combobox pattern.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */
import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { CellOption } from './grid'

const WIDTH = 248
const MAX_HEIGHT = 300
const GAP = 4

interface OptionListProps {
  readonly id: string
  readonly label: string
  readonly anchor: HTMLElement
  readonly options: readonly CellOption[]
  readonly active: number
  readonly onChoose: (option: CellOption) => void
  readonly onClose: () => void
}

/** The list under a cell. It stands outside the panel, whose scrolling would cut it off. */
export function OptionList(props: OptionListProps) {
  const { id, label, anchor, options, active, onChoose, onClose } = props
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const close = (event: Event) => {
      if (event.target instanceof Node && list.current?.contains(event.target)) return
      onClose()
    }
    window.addEventListener('scroll', close, true)
    window.addEventListener('resize', close)
    return () => {
      window.removeEventListener('scroll', close, true)
      window.removeEventListener('resize', close)
    }
  }, [onClose])

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  return createPortal(
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      style={placeUnder(anchor)}
      className="fixed z-50 overflow-y-auto rounded-card border border-line bg-surface p-1.5 text-[12px] leading-[17px] text-ink shadow-e3"
    >
      {options.map((option, index) => (
        <div key={`${option.heading ?? ''} ${option.text}`} role="presentation">
          {option.heading !== undefined && option.heading !== options[index - 1]?.heading && (
            <div role="presentation" className="px-2 py-1 text-muted">
              {option.heading}
            </div>
          )}
          <div
            id={`${id}-${String(index)}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={clsx(
              'flex cursor-default items-center justify-between gap-3 rounded-[6px] px-2 py-[5px]',
              index === active ? 'bg-selection-fill' : 'hover:bg-sunken',
            )}
            onMouseDown={(event) => {
              event.preventDefault()
            }}
            onClick={() => {
              onChoose(option)
            }}
          >
            <span className="flex min-w-0 items-center gap-1.5 truncate">
              {option.icon}
              <span className="truncate">{option.text}</span>
            </span>
            {option.detail !== undefined && (
              <span className="shrink-0 truncate font-mono text-muted">{option.detail}</span>
            )}
          </div>
        </div>
      ))}
    </div>,
    document.body,
  )
}

function placeUnder(anchor: HTMLElement) {
  const box = anchor.getBoundingClientRect()
  const left = Math.max(GAP, Math.min(box.left, window.innerWidth - WIDTH - GAP))
  const below = window.innerHeight - box.bottom - 2 * GAP
  const above = box.top - 2 * GAP
  const height = { width: WIDTH, left, maxHeight: Math.min(MAX_HEIGHT, Math.max(below, above)) }
  return below >= Math.min(MAX_HEIGHT, above)
    ? { ...height, top: box.bottom + GAP }
    : { ...height, bottom: window.innerHeight - box.top + GAP }
}
