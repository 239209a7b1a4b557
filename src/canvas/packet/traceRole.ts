/** What a drawn thing is to the trace that is shown; `none` while no trace is. */
export type TraceRole =
  | 'none'
  | 'offPath'
  | 'onPath'
  | 'origin'
  | 'evaluating'
  | 'delivered'
  | 'refused'
