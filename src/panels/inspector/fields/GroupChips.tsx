import { addToGroup, removeFromGroup } from '@/model/edits/networkInterface'
import { isUnfiltered, type NetworkInterface } from '@/model/resources/networkInterface'
import { labelOf, labelOfId, vpcOfInterface } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { Fault } from '@/ui/Fault'
import { strings } from '@/strings/strings'
import { AddGroup } from './AddGroup'
import { ResourceLink } from './ResourceLink'

const words = strings.fields

/** The security groups of an interface: their rules are pooled (SG-18). */
export function GroupChips({ eni }: { readonly eni: NetworkInterface }) {
  const topology = useTopology()
  return (
    <div className="flex flex-col gap-2">
      {eni.securityGroupIds.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {eni.securityGroupIds.map((id) => (
            <ResourceLink
              key={id}
              id={id}
              onRemove={() => {
                editTopology(words.takeOut(labelOf(eni), labelOfId(topology, id)), (before) =>
                  removeFromGroup(before, eni.id, id),
                )
              }}
            />
          ))}
        </div>
      )}
      {eni.securityGroupIds.length === 0 &&
        (isUnfiltered(eni) ? (
          <p className="text-[12px] text-muted">{words.unfiltered}</p>
        ) : (
          <Fault tone="warning">{words.noGroup}</Fault>
        ))}
      <AddGroup
        label={words.addGroup}
        vpcId={vpcOfInterface(topology, eni)}
        taken={eni.securityGroupIds}
        onAdd={(id) => {
          editTopology(words.putInto(labelOf(eni), labelOfId(topology, id)), (before) =>
            addToGroup(before, eni.id, id),
          )
        }}
      />
    </div>
  )
}
