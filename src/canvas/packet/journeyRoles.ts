import type { Geometry } from '@/layout/geometry'
import type { Journey } from './journey'
import type { TraceRole } from './traceRole'

/**
 * What each drawn thing is to the trace while the packet stands at a position. Where the way ahead is to be
 * predicted only what lies until a station is lit, and nothing is dimmed.
 */
export function rolesAt(
  journey: Journey,
  geometry: Geometry,
  position: number,
  seenUntil?: number,
): ReadonlyMap<string, TraceRole> {
  // What is collapsed is told of at its card.
  const shown = (id: string): string => geometry.folded.into.get(id) ?? id
  const roles = new Map<string, TraceRole>()
  if (seenUntil === undefined) for (const id of geometry.boxes.keys()) roles.set(id, 'offPath')
  for (const { thing, index } of journey.stations) {
    if (thing !== undefined && index <= (seenUntil ?? index)) roles.set(shown(thing), 'onPath')
  }
  const [first] = journey.stations
  if (first?.thing !== undefined) roles.set(shown(first.thing), 'origin')
  for (const { index, step, thing, stand } of journey.stations) {
    if (index > position || step.ghost || thing === undefined || stand === 'gate') continue
    if (step.decision === 'deny') roles.set(shown(thing), 'refused')
    else if (step.decision === 'deliver') roles.set(shown(thing), 'delivered')
  }
  const here = journey.stations[position]
  const decided = here?.step.decision
  if (
    here?.thing !== undefined &&
    !here.step.ghost &&
    decided !== 'deny' &&
    decided !== 'deliver'
  ) {
    roles.set(shown(here.thing), 'evaluating')
  }
  return roles
}
