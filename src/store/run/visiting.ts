import type { Diagram } from '@/layout/diagram'
import { jumped, withStep, type History, type HistoryStep, type Visit } from '../history'

/** How the newest history is visited at one of its moments, and what going there is called. */
export function visitOf({ diagram, past, future }: History, label: () => string): Visit {
  return {
    newest: { diagram, past, future },
    beyond: () => withStep(past, { label: label(), before: diagram } satisfies HistoryStep),
  }
}

/**
 * The newest history as it is seen from one of its diagrams: what came later can be redone. From a
 * diagram that undo does not lead to any more, undo leads back to the newest one.
 */
export function seenFrom({ newest, beyond }: Visit, diagram: Diagram): History {
  const later = newest.future.findIndex(({ after }) => after === diagram)
  if (later >= 0) return jumped(newest, later + 1)
  const earlier = newest.past.findLastIndex(({ before }) => before === diagram)
  if (earlier >= 0) return jumped(newest, earlier - newest.past.length)
  return { diagram, past: beyond(), future: [] }
}
