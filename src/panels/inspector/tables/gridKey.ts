import type { KeyboardEvent } from 'react'

/** What a key does to the row that the cell stands in. */
export type GridAction =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'rowStart'
  | 'rowEnd'
  | 'first'
  | 'last'
  | 'selectUp'
  | 'selectDown'
  | 'selectRow'
  | 'moveUp'
  | 'moveDown'
  | 'delete'
  | 'deleteSelected'
  | 'duplicate'
  | 'note'
  | 'enter'
  | 'enterUp'
  | 'undo'
  | 'redo'

/** The grid's own keys; all others are the cell's. `still` while nobody moves within the cell's text. */
export function gridKey(event: KeyboardEvent, still: boolean): GridAction | undefined {
  const control = event.ctrlKey || event.metaKey
  const plain = !control && !event.shiftKey && !event.altKey
  switch (event.key) {
    case 'ArrowUp':
      if (event.shiftKey) return 'selectUp'
      return event.altKey ? 'moveUp' : 'up'
    case 'ArrowDown':
      if (event.shiftKey) return 'selectDown'
      return event.altKey ? 'moveDown' : 'down'
    case 'ArrowLeft':
      return still && plain ? 'left' : undefined
    case 'ArrowRight':
      return still && plain ? 'right' : undefined
    case 'Home':
      if (control) return 'first'
      return still && plain ? 'rowStart' : undefined
    case 'End':
      if (control) return 'last'
      return still && plain ? 'rowEnd' : undefined
    case ' ':
      return event.shiftKey && still ? 'selectRow' : undefined
    case 'F2':
      return event.shiftKey ? 'note' : undefined
    case 'Delete':
      return plain ? 'deleteSelected' : undefined
    case 'Backspace':
      return control ? 'delete' : undefined
    case 'd':
      return control ? 'duplicate' : undefined
    case 'Enter':
      return event.shiftKey ? 'enterUp' : 'enter'
    case 'z':
      return control ? 'undo' : undefined
    case 'Z':
    case 'y':
      return control ? 'redo' : undefined
    default:
      return undefined
  }
}
