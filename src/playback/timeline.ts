import type { ConnectionTrace, Leg, Step } from '@/engine/trace'

const MS_PER_PX = 0.9
const SHORTEST_TRAVEL_MS = 250
const LONGEST_TRAVEL_MS = 700
const PAUSE_MS = 450
const CALLOUT_PAUSE_MS = 900

/** How long the packet stands still between a deny and the ghost's first move. */
export const GHOST_DELAY_MS = 400
/** A ghost takes this many times as long for the same way. */
export const GHOST_SLOWDOWN = 2

/** How long a packet travels a way of this length at speed 1. */
export function travelMs(lengthPx: number): number {
  return Math.min(LONGEST_TRAVEL_MS, Math.max(SHORTEST_TRAVEL_MS, lengthPx * MS_PER_PX))
}

/** How long the packet stands at a station at speed 1: long enough to read what is shown there. */
export function pauseMs(step: Step): number {
  return hasCallout(step) ? CALLOUT_PAUSE_MS : PAUSE_MS
}

/** Whether a rule, a rewrite or a refusal is worth a call-out at this station. */
export function hasCallout(step: Step): boolean {
  const { kind } = stationMark(step)
  return !QUIET_MARKS.has(kind)
}

export type StationMarkKind = Step['decision'] | 'ticket' | 'partial'

/** What a station is stamped with; `ghost` makes the stamp a dashed one. */
export interface StationMark {
  readonly kind: StationMarkKind
  readonly ghost: boolean
}

const QUIET_MARKS: ReadonlySet<StationMarkKind> = new Set(['send', 'deliver', 'pass', 'route'])

/** The mark of a station: its decision, told apart where it is a ticket or only some ports pass. */
export function stationMark(step: Step): StationMark {
  return { kind: markKind(step), ghost: step.ghost }
}

function markKind({ decision, refusedPorts, because }: Step): StationMarkKind {
  if (decision === 'deny') return 'deny'
  if (refusedPorts.length > 0) return 'partial'
  return because.kind === 'tracked' ? 'ticket' : decision
}

/** Where the verdict falls: at the first checkpoint that refuses, else at the end. */
export function decisiveStation({ steps, blockers }: ConnectionTrace): number {
  const [first] = blockers
  const at = first ? steps.indexOf(first.step) : -1
  return at === -1 ? steps.length - 1 : at
}

/** A station of the walk with its place among the trace's steps. */
interface Station {
  readonly index: number
  readonly step: Step
}

/** Neighbouring stations of one journey: the request, the reply, or the ghost of either. */
export interface WalkSection {
  readonly kind: 'request' | 'response' | 'ghost'
  readonly leg: Leg
  readonly stations: readonly Station[]
}

/** The walk in its sections, in the order of travel. */
export function groupForWalk({ steps }: ConnectionTrace): readonly WalkSection[] {
  const sections: { kind: WalkSection['kind']; leg: Leg; stations: Station[] }[] = []
  for (const [index, step] of steps.entries()) {
    const kind = step.ghost ? 'ghost' : step.leg
    const last = sections.at(-1)
    if (last?.kind === kind && last.leg === step.leg) last.stations.push({ index, step })
    else sections.push({ kind, leg: step.leg, stations: [{ index, step }] })
  }
  return sections
}
