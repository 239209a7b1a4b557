import type { Step } from '../trace'

/** What a flow log asks of a step: it may come from a trace, or be read back from the log of a run. */
export type PassedStep = Pick<
  Step,
  'checkpoint' | 'component' | 'at' | 'leg' | 'side' | 'packet' | 'decision' | 'code'
>
