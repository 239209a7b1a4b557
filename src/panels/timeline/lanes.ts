import type { LogEvent, Outcome } from '@/engine/simulation/log'
import type { Micros } from '@/engine/simulation/settings'
import type { Simulation } from '@/engine/simulation/simulation'

/** A connection in its lane. */
export interface Bar {
  readonly connection: string
  /** The opener's port; nothing where the protocol has none. */
  readonly port: string | undefined
  readonly talk: string
  readonly from: Micros
  /** A packet of it came to the other end. */
  arrived: boolean
  /** A packet of it was refused, or lost what it stood at. */
  denied: boolean
  ended?: { readonly time: Micros; readonly outcome: Outcome }
  /** Entries of groups that know it, and when it was last known to one. */
  entries: number
  born?: Micros
  forgotten?: Micros
}

/** Where a packet died, or could not even be sent. */
export interface Denial {
  readonly time: Micros
  readonly tick: number
  readonly connection: string | undefined
  readonly sentence: string | undefined
}

/** What goes on between two ends. */
export interface Lane {
  readonly from: string
  readonly to: string
  readonly bars: Bar[]
  readonly denials: Denial[]
}

/** An edit, where it happened. */
export interface EditMark {
  readonly time: Micros
  readonly tick: number
  readonly label: string
}

/** What a timeline shows of all that is known of a run. */
export interface Lanes {
  readonly lanes: readonly Lane[]
  readonly edits: readonly EditMark[]
}

/** The same while it is read: an event is read once. */
interface Reading {
  next: number
  last: LogEvent | undefined
  readonly lanes: Map<string, Lane>
  readonly bars: Map<string, { readonly bar: Bar; readonly lane: Lane }>
  readonly edits: EditMark[]
}

const readings = new WeakMap<Simulation, Reading>()

/** The lanes of a run, in the order in which their ends first met; reads only what is new. */
export function lanesOf(simulation: Simulation): Lanes {
  const { events, base } = simulation.memory
  const known = readings.get(simulation)
  const isSame = known !== undefined && isStillTrue(known, events, base)
  const reading = isSame ? known : newReading()
  readings.set(simulation, reading)
  for (let at = Math.max(0, reading.next - base); at < events.length; at += 1) {
    const event = events[at]
    if (event) read(reading, event)
  }
  return { lanes: [...reading.lanes.values()], edits: reading.edits }
}

function newReading(): Reading {
  return { next: 0, last: undefined, lanes: new Map(), bars: new Map(), edits: [] }
}

/** An edit in the past, or a long way back, writes the log anew. */
function isStillTrue({ last }: Reading, events: readonly LogEvent[], base: number): boolean {
  return last === undefined || last.seq < base || events[last.seq - base] === last
}

function read(reading: Reading, event: LogEvent): void {
  reading.next = event.seq + 1
  reading.last = event
  switch (event.kind) {
    case 'edit':
      reading.edits.push({ time: event.time, tick: event.tick, label: event.label })
      break
    case 'opened':
      open(reading, event)
      break
    case 'notOpened':
      break
    case 'dropped':
    case 'vanished':
      deny(reading, event)
      break
    default:
      if ('connection' in event) change(reading.bars.get(event.connection)?.bar, event)
  }
}

function open({ lanes, bars }: Reading, event: LogEvent & { readonly kind: 'opened' }): void {
  const { from, to, connection, talk, flow, time } = event
  const key = `${from} ${to}`
  const lane = lanes.get(key) ?? { from, to, bars: [], denials: [] }
  lanes.set(key, lane)
  const bar: Bar = {
    connection,
    port: portOf(flow),
    talk,
    from: time,
    arrived: false,
    denied: false,
    entries: 0,
  }
  lane.bars.push(bar)
  bars.set(connection, { bar, lane })
}

function deny(
  { bars }: Reading,
  event: LogEvent & { readonly kind: 'dropped' | 'vanished' },
): void {
  const known = bars.get(event.connection)
  if (!known) return
  known.bar.denied = true
  const sentence = event.kind === 'dropped' ? event.step.sentence : event.sentence
  const { time, tick, connection } = event
  known.lane.denials.push({ time, tick, connection, sentence })
}

function change(bar: Bar | undefined, event: LogEvent): void {
  if (!bar) return
  switch (event.kind) {
    case 'arrived':
      bar.arrived = true
      break
    case 'ended':
      bar.ended = { time: event.time, outcome: event.outcome }
      break
    case 'remembered':
      if (event.table !== 'tracking') break
      bar.entries += 1
      bar.born ??= event.time
      break
    case 'forgotten':
      if (event.table !== 'tracking') break
      bar.entries -= 1
      bar.forgotten = event.time
      break
    default:
  }
}

/** `tcp 10.0.2.20:40000 > 10.0.3.7:5432` was opened from port 40000. */
function portOf(flow: string): string | undefined {
  return /:(\d+) > /.exec(flow)?.[1]
}

/** Whether there is anything to draw as a line: what was refused from the start is a refusal and no more. */
export function isBar({ arrived, denied }: Bar): boolean {
  return arrived || !denied
}

/** When a connection's bar ends; nothing where it is still open, or some table knows it. */
export function endOfBar({ ended, entries, forgotten = 0 }: Bar): Micros | undefined {
  return ended && entries <= 0 ? Math.max(ended.time, forgotten) : undefined
}

/** How a connection stands at a moment. */
export type BarState = Outcome | 'opening' | 'open' | 'tracked' | 'kept'

export function stateAt(bar: Bar, now: Micros): BarState {
  const { ended, born, entries, forgotten } = bar
  const isKnown = born !== undefined && born <= now && (entries > 0 || now < (forgotten ?? 0))
  if (ended && ended.time <= now) return isKnown ? 'kept' : ended.outcome
  if (isKnown) return 'tracked'
  return bar.arrived ? 'open' : 'opening'
}
