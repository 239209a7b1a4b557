import { annotationOf } from '@/layout/annotations'
import { diagramStore } from '@/store/diagramStore'
import { toggleCollapse } from '@/store/holding'
import { setView } from '@/store/viewStore'

/** What Enter or a double click on a selected thing opens: the words of a note, a collapsed VPC; false when nothing. */
export function openThing(id: string): boolean {
  const { diagram } = diagramStore.getState()
  if (annotationOf(diagram, id)) {
    setView({ selection: [id], tab: 'inspect', ruleFocus: undefined, writing: id })
    return true
  }
  if (diagram.collapsed?.includes(id) !== true) return false
  toggleCollapse([id])
  return true
}
