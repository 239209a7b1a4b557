import type { LogEvent } from '@/engine/simulation/log'
import { SECOND, type Micros } from '@/engine/simulation/settings'
import type { Simulation } from '@/engine/simulation/simulation'
import type { TrafficStation } from './stationOf'

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

/** A packet that was denied, or lost its ground. */
export interface Death {
  readonly seq: number
  readonly time: Micros
  readonly connection: string
  readonly station: TrafficStation
}

/** An entry that a packet has written or used: of tracking at an interface, of a translation at a gateway. */
export interface Touch {
  readonly time: Micros
  readonly station: TrafficStation
  readonly kind: 'written' | 'matches' | 'translated'
}

interface Tallied {
  readonly station: TrafficStation
  /** The numbers of its events in the log, in order. */
  readonly seqs: number[]
}

/**
 * What of a log is counted, as far as it was read. It reads ahead of the present and answers for any
 * moment, so that going back costs nothing and shows the same.
 */
export interface Tally {
  read: number
  last: LogEvent | undefined
  log: readonly LogEvent[]
  readonly links: Map<string, Tallied>
  readonly drops: Map<string, Tallied>
  readonly deaths: Death[]
  readonly touches: (Touch & { readonly seq: number })[]
  /** Where each packet that is still on its way was last seen. */
  readonly seen: Map<string, TrafficStation>
}

/** Where packets are counted: what every packet crosses once on its way through a link. */
const COUNTED: ReadonlySet<string> = new Set([
  'networkAcl',
  'internetGateway',
  'egressOnlyInternetGateway',
  'virtualPrivateGateway',
  'gatewayEndpoint',
  'natGateway',
  'peeringConnection',
  'transitGateway',
  'directConnectGateway',
  'vpnConnection',
  'onPremisesNetwork',
  'internetHost',
])

/** A rate is the mean over so long, and told anew so often: numbers that can be read. */
const RATE_WINDOW: Micros = 2 * SECOND
const RATE_STEP: Micros = SECOND / 2

/** A tally of nothing yet. */
export function createTally(): Tally {
  return {
    read: 0,
    last: undefined,
    log: [],
    links: new Map(),
    drops: new Map(),
    deaths: [],
    touches: [],
    seen: new Map(),
  }
}

/** How far this run has come. */
export function momentOf({ world: { now, logged } }: Simulation): Moment {
  return { now, logged }
}

/** Counts what was found out since the last reading; where the future was made anew, all again. */
export function readLog(tally: Tally, { known }: Simulation): void {
  if (tally.read > known.length || (tally.read > 0 && known[tally.read - 1] !== tally.last)) {
    forget(tally)
  }
  tally.log = known
  for (let index = tally.read; index < known.length; index++) {
    const event = known[index]
    if (event) count(tally, event)
  }
  tally.read = known.length
  tally.last = known.at(-1)
}

/** Packets a second through each link that had any lately. */
export function ratesAt({ links, log }: Tally, { now, logged }: Moment): readonly LinkRate[] {
  const until = rateMoment(now)
  if (until === 0) return []
  const from = Math.max(0, until - RATE_WINDOW)
  const rates: LinkRate[] = []
  for (const { station, seqs } of links.values()) {
    const happened = countBefore(seqs, (seq) => seq < logged && timeOf(log, seq) <= until)
    const before = from === 0 ? 0 : countBefore(seqs, (seq) => timeOf(log, seq) <= from)
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
export function dropsAt({ drops, deaths }: Tally, { logged }: Moment): readonly DropCount[] {
  const counts: DropCount[] = []
  for (const { station, seqs } of drops.values()) {
    const happened = countBefore(seqs, (seq) => seq < logged)
    const seq = seqs[happened - 1]
    if (seq === undefined) continue
    const last = deaths[countBefore(deaths, (death) => death.seq < seq)]
    if (last) counts.push({ station, count: happened, last })
  }
  return counts
}

/** What died in a span of time before a moment, in order. */
export function deathsIn({ deaths }: Tally, { now, logged }: Moment, span: Micros) {
  return since(deaths, now - span, logged)
}

/** Entries that were written or used in a span of time before a moment, in order. */
export function touchesIn({ touches }: Tally, { now, logged }: Moment, span: Micros) {
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

function forget(tally: Tally): void {
  tally.read = 0
  tally.last = undefined
  tally.links.clear()
  tally.drops.clear()
  tally.deaths.length = 0
  tally.touches.length = 0
  tally.seen.clear()
}

function count(tally: Tally, event: LogEvent): void {
  switch (event.kind) {
    case 'step': {
      const { step, seq, time, flight } = event
      const { checkpoint, component, at, decision, tracking } = step
      const station = { checkpoint, component, at }
      tally.seen.set(flight, station)
      if (COUNTED.has(checkpoint)) add(tally.links, station, seq)
      if (tracking) tally.touches.push({ seq, time, station, kind: tracking })
      else if (decision === 'translate' && checkpoint !== 'internetGateway') {
        tally.touches.push({ seq, time, station, kind: 'translated' })
      }
      break
    }
    case 'dropped':
      die(tally, event, event.step)
      break
    case 'vanished':
      die(tally, event, tally.seen.get(event.flight))
      break
    case 'arrived':
      tally.seen.delete(event.flight)
      break
    default:
  }
}

function die(
  tally: Tally,
  event: Extract<LogEvent, { readonly kind: 'dropped' | 'vanished' }>,
  place: TrafficStation | undefined,
): void {
  const { seq, time, connection, flight } = event
  tally.seen.delete(flight)
  if (!place) return
  const { checkpoint, component, at } = place
  const station = { checkpoint, component, at }
  add(tally.drops, station, seq)
  tally.deaths.push({ seq, time, connection, station })
}

function add(into: Map<string, Tallied>, station: TrafficStation, seq: number): void {
  const key = keyOf(station)
  const known = into.get(key)
  if (known) known.seqs.push(seq)
  else into.set(key, { station, seqs: [seq] })
}

/** A gate is its subnet's, also where another list stands there now; what joins VPCs is one from all sides. */
function keyOf({ checkpoint, component, at }: TrafficStation): string {
  if (checkpoint === 'networkAcl') return `${checkpoint} ${at}`
  return COUNTED.has(checkpoint) ? `${checkpoint} ${component}` : `${checkpoint} ${component} ${at}`
}

function timeOf(log: readonly LogEvent[], seq: number): Micros {
  return log[seq]?.time ?? 0
}

/** How many entries of a list come before the first that does not hold; found by halving. */
function countBefore<Entry>(entries: readonly Entry[], holds: (entry: Entry) => boolean): number {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = entries[middle]
    if (entry !== undefined && holds(entry)) low = middle + 1
    else high = middle
  }
  return low
}
