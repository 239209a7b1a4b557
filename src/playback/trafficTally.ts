import type { LogEvent } from '@/engine/simulation/log'
import type { Micros } from '@/engine/simulation/settings'
import type { Simulation } from '@/engine/simulation/simulation'
import type { TrafficStation } from '@/engine/simulation/stationOf'

/** A packet that was denied, or lost its ground. */
export interface Death {
  readonly seq: number
  readonly time: Micros
  readonly connection: string
  readonly station: TrafficStation
}

/** An entry that a packet has written or used: of tracking at an interface, of a translation at a gateway. */
export interface Touch {
  readonly seq: number
  /** The same for what is kept at the same place. */
  readonly place: string
  readonly time: Micros
  readonly station: TrafficStation
  readonly kind: 'written' | 'matches' | 'translated'
}

interface Link {
  readonly station: TrafficStation
  /** When packets crossed it, and which events of the log say so. */
  readonly times: Micros[]
  readonly seqs: number[]
}

interface Grave {
  readonly station: TrafficStation
  readonly deaths: Death[]
}

/**
 * What of a log is counted, as far as it was read. It reads ahead of the present and answers for any
 * moment, so that going back costs nothing and shows the same.
 */
export interface Tally {
  /** The number of the next event to read, and the event before it. */
  read: number
  last: LogEvent | undefined
  /** The same of the marks, which a run keeps for ever. */
  marksRead: number
  lastMark: LogEvent | undefined
  /** Links and touches before this event were let go. */
  base: number
  readonly links: Map<string, Link>
  readonly graves: Map<string, Grave>
  readonly deaths: Death[]
  readonly touches: Touch[]
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

/** The past is let go in strides: each takes time. */
const STRIDE = 50_000

/** A tally of nothing yet. */
export function createTally(): Tally {
  return {
    read: 0,
    last: undefined,
    marksRead: 0,
    lastMark: undefined,
    base: 0,
    links: new Map(),
    graves: new Map(),
    deaths: [],
    touches: [],
  }
}

/** Whether what was read of a run is still its past. */
export function goesOn(
  { read, last }: Pick<Tally, 'read' | 'last'>,
  { base, events }: Simulation['memory'],
): boolean {
  return read <= base + events.length && (read <= base || events[read - 1 - base] === last)
}

/** Counts what was found out since the last reading; where the future was made anew, all again. */
export function readLog(tally: Tally, { memory }: Simulation): void {
  const { base, events, marks } = memory
  if (!goesOn(tally, memory)) forgetPassages(tally)
  for (let index = Math.max(0, tally.read - base); index < events.length; index++) {
    const event = events[index]
    if (event?.kind === 'step') pass(tally, event)
  }
  tally.read = base + events.length
  tally.last = events.at(-1)
  if (marks[tally.marksRead - 1] !== tally.lastMark) forgetDeaths(tally)
  for (let index = tally.marksRead; index < marks.length; index++) {
    const mark = marks[index]
    if (mark?.kind === 'dropped') die(tally, mark, mark.step)
    if (mark?.kind === 'vanished' && mark.where) die(tally, mark, mark.where)
  }
  tally.marksRead = marks.length
  tally.lastMark = marks.at(-1)
  if (base > tally.base + STRIDE) letGo(tally, base)
}

function forgetPassages(tally: Tally): void {
  tally.read = 0
  tally.base = 0
  tally.links.clear()
  tally.touches.length = 0
}

function forgetDeaths(tally: Tally): void {
  tally.marksRead = 0
  tally.graves.clear()
  tally.deaths.length = 0
}

/** Nobody asks any more for what the log itself has let go. */
function letGo(tally: Tally, base: number): void {
  tally.base = base
  for (const { seqs, times } of tally.links.values()) {
    const past = countBefore(seqs, (seq) => seq < base)
    seqs.splice(0, past)
    times.splice(0, past)
  }
  tally.touches.splice(
    0,
    countBefore(tally.touches, ({ seq }) => seq < base),
  )
}

function pass(tally: Tally, event: Extract<LogEvent, { readonly kind: 'step' }>): void {
  const { step, seq, time } = event
  const { checkpoint, decision, tracking } = step
  if (COUNTED.has(checkpoint)) {
    const key = keyOf(step)
    let link = tally.links.get(key)
    if (!link) tally.links.set(key, (link = { station: stationIn(step), times: [], seqs: [] }))
    link.times.push(time)
    link.seqs.push(seq)
  }
  const translates = decision === 'translate' && checkpoint !== 'internetGateway'
  if (tracking || translates) {
    const station = stationIn(step)
    const place = checkpoint === 'securityGroup' ? step.at : step.component
    tally.touches.push({ seq, place, time, station, kind: tracking ?? 'translated' })
  }
}

function die(
  tally: Tally,
  { seq, time, connection }: Pick<Death, 'seq' | 'time' | 'connection'>,
  place: TrafficStation,
): void {
  const station = stationIn(place)
  const key = keyOf(station)
  const death = { seq, time, connection, station }
  const grave = tally.graves.get(key)
  if (grave) grave.deaths.push(death)
  else tally.graves.set(key, { station, deaths: [death] })
  tally.deaths.push(death)
}

function stationIn({ checkpoint, component, at }: TrafficStation): TrafficStation {
  return { checkpoint, component, at }
}

/** A gate is its subnet's, also where another list stands there now; what joins VPCs is one from all sides. */
function keyOf({ checkpoint, component, at }: TrafficStation): string {
  if (checkpoint === 'networkAcl') return `${checkpoint} ${at}`
  return COUNTED.has(checkpoint) ? `${checkpoint} ${component}` : `${checkpoint} ${component} ${at}`
}

/** How many entries of a list come before the first that does not hold; found by halving. */
export function countBefore<Entry>(
  entries: readonly Entry[],
  holds: (entry: Entry) => boolean,
): number {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = entries[middle]
    if (entry !== undefined && holds(entry)) low = middle + 1
    else high = middle
  }
  return low
}
