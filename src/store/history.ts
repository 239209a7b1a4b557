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

/** The history of whoever has one. */
export function historyOf({ diagram, past, future }: History): History {
  return { diagram, past, future }
}

/** An earlier moment of a run is shown: what is kept meanwhile, and comes back. */
export interface Visit {
  readonly newest: History
  /** What going there is called, should an edit be made there. */
  readonly label: () => string
}

/** Steps share whatever they do not change, so that a long afternoon's history fits into memory. */
const HISTORY_LIMIT = 2000

/** The history with one step more. */
export function withStep(past: readonly HistoryStep[], step: HistoryStep): readonly HistoryStep[] {
  return [...past, step].slice(-HISTORY_LIMIT)
}

export function back({ diagram, past, future }: History): History {
  const step = past.at(-1)
  if (!step) return { diagram, past, future }
  return {
    diagram: step.before,
    past: past.slice(0, -1),
    future: [{ label: step.label, after: diagram }, ...future],
  }
}

export function forth({ diagram, past, future }: History): History {
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

/**
 * The newest history as it is seen from one of its diagrams: what came later can be redone. From a
 * diagram that undo does not lead to any more, undo leads back to the newest one.
 */
export function seenFrom({ newest, label }: Visit, diagram: Diagram): History {
  const later = newest.future.findIndex(({ after }) => after === diagram)
  if (later >= 0) return jumped(newest, later + 1)
  const earlier = newest.past.findLastIndex(({ before }) => before === diagram)
  if (earlier >= 0) return jumped(newest, earlier - newest.past.length)
  return { diagram, past: beyond({ newest, label }), future: [] }
}

/** What led to an edit that is made at an earlier moment: all there was, and the way to that moment. */
export function beyond({ newest, label }: Visit): readonly HistoryStep[] {
  return withStep(newest.past, { label: label(), before: newest.diagram })
}
