import { removalRefusal, removedWith } from '@/model/edits/remove'
import { findResource } from '@/model/topology'
import { deleteResources } from '@/panels/inspector/edits'
import { diagramStore } from '@/store/diagramStore'
import { viewStore } from '@/store/viewStore'
import { notify } from './notify'

/** Deletes what is selected, or says why AWS would not. */
export function removeSelection(): void {
  const { topology } = diagramStore.getState().diagram
  const ids = viewStore.getState().selection.filter((id) => findResource(topology, id))
  const [first] = ids
  if (first === undefined) return
  if (removedWith(topology, ids).length > 0) deleteResources(ids)
  else void notify({ text: removalRefusal(topology, first) ?? 'This cannot be deleted.' })
}
