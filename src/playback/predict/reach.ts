import type { ConnectionTrace } from '@/engine/trace'
import { askedKindOf } from './askedPlace'

/** How far a walk with predictions has come. */
export interface Reached {
  /** The station that the packet has passed last. */
  readonly position: number
  /** The last station that has been told. */
  readonly told: number
  /** The station that the packet stands before, whose decision is asked for. */
  readonly asked: number | undefined
}

/** The last station of which anything may be asked: beyond a refusal nothing is left to foresee. */
export function lastToldByAsking({ steps }: ConnectionTrace): number {
  const ghost = steps.findIndex((step) => step.ghost)
  return (ghost === -1 ? steps.length : ghost) - 1
}

/** As far towards a station as it goes without passing one that is still to be predicted. */
export function reach(trace: ConnectionTrace, told: number, target: number): Reached {
  if (target <= told) return { position: target, told, asked: undefined }
  const end = lastToldByAsking(trace)
  for (let index = told + 1; index <= Math.min(target, end); index += 1) {
    const step = trace.steps[index]
    if (step && askedKindOf(step)) return { position: index - 1, told: index - 1, asked: index }
  }
  return tell(trace, target)
}

/** At a station that is told from now on; with the last decision everything is. */
export function tell(trace: ConnectionTrace, position: number): Reached {
  const isOver = position >= lastToldByAsking(trace)
  return { position, told: isOver ? trace.steps.length - 1 : position, asked: undefined }
}
