import { updateResource } from '@/model/edits/edit'
import { addToGroup, removeFromGroup } from '@/model/edits/networkInterface'
import type { SecurityGroupId } from '@/model/ids'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import { labelOfId, vpcOfInterface } from '@/model/topology'
import { strings } from '@/strings/strings'
import { editTopology, useTopology } from '@/store/diagramStore'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { fieldHelp } from '../../fieldHelp'
import { AddGroup } from '../fields/AddGroup'
import { ResourceLink } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { SharedSelect } from './SharedSelect'
import { sharedValue } from './sharedValue'

const words = strings.several

interface InterfacesFormProps {
  readonly interfaces: readonly NetworkInterface[]
  /** `3 instances` */
  readonly what: string
}

/** Groups and check of several interfaces, those of instances included (ENI-04). */
export function InterfacesForm({ interfaces, what }: InterfacesFormProps) {
  return (
    <Section title={words.groups} help={fieldHelp('interfaceGroups')}>
      <SharedGroups interfaces={interfaces} what={what} />
      <SharedSelect
        label={words.check}
        help={fieldHelp('sourceDestCheck')}
        shared={sharedValue(interfaces, (eni) => (eni.sourceDestCheck ? 'on' : 'off'))}
        options={[
          { value: 'on', label: words.on },
          { value: 'off', label: words.off },
        ]}
        onCommit={(value) => {
          editTopology(words.done.check(words[value], what), (before) =>
            interfaces.reduce(
              (topology, { id }) =>
                updateResource(topology, 'networkInterface', id, {
                  sourceDestCheck: value === 'on',
                }),
              before,
            ),
          )
        }}
      />
    </Section>
  )
}

function SharedGroups({ interfaces, what }: InterfacesFormProps) {
  const topology = useTopology()
  const worn = [...new Set(interfaces.flatMap(({ securityGroupIds }) => securityGroupIds))]
  const vpc = sharedValue(interfaces, (eni) => vpcOfInterface(topology, eni))

  function join(id: SecurityGroupId) {
    editTopology(words.done.join(what, labelOfId(topology, id)), (before) =>
      interfaces.reduce((next, eni) => addToGroup(next, eni.id, id), before),
    )
  }

  return (
    <>
      {worn.length === 0 && <p className="text-[12px] text-muted">{words.noGroup}</p>}
      <ul className="flex flex-col gap-1">
        {worn.map((id) => {
          const some = interfaces.filter(({ securityGroupIds }) => securityGroupIds.includes(id))
          const name = labelOfId(topology, id)
          return (
            <li key={id} className="flex min-w-0 items-center gap-2">
              <span className="min-w-0 flex-1">
                <ResourceLink id={id} />
              </span>
              {some.length < interfaces.length && (
                <>
                  <span className="text-[12px] text-muted">
                    {words.someHave(some.length, interfaces.length)}
                  </span>
                  {vpc.same && (
                    <Button
                      variant="quiet"
                      aria-label={words.giveAll(name)}
                      onClick={() => {
                        join(id)
                      }}
                    >
                      {words.toAll}
                    </Button>
                  )}
                </>
              )}
              <IconButton
                label={words.takeAll(name)}
                glyph="cross"
                onClick={() => {
                  editTopology(words.done.leave(what, name), (before) =>
                    interfaces.reduce((next, eni) => removeFromGroup(next, eni.id, id), before),
                  )
                }}
              />
            </li>
          )
        })}
      </ul>
      {!vpc.same && <p className="text-[12px] text-muted">{words.otherVpcs}</p>}
      <AddGroup
        label={words.addGroup}
        vpcId={vpc.same ? vpc.value : undefined}
        taken={worn}
        onAdd={join}
      />
    </>
  )
}
