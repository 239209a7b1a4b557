import { Switch as Radix } from 'radix-ui'
import { useId } from 'react'
import { HelpMark, type Help } from './HelpMark'

export interface SwitchProps {
  readonly label: string
  /** The label is read out, not shown. */
  readonly hideLabel?: boolean
  readonly checked: boolean
  readonly onCommit: (checked: boolean) => void
  readonly hint?: string
  /** What the switch means, behind a question mark. */
  readonly help?: Help | undefined
  readonly disabled?: boolean
}

/** On or off, at once. */
export function Switch(props: SwitchProps) {
  const { label, hideLabel = false, checked, onCommit, hint, help, disabled = false } = props
  const id = useId()
  return (
    <div
      data-explained={help && ''}
      className="flex min-h-[30px] items-center gap-3 pointer-coarse:min-h-11"
    >
      {!hideLabel && (
        <label htmlFor={id} className="min-w-0 flex-1 cursor-pointer">
          {label}
          {hint !== undefined && <span className="block text-[12px] text-muted">{hint}</span>}
        </label>
      )}
      {help && <HelpMark about={label} help={help} textId={`${id}-help`} />}
      <Radix.Root
        id={id}
        aria-label={hideLabel ? label : undefined}
        aria-describedby={help && `${id}-help`}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onCommit}
        className="group relative h-[18px] w-8 flex-none cursor-pointer rounded-full border border-line-strong bg-sunken before:absolute before:-inset-1.5 before:content-[''] disabled:cursor-default disabled:opacity-50 data-[state=checked]:border-selection data-[state=checked]:bg-selection pointer-coarse:before:-inset-3.5"
      >
        <Radix.Thumb className="block size-3 translate-x-0.5 rounded-full bg-line-strong transition-transform duration-100 data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-solid motion-reduce:transition-none" />
      </Radix.Root>
    </div>
  )
}
