import type { SecurityGroup } from '@/model/resources/securityGroup'
import { labelOf, resourcesOf, type Topology } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { TextField } from '@/ui/TextField'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink, ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { GroupRulesTable } from '../tables/GroupRulesTable'
import { wearersOf } from '../groupMembers'
import { ownerIds } from '../owner'
import { RuleTabs } from '../tables/RuleTabs'
import type { InspectorProps } from './InspectorProps'

const words = strings.ruleSets.group

type Tab = 'ingress' | 'egress' | 'usedBy' | 'notes'

export function SecurityGroupInspector({ resource }: InspectorProps<'securityGroup'>) {
  const topology = useTopology()
  const members = ownerIds(topology, wearersOf(topology, resource.id))
  const naming = groupsNaming(topology, resource)
  return (
    <RuleTabs<Tab>
      resource={resource}
      first="ingress"
      tabOf={({ direction }) => direction ?? 'ingress'}
      items={[
        {
          value: 'ingress',
          label: strings.ruleSets.directions.ingress,
          count: resource.ingress.length,
          content: <GroupRulesTable group={resource} direction="ingress" />,
        },
        {
          value: 'egress',
          label: strings.ruleSets.directions.egress,
          count: resource.egress.length,
          content: <GroupRulesTable group={resource} direction="egress" />,
        },
        {
          value: 'usedBy',
          label: words.usedBy,
          count: members.length + naming.length,
          content: (
            <div className="[&>section:first-child]:border-t-0">
              <Section
                title={words.interfaces}
                help={fieldHelp('groupMembers')}
                count={members.length}
                about={words.interfacesAbout}
              >
                <ResourceLinks ids={members} none={strings.inspector.noWearer} />
              </Section>
              <Section
                title={words.references}
                help={fieldHelp('groupReferences')}
                count={naming.length}
                about={words.referencesAbout}
              >
                <ResourceLinks ids={naming} none={words.noReference} />
              </Section>
            </div>
          ),
        },
        { value: 'notes', label: strings.inspector.notes, content: <Notes resource={resource} /> },
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
            term: strings.inspector.vpc,
            help: fieldHelp('groupVpc'),
            value: <ResourceLink id={resource.vpcId} />,
            why: words.vpcAbout,
          },
        ]}
      />
      <TextField
        label={words.description}
        hint={words.descriptionHint}
        value={resource.description}
        onCommit={(description) => {
          editResource(words.descriptionOf(labelOf(resource)), 'securityGroup', resource.id, {
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
