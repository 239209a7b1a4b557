import type { EntryName, Outcome, SegmentKind, StepSummary } from '@/engine/simulation/log'
import type { Micros } from '@/engine/simulation/settings'
import type { Leg } from '@/engine/trace'

/** Somebody on the way: who opened, what decides or rewrites, and the other end. */
export interface LadderColumn {
  /** The resource, or the address of a stranger. */
  readonly id: string
  readonly role: 'opener' | 'tracks' | 'rewrites' | 'refuses' | 'end'
  /** The interface whose entries stand in this column. */
  readonly at?: string | undefined
  /** The address by which it is known in this connection. */
  readonly address?: string | undefined
}

/** A decision on a segment's way. */
export interface LadderHop {
  readonly seq: number
  readonly tick: number
  readonly time: Micros
  readonly step: StepSummary
}

/** An entry that a segment wrote, or used for the first time since an edit. */
export interface LadderTicket {
  readonly kind: 'written' | 'matched' | 'untracked'
  readonly table: EntryName['table']
  readonly holder: string
  /** The column where it stands; nothing where its holder has none. */
  readonly column: number | undefined
}

/** Whether something has happened at the present moment. */
export type When = 'past' | 'now' | 'later'

interface Row {
  readonly seq: number
  /** Which turn of the run it belongs to. */
  readonly tick: number
  readonly time: Micros
  readonly when: When
}

/** A packet from one column to another. */
export interface SegmentRow extends Row {
  readonly kind: 'segment'
  readonly flight: string
  readonly segment: SegmentKind
  readonly leg: Leg
  readonly exchange: number
  readonly talk: string
  readonly flow: string
  readonly bytes: number
  readonly from: number
  readonly to: number
  /** How often it was sent before, and how long after the last time. */
  readonly again: number
  readonly wait: Micros | undefined
  readonly fate: 'arrived' | 'dropped' | 'vanished' | 'onItsWay'
  /** The decision that stopped it. */
  readonly refusal: StepSummary | undefined
  readonly tickets: readonly LadderTicket[]
  readonly hops: readonly LadderHop[]
}

export type LadderRow =
  | SegmentRow
  | (Row & { readonly kind: 'edit'; readonly label: string })
  | (Row & {
      readonly kind: 'forgotten'
      readonly table: EntryName['table']
      readonly holder: string
      readonly why: 'idle' | 'ended'
    })
  | (Row & { readonly kind: 'hop'; readonly ttl: number; readonly by: string | undefined })
  | (Row & { readonly kind: 'unanswered'; readonly exchange: number })
  | (Row & { readonly kind: 'ended'; readonly outcome: Outcome })
  | (Row & {
      readonly kind: 'fold'
      readonly exchanges: number
      readonly rows: readonly SegmentRow[]
    })

/** A connection as a sequence diagram. */
export interface Ladder {
  readonly columns: readonly LadderColumn[]
  readonly rows: readonly LadderRow[]
  /** The row of the present moment; -1 before the first. */
  readonly current: number
}
