import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { SnapLine } from '@/layout/snapping'

interface GestureState {
  /** The lines that show what the moved thing stands in line with. */
  readonly lines: readonly SnapLine[]
  /** How often something was put back to where the diagram has it. */
  readonly putBacks: number
}

const NO_LINES: readonly SnapLine[] = []

const gestureStore = createStore<GestureState>()(() => ({ lines: NO_LINES, putBacks: 0 }))

/** What a hand on the canvas is about, until it becomes an edit. */
export function useGesture<T>(selector: (state: GestureState) => T): T {
  return useStore(gestureStore, selector)
}

export function showLines(lines: readonly SnapLine[]): void {
  if (lines.length === 0 && gestureStore.getState().lines.length === 0) return
  gestureStore.setState({ lines })
}

/** Puts what was dragged or resized back to where the diagram has it. */
export function putBack(): void {
  gestureStore.setState(({ putBacks }) => ({ lines: NO_LINES, putBacks: putBacks + 1 }))
}

/** Whether Ctrl or ⌘ is held, which lets things stand anywhere. */
let free = false
let stopListening: (() => void) | undefined
let cancelled = false

/** Listens for what keys do to a gesture while it lasts: Escape ends it as if it had not been. */
export function beginGesture(): void {
  endGesture()
  cancelled = false
  const onKey = (event: KeyboardEvent): void => {
    free = event.ctrlKey || event.metaKey
    if (event.type !== 'keydown' || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    cancelled = true
    putBack()
  }
  const onMove = (event: PointerEvent): void => {
    free = event.ctrlKey || event.metaKey
  }
  window.addEventListener('keydown', onKey, { capture: true })
  window.addEventListener('keyup', onKey, { capture: true })
  window.addEventListener('pointermove', onMove, { capture: true })
  stopListening = () => {
    window.removeEventListener('keydown', onKey, { capture: true })
    window.removeEventListener('keyup', onKey, { capture: true })
    window.removeEventListener('pointermove', onMove, { capture: true })
  }
}

/** Answers whether what the gesture did counts. */
export function endGesture(): boolean {
  stopListening?.()
  stopListening = undefined
  free = false
  showLines(NO_LINES)
  return !cancelled
}

export function isCancelled(): boolean {
  return stopListening !== undefined && cancelled
}

export function standsFreely(): boolean {
  return free
}
