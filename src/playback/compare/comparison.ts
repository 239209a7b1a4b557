import { isTalkedWell, type LogEvent, type Outcome } from '@/engine/simulation/log'
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
  /** Neither ended well nor badly until then. */
  readonly open: number
  readonly failed: number
}

/** A connection of both runs that fared otherwise in the one than in the other. */
export interface ChangedConnection {
  readonly source: string
  readonly from: string
  readonly to: string
  readonly time: Micros
  /** Nothing where it was still open, or was never opened. */
  readonly before: Outcome | 'open' | 'never'
  readonly after: Outcome | 'open' | 'never'
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
    first: index === undefined ? undefined : partAt(logOf(before)[index], logOf(after)[index]),
  }
}

function partAt(before: LogEvent | undefined, after: LogEvent | undefined) {
  return { time: Math.min(before?.time ?? Infinity, after?.time ?? Infinity), before, after }
}

interface Opened {
  readonly from: string
  readonly to: string
  readonly time: Micros
  readonly outcome: Outcome | 'open'
}

/** The connections of a run by their sources, in the order of their opening. */
function openedIn(run: Simulation): ReadonlyMap<string, readonly Opened[]> {
  const events = logOf(run)
  const ended = new Map(
    events.flatMap((event) =>
      event.kind === 'ended' ? [[event.connection, event.outcome] as const] : [],
    ),
  )
  const bySource = new Map<string, Opened[]>()
  for (const event of events) {
    if (event.kind !== 'opened') continue
    const { source, from, to, time, connection } = event
    const opened = { from, to, time, outcome: ended.get(connection) ?? ('open' as const) }
    const list = bySource.get(source)
    if (list) list.push(opened)
    else bySource.set(source, [opened])
  }
  return bySource
}

function tallyOf(connections: readonly Opened[]): Tally {
  const open = connections.filter(({ outcome }) => outcome === 'open').length
  const through = connections.filter(
    ({ outcome }) => outcome !== 'open' && isTalkedWell(outcome),
  ).length
  const opened = connections.length
  return { opened, through, open, failed: opened - through - open }
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
