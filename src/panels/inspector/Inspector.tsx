import type { ComponentType } from 'react'
import { findResource, type Resource } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { useView } from '@/store/viewStore'
import { DiagramSummary } from './DiagramSummary'
import { GroupMembers } from './GroupMembers'
import { INSPECTORS, TABLE_KINDS } from './inspectors'
import { ResourceHeader } from './ResourceHeader'
import { SelectionSummary } from './SelectionSummary'
import { ZoneInspector, zoneOf } from './ZoneInspector'

/** Shows what is selected and edits every property of it; nothing selected, the whole diagram. */
export function Inspector() {
  const topology = useTopology()
  const selection = useView((view) => view.selection)
  const resources = selection.flatMap((id) => findResource(topology, id) ?? [])
  const [only, another] = resources
  if (another) return <SelectionSummary resources={resources} />
  if (only) return <ResourceInspector key={only.id} resource={only} />
  const zone = selection.length === 1 ? zoneOf(topology, selection[0] ?? '') : undefined
  return zone ? <ZoneInspector key={zone.id} zone={zone} /> : <DiagramSummary />
}

function ResourceInspector({ resource }: { readonly resource: Resource }) {
  // The registry proves that each kind's component takes resources of that kind.
  const Body = INSPECTORS[resource.kind] as ComponentType<{ readonly resource: Resource }>
  const label = `Inspector of ${resource.id}`
  if (TABLE_KINDS.has(resource.kind)) {
    return (
      <section aria-label={label} className="flex h-full min-h-0 flex-col bg-surface">
        <ResourceHeader resource={resource}>
          {resource.kind === 'securityGroup' && <GroupMembers group={resource} />}
        </ResourceHeader>
        <Body resource={resource} />
      </section>
    )
  }
  return (
    <section
      aria-label={label}
      className="h-full min-h-0 overflow-y-auto overscroll-contain bg-surface"
    >
      <ResourceHeader resource={resource} />
      <Body resource={resource} />
    </section>
  )
}
