import { useTopology } from '@/store/diagramStore'
import { KIND_LABELS, labelOf, type Resource } from '@/model/topology'
import { strings } from '@/strings/strings'
import { Facts } from '../fields/Facts'
import { NoteField } from '../fields/NoteField'
import { ResourceLink } from '../fields/ResourceLink'
import { Section } from '../fields/Section'
import { ownerOf } from '../owner'
import type { InspectorProps } from './InspectorProps'
import { InterfaceFields } from './InterfaceFields'

const words = strings.machines.interface

export function NetworkInterfaceInspector({ resource }: InspectorProps<'networkInterface'>) {
  const topology = useTopology()
  const { attachment, managedBy } = resource
  const owner = ownerOf(topology, resource)
  return (
    <>
      <Section title={words.belongsTo}>
        <Facts
          facts={[
            {
              term: words.attachedTo,
              value: owner ? <ResourceLink id={owner.id} /> : (managedBy ?? words.nothing),
              why: owner ? ownerWords(owner, attachment?.deviceIndex) : words.unattached,
            },
            { term: words.type, value: resource.interfaceType },
            ...(managedBy === undefined
              ? []
              : [
                  {
                    term: words.managedBy,
                    value: managedBy,
                    why: words.managedAbout,
                  },
                ]),
          ]}
        />
      </Section>
      <InterfaceFields eni={resource} />
      <Section title={strings.inspector.notes}>
        <NoteField resource={resource} />
      </Section>
    </>
  )
}

function ownerWords(owner: Resource, deviceIndex: number | undefined): string {
  const name = words.owner(KIND_LABELS[owner.kind], labelOf(owner))
  return deviceIndex === undefined ? name : words.device(name, deviceIndex)
}
