import { useState } from 'react'
import type { SubnetId, VpcId } from '@/model/ids'
import { labelOf, subnetBlocks, subnetsOf } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Select } from '@/ui/Select'
import { byName } from '../../byName'

const words = strings.fields

const NONE = ''

interface ZoneSubnetsProps {
  readonly vpcId: VpcId
  /** The subnets that are used, one a zone. */
  readonly value: readonly SubnetId[]
  /** Answers why the edit is refused, if it is. */
  readonly onChange: (zone: string, subnetId: SubnetId | undefined) => string | undefined
}

/** For each zone of a VPC the one subnet that something stands in, or none. */
export function ZoneSubnets({ vpcId, value, onChange }: ZoneSubnetsProps) {
  const [fault, setFault] = useState<{ readonly zone: string; readonly text: string }>()
  const subnets = subnetsOf(useTopology(), vpcId).toSorted(byName)
  const zones = [...new Set(subnets.map(({ availabilityZone }) => availabilityZone))].toSorted()
  return zones.map((zone) => {
    const here = subnets.filter((subnet) => subnet.availabilityZone === zone)
    const chosen = here.find(({ id }) => value.includes(id))
    return (
      <Select
        key={zone}
        label={strings.services.zoneOf(zone)}
        value={chosen?.id ?? NONE}
        fault={fault?.zone === zone ? fault.text : undefined}
        options={[
          { value: NONE, label: strings.services.notEnabled },
          ...here.map((subnet) => ({
            value: subnet.id as string,
            label: words.withBlocks(labelOf(subnet), subnetBlocks(subnet).join(', ')),
          })),
        ]}
        onCommit={(id) => {
          const text = onChange(zone, id === NONE ? undefined : (id as SubnetId))
          setFault(text === undefined ? undefined : { zone, text })
        }}
      />
    )
  })
}
