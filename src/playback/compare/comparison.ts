import {
  isTalkedWell,
  type LogEvent,
  type Outcome,
  type SegmentKind,
} from '@/engine/simulation/log'
import type { Micros, SimulationSettings } from '@/engine/simulation/settings'
import {
  advance,
  createSimulation,
  firstDifference,
  logOf,
  nextTime,
  presentOf,
  type Simulation,
} from '@/engine/simulation/simulation'
import type { Topology } from '@/model/topology'
import type { TrafficSource } from '@/model/trafficSource'

/** The same traffic through two networks. */
export interface CompareSetup {
  readonly before: Topology
  readonly after: Topology
  readonly traffic: readonly TrafficSource[]
  readonly seed?: number | undefined
  readonly settings?: Partial<SimulationSettings>
  readonly until: Micros
}

/** Two runs from the same seed, on their way. */
export interface Comparing {
  readonly before: Simulation
  readonly after: Simulation
  readonly until: Micros
  readonly sources: readonly string[]
}

/** How the connections of a source fared in one of the runs. */
export interface Tally {
  readonly opened: number
  readonly through: number
  /** Answered, and going on. */
  readonly open: number
  /** Without any answer until then. */
  readonly trying: number
  readonly failed: number
}

/** What became of a connection until the end of the run: `trying` while nobody has answered it. */
export type Fate = Outcome | 'open' | 'trying' | 'never'

/** A connection of both runs that fared otherwise in the one than in the other. */
export interface ChangedConnection {
  readonly source: string
  readonly from: string
  readonly to: string
  readonly time: Micros
  readonly before: Fate
  readonly after: Fate
}

/** What two runs of the same traffic have to say about an edit. */
export interface Comparison {
  readonly sources: readonly {
    readonly source: string
    readonly before: Tally
    readonly after: Tally
  }[]
  readonly changed: readonly ChangedConnection[]
  /** Where the runs part: what happened in each. */
  readonly first:
    | {
        readonly time: Micros
        readonly before: LogEvent | undefined
        readonly after: LogEvent | undefined
      }
    | undefined
}

/** Makes both runs, at their beginning. */
export function beginComparing({
  before,
  after,
  traffic,
  seed,
  settings = {},
  until,
}: CompareSetup): Comparing {
  const setup = { traffic, settings, ...(seed === undefined ? {} : { seed }) }
  return {
    before: createSimulation({ ...setup, topology: before }),
    after: createSimulation({ ...setup, topology: after }),
    until,
    sources: traffic.map(({ id }) => id),
  }
}

/** Lets so many events happen in each run; answers how far both are, 1 being done. */
export function compareOn(comparing: Comparing, events: number): number {
  const { until } = comparing
  const shares = [comparing.before, comparing.after].map((run) => {
    for (let count = 0; count < events; count += 1) {
      const next = nextTime(run)
      if (next === undefined || next > until) return 1
      advance(run)
    }
    return until === 0 ? 1 : presentOf(run).now / until
  })
  return Math.min(...shares)
}

/** What became of the same traffic in each. */
export function comparisonOf({ before, after, sources }: Comparing): Comparison {
  const [one, other] = [openedIn(before), openedIn(after)]
  const index = firstDifference(before, after)
  return {
    sources: sources.map((source) => ({
      source,
      before: tallyOf(one.get(source) ?? []),
      after: tallyOf(other.get(source) ?? []),
    })),
    changed: sources
      .flatMap((source) => changedOf(source, one.get(source) ?? [], other.get(source) ?? []))
      .toSorted((a, b) => a.time - b.time),
    first:
      index === undefined ? undefined : partAt(decidedAt(before, index), decidedAt(after, index)),
  }
}

function partAt(before: LogEvent | undefined, after: LogEvent | undefined) {
  return { time: Math.min(before?.time ?? Infinity, after?.time ?? Infinity), before, after }
}

/** The decision of the turn in which a run parts from the other: what it entered into a table stands before it. */
function decidedAt(run: Simulation, index: number): LogEvent | undefined {
  const events = logOf(run, index)
  const [first] = events
  return (
    events.find(
      ({ kind, tick }) => tick === first?.tick && (kind === 'step' || kind === 'dropped'),
    ) ?? first
  )
}

interface Opened {
  readonly from: string
  readonly to: string
  readonly time: Micros
  readonly outcome: Fate
}

/** The connections of a run by their sources, in the order of their opening. */
function openedIn(run: Simulation): ReadonlyMap<string, readonly Opened[]> {
  const events = logOf(run)
  const ended = new Map(
    events.flatMap((event) =>
      event.kind === 'ended' ? [[event.connection, event.outcome] as const] : [],
    ),
  )
  const answered = new Set(
    events.flatMap((event) =>
      event.kind === 'arrived' && ANSWERS.has(event.segment) ? [event.connection] : [],
    ),
  )
  const bySource = new Map<string, Opened[]>()
  for (const event of events) {
    if (event.kind !== 'opened') continue
    const { source, from, to, time, connection } = event
    const goesOn = answered.has(connection) ? 'open' : 'trying'
    const opened: Opened = { from, to, time, outcome: ended.get(connection) ?? goesOn }
    const list = bySource.get(source)
    if (list) list.push(opened)
    else bySource.set(source, [opened])
  }
  return bySource
}

/** What tells an opener that somebody is there. */
const ANSWERS: ReadonlySet<SegmentKind> = new Set(['SYN-ACK', 'answer', 'time-exceeded'])

function tallyOf(connections: readonly Opened[]): Tally {
  const count = (wanted: (fate: Fate) => boolean): number =>
    connections.filter(({ outcome }) => wanted(outcome)).length
  const opened = connections.length
  const open = count((fate) => fate === 'open')
  const trying = count((fate) => fate === 'trying')
  const through = count(isThrough)
  return { opened, through, open, trying, failed: opened - through - open - trying }
}

/** Whether a connection has come to a good end. */
export function isThrough(fate: Fate): boolean {
  return fate !== 'open' && fate !== 'trying' && fate !== 'never' && isTalkedWell(fate)
}

/** The first opening of a source in the one run is the first in the other, and so on. */
function changedOf(
  source: string,
  before: readonly Opened[],
  after: readonly Opened[],
): readonly ChangedConnection[] {
  const count = Math.max(before.length, after.length)
  return Array.from({ length: count }, (_none, index) => [before[index], after[index]]).flatMap(
    ([one, other]) => {
      const known = one ?? other
      if (!known || one?.outcome === other?.outcome) return []
      const { from, to, time } = known
      return [
        {
          source,
          from,
          to,
          time,
          before: one?.outcome ?? 'never',
          after: other?.outcome ?? 'never',
        },
      ]
    },
  )
}
