import { createStore } from 'zustand/vanilla'
import { diagramStore } from './diagramStore'

/** What a change came to, told beside the screen's work; the shell decides how it looks. */
export interface Telling {
  readonly text: string
  readonly detail?: string
  readonly fault?: boolean
  /** Takes the change back that was told of, as long as nothing came after it. */
  readonly undo?: () => void
}

/** The last thing that was told; a new object each time. */
export const tellingStore = createStore<{ readonly last: Telling | undefined }>()(() => ({
  last: undefined,
}))

/** Tells something to whoever shows notices. */
function tell(telling: Telling): void {
  tellingStore.setState({ last: telling })
}

/** Tells of the edit that has just been made, with a way to take it back. */
export function tellEdit(text: string, detail?: string): void {
  const { diagram } = diagramStore.getState()
  tell({
    text,
    ...(detail === undefined || detail === '' ? {} : { detail }),
    undo: () => {
      const now = diagramStore.getState()
      if (now.diagram === diagram) now.undo()
    },
  })
}
