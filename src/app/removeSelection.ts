import { removalRefusal, removeResources } from '@/model/edits/remove'
import { findResource, labelOfId } from '@/model/topology'
import { diagramStore } from '@/store/diagramStore'
import { setView, viewStore } from '@/store/viewStore'
import { notify } from './notify'

/** Deletes what is selected, or says why AWS would not. */
export function removeSelection(): void {
  const { selection } = viewStore.getState()
  const { topology } = diagramStore.getState().diagram
  const ids = selection.filter((id) => findResource(topology, id))
  const [first] = ids
  if (first === undefined) return
  const label = ids.length === 1 ? labelOfId(topology, first) : `${String(ids.length)} things`
  const next = removeResources(topology, ids)
  if (next === topology) {
    void notify({ text: removalRefusal(topology, first) ?? `${label} cannot be deleted.` })
    return
  }
  diagramStore.getState().edit(`Delete ${label}`, (diagram) => ({ ...diagram, topology: next }))
  setView({ selection: selection.filter((id) => findResource(next, id)), ruleFocus: undefined })
}
