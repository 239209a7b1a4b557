import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { RoutesTo } from './GatewayInspectors'
import type { InspectorProps } from './InspectorProps'

export function OtherInspector({ resource }: InspectorProps<'other'>) {
  const { vpcId, subnetId, type } = resource
  return (
    <>
      <Section title="Kind">
        <Facts
          facts={[
            { term: 'In AWS', value: type },
            ...(vpcId === undefined ? [] : [{ term: 'VPC', value: <ResourceLink id={vpcId} /> }]),
            ...(subnetId === undefined
              ? []
              : [{ term: 'Subnet', value: <ResourceLink id={subnetId} /> }]),
          ]}
        />
      </Section>
      <RoutesTo id={resource.id} />
      <Section title="Notes">
        <NoteField resource={resource} />
      </Section>
    </>
  )
}
