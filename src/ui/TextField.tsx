import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { boxClass, Field, type FieldProps } from './Field'
import { useDraft } from './useDraft'

export interface TextFieldProps
  extends FieldProps,
    Omit<ComponentProps<'input'>, keyof FieldProps | 'value' | 'onChange' | 'defaultValue'> {
  readonly value: string
  /** Called on blur or Enter with the new text, never with an unchanged one. */
  readonly onCommit: (text: string) => void
  /** For addresses, ports, ids. */
  readonly mono?: boolean
}

/** A line of text whose draft stays its own until Enter or blur; Escape brings the value back. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, fault, hint, help, className, value, onCommit, mono, ...rest } = props
  const draft = useDraft(value, onCommit)
  return (
    <Field
      label={label}
      {...(hideLabel === undefined ? {} : { hideLabel })}
      {...(hint === undefined ? {} : { hint })}
      {...(className === undefined ? {} : { className })}
      fault={fault}
      help={help}
    >
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          {...control}
          {...rest}
          {...draft.settled}
          value={draft.draft}
          className={clsx(boxClass(mono))}
          onChange={(event) => {
            draft.setDraft(event.target.value)
          }}
          onBlur={(event) => {
            draft.commit()
            rest.onBlur?.(event)
          }}
          onKeyDown={(event) => {
            draft.onKeyDown(event)
            rest.onKeyDown?.(event)
          }}
        />
      )}
    </Field>
  )
}
