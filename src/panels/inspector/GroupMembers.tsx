import type { SecurityGroup } from '@/model/resources/securityGroup'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { ResourceLink } from './fields/ResourceLink'
import { wearersOf } from './groupMembers'
import { ownerIds } from './owner'

const words = strings.inspector

/** How many members are named before the rest is only counted. */
const NAMED = 4

/** Who wears a group, in one line under its name. */
export function GroupMembers({ group }: { readonly group: SecurityGroup }) {
  const topology = useTopology()
  const wearers = wearersOf(topology, group.id)
  const members = ownerIds(topology, wearers)
  const subnets = new Set(wearers.map(({ subnetId }) => subnetId)).size
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5 text-[12px] leading-[22px] text-muted">
      {members.slice(0, NAMED).map((id) => (
        <ResourceLink key={id} id={id} />
      ))}
      {members.length === 0 ? words.noWearer : words.wearers(wearers.length, subnets)}
    </div>
  )
}
