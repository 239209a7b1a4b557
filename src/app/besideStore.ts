import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { appStore, setApp } from './appStore'

/** A second diagram that stands beside the one that is open, in a frame of its own. */
interface Beside {
  readonly key: string
  readonly name: string
}

interface BesideState {
  readonly beside: Beside | undefined
  /** How much of the width the first diagram has, in percent. */
  readonly share: number
  /** Whether the panel was open before: it is again afterwards. */
  readonly hadPanel: boolean
}

export const HALF = 50

const besideStore = createStore<BesideState>()(() => ({
  beside: undefined,
  share: HALF,
  hadPanel: false,
}))

export function useBeside<T>(selector: (state: BesideState) => T): T {
  return useStore(besideStore, selector)
}

/** With half the width the panel would cover the first diagram. */
export function openBeside(beside: Beside): void {
  const { panelOpen } = appStore.getState()
  besideStore.setState((before) => ({
    beside,
    share: HALF,
    hadPanel: before.beside ? before.hadPanel : panelOpen,
  }))
  setApp({ panelOpen: false })
}

export function closeBeside(): void {
  setApp({ panelOpen: besideStore.getState().hadPanel })
  besideStore.setState({ beside: undefined, share: HALF })
}

export function setShare(share: number): void {
  besideStore.setState({ share })
}
