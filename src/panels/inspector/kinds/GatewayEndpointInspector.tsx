import { endpointRouteTables, setEndpointRouteTables } from '@/model/edits/gatewayEndpoint'
import { labelOf, resourcesOf } from '@/model/topology'
import { editTopology, useTopology } from '@/store/diagramStore'
import { Checkbox } from '@/ui/Checkbox'
import { Switch } from '@/ui/Switch'
import { fieldHelp } from '../../fieldHelp'
import { editResource } from '../edits'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'

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
      <Section title="Service" help={fieldHelp('endpointService')}>
        <Facts
          facts={[
            { term: 'Service', value: <span className="font-mono">{resource.serviceName}</span> },
            { term: 'VPC', value: <ResourceLink id={resource.vpcId} /> },
            {
              term: 'Prefix list',
              value: list ? <ResourceLink id={list.id} /> : 'not imported',
              why: 'The destination stays a public address: groups and ACLs must let it out.',
            },
          ]}
        />
        <Switch
          label="Available"
          help={fieldHelp('endpointState')}
          hint="Routes to an endpoint that is not available are blackholes."
          checked={resource.available}
          onCommit={(available) => {
            editResource(`Availability of ${name}`, 'gatewayEndpoint', resource.id, { available })
          }}
        />
      </Section>
      <Section
        title="Route tables"
        help={fieldHelp('endpointTables')}
        count={chosen.length}
        about="The endpoint puts a route to the prefix list into each of these."
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
                  editTopology(`Route tables of ${name}`, (before) =>
                    setEndpointRouteTables(before, resource.id, next),
                  )
                }}
              />
            </div>
          ))}
        </div>
      </Section>
      <Section title="Notes">
        <NoteField resource={resource} />
      </Section>
    </>
  )
}
