import { useReactFlow } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
import { annotationOf } from '@/layout/annotations'
import { diagramStore } from '@/store/diagramStore'
import { heldThings } from '@/store/held'
import { setView, viewStore } from '@/store/viewStore'
import { CAMERA_MS, GRID } from './camera'
import { chooseThing, meantBy } from './chosen'
import { finishConnect, isConnecting } from './connect/connectStore'
import { openThing } from './openThing'
import { pictureOf } from './picture'
import { motionMs } from './reducedMotion'
import { moveTo } from './moveTo'

/** The dots of the grid stand five steps apart: Shift goes from dot to dot. */
const STEP = GRID / 5
const LONG_STEP = GRID

const DIRECTIONS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The canvas by keyboard: Enter selects what has the focus, arrows nudge what is selected. */
export function useCanvasKeys(region: RefObject<HTMLElement | null>): void {
  const { screenToFlowPosition, setCenter, getZoom } = useReactFlow()
  useEffect(() => {
    const element = region.current
    if (!element) return undefined
    /** What has the focus is lit like what is pointed at; focus that walks off the screen takes the camera along, at the scale that it has. */
    const onFocus = ({ target }: FocusEvent): void => {
      if (!isNode(target) || !target.matches(':focus-visible')) return
      setView({ hovered: target.dataset['id'] })
      const node = target.getBoundingClientRect()
      const middle = { x: node.x + node.width / 2, y: node.y + node.height / 2 }
      if (holds(element.getBoundingClientRect(), middle)) return
      const { x, y } = screenToFlowPosition(middle)
      void setCenter(x, y, { zoom: getZoom(), duration: motionMs(CAMERA_MS) })
    }
    const onBlur = ({ target }: FocusEvent): void => {
      if (!isNode(target)) return
      if (viewStore.getState().hovered === target.dataset['id']) setView({ hovered: undefined })
    }
    // A click beside everything gives the focus to what holds the drawing.
    const place = element.closest<HTMLElement>('main') ?? element
    place.addEventListener('keydown', onKeyDown)
    element.addEventListener('focusin', onFocus)
    element.addEventListener('focusout', onBlur)
    return () => {
      place.removeEventListener('keydown', onKeyDown)
      element.removeEventListener('focusin', onFocus)
      element.removeEventListener('focusout', onBlur)
    }
  }, [region, screenToFlowPosition, setCenter, getZoom])
}

function isNode(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.classList.contains('react-flow__node')
}

function holds(
  { left, right, top, bottom }: DOMRect,
  point: { readonly x: number; readonly y: number },
): boolean {
  return point.x > left && point.x < right && point.y > top && point.y < bottom
}

function onKeyDown(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLElement)) return
  const id = isNode(event.target) ? event.target.dataset['id'] : undefined
  if (id !== undefined && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault()
    const isChosen = viewStore.getState().selection.includes(meantBy(id))
    if (event.key === 'Enter' && isChosen && !event.shiftKey && openThing(id)) return
    choose(id, event.shiftKey)
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return
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
  chooseThing(id, also)
}

/** Moves what is selected by a few pixels; nudges in a row are undone together. */
function nudge(direction: { readonly x: number; readonly y: number }, step: number): boolean {
  const things = heldThings()
  const { diagram } = diagramStore.getState()
  const { layout, drawing } = pictureOf(diagram)
  const isCarried = (id: string): boolean => {
    const parent = drawing.byId.get(id)?.parentId
    return parent !== undefined && (things.includes(parent) || isCarried(parent))
  }
  const moves = things.flatMap((id) => {
    const box = annotationOf(diagram, id) ?? layout[id]
    return box && !isCarried(id)
      ? [{ id, x: box.x + direction.x * step, y: box.y + direction.y * step }]
      : []
  })
  if (moves.length === 0) return false
  moveTo(moves, `nudge ${things.join(' ')}`)
  return true
}
