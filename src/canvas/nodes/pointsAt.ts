import type { MouseEvent } from 'react'
import { setView } from '@/store/viewStore'

/**
 * What a mark that stands for a resource does: hovering lights the resource, a click selects it,
 * and a menu that is asked for there is the resource's.
 */
export function pointsAt(id: string) {
  return {
    'data-resource-id': id,
    onClick: (event: MouseEvent) => {
      event.stopPropagation()
      setView({ selection: [id], tab: 'inspect', ruleFocus: undefined })
    },
    onMouseEnter: () => {
      setView({ hovered: id })
    },
    onMouseLeave: () => {
      setView({ hovered: undefined })
    },
  }
}
