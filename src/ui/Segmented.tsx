import { clsx } from 'clsx'
import { useRadix } from './radix'

export interface SegmentedProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onCommit: (value: Value) => void
  readonly className?: string
}

/** One of two to five, all of them in view; arrows move between them. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, options, onCommit, className } = props
  const radix = useRadix()
  if (!radix) return null
  const { RadioGroup } = radix
  return (
    <RadioGroup.Root
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next)
        if (option) onCommit(option.value)
      }}
      className={clsx(
        'inline-flex h-[30px] gap-0.5 rounded-[8px] bg-sunken p-0.5 pointer-coarse:h-12',
        className,
      )}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          className="flex-1 cursor-pointer rounded-[6px] px-3 font-medium whitespace-nowrap text-muted hover:text-ink data-[state=checked]:bg-surface data-[state=checked]:text-ink data-[state=checked]:shadow-e1"
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
