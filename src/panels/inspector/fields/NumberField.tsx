import { fail, ok, type Result } from '@/model/result'
import { strings } from '@/strings/strings'
import { ParsedField } from './ParsedField'

interface NumberFieldProps {
  readonly label: string
  readonly value: number | undefined
  /** Answers why the edit is refused, if it is. */
  readonly onCommit: (value: number | undefined) => string | undefined
  readonly hint?: string
  readonly placeholder?: string
  readonly className?: string
}

/** A whole number that may be left out. */
export function NumberField({ value, ...rest }: NumberFieldProps) {
  return (
    <ParsedField
      {...rest}
      mono
      value={value === undefined ? '' : String(value)}
      parse={readWhole}
    />
  )
}

function readWhole(text: string): Result<number | undefined> {
  const word = text.trim()
  if (word === '') return ok(undefined)
  return /^\d{1,6}$/.test(word) ? ok(Number(word)) : fail(strings.services.wholeNumber(word))
}
