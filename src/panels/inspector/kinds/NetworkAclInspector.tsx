import { renumberAclEntries } from '@/model/edits/networkAcl'
import { orderedEntries } from '@/model/resources/networkAcl'
import { labelOf, networkAclOf, subnetsOf } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { Button } from '@/ui/Button'
import { Tabs } from '@/ui/Tabs'
import { fieldHelp } from '../../fieldHelp'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink, ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { AclEntriesTable } from '../tables/AclEntriesTable'
import { DIRECTION_WORDS } from '../tables/directionWords'
import { useRuleTab } from '../tables/useRuleTab'
import type { InspectorProps } from './InspectorProps'

type Tab = 'ingress' | 'egress' | 'subnets' | 'notes'

export function NetworkAclInspector({ resource }: InspectorProps<'networkAcl'>) {
  const topology = useTopology()
  const [tab, setTab] = useRuleTab<Tab>(
    resource.id,
    'ingress',
    ({ direction }) => direction ?? 'ingress',
  )
  const guarded = subnetsOf(topology, resource.vpcId).filter(
    (subnet) => networkAclOf(topology, subnet)?.id === resource.id,
  )
  const directions = ['ingress', 'egress'] as const
  return (
    <Tabs<Tab>
      label={`Parts of ${labelOf(resource)}`}
      value={tab}
      onChange={setTab}
      items={[
        ...directions.map((direction) => ({
          value: direction,
          label: DIRECTION_WORDS[direction],
          count: orderedEntries(resource, direction).length,
          content: <AclEntriesTable acl={resource} direction={direction} />,
        })),
        {
          value: 'subnets',
          label: 'Subnets',
          count: guarded.length,
          content: (
            <div className="[&>section]:border-t-0">
              <Section
                title="Guards"
                help={fieldHelp('aclSubnets')}
                count={guarded.length}
                about={
                  resource.isDefault
                    ? 'The default ACL guards every subnet that has none of its own.'
                    : 'A subnet has exactly one ACL; choose it in the subnet.'
                }
              >
                <ResourceLinks ids={guarded.map(({ id }) => id)} none="It guards no subnet." />
              </Section>
            </div>
          ),
        },
        {
          value: 'notes',
          label: 'Notes',
          content: (
            <div className="flex flex-col gap-3 px-4 py-3">
              <Facts facts={[{ term: 'VPC', value: <ResourceLink id={resource.vpcId} /> }]} />
              <div className="flex flex-wrap gap-2">
                {directions.map((direction) => (
                  <Button
                    key={direction}
                    onClick={() => {
                      editTopology(`Renumber ${labelOf(resource)}`, (before) =>
                        renumberAclEntries(before, resource.id, direction),
                      )
                    }}
                  >
                    Renumber {DIRECTION_WORDS[direction].toLowerCase()} 100, 110 …
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
