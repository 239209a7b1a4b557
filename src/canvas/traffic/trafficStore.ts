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

/** Says how many are on their way, and of how many one is drawn: a few times a second, and at once at rest. */
export function tellPackets(
  canvas: HTMLCanvasElement,
  { oneIn, inFlight }: TrafficMarks,
  playing: boolean,
): void {
  const now = performance.now()
  if (playing && now - last < TOLD_MS) return
  last = now
  canvas.dataset['inFlight'] = String(inFlight)
  if (oneIn > 1) told.setState({ oneIn, inFlight })
  else if (told.getState().oneIn > 1) told.setState(ALL)
}

export function useThinning(): Told {
  return useStore(told)
}
