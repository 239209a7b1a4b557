import { useState } from 'react'
import type { Result } from '@/model/result'
import type { Help } from '@/ui/HelpMark'
import { TextField } from '@/ui/TextField'

interface ParsedFieldProps<Value> {
  readonly label: string
  readonly value: string
  readonly parse: (text: string) => Result<Value>
  /** Answers why the edit is refused, if it is. */
  readonly onCommit: (value: Value) => string | undefined
  /** What the field means, in a line. */
  readonly hint?: string
  /** What it means in AWS, behind a question mark. */
  readonly help?: Help | undefined
  readonly mono?: boolean
  readonly placeholder?: string
  readonly hideLabel?: boolean
  readonly readOnly?: boolean
  readonly className?: string
}

/** A line of text that only good values leave: faulty text stays here, with what is wrong with it. */
export function ParsedField<Value>(props: ParsedFieldProps<Value>) {
  const { value, parse, onCommit, ...rest } = props
  const [fault, setFault] = useState<string>()
  return (
    <TextField
      {...rest}
      value={value}
      fault={fault}
      onCommit={(text) => {
        const parsed = parse(text)
        setFault(parsed.ok ? onCommit(parsed.value) : parsed.error)
      }}
      onBlur={(event) => {
        if (event.target.value === value) setFault(undefined)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setFault(undefined)
      }}
    />
  )
}
