import { removeAnnotations } from '@/layout/annotations'
import { removeResources } from '@/model/edits/remove'
import { updateResource, type Patch } from '@/model/edits/edit'
import type { Result } from '@/model/result'
import { findResource, type IdOf, type ResourceKind, type Topology } from '@/model/topology'
import { diagramStore } from '@/store/diagramStore'
import { calledTogether } from '@/store/naming'
import { setView, viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'

const words = strings.inspector.done

/** Changes some properties of one resource, as one step of undo. */
export function editResource<Kind extends ResourceKind>(
  label: string,
  kind: Kind,
  id: IdOf<Kind>,
  patch: Patch<Kind>,
  gesture?: string,
): void {
  diagramStore.getState().edit(
    label,
    (diagram) => {
      const topology = updateResource(diagram.topology, kind, id, patch)
      return topology === diagram.topology ? diagram : { ...diagram, topology }
    },
    gesture === undefined ? {} : { gesture },
  )
}

/** Makes an edit that may be refused; answers why, in a sentence, and then nothing has changed. */
export function tryEdit(
  label: string,
  change: (topology: Topology) => Result<Topology>,
  gesture?: string,
): string | undefined {
  const { diagram, edit } = diagramStore.getState()
  const result = change(diagram.topology)
  if (!result.ok) return result.error
  if (result.value === diagram.topology) return undefined
  const options = gesture === undefined ? {} : { gesture }
  edit(label, (before) => ({ ...before, topology: result.value }), options)
  return undefined
}

/** Deletes resources with all that cannot be without them, and where they stood. */
export function deleteResources(ids: readonly string[], verb: 'Delete' | 'Cut' = 'Delete'): void {
  const { edit, diagram } = diagramStore.getState()
  edit(words[verb](calledTogether(diagram, ids)), (whole) => {
    const before = removeAnnotations(whole, ids)
    const topology = removeResources(before.topology, ids)
    if (topology === before.topology) return before
    const layout = Object.fromEntries(
      Object.entries(before.layout).filter(
        ([id]) => !findResource(before.topology, id) || findResource(topology, id) !== undefined,
      ),
    )
    return { ...before, topology, layout }
  })
  const { topology } = diagramStore.getState().diagram
  const selection = viewStore.getState().selection.filter((id) => findResource(topology, id))
  setView({ selection })
}
