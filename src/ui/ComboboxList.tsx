// A native list cannot be searched while the box keeps the focus and the keys: this is the ARIA combobox pattern.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */
import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import { strings } from '@/strings/strings'
import { flatten, type ComboboxOption, type Offer } from './comboboxOptions'

interface ComboboxListProps {
  readonly id: string
  readonly label: string
  readonly offered: Offer
  /** The value that the keyboard stands on. */
  readonly active: string | undefined
  readonly chosen: string
  readonly emptyText: string
  readonly onPoint: (option: ComboboxOption) => void
  readonly onChoose: (value: string) => void
}

/** What a combobox offers, in groups. The box keeps the focus and names the active option. */
export function ComboboxList(props: ComboboxListProps) {
  const { id, label, offered, active, chosen, emptyText, onPoint, onChoose } = props
  const list = useRef<HTMLDivElement>(null)
  const order = flatten(offered.groups)

  useEffect(() => {
    list.current?.querySelector('[data-active=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  return (
    <>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        className="min-h-0 overflow-y-auto overscroll-contain p-1.5"
      >
        {offered.groups.map((group) => (
          <div key={group.label} role="group" aria-label={group.label || label}>
            {group.label !== '' && (
              <div aria-hidden="true" className="px-2 pt-1.5 pb-1 text-[12px] text-muted">
                {group.label}
              </div>
            )}
            {group.options.map((option) => (
              <div
                key={option.value}
                id={`${id}-${String(order.indexOf(option))}`}
                role="option"
                tabIndex={-1}
                aria-selected={option.value === chosen}
                data-active={option.value === active}
                className={clsx(
                  'flex min-h-[27px] cursor-pointer items-center gap-4 rounded-cell px-2 py-1 pointer-coarse:min-h-11',
                  option.value === active && 'bg-selection-fill',
                  option.value === chosen && 'font-semibold',
                )}
                onMouseMove={() => {
                  onPoint(option)
                }}
                onClick={() => {
                  onChoose(option.value)
                }}
              >
                <span className="min-w-0 flex-1 truncate">{option.label}</span>
                {option.detail !== undefined && (
                  <span className="flex-none font-mono text-[12px] font-normal text-muted">
                    {option.detail}
                  </span>
                )}
              </div>
            ))}
          </div>
        ))}
      </div>
      {order.length === 0 && <p className="px-3.5 pb-3 text-[12px] text-muted">{emptyText}</p>}
      {offered.hidden > 0 && (
        <p className="px-3.5 pt-1 pb-2.5 text-[12px] text-muted">
          {strings.controls.more(offered.hidden)}
        </p>
      )}
    </>
  )
}
