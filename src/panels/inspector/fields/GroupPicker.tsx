import type { SecurityGroupId, VpcId } from '@/model/ids'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { groupChoices } from './groupChoices'
import { LinkList } from './LinkList'

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
  const options = groupChoices(useTopology(), vpcId, value)
  return (
    <LinkList
      ids={value}
      none={none}
      onRemove={(id) => onChange(value.filter((own) => own !== id))}
      add={{
        label: strings.services.addGroup,
        groups: [{ label: '', options }],
        onAdd: (id) => onChange([...value, id as SecurityGroupId]),
      }}
    />
  )
}
