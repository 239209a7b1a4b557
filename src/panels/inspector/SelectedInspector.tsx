import { useDeferredValue } from 'react'
import { findResource } from '@/model/topology'
import { annotationOf } from '@/layout/annotations'
import { useDiagramStore, useTopology } from '@/store/diagramStore'
import { useView } from '@/store/viewStore'
import { AnnotationInspector } from './AnnotationInspector'
import { DiagramSummary } from './DiagramSummary'
import { ResourceInspector } from './ResourceInspector'
import { SelectionSummary } from './SelectionSummary'
import { ZoneInspector, zoneOf } from './ZoneInspector'

const NOTHING: readonly string[] = []

/**
 * What edits the selection: one thing, several, or a zone; the whole diagram when it is gone. The drawing answers a
 * click first; the fields follow in its pauses, and of what is only passed by none are made.
 */
export function SelectedInspector() {
  const topology = useTopology()
  const selection = useDeferredValue(
    useView((view) => view.selection),
    NOTHING,
  )
  const written = useDiagramStore(({ diagram }) =>
    selection.length === 1 ? annotationOf(diagram, selection[0] ?? '') : undefined,
  )
  const resources = selection.flatMap((id) => findResource(topology, id) ?? [])
  const [only, another] = resources
  if (another) return <SelectionSummary resources={resources} />
  if (only) return <ResourceInspector key={only.id} resource={only} />
  if (written) return <AnnotationInspector key={written.id} annotation={written} />
  const zone = selection.length === 1 ? zoneOf(topology, selection[0] ?? '') : undefined
  return zone ? <ZoneInspector key={zone.id} zone={zone} /> : <DiagramSummary />
}
