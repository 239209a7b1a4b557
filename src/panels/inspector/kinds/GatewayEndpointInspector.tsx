import { endpointRouteTables, setEndpointRouteTables } from '@/model/edits/gatewayEndpoint'
import { labelOf, resourcesOf } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { Checkbox } from '@/ui/Checkbox'
import { Switch } from '@/ui/Switch'
import { strings } from '@/strings/strings'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'

const words = strings.gateways.endpoint

export function GatewayEndpointInspector({ resource }: InspectorProps<'gatewayEndpoint'>) {
  const topology = useTopology()
  const name = labelOf(resource)
  const list = resourcesOf(topology, 'prefixList').find(
    (candidate) => candidate.name === resource.serviceName,
  )
  const tables = resourcesOf(topology, 'routeTable').filter(({ vpcId }) => vpcId === resource.vpcId)
  const chosen = endpointRouteTables(topology, resource.id).map(({ id }) => id)
  return (
    <>
      <Section title={words.service} help={fieldHelp('endpointService')}>
        <Facts
          facts={[
            {
              term: words.service,
              value: <span className="font-mono">{resource.serviceName}</span>,
            },
            { term: strings.inspector.vpc, value: <ResourceLink id={resource.vpcId} /> },
            {
              term: words.list,
              value: list ? <ResourceLink id={list.id} /> : words.notImported,
              why: words.listAbout,
            },
          ]}
        />
        <Switch
          label={words.available}
          help={fieldHelp('endpointState')}
          hint={words.availableHint}
          checked={resource.available}
          onCommit={(available) => {
            editResource(words.availabilityOf(name), 'gatewayEndpoint', resource.id, { available })
          }}
        />
      </Section>
      <Section
        title={words.tables}
        help={fieldHelp('endpointTables')}
        count={chosen.length}
        about={words.tablesAbout}
      >
        <div>
          {tables.map((table) => (
            <div key={table.id}>
              <Checkbox
                label={labelOf(table)}
                checked={chosen.includes(table.id)}
                onCommit={(checked) => {
                  const next = checked
                    ? [...chosen, table.id]
                    : chosen.filter((id) => id !== table.id)
                  editTopology(words.tablesOf(name), (before) =>
                    setEndpointRouteTables(before, resource.id, next),
                  )
                }}
              />
            </div>
          ))}
        </div>
      </Section>
      <Section title={strings.inspector.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}
