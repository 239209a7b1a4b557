import { useReactFlow } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'
import { isAnnotationKind } from '@/layout/annotations'
import type { AnnotationKind } from '@/layout/diagram'
import { placeAnnotation } from '@/store/annotating'
import { placeAt } from '@/store/placing'
import { placedWords } from '@/store/placing/placedWords'
import { diagramStore } from '@/store/diagramStore'
import { placeableKind, type PlaceableKind } from '@/store/placing/placements'
import { nameNew } from '@/store/pointing'
import { viewStore } from '@/store/viewStore'
import { announce } from '../announcer'

/** What a drag from the palette carries. */
const KIND_MIME = 'application/x-packetwalk-kind'

/** Placing by the pointer: a click while a kind is the tool, or a drop from the palette. */
export function usePlacing(region: RefObject<HTMLElement | null>): void {
  const { screenToFlowPosition } = useReactFlow()
  useEffect(() => {
    const element = region.current
    if (!element) return undefined
    const drop = (event: DragEvent): void => {
      const text = event.dataTransfer?.getData(KIND_MIME) ?? ''
      const kind = isAnnotationKind(text) ? text : placeableKind(text)
      if (!kind) return
      event.preventDefault()
      placeHere(kind, screenToFlowPosition({ x: event.clientX, y: event.clientY }))
    }
    const click = (event: MouseEvent): void => {
      const { tool } = viewStore.getState()
      if (tool === 'select' || !isOnDrawing(event.target)) return
      event.stopPropagation()
      placeHere(tool, screenToFlowPosition({ x: event.clientX, y: event.clientY }))
    }
    element.addEventListener('dragover', acceptKind)
    element.addEventListener('drop', drop)
    element.addEventListener('click', click, { capture: true })
    return () => {
      element.removeEventListener('dragover', acceptKind)
      element.removeEventListener('drop', drop)
      element.removeEventListener('click', click, { capture: true })
    }
  }, [region, screenToFlowPosition])
}

function acceptKind(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes(KIND_MIME)) return
  event.preventDefault()
  event.dataTransfer.dropEffect = 'copy'
}

function isOnDrawing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.react-flow') !== null
}

function placeHere(
  kind: PlaceableKind | AnnotationKind,
  point: { readonly x: number; readonly y: number },
): void {
  if (isAnnotationKind(kind)) {
    placeAnnotation(kind, point)
    return
  }
  const before = diagramStore.getState().diagram.topology
  const placed = placeAt(kind, point)
  if (!placed.ok) {
    announce(`${placed.error}.`)
    return
  }
  const { topology } = diagramStore.getState().diagram
  announce(placedWords(before, topology, placed.value))
  nameNew(topology, placed.value)
}
