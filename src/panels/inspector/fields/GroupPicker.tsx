import type { SecurityGroupId, VpcId } from '@/model/ids'
import { labelOf, resourcesOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
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
  const others = resourcesOf(useTopology(), 'securityGroup').filter(
    (group) => group.vpcId === vpcId && !value.includes(group.id),
  )
  const options = others.map((group) => ({
    value: group.id,
    label: labelOf(group),
    detail: group.id,
  }))
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
