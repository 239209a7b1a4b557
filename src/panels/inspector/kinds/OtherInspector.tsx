import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { RoutesTo } from './GatewayInspectors'
import type { InspectorProps } from './InspectorProps'
import { strings } from '@/strings/strings'

const words = strings.gateways

export function OtherInspector({ resource }: InspectorProps<'other'>) {
  const { vpcId, subnetId, type } = resource
  return (
    <>
      <Section title={words.kind}>
        <Facts
          facts={[
            { term: words.inAws, value: type },
            ...(vpcId === undefined
              ? []
              : [{ term: strings.inspector.vpc, value: <ResourceLink id={vpcId} /> }]),
            ...(subnetId === undefined
              ? []
              : [{ term: words.subnet, value: <ResourceLink id={subnetId} /> }]),
          ]}
        />
      </Section>
      <RoutesTo id={resource.id} />
      <Section title={strings.inspector.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}
