import { renumberAclEntries } from '@/model/edits/networkAcl'
import { orderedEntries } from '@/model/resources/networkAcl'
import { labelOf, networkAclOf, subnetsOf } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { Button } from '@/ui/Button'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink, ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { AclEntriesTable } from '../tables/AclEntriesTable'
import { RuleTabs } from '../tables/RuleTabs'
import type { InspectorProps } from './InspectorProps'

const words = strings.ruleSets.acl

type Tab = 'ingress' | 'egress' | 'subnets' | 'notes'

export function NetworkAclInspector({ resource }: InspectorProps<'networkAcl'>) {
  const topology = useTopology()
  const guarded = subnetsOf(topology, resource.vpcId).filter(
    (subnet) => networkAclOf(topology, subnet)?.id === resource.id,
  )
  const directions = ['ingress', 'egress'] as const
  return (
    <RuleTabs<Tab>
      resource={resource}
      first="ingress"
      tabOf={({ direction }) => direction ?? 'ingress'}
      items={[
        ...directions.map((direction) => ({
          value: direction,
          label: strings.ruleSets.directions[direction],
          count: orderedEntries(resource, direction).length,
          content: <AclEntriesTable acl={resource} direction={direction} />,
        })),
        {
          value: 'subnets',
          label: words.subnets,
          count: guarded.length,
          content: (
            <div className="[&>section]:border-t-0">
              <Section
                title={words.guards}
                help={fieldHelp('aclSubnets')}
                count={guarded.length}
                about={resource.isDefault ? words.defaultAbout : words.guardsAbout}
              >
                <ResourceLinks ids={guarded.map(({ id }) => id)} none={words.guardsNone} />
              </Section>
            </div>
          ),
        },
        {
          value: 'notes',
          label: strings.inspector.notes,
          content: (
            <div className="flex flex-col gap-3 px-4 py-3">
              <Facts
                facts={[
                  { term: strings.inspector.vpc, value: <ResourceLink id={resource.vpcId} /> },
                ]}
              />
              <div className="flex flex-wrap gap-2">
                {directions.map((direction) => (
                  <Button
                    key={direction}
                    onClick={() => {
                      editTopology(words.renumbered(labelOf(resource)), (before) =>
                        renumberAclEntries(before, resource.id, direction),
                      )
                    }}
                  >
                    {words.renumber[direction]}
                  </Button>
                ))}
              </div>
              <NoteField resource={resource} />
            </div>
          ),
        },
      ]}
    />
  )
}
