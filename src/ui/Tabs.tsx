import { clsx } from 'clsx'
import { useId, type KeyboardEvent, type ReactNode } from 'react'

export interface TabItem<Value extends string> {
  readonly value: Value
  readonly label: string
  /** A count behind the label. */
  readonly count?: number
  readonly content: ReactNode
  /** Stays as it is while another tab is looked at, with what was typed into it. */
  readonly kept?: boolean
}

export interface TabsProps<Value extends string> {
  /** What the row of tabs is called. */
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly items: readonly TabItem<Value>[]
  readonly className?: string
}

const ROW =
  'flex h-[38px] flex-none gap-4 overflow-x-auto border-b [scrollbar-width:none] border-line px-4 [scrollbar-width:none] pointer-coarse:h-[45px] pointer-coarse:gap-2 pointer-coarse:px-3'
const TAB =
  'flex-none cursor-pointer font-medium text-muted pointer-coarse:min-w-11 hover:text-ink data-[state=active]:text-ink data-[state=active]:shadow-[inset_0_-2px_0_var(--ink)]'
const BODY = 'min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2!'

/** How far each key goes along the row. */
const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/**
 * A row of tabs and the chosen one's content, which scrolls by itself. Arrows, Home and End choose. It is drawn
 * with the first screen and stays: what is written into it outlives whatever is loaded later.
 */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, value, onChange, items, className } = props
  const id = useId()

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = STEPS[event.key]
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const at = items.findIndex((item) => item.value === value)
    const next = items[step(at, items.length)]
    if (!next) return
    event.preventDefault()
    onChange(next.value)
    document.getElementById(`${id}-${next.value}`)?.focus()
  }

  return (
    <div className={clsx('flex min-h-0 flex-1 flex-col', className)}>
      <div role="tablist" aria-label={label} className={ROW}>
        {items.map((item) => {
          const chosen = item.value === value
          return (
            <button
              key={item.value}
              id={`${id}-${item.value}`}
              type="button"
              role="tab"
              tabIndex={chosen ? 0 : -1}
              aria-selected={chosen}
              aria-controls={`${id}-${item.value}-content`}
              data-state={chosen ? 'active' : 'inactive'}
              className={TAB}
              onKeyDown={onKeyDown}
              onClick={() => {
                onChange(item.value)
              }}
            >
              {item.label}
              {item.count !== undefined && item.count > 0 && (
                <span className="ml-1.5 font-normal text-muted">{item.count}</span>
              )}
            </button>
          )
        })}
      </div>
      {items.map((item) => {
        const chosen = item.value === value
        return (
          <div
            key={item.value}
            id={`${id}-${item.value}-content`}
            role="tabpanel"
            tabIndex={0}
            aria-labelledby={`${id}-${item.value}`}
            hidden={!chosen}
            className={BODY}
          >
            {(chosen || item.kept === true) && item.content}
          </div>
        )
      })}
    </div>
  )
}
