import { setMainRouteTable } from '@/model/edits/routeTable'
import { labelOf, resourcesOf, routeTableOf, subnetsOf } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { Button } from '@/ui/Button'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink, ResourceLinks } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { RoutesTable } from '../tables/RoutesTable'
import { RuleTabs } from '../tables/RuleTabs'
import type { InspectorProps } from './InspectorProps'

const words = strings.ruleSets.routeTable

type Tab = 'routes' | 'subnets' | 'notes'

export function RouteTableInspector({ resource }: InspectorProps<'routeTable'>) {
  const topology = useTopology()
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
    <RuleTabs<Tab>
      resource={resource}
      first="routes"
      items={[
        {
          value: 'routes',
          label: words.routes,
          count: resource.routes.length,
          content: <RoutesTable table={resource} />,
        },
        {
          value: 'subnets',
          label: words.subnets,
          count: served.length,
          content: (
            <div className="[&>section:first-child]:border-t-0">
              <Section
                title={words.associated}
                help={fieldHelp('tableSubnets')}
                count={explicit.length}
                about={words.associatedAbout}
              >
                <ResourceLinks ids={explicit.map(({ id }) => id)} none={words.notAssociated} />
              </Section>
              {resource.main && (
                <Section
                  title={words.byDefault}
                  count={implicit.length}
                  about={words.byDefaultAbout}
                >
                  <ResourceLinks ids={implicit.map(({ id }) => id)} none={words.allAssociated} />
                </Section>
              )}
              {gateways.length > 0 && (
                <Section
                  title={words.gateways}
                  help={fieldHelp('tableGateways')}
                  about={words.gatewaysAbout}
                >
                  <ResourceLinks ids={gateways.map(({ id }) => id)} none="" />
                </Section>
              )}
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
                  {
                    term: words.main,
                    help: fieldHelp('mainTable'),
                    value: resource.main ? words.yes : words.no,
                    why: words.mainAbout,
                  },
                ]}
              />
              {!resource.main && (
                <div>
                  <Button
                    onClick={() => {
                      editTopology(words.madeMain(labelOf(resource)), (before) =>
                        setMainRouteTable(before, resource.id),
                      )
                    }}
                  >
                    {words.makeMain}
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
