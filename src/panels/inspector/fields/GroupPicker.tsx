import type { SecurityGroupId, VpcId } from '@/model/ids'
import { labelOf, resourcesOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Combobox } from '@/ui/Combobox'
import { Fault } from '@/ui/Fault'
import { useState } from 'react'
import { ResourceLink } from './ResourceLink'

interface GroupPickerProps {
  readonly vpcId: VpcId | undefined
  readonly value: readonly SecurityGroupId[]
  /** What stands here when there is none. */
  readonly none: string
  /** Answers why the edit is refused, if it is. */
  readonly onChange: (ids: readonly SecurityGroupId[]) => string | undefined
}

/** Security groups of a VPC, to choose some: their rules are pooled (SG-18). */
export function GroupPicker({ vpcId, value, none, onChange }: GroupPickerProps) {
  const [fault, setFault] = useState<string>()
  const others = resourcesOf(useTopology(), 'securityGroup').filter(
    (group) => group.vpcId === vpcId && !value.includes(group.id),
  )
  return (
    <div className="flex flex-col gap-2">
      {value.length === 0 && <p className="text-[12px] text-muted">{none}</p>}
      {value.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {value.map((id) => (
            <ResourceLink
              key={id}
              id={id}
              onRemove={() => {
                setFault(onChange(value.filter((own) => own !== id)))
              }}
            />
          ))}
        </div>
      )}
      {others.length > 0 && (
        <Combobox
          label={strings.services.addGroup}
          hideLabel
          value=""
          placeholder={strings.services.addGroup}
          groups={[
            {
              label: '',
              options: others.map((group) => ({
                value: group.id,
                label: labelOf(group),
                detail: group.id,
              })),
            },
          ]}
          onCommit={(id) => {
            setFault(onChange([...value, id as SecurityGroupId]))
          }}
        />
      )}
      {fault !== undefined && <Fault>{fault}</Fault>}
    </div>
  )
}
