import { fail, ok, type Result } from '@/model/result'
import { strings } from '@/strings/strings'
import type { Help } from '@/ui/HelpMark'
import { ParsedField } from '../inspector/fields/ParsedField'

const words = strings.traffic

interface ValueFieldProps {
  readonly label: string
  readonly value: number | undefined
  readonly limits: { readonly from: number; readonly to: number }
  readonly whole?: boolean
  /** Said while nothing stands here; the field may then be left empty. */
  readonly empty?: string
  readonly help?: Help
  readonly onCommit: (value: number | undefined) => void
}

/** A number within limits, of seconds, of times or of connections. */
export function ValueField(props: ValueFieldProps) {
  const { label, value, limits, whole = false, empty, help, onCommit } = props
  return (
    <ParsedField
      label={label}
      help={help}
      mono
      value={value === undefined ? '' : String(value)}
      {...(empty === undefined ? {} : { placeholder: empty })}
      parse={(text) => readNumber(text, limits, whole, empty !== undefined)}
      onCommit={(next) => {
        onCommit(next)
        return undefined
      }}
    />
  )
}

function readNumber(
  text: string,
  { from, to }: ValueFieldProps['limits'],
  whole: boolean,
  mayBeEmpty: boolean,
): Result<number | undefined> {
  const word = text.trim().replace(',', '.')
  if (word === '' && mayBeEmpty) return ok(undefined)
  const value = Number(word)
  if (word === '' || Number.isNaN(value)) return fail(words.faults.number(text.trim()))
  if (whole && !Number.isInteger(value)) return fail(words.faults.whole(text.trim()))
  return value < from || value > to ? fail(words.faults.between(from, to)) : ok(value)
}
