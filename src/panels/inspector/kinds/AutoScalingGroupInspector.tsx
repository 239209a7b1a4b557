import {
  attachToFleet,
  detachFromFleet,
  setFleetCapacity,
  setFleetSubnets,
  setFleetTargetGroup,
} from '@/model/edits/autoScalingGroup'
import type { InstanceId } from '@/model/ids'
import { ok } from '@/model/result'
import { updateResource } from '@/model/edits/edit'
import type { AutoScalingGroup } from '@/model/resources/autoScalingGroup'
import { PLATFORMS } from '@/model/resources/instance'
import { interfacesOf, labelOf, labelOfId, resourcesOf, vpcOfInterface } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import { Checkbox } from '@/ui/Checkbox'
import { Fault } from '@/ui/Fault'
import { Select } from '@/ui/Select'
import { fieldHelp } from '../../fieldHelp'
import { tryEdit } from '../edits'
import { GroupPicker } from '../fields/GroupPicker'
import { LinkList } from '../fields/LinkList'
import { NoteField } from '../fields/NoteField'
import { NumberField } from '../fields/NumberField'
import { Section } from '../fields/Section'
import { SubnetChecks } from '../fields/SubnetChecks'
import { groupsOfVpc } from '../tables/actionText'
import { useAttempt } from '../useAttempt'
import type { InspectorProps } from './InspectorProps'

const words = strings.services.fleet
const BOUNDS = ['min', 'desired', 'max'] as const

export function AutoScalingGroupInspector({ resource }: InspectorProps<'autoScalingGroup'>) {
  const { id, subnetIds, capacity } = resource
  const name = labelOf(resource)
  return (
    <>
      <Section title={words.capacity} about={words.capacityAbout}>
        <div className="grid grid-cols-3 gap-3">
          {BOUNDS.map((bound) => (
            <NumberField
              key={bound}
              label={words[bound]}
              value={capacity[bound]}
              onCommit={(value) =>
                tryEdit(words.capacityOf(name), (before) =>
                  value === undefined
                    ? ok(before)
                    : setFleetCapacity(before, id, { [bound]: value }),
                )
              }
            />
          ))}
        </div>
      </Section>
      <Instances fleet={resource} />
      <Section
        title={strings.services.subnets}
        count={subnetIds.length}
        about={words.subnetsAbout}
        help={fieldHelp('serviceSubnets')}
      >
        <SubnetChecks
          vpcId={resource.vpcId}
          value={subnetIds}
          onChange={(subnetId, used) =>
            tryEdit(strings.services.subnetOf(subnetId, name), (before) =>
              setFleetSubnets(
                before,
                id,
                used ? [...subnetIds, subnetId] : subnetIds.filter((own) => own !== subnetId),
              ),
            )
          }
        />
      </Section>
      <TargetGroups fleet={resource} />
      <Launch fleet={resource} />
      <Section title={strings.services.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function Instances({ fleet }: { readonly fleet: AutoScalingGroup }) {
  const topology = useTopology()
  const name = labelOf(fleet)
  const fleets = resourcesOf(topology, 'autoScalingGroup')
  const free = resourcesOf(topology, 'instance').filter((instance) => {
    const [primary] = interfacesOf(topology, instance.id)
    const isHere = primary && vpcOfInterface(topology, primary) === fleet.vpcId
    return isHere && !fleets.some(({ instanceIds }) => instanceIds.includes(instance.id))
  })
  const options = free.map((instance) => ({
    value: instance.id,
    label: labelOf(instance),
    detail: instance.id,
  }))
  return (
    <Section title={words.instances} count={fleet.instanceIds.length}>
      <LinkList
        ids={fleet.instanceIds}
        none={words.noInstance}
        onRemove={(own) =>
          tryEdit(words.detachStep(labelOfId(topology, own), name), (before) =>
            detachFromFleet(before, fleet.id, own as InstanceId),
          )
        }
        add={{
          label: words.attach,
          groups: [{ label: '', options }],
          onAdd: (own) =>
            tryEdit(words.attachStep(labelOfId(topology, own), name), (before) =>
              attachToFleet(before, fleet.id, own as InstanceId),
            ),
        }}
      />
    </Section>
  )
}

function TargetGroups({ fleet }: { readonly fleet: AutoScalingGroup }) {
  const groups = groupsOfVpc(useTopology(), fleet.vpcId)
  const { fault, attempt } = useAttempt()
  return (
    <Section
      title={words.targetGroups}
      count={fleet.targetGroupIds.length}
      about={words.targetGroupsAbout}
    >
      {groups.length === 0 && <p className="text-[12px] text-muted">{words.noTargetGroup}</p>}
      <div>
        {groups.map((group) => (
          <div key={group.id}>
            <Checkbox
              label={labelOf(group)}
              checked={fleet.targetGroupIds.includes(group.id)}
              onCommit={(attached) => {
                attempt(words.targetGroupStep(labelOf(group), labelOf(fleet)), (before) =>
                  setFleetTargetGroup(before, fleet.id, group.id, attached),
                )
              }}
            />
          </div>
        ))}
      </div>
      {fault !== undefined && <Fault>{fault}</Fault>}
    </Section>
  )
}

const PUBLIC_CHOICES = ['subnet', 'on', 'off'] as const

function Launch({ fleet }: { readonly fleet: AutoScalingGroup }) {
  const launch: NonNullable<AutoScalingGroup['launch']> = fleet.launch ?? {
    platform: 'linux',
    securityGroupIds: [],
  }
  const { associatePublicIp, ...rest } = launch
  const write = (next: typeof launch) =>
    tryEdit(words.launchOf(labelOf(fleet)), (before) =>
      ok(updateResource(before, 'autoScalingGroup', fleet.id, { launch: next })),
    )
  return (
    <Section title={words.launch} about={words.launchAbout}>
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={words.platform}
          value={launch.platform}
          options={PLATFORMS.map((value) => ({ value, label: words.platforms[value] }))}
          onCommit={(platform) => {
            write({ ...launch, platform })
          }}
        />
        <Select
          label={words.publicIp}
          value={associatePublicIp === undefined ? 'subnet' : associatePublicIp ? 'on' : 'off'}
          options={PUBLIC_CHOICES.map((value) => ({ value, label: words.publicChoices[value] }))}
          onCommit={(choice) => {
            write(choice === 'subnet' ? rest : { ...rest, associatePublicIp: choice === 'on' })
          }}
        />
      </div>
      <GroupPicker
        vpcId={fleet.vpcId}
        value={launch.securityGroupIds}
        none={words.defaultGroup}
        onChange={(securityGroupIds) => write({ ...launch, securityGroupIds })}
      />
    </Section>
  )
}
