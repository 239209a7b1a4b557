import type { KeyboardEvent, MouseEvent } from 'react'
import type { Geometry } from '@/layout/geometry'
import type { Viewport } from '@/layout/viewport'
import { selecting } from '@/store/held'
import { setView, viewStore } from '@/store/viewStore'
import { chooseThing } from '../chosen'
import { vpcAt } from '../vpcAt'

/** A click, Enter or the spacebar on the still drawing selects as it will on the other. */
export function chooseStill(
  event: MouseEvent | KeyboardEvent,
  viewport: Viewport | undefined,
  geometry: Geometry,
): void {
  const { target, currentTarget } = event
  if (!(target instanceof Element) || !viewport || viewStore.getState().tool !== 'select') return
  const node = target.closest<HTMLElement>('.react-flow__node')
  if ('key' in event) {
    if (node !== target || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
  }
  const added = event.shiftKey || event.metaKey || event.ctrlKey
  const id = node?.dataset['id'] ?? ('clientX' in event ? vpcUnder(event) : undefined)
  if (id === undefined) setView({ ...selecting([]), ruleFocus: undefined })
  else chooseThing(id, added)

  function vpcUnder({ clientX, clientY }: MouseEvent): string | undefined {
    if (!viewport) return undefined
    const { left, top } = currentTarget.getBoundingClientRect()
    const point = {
      x: (clientX - left - viewport.x) / viewport.zoom,
      y: (clientY - top - viewport.y) / viewport.zoom,
    }
    return vpcAt(point, geometry)
  }
}
