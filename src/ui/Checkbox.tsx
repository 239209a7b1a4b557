import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Glyph } from './glyphs'

export interface CheckboxProps {
  readonly label: string
  readonly hideLabel?: boolean
  /** Drawn in place of the label's text, which stays the accessible name. */
  readonly children?: ReactNode
  readonly checked: boolean
  readonly onCommit: (checked: boolean) => void
  readonly disabled?: boolean
}

/** One choice among several that go together. */
export function Checkbox(props: CheckboxProps) {
  const { label, hideLabel = false, children, checked, onCommit, disabled } = props
  return (
    <label
      className={clsx(
        'inline-flex min-h-[30px] items-center gap-2 pointer-coarse:min-h-11',
        disabled ? 'opacity-50' : 'cursor-pointer',
      )}
    >
      <span className="relative grid size-4 flex-none place-items-center">
        <input
          type="checkbox"
          aria-label={label}
          checked={checked}
          disabled={disabled}
          className="peer absolute inset-0 size-4 cursor-pointer appearance-none rounded-[4px] border border-line-strong bg-surface checked:border-selection checked:bg-selection"
          onChange={(event) => {
            onCommit(event.target.checked)
          }}
        />
        <Glyph
          name="check"
          size={12}
          weight={3}
          className="pointer-events-none relative hidden text-on-solid peer-checked:block"
        />
      </span>
      {!hideLabel && (children ?? <span>{label}</span>)}
    </label>
  )
}
