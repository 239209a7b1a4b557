import type { MouseEvent } from 'react'
import { setView } from '@/store/viewStore'

/** What a mark that stands for a resource does: hovering lights the resource, a click selects it. */
export function pointsAt(id: string) {
  return {
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
