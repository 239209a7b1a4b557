import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { CompiledNetwork } from '@/engine/compile/network'
import type { Decided } from '@/engine/simulation/world'

/** What a run of traffic has stopped before, or has just shown after it was asked for. */
interface AskedInRun {
  readonly decided: Decided
  readonly network: CompiledNetwork
  /** Tells one question of the run from the next. */
  readonly tick: number
  /** Whether the run played until it was stopped, and goes on by itself. */
  readonly resumes: boolean
  readonly revealed: boolean
}

interface PredictState {
  readonly inRun: AskedInRun | undefined
}

export const predictStore = createStore<PredictState>()(() => ({ inRun: undefined }))

export function usePredict<T>(selector: (state: PredictState) => T): T {
  return useStore(predictStore, selector)
}
