import { clsx } from 'clsx'
import { boxClass, Field, type FieldProps } from './Field'
import { Glyph } from './glyphs'

interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly disabled?: boolean
}

export interface SelectProps<Value extends string> extends FieldProps {
  readonly value: Value
  readonly options: readonly SelectOption<Value>[]
  readonly onCommit: (value: Value) => void
  readonly disabled?: boolean
  readonly mono?: boolean
}

/** One of a few: the platform's own list, which every keyboard, reader and phone knows. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, options, onCommit, disabled, mono, fault, ...field } = props
  return (
    <Field {...field} fault={fault}>
      {(control) => (
        <span className="relative block min-w-0">
          <select
            {...control}
            value={value}
            disabled={disabled}
            className={clsx(boxClass(mono), 'cursor-pointer appearance-none truncate pr-7')}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value)
              if (chosen) onCommit(chosen.value)
            }}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Glyph
            name="chevronDown"
            className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-muted"
          />
        </span>
      )}
    </Field>
  )
}
