import type { LogEvent, SegmentKind, StepSummary } from '@/engine/simulation/log'
import type { Micros } from '@/engine/simulation/settings'
import type { Leg } from '@/engine/trace'
import type { LadderHop } from './types'

/** A packet of the connection, all that is known of it. */
export interface KnownFlight {
  readonly id: string
  readonly seq: number
  readonly tick: number
  readonly time: Micros
  readonly segment: SegmentKind
  readonly leg: Leg
  readonly exchange: number
  readonly flow: string
  readonly again: number
  readonly hops: LadderHop[]
  /** What ended it, and the number of that event. */
  end?: { readonly seq: number; readonly fate: 'arrived' | 'dropped' | 'vanished' }
  refusal?: StepSummary
}

/** The packets of one connection, in the order of their sending. */
export function flightsOfEvents(events: readonly LogEvent[]): ReadonlyMap<string, KnownFlight> {
  const flights = new Map<string, KnownFlight>()
  for (const event of events) {
    const { seq, tick, time } = event
    switch (event.kind) {
      case 'sent': {
        const { flight: id, segment, leg, exchange, flow, again } = event
        flights.set(id, { id, seq, tick, time, segment, leg, exchange, flow, again, hops: [] })
        break
      }
      case 'step':
        flights.get(event.flight)?.hops.push({ seq, tick, time, step: event.step })
        break
      case 'dropped': {
        const { flight: id, segment, exchange, step } = event
        // What was refused at once was never sent.
        const flow = step.saw
        const unsent = { id, seq, tick, time, segment, leg: step.leg, exchange, flow, again: 0 }
        const flight: KnownFlight = flights.get(id) ?? { ...unsent, hops: [] }
        flights.set(id, flight)
        flight.hops.push({ seq, tick, time, step })
        flight.end = { seq, fate: 'dropped' }
        flight.refusal = step
        break
      }
      case 'vanished':
      case 'arrived': {
        const flight = flights.get(event.flight)
        if (flight) flight.end = { seq, fate: event.kind }
        break
      }
      default:
        break
    }
  }
  return flights
}
