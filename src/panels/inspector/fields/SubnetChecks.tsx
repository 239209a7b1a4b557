import { useState } from 'react'
import type { SubnetId, VpcId } from '@/model/ids'
import { labelOf, resourcesOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { Checkbox } from '@/ui/Checkbox'
import { Fault } from '@/ui/Fault'
import { strings } from '@/strings/strings'
import { byName } from '../../byName'

const words = strings.fields

interface SubnetChecksProps {
  readonly vpcId: VpcId | undefined
  readonly value: readonly SubnetId[]
  /** Answers why the edit is refused, if it is. */
  readonly onChange: (subnetId: SubnetId, used: boolean) => string | undefined
}

/** The subnets of a VPC with their zones, of which something uses any number. */
export function SubnetChecks({ vpcId, value, onChange }: SubnetChecksProps) {
  const [fault, setFault] = useState<string>()
  const subnets = resourcesOf(useTopology(), 'subnet')
    .filter((subnet) => subnet.vpcId === vpcId || value.includes(subnet.id))
    .toSorted(byName)
  return (
    <div>
      {subnets.map((subnet) => (
        <div key={subnet.id}>
          <Checkbox
            label={words.subnetIn(labelOf(subnet), subnet.availabilityZone)}
            checked={value.includes(subnet.id)}
            onCommit={(used) => {
              setFault(onChange(subnet.id, used))
            }}
          >
            <span className="min-w-0 truncate">{labelOf(subnet)}</span>
            <span className="flex-none text-[12px] text-muted">{subnet.availabilityZone}</span>
          </Checkbox>
        </div>
      ))}
      {fault !== undefined && <Fault>{fault}</Fault>}
    </div>
  )
}
