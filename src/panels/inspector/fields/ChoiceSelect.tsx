import { useState } from 'react'
import { labelOf } from '@/model/topology'
import { Select } from '@/ui/Select'

const NONE = ''

interface ChoiceSelectProps<Id extends string> {
  readonly label: string
  readonly hint?: string
  readonly value: Id | undefined
  readonly choices: readonly { readonly id: Id; readonly name: string }[]
  /** What the choice of none is called; without it one must be chosen. */
  readonly none?: string
  /** Answers why the choice is refused, if it is. */
  readonly onCommit: (id: Id | undefined) => string | undefined
}

/** One resource among several, or none of them. */
export function ChoiceSelect<Id extends string>(props: ChoiceSelectProps<Id>) {
  const { label, hint, value, choices, none, onCommit } = props
  const [fault, setFault] = useState<string>()
  const known = choices.some(({ id }) => id === value)
  // A resource that was not imported stays what it is until another one is chosen.
  const unknown = value !== undefined && !known ? [{ value: value as string, label: value }] : []
  const empty = none ?? (value === undefined ? '–' : undefined)
  return (
    <Select
      label={label}
      {...(hint === undefined ? {} : { hint })}
      fault={fault}
      value={value ?? NONE}
      options={[
        ...(empty === undefined ? [] : [{ value: NONE, label: empty }]),
        ...unknown,
        ...choices.map((choice) => ({ value: choice.id as string, label: labelOf(choice) })),
      ]}
      onCommit={(id) => {
        setFault(onCommit(id === NONE ? undefined : (id as Id)))
      }}
    />
  )
}
