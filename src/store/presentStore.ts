import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { setView } from './viewStore'

interface PresentState {
  /** The map fills the screen in large type, and the camera goes with the packet. */
  readonly presenting: boolean
  /** Whether the inspector lies over the map while presenting. */
  readonly editing: boolean
}

export const presentStore = createStore<PresentState>()(() => ({
  presenting: false,
  editing: false,
}))

export function usePresent<T>(selector: (state: PresentState) => T): T {
  return useStore(presentStore, selector)
}

/** Clears the stage: nothing is selected, the outline is away. */
export function startPresenting(): void {
  setView({ tool: 'select', selection: [], ruleFocus: undefined, outlineOpen: false })
  presentStore.setState({ presenting: true, editing: false })
}

export function stopPresenting(): void {
  presentStore.setState({ presenting: false, editing: false })
}

/** Shows or hides what edits, without leaving the presentation. */
export function toggleEditing(): void {
  presentStore.setState(({ presenting, editing }) => ({ editing: presenting && !editing }))
}
