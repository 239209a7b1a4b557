import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useRadix } from './radix'

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
  'flex h-[38px] flex-none gap-4 border-b border-line px-4 pointer-coarse:h-[45px] pointer-coarse:gap-2 pointer-coarse:px-3'
const TAB =
  'cursor-pointer font-medium text-muted pointer-coarse:min-w-11 hover:text-ink data-[state=active]:text-ink data-[state=active]:shadow-[inset_0_-2px_0_var(--ink)]'
const BODY =
  'min-h-0 flex-1 data-[state=inactive]:hidden overflow-y-auto overscroll-contain -outline-offset-2!'

/** A row of tabs and the chosen one's content, which scrolls by itself. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, value, onChange, items, className } = props
  const radix = useRadix()
  if (!radix) return <Meanwhile {...props} />
  const { Tabs: Radix } = radix
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => {
        const item = items.find((candidate) => candidate.value === next)
        if (item) onChange(item.value)
      }}
      className={clsx('flex min-h-0 flex-1 flex-col', className)}
    >
      <Radix.List aria-label={label} className={ROW}>
        {items.map((item) => (
          <Radix.Trigger key={item.value} value={item.value} className={TAB}>
            <Label {...item} />
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content
          key={item.value}
          value={item.value}
          {...(item.kept === true ? { forceMount: true as const } : {})}
          className={BODY}
        >
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}

type LabelProps = Pick<TabItem<string>, 'label' | 'count'>

function Label({ label, count }: LabelProps) {
  return (
    <>
      {label}
      {count !== undefined && count > 0 && (
        <span className="ml-1.5 font-normal text-muted">{count}</span>
      )}
    </>
  )
}

/** The same look, until the keys of tabs are loaded. */
function Meanwhile<Value extends string>({
  label,
  value,
  onChange,
  items,
  className,
}: TabsProps<Value>) {
  return (
    <div className={clsx('flex min-h-0 flex-1 flex-col', className)}>
      <div role="tablist" aria-label={label} className={ROW}>
        {items.map((item) => (
          <button
            key={item.value}
            type="button"
            role="tab"
            aria-selected={item.value === value}
            data-state={item.value === value ? 'active' : 'inactive'}
            className={TAB}
            onClick={() => {
              onChange(item.value)
            }}
          >
            <Label {...item} />
          </button>
        ))}
      </div>
      <div role="tabpanel" className={BODY}>
        {items.find((item) => item.value === value)?.content}
      </div>
    </div>
  )
}
