import { useEffect, type RefObject } from 'react'
import { diagramStore } from '@/store/diagramStore'
import { setView, viewStore } from '@/store/viewStore'
import { finishConnect, isConnecting } from './connect/connectStore'
import { pictureOf } from './picture'
import { moveTo } from './useMoves'

const STEP = 4
const LONG_STEP = 20

const DIRECTIONS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The canvas by keyboard: Enter selects what has the focus, arrows nudge what is selected. */
export function useCanvasKeys(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = region.current
    element?.addEventListener('keydown', onKeyDown)
    return () => {
      element?.removeEventListener('keydown', onKeyDown)
    }
  }, [region])
}

function onKeyDown(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLElement)) return
  const id = event.target.classList.contains('react-flow__node')
    ? event.target.dataset['id']
    : undefined
  if (id !== undefined && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault()
    choose(id, event.shiftKey)
    return
  }
  const direction = DIRECTIONS[event.key]
  const onControl = event.target.closest('button, input, textarea, select, [role=dialog]')
  if (!direction || onControl || viewStore.getState().selection.length === 0) return
  if (nudge(direction, event.shiftKey ? LONG_STEP : STEP)) event.preventDefault()
}

function choose(id: string, also: boolean): void {
  if (isConnecting()) {
    finishConnect(id)
    return
  }
  const { selection } = viewStore.getState()
  const others = also ? selection.filter((other) => other !== id) : []
  const selected = also && selection.includes(id) ? others : [...others, id]
  setView({ selection: selected, tab: 'inspect', ruleFocus: undefined })
}

/** Moves what is selected by a few pixels; nudges in a row are undone together. */
function nudge(direction: { readonly x: number; readonly y: number }, step: number): boolean {
  const { selection } = viewStore.getState()
  const { layout, drawing } = pictureOf(diagramStore.getState().diagram)
  const isCarried = (id: string): boolean => {
    const parent = drawing.byId.get(id)?.parentId
    return parent !== undefined && (selection.includes(parent) || isCarried(parent))
  }
  const moves = selection.flatMap((id) => {
    const box = layout[id]
    return box && !isCarried(id)
      ? [{ id, x: box.x + direction.x * step, y: box.y + direction.y * step }]
      : []
  })
  if (moves.length === 0) return false
  moveTo(moves, `nudge ${selection.join(' ')}`)
  return true
}
