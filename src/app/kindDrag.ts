import type { DragEvent, MouseEvent } from 'react'
import type { AnnotationKind } from '@/layout/diagram'
import { setView, viewStore, type Tool } from '@/store/viewStore'
import { addAnnotationHere, addKind } from './lateCommands'
import { KIND_MIME, type KindTool } from './kindTools'

/** What makes a button or a menu's entry give a kind to the hand: by drag, by click, by key. */
export function kindHandlers({ kind }: KindTool) {
  return handlersOf(kind, () => {
    addKind(kind)
  })
}

/** The same for notes and frames. */
export function annotationHandlers(kind: AnnotationKind) {
  return handlersOf(kind, () => {
    addAnnotationHere(kind)
  })
}

function handlersOf(kind: Exclude<Tool, 'select'>, add: () => void) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(KIND_MIME, kind)
      event.dataTransfer.effectAllowed = 'copy'
      // While it is dragged the canvas shows where it would go.
      setView({ tool: kind })
    },
    onDragEnd: () => {
      setView({ tool: 'select' })
    },
    onClick: (event: MouseEvent) => {
      // A key press has no place to point at, so the thing goes where it fits.
      if (event.detail === 0) add()
      else setView({ tool: viewStore.getState().tool === kind ? 'select' : kind })
    },
  }
}
