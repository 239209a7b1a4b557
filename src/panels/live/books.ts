import {
  createAggregation,
  recordsUntilNow,
  type Aggregation,
  type RunRecord,
} from '@/engine/flowLog/run/intervals'
import { createRunFlowLog, readRun, type RunFlowLog } from '@/engine/flowLog/run/reading'
import type { Micros } from '@/engine/simulation/settings'
import { isOpening, type Simulation } from '@/engine/simulation/simulation'
import { liveRows, type Forgotten, type LiveRow } from '@/playback/liveTables'
import { createLogIndex, indexOfKinds, readUntilNow, type LogIndex } from '@/playback/logIndex'
import { isOfSummary, summaryOfRun, type RunSummary } from '@/playback/runSummary'

/** What was read of a run's log so far, so that nothing is read twice. */
interface Books {
  readonly forgotten: LogIndex<Forgotten>
  readonly summary: LogIndex
  readonly flowLog: RunFlowLog
  readonly aggregations: Map<Micros, Aggregation>
}

const books = new WeakMap<Simulation, Books>()

function booksOf(simulation: Simulation): Books {
  const known = books.get(simulation) ?? {
    forgotten: indexOfKinds('forgotten'),
    summary: createLogIndex(isOfSummary),
    flowLog: createRunFlowLog(),
    aggregations: new Map<Micros, Aggregation>(),
  }
  books.set(simulation, known)
  return known
}

/** Every row of the live tables at this moment. */
export function rowsNow(simulation: Simulation): readonly LiveRow[] {
  return liveRows(simulation, readUntilNow(booksOf(simulation).forgotten, simulation))
}

/** How the run stands at this moment. */
export function summaryNow(simulation: Simulation): RunSummary {
  const events = readUntilNow(booksOf(simulation).summary, simulation)
  return summaryOfRun(events, (connection) => isOpening(simulation, connection))
}

/** The flow log until this moment, aggregated by intervals of a length. */
export function recordsNow(simulation: Simulation, length: Micros): readonly RunRecord[] {
  const { flowLog, aggregations } = booksOf(simulation)
  const aggregation = aggregations.get(length) ?? createAggregation(length)
  aggregations.set(length, aggregation)
  readRun(flowLog, simulation)
  return recordsUntilNow(flowLog, aggregation, simulation)
}
