import type { TraceRole } from '../packet/traceRole'

const BORDERS: Readonly<Record<TraceRole, string>> = {
  none: 'border-line hover:border-line-strong',
  offPath: 'border-line',
  onPath: 'border-line-strong',
  origin: 'canvas-origin',
  evaluating: 'canvas-evaluating',
  delivered: 'canvas-delivered',
  refused: 'canvas-refused',
}

/** The border of a card or host while a trace is shown. */
export function traceBorder(role: TraceRole): string {
  return BORDERS[role]
}
