import type { Topology } from '@/model/topology'
import type { Because, Blocker, ConnectionTrace, Step, TurnedDown } from './trace'

/** The words about one step: `acl-db` `out` · `rule 90` · why. */
export interface StepWords {
  /** What decided, by name: `acl-db`, `Internet gateway igw-shop`. */
  readonly title: string
  /** `in` or `out`, or empty. */
  readonly side: string
  /** The short form at the right of a line: `rule 90`, `10.0.0.0/16 → local`, `ticket, no rule read`. */
  readonly detail: string
  /** The deciding rule as its table has it, in mono: `90 DENY TCP 1024–65535 → 10.0.0.0/16`. */
  readonly rule?: string
  /** One or two sentences: what this checkpoint did and why. */
  readonly why: string
}

export function describeStep(_topology: Topology, step: Step): StepWords {
  return { title: step.component, side: '', detail: '', why: '' }
}

/** The one sentence on top: what happened, which rule, why. */
export function describeTrace(_topology: Topology, trace: ConnectionTrace): string {
  return trace.verdict
}

export function describeBlocker(_topology: Topology, blocker: Blocker): string {
  return blocker.component
}

/** A rule, entry or route as its table has it: `90 DENY TCP 1024–65535 → 10.0.0.0/16`. */
export function formatBecause(_topology: Topology, because: Because): string {
  return because.kind
}

/** A candidate that did not decide: its text and the reason. */
export function describeTurnedDown(
  topology: Topology,
  turnedDown: TurnedDown,
): { readonly rule: string; readonly why: string } {
  return { rule: formatBecause(topology, turnedDown.candidate), why: turnedDown.why }
}
