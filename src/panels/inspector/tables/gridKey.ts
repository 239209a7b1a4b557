import type { KeyboardEvent } from 'react'

/** What a key does to the row that the cell stands in. */
export type GridAction =
  | 'up'
  | 'down'
  | 'moveUp'
  | 'moveDown'
  | 'delete'
  | 'duplicate'
  | 'enter'
  | 'undo'
  | 'redo'

/** The grid's own keys; all others are the cell's. */
export function gridKey(event: KeyboardEvent): GridAction | undefined {
  const control = event.ctrlKey || event.metaKey
  switch (event.key) {
    case 'ArrowUp':
      return event.altKey ? 'moveUp' : 'up'
    case 'ArrowDown':
      return event.altKey ? 'moveDown' : 'down'
    case 'Backspace':
      return control ? 'delete' : undefined
    case 'd':
      return control ? 'duplicate' : undefined
    case 'Enter':
      return 'enter'
    case 'z':
      return control ? 'undo' : undefined
    case 'Z':
    case 'y':
      return control ? 'redo' : undefined
    default:
      return undefined
  }
}
