import { annotationOf } from '@/layout/annotations'
import { removalRefusal, removedWith } from '@/model/edits/remove'
import { findResource } from '@/model/topology'
import { deleteResources } from '@/panels/inspector/edits'
import { diagramStore } from '@/store/diagramStore'
import { viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { notify } from './notify'

/** Deletes what is selected, or says why AWS would not. */
export function removeSelection(verb: 'Delete' | 'Cut' = 'Delete'): void {
  const { diagram } = diagramStore.getState()
  const { topology } = diagram
  const isWritten = (id: string): boolean => annotationOf(diagram, id) !== undefined
  const ids = viewStore
    .getState()
    .selection.filter((id) => findResource(topology, id) ?? isWritten(id))
  const [first] = ids
  if (first === undefined) return
  if (ids.some(isWritten) || removedWith(topology, ids).length > 0) {
    keepFocus()
    deleteResources(ids, verb)
  } else void notify({ text: removalRefusal(topology, first) ?? strings.clipboard.notDeletable })
}

/** What is deleted takes the focus along; without it Tab would start at the top of the page. */
function keepFocus(): void {
  const network = document.getElementById('network')
  if (network?.contains(document.activeElement)) network.focus()
}
