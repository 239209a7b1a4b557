import type { ResourceKind } from '@/model/topology'
import { NoteField } from '../fields/NoteField'
import { Section } from '../fields/Section'
import type { InspectorProps } from './InspectorProps'

export function PlainInspector({ resource }: InspectorProps<ResourceKind>) {
  return (
    <Section title="Notes">
      <NoteField resource={resource} />
    </Section>
  )
}
