import type { StepSummary } from '@/engine/simulation/log'
import type { Session } from './session'

/** Whether the run is to stop before what is about to be decided. */
export type Gate = (next: StepSummary) => boolean

let gate: Gate | undefined
/** The turn before which the gate stopped the run; who goes on by hand from there is let through. */
let heldAt: number | undefined
let letThrough: number | undefined

/** Asks before each decision whether the run should stop; for predictions. */
export function beforeTurn(next: Gate | undefined): void {
  gate = next
  heldAt = undefined
  letThrough = undefined
}

/** Whether the next turn is not to happen by itself. */
export function isHeld({ engine, simulation }: Session): boolean {
  if (!gate) return false
  const { tick } = simulation.world
  if (tick === letThrough) return false
  const next = engine.foresee(simulation)
  if (!next || !gate(next)) return false
  heldAt = tick
  return true
}

/** A hand goes on: past the turn that the run was stopped before. */
export function goOn({ simulation }: Session): void {
  letThrough = simulation.world.tick === heldAt ? heldAt : undefined
  heldAt = undefined
}
