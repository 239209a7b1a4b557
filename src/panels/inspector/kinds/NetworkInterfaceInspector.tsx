import { useTopology } from '@/store/diagramStore'
import { KIND_LABELS, labelOf } from '@/model/topology'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { ownerOf } from '../owner'
import type { InspectorProps } from './InspectorProps'
import { InterfaceFields } from './InterfaceFields'

export function NetworkInterfaceInspector({ resource }: InspectorProps<'networkInterface'>) {
  const topology = useTopology()
  const { attachment, managedBy } = resource
  const owner = ownerOf(topology, resource)
  return (
    <>
      <Section title="Belongs to">
        <Facts
          facts={[
            {
              term: 'Attached to',
              value: owner ? <ResourceLink id={owner.id} /> : (managedBy ?? 'nothing'),
              why: owner
                ? `${KIND_LABELS[owner.kind]} ${labelOf(owner)}${attachment ? `, device ${String(attachment.deviceIndex)}${attachment.deviceIndex === 0 ? ' (primary)' : ''}` : ''}`
                : 'A packet to an interface that nothing is attached to is not answered.',
            },
            { term: 'Type', value: resource.interfaceType },
            ...(managedBy === undefined
              ? []
              : [
                  {
                    term: 'Managed by',
                    value: managedBy,
                    why: 'AWS lets nobody else edit an interface that a service made.',
                  },
                ]),
          ]}
        />
      </Section>
      <InterfaceFields eni={resource} />
      <Section title="Notes">
        <NoteField resource={resource} />
      </Section>
    </>
  )
}
