import { strings } from '@/strings/strings'
import type { FieldProps } from '@/ui/Field'
import { Select } from '@/ui/Select'
import type { SharedValue } from './sharedValue'

const MIXED = '\u0000mixed'

interface SharedSelectProps<Value extends string> extends FieldProps {
  readonly shared: SharedValue<Value>
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onCommit: (value: Value) => void
}

/** One of a few for several things at once; where they differ it says so until one is chosen. */
export function SharedSelect<Value extends string>(props: SharedSelectProps<Value>) {
  const { shared, options, onCommit, ...field } = props
  const words = strings.several
  return (
    <Select<string>
      {...field}
      value={shared.same ? shared.value : MIXED}
      options={
        shared.same ? options : [{ value: MIXED, label: words.mixed, disabled: true }, ...options]
      }
      {...(shared.same ? {} : { hint: words.differ })}
      onCommit={(value) => {
        const chosen = options.find((option) => option.value === value)
        if (chosen) onCommit(chosen.value)
      }}
    />
  )
}
