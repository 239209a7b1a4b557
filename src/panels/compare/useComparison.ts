import { useEffect, useState } from 'react'
import { SLOW_MOTION, type Micros } from '@/engine/simulation/settings'
import { runSettingsOf } from '@/layout/trafficOf'
import {
  beginComparing,
  compareOn,
  comparisonOf,
  type Comparison,
} from '@/playback/compare/comparison'
import { diagramStore, newestDiagram } from '@/store/diagramStore'
import { sourcesOf } from '@/store/run/runTraffic'
import { simulationStore } from '@/store/simulationStore'
import type { ComparedEdit } from './edits'

/** How far two runs are, or what they came to. */
export type ComparisonState =
  | { readonly kind: 'working'; readonly share: number }
  | { readonly kind: 'done'; readonly comparison: Comparison; readonly until: Micros }
  | { readonly kind: 'noTraffic' }
  | { readonly kind: 'failed' }

/** So many events of each run at a time, and so long at a stretch: the page stays awake. */
const EVENTS_AT_A_TIME = 20
const SLICE_MS = 16

/** Plays the traffic of the diagram before and after an edit, in slices between the frames. */
export function useComparison(edit: ComparedEdit | undefined, until: Micros): ComparisonState {
  const [state, setState] = useState<ComparisonState>({ kind: 'working', share: 0 })
  const before = edit?.before
  const after = edit?.after
  useEffect(() => {
    if (!before || !after) return undefined
    return compare(before, after, until, setState)
  }, [before, after, until])
  return state
}

function compare(
  before: ComparedEdit['before'],
  after: ComparedEdit['after'],
  until: Micros,
  tell: (state: ComparisonState) => void,
): () => void {
  const diagram = newestDiagram(diagramStore.getState())
  const traffic = sourcesOf(diagram, simulationStore.getState().form)
  const { seed, delays = 'watch' } = runSettingsOf(diagram)
  if (traffic.length === 0) {
    tell({ kind: 'noTraffic' })
    return () => undefined
  }
  const settings = delays === 'watch' ? SLOW_MOTION : {}
  let timer: ReturnType<typeof setTimeout> | undefined
  const attempt = (work: () => void): void => {
    try {
      work()
    } catch {
      tell({ kind: 'failed' })
    }
  }
  attempt(() => {
    const comparing = beginComparing({ before, after, traffic, seed, settings, until })
    const slice = (): void => {
      attempt(() => {
        const deadline = performance.now() + SLICE_MS
        let share = 0
        while (share < 1 && performance.now() < deadline)
          share = compareOn(comparing, EVENTS_AT_A_TIME)
        if (share < 1) {
          tell({ kind: 'working', share })
          timer = setTimeout(slice)
        } else {
          tell({ kind: 'done', comparison: comparisonOf(comparing), until })
        }
      })
    }
    tell({ kind: 'working', share: 0 })
    timer = setTimeout(slice)
  })
  return () => {
    clearTimeout(timer)
  }
}
