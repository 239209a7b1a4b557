import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { TrafficMarks } from './marks'

interface Told {
  /** Of so many packets one is drawn. */
  readonly oneIn: number
  readonly inFlight: number
}

const ALL: Told = { oneIn: 1, inFlight: 0 }
/** Words change no more often than that. */
const TOLD_MS = 250

const told = createStore<Told>()(() => ALL)
let last = -Infinity

/** Says how many are drawn of how many, where not all are: a few times a second. */
export function tellThinning({ oneIn, inFlight }: TrafficMarks): void {
  const before = told.getState()
  if (oneIn === 1 && before.oneIn === 1) return
  const now = performance.now()
  if (now - last < TOLD_MS) return
  last = now
  told.setState(oneIn === 1 ? ALL : { oneIn, inFlight })
}

export function useThinning(): Told {
  return useStore(told)
}
