import { findResource } from '@/model/topology'
import { useTopology } from '@/store/diagramStore'
import { useView } from '@/store/viewStore'
import { DiagramSummary } from './DiagramSummary'
import { ResourceInspector } from './ResourceInspector'
import { SelectionSummary } from './SelectionSummary'
import { ZoneInspector, zoneOf } from './ZoneInspector'

/** What edits the selection: one thing, several, or a zone; the whole diagram when it is gone. */
export function SelectedInspector() {
  const topology = useTopology()
  const selection = useView((view) => view.selection)
  const resources = selection.flatMap((id) => findResource(topology, id) ?? [])
  const [only, another] = resources
  if (another) return <SelectionSummary resources={resources} />
  if (only) return <ResourceInspector key={only.id} resource={only} />
  const zone = selection.length === 1 ? zoneOf(topology, selection[0] ?? '') : undefined
  return zone ? <ZoneInspector key={zone.id} zone={zone} /> : <DiagramSummary />
}
