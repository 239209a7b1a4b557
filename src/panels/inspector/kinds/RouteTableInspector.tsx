import { setMainRouteTable } from '@/model/edits/routeTable'
import { labelOf, resourcesOf, routeTableOf, subnetsOf } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { Button } from '@/ui/Button'
import { Tabs } from '@/ui/Tabs'
import { fieldHelp } from '../../fieldHelp'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink, ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { RoutesTable } from '../tables/RoutesTable'
import { useRuleTab } from '../tables/useRuleTab'
import type { InspectorProps } from './InspectorProps'

type Tab = 'routes' | 'subnets' | 'notes'

export function RouteTableInspector({ resource }: InspectorProps<'routeTable'>) {
  const topology = useTopology()
  const [tab, setTab] = useRuleTab<Tab>(resource.id, 'routes', () => 'routes')
  const served = subnetsOf(topology, resource.vpcId).filter(
    (subnet) => routeTableOf(topology, subnet)?.id === resource.id,
  )
  const explicit = served.filter(({ routeTableId }) => routeTableId === resource.id)
  const implicit = served.filter(({ routeTableId }) => routeTableId !== resource.id)
  const gateways = [
    ...resourcesOf(topology, 'internetGateway'),
    ...resourcesOf(topology, 'virtualPrivateGateway'),
  ].filter(({ edgeRouteTableId }) => edgeRouteTableId === resource.id)
  return (
    <Tabs<Tab>
      label={`Parts of ${labelOf(resource)}`}
      value={tab}
      onChange={setTab}
      items={[
        {
          value: 'routes',
          label: 'Routes',
          count: resource.routes.length,
          content: <RoutesTable table={resource} />,
        },
        {
          value: 'subnets',
          label: 'Subnets',
          count: served.length,
          content: (
            <div className="[&>section:first-child]:border-t-0">
              <Section
                title="Associated"
                help={fieldHelp('tableSubnets')}
                count={explicit.length}
                about="These subnets name this table."
              >
                <ResourceLinks ids={explicit.map(({ id }) => id)} none="No subnet names it." />
              </Section>
              {resource.main && (
                <Section
                  title="By default"
                  count={implicit.length}
                  about="The main table serves every subnet that names none."
                >
                  <ResourceLinks
                    ids={implicit.map(({ id }) => id)}
                    none="Every subnet names one."
                  />
                </Section>
              )}
              {gateways.length > 0 && (
                <Section
                  title="Gateways"
                  help={fieldHelp('tableGateways')}
                  about="As a gateway route table it steers what the gateway lets in."
                >
                  <ResourceLinks ids={gateways.map(({ id }) => id)} none="" />
                </Section>
              )}
            </div>
          ),
        },
        {
          value: 'notes',
          label: 'Notes',
          content: (
            <div className="flex flex-col gap-3 px-4 py-3">
              <Facts
                facts={[
                  { term: 'VPC', value: <ResourceLink id={resource.vpcId} /> },
                  {
                    term: 'Main table',
                    help: fieldHelp('mainTable'),
                    value: resource.main ? 'yes' : 'no',
                    why: 'Exactly one table of a VPC is the main one.',
                  },
                ]}
              />
              {!resource.main && (
                <div>
                  <Button
                    onClick={() => {
                      editTopology(`Make ${labelOf(resource)} the main table`, (before) =>
                        setMainRouteTable(before, resource.id),
                      )
                    }}
                  >
                    Make it the main table
                  </Button>
                </div>
              )}
              <NoteField resource={resource} />
            </div>
          ),
        },
      ]}
    />
  )
}
