import type { SecurityGroupId, VpcId } from '@/model/ids'
import { useTopology } from '@/store/diagramStore'
import { Combobox } from '@/ui/Combobox'
import { groupChoices } from './groupChoices'

interface AddGroupProps {
  readonly label: string
  /** Whose groups can be chosen; none where there is no one VPC. */
  readonly vpcId: VpcId | undefined
  /** Those that are there already. */
  readonly taken: readonly SecurityGroupId[]
  readonly onAdd: (id: SecurityGroupId) => void
}

/** The security groups that can be added; nothing when there are none. */
export function AddGroup({ label, vpcId, taken, onAdd }: AddGroupProps) {
  const options = groupChoices(useTopology(), vpcId, taken)
  if (options.length === 0) return undefined
  return (
    <Combobox
      label={label}
      hideLabel
      value=""
      placeholder={label}
      groups={[{ label: '', options }]}
      onCommit={(id) => {
        onAdd(id as SecurityGroupId)
      }}
    />
  )
}
