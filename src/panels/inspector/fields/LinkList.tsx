import { useState } from 'react'
import type { ComboboxGroup } from '@/ui/Combobox'
import { Combobox } from '@/ui/Combobox'
import { Fault } from '@/ui/Fault'
import { ResourceLink } from './ResourceLink'

interface LinkListProps {
  readonly ids: readonly string[]
  /** What stands here when there is none. */
  readonly none?: string | undefined
  /** Takes one out of the list; answers why that is refused, if it is. */
  readonly onRemove?: (id: string) => string | undefined
  /** What could be added; the box goes where nothing is left. */
  readonly add?: {
    readonly label: string
    readonly groups: readonly ComboboxGroup[]
    readonly onAdd: (value: string) => string | undefined
  }
}

/** Other resources by name, some to be taken out, with a box that adds another one. */
export function LinkList({ ids, none, onRemove, add }: LinkListProps) {
  const [fault, setFault] = useState<string>()
  const offered = add?.groups.filter(({ options }) => options.length > 0) ?? []
  return (
    <div className="flex flex-col gap-2">
      {ids.length === 0 && none !== undefined && <p className="text-[12px] text-muted">{none}</p>}
      {ids.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {ids.map((id) => (
            <ResourceLink
              key={id}
              id={id}
              onRemove={
                onRemove &&
                (() => {
                  setFault(onRemove(id))
                })
              }
            />
          ))}
        </div>
      )}
      {add && offered.length > 0 && (
        <Combobox
          label={add.label}
          hideLabel
          value=""
          placeholder={add.label}
          groups={offered}
          onCommit={(value) => {
            setFault(add.onAdd(value))
          }}
        />
      )}
      {fault !== undefined && <Fault>{fault}</Fault>}
    </div>
  )
}
