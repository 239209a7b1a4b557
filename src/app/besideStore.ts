import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { setApp } from './appStore'

/** A second diagram that stands beside the one that is open, in a frame of its own. */
interface Beside {
  readonly key: string
  readonly name: string
}

interface BesideState {
  readonly beside: Beside | undefined
  /** How much of the width the first diagram has, in percent. */
  readonly share: number
}

export const HALF = 50

const besideStore = createStore<BesideState>()(() => ({ beside: undefined, share: HALF }))

export function useBeside<T>(selector: (state: BesideState) => T): T {
  return useStore(besideStore, selector)
}

/** With half the width the panel would cover the first diagram. */
export function openBeside(beside: Beside): void {
  setApp({ panelOpen: false })
  besideStore.setState({ beside, share: HALF })
}

export function closeBeside(): void {
  setApp({ panelOpen: true })
  besideStore.setState({ beside: undefined, share: HALF })
}

export function setShare(share: number): void {
  besideStore.setState({ share })
}

/** Whether this page itself is the second diagram of another one. */
export function isBeside(): boolean {
  return window.self !== window.top
}
