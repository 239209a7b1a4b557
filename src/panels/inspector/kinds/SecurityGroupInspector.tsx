import type { SecurityGroup } from '@/model/resources/securityGroup'
import { labelOf, resourcesOf, type Topology } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { Tabs } from '@/ui/Tabs'
import { TextField } from '@/ui/TextField'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink, ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { GroupRulesTable } from '../tables/GroupRulesTable'
import { wearersOf } from '../groupMembers'
import { ownerIds } from '../owner'
import { useRuleTab } from '../tables/useRuleTab'
import type { InspectorProps } from './InspectorProps'

type Tab = 'ingress' | 'egress' | 'usedBy' | 'notes'

export function SecurityGroupInspector({ resource }: InspectorProps<'securityGroup'>) {
  const topology = useTopology()
  const [tab, setTab] = useRuleTab<Tab>(
    resource.id,
    'ingress',
    ({ direction }) => direction ?? 'ingress',
  )
  const members = ownerIds(topology, wearersOf(topology, resource.id))
  const naming = groupsNaming(topology, resource)
  return (
    <Tabs<Tab>
      label={`Parts of ${labelOf(resource)}`}
      value={tab}
      onChange={setTab}
      items={[
        {
          value: 'ingress',
          label: 'Inbound',
          count: resource.ingress.length,
          content: <GroupRulesTable group={resource} direction="ingress" />,
        },
        {
          value: 'egress',
          label: 'Outbound',
          count: resource.egress.length,
          content: <GroupRulesTable group={resource} direction="egress" />,
        },
        {
          value: 'usedBy',
          label: 'Used by',
          count: members.length + naming.length,
          content: (
            <div className="[&>section:first-child]:border-t-0">
              <Section
                title="Interfaces"
                help={fieldHelp('groupMembers')}
                count={members.length}
                about="The rules hold for every interface that wears the group."
              >
                <ResourceLinks ids={members} none="No interface wears it." />
              </Section>
              <Section
                title="Rules of other groups"
                help={fieldHelp('groupReferences')}
                count={naming.length}
                about="They name this group and mean the private addresses of its members."
              >
                <ResourceLinks ids={naming} none="No other group names it." />
              </Section>
            </div>
          ),
        },
        { value: 'notes', label: 'Notes', content: <Notes resource={resource} /> },
      ]}
    />
  )
}

function Notes({ resource }: InspectorProps<'securityGroup'>) {
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <Facts
        facts={[
          {
            term: 'VPC',
            help: fieldHelp('groupVpc'),
            value: <ResourceLink id={resource.vpcId} />,
            why: 'A group works only on interfaces of its VPC.',
          },
        ]}
      />
      <TextField
        label="Description"
        hint="Words for people; AWS does not read them."
        value={resource.description}
        onCommit={(description) => {
          editResource(`Description of ${labelOf(resource)}`, 'securityGroup', resource.id, {
            description,
          })
        }}
      />
      <NoteField resource={resource} />
    </div>
  )
}

function groupsNaming(topology: Topology, group: SecurityGroup): readonly string[] {
  return resourcesOf(topology, 'securityGroup')
    .filter(({ id, ingress, egress }) =>
      [...ingress, ...egress].some(
        ({ peer }) =>
          id !== group.id && peer.kind === 'securityGroup' && peer.securityGroupId === group.id,
      ),
    )
    .map(({ id }) => id)
}
