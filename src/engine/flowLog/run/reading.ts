import type { LogEvent, SegmentKind, StepSummary } from '../../simulation/log'
import {
  eventOf,
  knownFrom,
  marksOf,
  networkOf,
  type Simulation,
} from '../../simulation/simulation'
import type { Micros } from '../../simulation/settings'
import type { Leg } from '../../trace'
import { flowKey, type FlowLogRecord } from '../record'
import { sightingsOf, type LandedFlight } from './sighting'

/** One packet seen at one interface: what it adds to the record of its flow. */
export interface Sighting {
  /** The event by which it is known, and when. */
  readonly seq: number
  readonly time: Micros
  readonly connection: string
  /** The same object for every packet of one flow; its counters are a single packet's. */
  readonly flow: FlowLogRecord
  readonly bytes: number
  readonly flags: number
}

interface OpenFlight {
  readonly connection: string
  readonly leg: Leg
  readonly segment: SegmentKind
  readonly exchange: number
  readonly steps: readonly StepSummary[]
}

interface Talking {
  readonly talk: string
  /** Where its last request arrived, and where its last one ended in whatever way. */
  readonly arrived?: StepSummary | undefined
  readonly ended?: StepSummary | undefined
}

interface Reading {
  read: number
  last: LogEvent | undefined
  seen: number
  version: number
  flights: Map<string, OpenFlight>
  connections: Map<string, Talking>
}

/** What was read of a run's log so far, for its flow logs. */
export interface RunFlowLog {
  readonly sightings: Sighting[]
  /** When each version of the network began. */
  readonly versions: { readonly seq: number; readonly time: Micros; readonly version: number }[]
  readonly flows: Map<string, FlowLogRecord>
  readonly marks: Reading[]
  now: Reading
  /** Counts up whenever something was read that turned out otherwise. */
  turns: number
}

/** After so many events the reading is kept, to begin again from where the past was changed. */
const MARK_EVERY = 4096

/** Nothing read yet. */
export function createRunFlowLog(): RunFlowLog {
  return {
    sightings: [],
    versions: [],
    flows: new Map(),
    marks: [],
    now: beginning(0),
    turns: 0,
  }
}

function beginning(read: number): Reading {
  const [flights, connections] = [new Map<string, OpenFlight>(), new Map<string, Talking>()]
  return { read, last: undefined, seen: 0, version: 0, flights, connections }
}

function copyOf(reading: Reading): Reading {
  const { flights, connections } = reading
  return { ...reading, flights: new Map(flights), connections: new Map(connections) }
}

/** Reads what is new in the log; what was read and is no longer so is forgotten. */
export function readRun(log: RunFlowLog, simulation: Simulation): void {
  const { base } = simulation.memory
  const { last } = log.now
  if (last && last.seq >= base && eventOf(simulation, last.seq) !== last) goBack(log, simulation)
  if (log.now.read < base) {
    // What came before is not known any more, but under which network it goes on is.
    const edit = marksOf(simulation).findLast(({ kind, seq }) => kind === 'edit' && seq < base)
    log.now.version = edit?.kind === 'edit' ? edit.version : 0
    log.now.read = base
  }
  for (const event of knownFrom(simulation, log.now.read)) {
    readEvent(log, simulation, event)
    log.now.last = event
    log.now.read = event.seq + 1
    if (log.now.read % MARK_EVERY === 0) {
      log.now.seen = log.sightings.length
      log.marks.push(copyOf(log.now))
    }
  }
}

function goBack(log: RunFlowLog, simulation: Simulation): void {
  while (log.marks.length > 0) {
    const last = log.marks.at(-1)?.last
    if (last && eventOf(simulation, last.seq) === last) break
    log.marks.pop()
  }
  const mark = log.marks.at(-1)
  log.now = mark ? copyOf(mark) : beginning(0)
  log.sightings.length = log.now.seen
  const stale = log.versions.findIndex(({ seq }) => seq >= log.now.read)
  if (stale >= 0) log.versions.length = stale
  log.turns += 1
}

function readEvent(log: RunFlowLog, simulation: Simulation, event: LogEvent): void {
  const { flights, connections } = log.now
  switch (event.kind) {
    case 'edit':
      log.now.version = event.version
      log.versions.push({ seq: event.seq, time: event.time, version: event.version })
      break
    case 'opened':
      connections.set(event.connection, { talk: event.talk })
      break
    case 'ended':
      connections.delete(event.connection)
      break
    case 'sent': {
      const { connection, leg, segment, exchange, flight } = event
      // A packet that came too far has no end of its own in the log: the error about it is its end.
      if (segment === 'time-exceeded') {
        for (const [id, open] of flights) {
          if (open.connection !== connection || open.exchange !== exchange) continue
          land(log, simulation, event, { id, open, isDropped: false })
        }
      }
      flights.set(flight, { connection, leg, segment, exchange, steps: [] })
      break
    }
    case 'step': {
      const open = flights.get(event.flight)
      if (open) flights.set(event.flight, { ...open, steps: [...open.steps, event.step] })
      break
    }
    case 'dropped': {
      const { connection, segment, exchange, step, flight } = event
      const open = flights.get(flight) ?? {
        connection,
        segment,
        exchange,
        leg: step.leg,
        steps: [],
      }
      const all = { ...open, steps: [...open.steps, step] }
      land(log, simulation, event, { id: flight, open: all, isDropped: true })
      break
    }
    case 'arrived':
    case 'vanished': {
      const open = flights.get(event.flight)
      if (open) land(log, simulation, event, { id: event.flight, open, isDropped: false })
      break
    }
    default:
      break
  }
}

interface Landing {
  readonly id: string
  readonly open: OpenFlight
  readonly isDropped: boolean
}

function land(
  log: RunFlowLog,
  simulation: Simulation,
  { seq, time }: LogEvent,
  { id, open, isDropped }: Landing,
): void {
  const { flights, connections, version } = log.now
  const { connection, leg, segment, steps } = open
  const known = connections.get(connection) ?? { talk: '' }
  flights.delete(id)
  // A reset comes from where its request ended, any other answer from where one arrived.
  const answers = segment === 'RST' ? known.ended : known.arrived
  const landed: LandedFlight = {
    leg,
    segment,
    steps,
    isDropped,
    talk: known.talk,
    ...(leg === 'response' ? { answers } : {}),
  }
  for (const record of sightingsOf(networkOf(simulation, version), landed)) {
    const key = flowKey(record)
    const flow = log.flows.get(key) ?? record
    log.flows.set(key, flow)
    const { bytes = 0, tcpFlags: flags = 0 } = record.flow ?? {}
    log.sightings.push({ seq, time, connection, flow, bytes, flags })
  }
  if (leg !== 'request' || !connections.has(connection)) return
  const ended = steps.at(-1)
  connections.set(connection, { ...known, ended, ...(isDropped ? {} : { arrived: ended }) })
}
