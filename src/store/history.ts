import type { Diagram } from '@/layout/diagram'

export interface HistoryStep {
  /** What the edit did, as undo names it: `Move app-1`, `Delete rule 90`. */
  readonly label: string
  readonly before: Diagram
  /** Edits of one gesture carry one key and are undone together. */
  readonly gesture?: string | undefined
}

/** A diagram, with what led to it and what was taken back. */
export interface History {
  readonly diagram: Diagram
  readonly past: readonly HistoryStep[]
  readonly future: readonly { readonly label: string; readonly after: Diagram }[]
}

/** An earlier moment of a run is shown: what is kept meanwhile, and comes back. */
export interface Visit {
  readonly newest: History
  /** What led to an edit that is made at this moment: all there was, and the way to it. */
  readonly beyond: () => readonly HistoryStep[]
}

/** Steps share whatever they do not change, so that a long afternoon's history fits into memory. */
const HISTORY_LIMIT = 2000

/** The history with one step more. */
export function withStep(past: readonly HistoryStep[], step: HistoryStep): readonly HistoryStep[] {
  return [...past, step].slice(-HISTORY_LIMIT)
}

function back({ diagram, past, future }: History): History {
  const step = past.at(-1)
  if (!step) return { diagram, past, future }
  return {
    diagram: step.before,
    past: past.slice(0, -1),
    future: [{ label: step.label, after: diagram }, ...future],
  }
}

function forth({ diagram, past, future }: History): History {
  const [step, ...rest] = future
  if (!step) return { diagram, past, future }
  return {
    diagram: step.after,
    past: [...past, { label: step.label, before: diagram }],
    future: rest,
  }
}

/** So many steps on, or back where the number is negative. */
export function jumped(history: History, steps: number): History {
  const move = steps < 0 ? back : forth
  let next = history
  for (let step = 0; step < Math.abs(steps); step += 1) next = move(next)
  return next
}
