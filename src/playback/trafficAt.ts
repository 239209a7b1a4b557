import { SECOND, type Micros } from '@/engine/simulation/settings'
import type { Simulation } from '@/engine/simulation/simulation'
import type { TrafficStation } from '@/engine/simulation/stationOf'
import { countBefore, type Death, type Tally, type Touch } from './trafficTally'

/** How far a run has come: its time, and how much of its log has happened by then. */
export interface Moment {
  readonly now: Micros
  readonly logged: number
}

/** Packets through one link in a second: of an ACL's gate, a gateway, a host. */
export interface LinkRate {
  readonly station: TrafficStation
  readonly perSecond: number
}

/** What died at one place until now. */
export interface DropCount {
  readonly station: TrafficStation
  readonly count: number
  readonly last: Death
}

/** A rate is the mean over so long, and told anew so often: numbers that can be read. */
const RATE_WINDOW: Micros = 2 * SECOND
const RATE_STEP: Micros = SECOND / 2

/** How far this run has come. */
export function momentOf({ world: { now, logged } }: Simulation): Moment {
  return { now, logged }
}

/** Packets a second through each link that had any lately. */
export function ratesAt({ links }: Tally, { now, logged }: Moment): readonly LinkRate[] {
  const until = rateMoment(now)
  if (until === 0) return []
  const from = Math.max(0, until - RATE_WINDOW)
  const rates: LinkRate[] = []
  for (const { station, seqs, times } of links.values()) {
    const happened = Math.min(
      countBefore(seqs, (seq) => seq < logged),
      countBefore(times, (time) => time <= until),
    )
    const before = from === 0 ? 0 : countBefore(times, (time) => time <= from)
    if (happened > before) {
      rates.push({ station, perSecond: ((happened - before) * SECOND) / (until - from) })
    }
  }
  return rates
}

/** The time of which rates are told at a time. */
export function rateMoment(now: Micros): Micros {
  return Math.floor(now / RATE_STEP) * RATE_STEP
}

/** What died where until a moment, and which did last. */
export function dropsAt({ graves }: Tally, { logged }: Moment): readonly DropCount[] {
  const counts: DropCount[] = []
  for (const { station, deaths } of graves.values()) {
    const count = countBefore(deaths, ({ seq }) => seq < logged)
    const last = deaths[count - 1]
    if (last) counts.push({ station, count, last })
  }
  return counts
}

/** What died in a span of time before a moment, in order. */
export function deathsIn(
  { deaths }: Tally,
  { now, logged }: Moment,
  span: Micros,
): readonly Death[] {
  return since(deaths, now - span, logged)
}

/** Entries that were written or used in a span of time before a moment, in order. */
export function touchesIn(
  { touches }: Tally,
  { now, logged }: Moment,
  span: Micros,
): readonly Touch[] {
  return since(touches, now - span, logged)
}

function since<Entry extends { readonly seq: number; readonly time: Micros }>(
  entries: readonly Entry[],
  time: Micros,
  logged: number,
): readonly Entry[] {
  const end = countBefore(entries, ({ seq }) => seq < logged)
  const start = countBefore(entries, (entry) => entry.time <= time)
  return start < end ? entries.slice(start, end) : []
}
