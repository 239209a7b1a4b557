import type { CheckpointKind, DeniedBy, Leg, Step } from '../trace'
import type { ExplanationCode } from '../codes'
import type { Remembered } from '../timeouts'
import type { Micros } from './settings'
import type { TrafficStation } from './stationOf'

/** What a packet is in its conversation. */
export type SegmentKind =
  | 'SYN'
  | 'SYN-ACK'
  | 'ACK'
  | 'data'
  | 'FIN'
  | 'FIN-ACK'
  | 'RST'
  | 'datagram'
  | 'answer'
  | 'port-unreachable'
  | 'time-exceeded'

/**
 * What the opener of a connection experiences. `closed` and `answered` are well; `delivered` is what
 * nobody answers; `unsent` could not be sent at all; `gone` is an opener that is no more.
 */
export type Outcome =
  | 'closed'
  | 'answered'
  | 'delivered'
  | 'refused'
  | 'timedOut'
  | 'reset'
  | 'noAnswer'
  | 'unsent'
  | 'gone'

/** An entry of a table: who holds it, and the flow as it is known there. */
export interface EntryName {
  readonly table: Remembered['kind']
  /** The interface, the gateway or the endpoint. */
  readonly holder: string
  /** `tcp 10.0.2.20:40000 > 198.51.100.7:443`, and behind a translation what it became. */
  readonly flow: string
}

/** A decision in short; the sentence stands where it refuses. */
export interface StepSummary {
  readonly checkpoint: CheckpointKind
  readonly component: string
  readonly at: string
  readonly leg: Leg
  readonly side?: Step['side']
  readonly decision: Step['decision']
  /** The packet that it saw, and what left where that differs. */
  readonly saw: string
  readonly after?: string
  /** The deciding rule as its table has it. */
  readonly rule?: string
  readonly code?: ExplanationCode
  readonly deniedBy?: DeniedBy
  /** The id of AWS's rule behind it. */
  readonly law?: string
  readonly tracking?: 'written' | 'matches'
  readonly tracked?: boolean
  /** What nothing filters, and no flow log shows (EXM-01, FL-20). */
  readonly exempt?: true
  readonly sentence?: string
}

interface OfConnection {
  readonly connection: string
}

interface OfFlight extends OfConnection {
  readonly flight: string
  readonly segment: SegmentKind
  /** Which exchange it belongs to; 0 for opening. */
  readonly exchange: number
}

/** Something that happened. */
export type Happening =
  | { readonly kind: 'edit'; readonly label: string; readonly version: number }
  | { readonly kind: 'trafficStarted' | 'trafficStopped'; readonly source: string }
  | (OfConnection & {
      readonly kind: 'opened'
      readonly source: string
      readonly from: string
      readonly to: string
      readonly talk: string
      readonly flow: string
    })
  | {
      readonly kind: 'notOpened'
      readonly source: string
      readonly sentence: string
    }
  | (OfConnection & {
      readonly kind: 'picked'
      readonly by: string
      readonly picked: string
    })
  | (OfConnection & {
      readonly kind: 'drew'
      readonly chosenBy: string
      readonly port: number
    })
  | (OfFlight & {
      readonly kind: 'sent'
      readonly leg: Leg
      readonly flow: string
      /** How often it was sent before. */
      readonly again: number
    })
  | (OfFlight & { readonly kind: 'step'; readonly step: StepSummary })
  | (OfFlight & { readonly kind: 'dropped'; readonly step: StepSummary })
  /** What the packet stood at, or was on its way to, was taken away by an edit. */
  | (OfFlight & {
      readonly kind: 'vanished'
      readonly sentence: string
      readonly where?: TrafficStation
    })
  | (OfFlight & { readonly kind: 'arrived'; readonly leg: Leg; readonly at: string })
  | (OfConnection & { readonly kind: 'hop'; readonly ttl: number; readonly by?: string })
  | (OfConnection & { readonly kind: 'unanswered'; readonly exchange: number })
  | (OfConnection & EntryName & { readonly kind: 'remembered'; readonly expires?: Micros })
  | (OfConnection & EntryName & { readonly kind: 'forgotten'; readonly why: 'idle' | 'ended' })
  | (OfConnection & { readonly kind: 'ended'; readonly outcome: Outcome })

/** One line of the log, as plain JSON: the same run writes the same bytes. */
export type LogEvent = Happening & {
  readonly seq: number
  /** Which turn of the run it belongs to: what to seek to. */
  readonly tick: number
  readonly time: Micros
}

/** Whether a conversation went as its opener wanted. */
export function isTalkedWell(outcome: Outcome): boolean {
  return outcome === 'closed' || outcome === 'answered' || outcome === 'delivered'
}
