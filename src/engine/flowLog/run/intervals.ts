import type { CompiledNetwork } from '../../compile/network'
import { loggedOf, networkOf, presentOf, type Simulation } from '../../simulation/simulation'
import { SECOND, type Micros } from '../../simulation/settings'
import { withoutFlows } from '../../flowLog'
import type { FlowLogRecord } from '../record'
import type { RunFlowLog, Sighting } from './reading'
import { RUN_ACCOUNT } from './sighting'

/** AWS aggregates for ten minutes, or for one (FL-02). */
export const AGGREGATIONS = { tenMinutes: 600 * SECOND, minute: 60 * SECOND } as const

/** Where a run's time 0 lies: 1 January 2026, 00:00 UTC, in seconds since 1970. */
export const RUN_EPOCH = 1_767_225_600

/** A record of a run's flow log; while it is collected, its interval is not over. */
export interface RunRecord {
  readonly key: string
  /** Which interval of the run, from 0. */
  readonly interval: number
  readonly collecting: boolean
  readonly record: FlowLogRecord
  /** The connection whose packet was seen last; none where nothing was. */
  readonly connection?: string | undefined
}

interface Counted {
  packets: number
  bytes: number
  flags: number
  first: Micros
  last: Micros
  connection: string
}

interface Interval {
  readonly index: number
  /** How many sightings were counted in, from the first of the interval to before this one. */
  readonly from: number
  to: number
  readonly flows: Map<FlowLogRecord, Counted>
  /** Of one that is over: the network under which it ended, and what it has written. */
  version?: number
  rows?: readonly RunRecord[]
}

/** The records of one aggregation interval, kept from one reading to the next. */
export interface Aggregation {
  readonly length: Micros
  readonly closed: Interval[]
  open: Interval | undefined
  turns: number
}

/** Nothing counted yet. */
export function createAggregation(length: Micros): Aggregation {
  return { length, closed: [], open: undefined, turns: 0 }
}

/**
 * The records of a run until now: of each interval that is over those that AWS writes, of the one that
 * is not what has been collected (FL-02). The same moment has the same records, however it was come to.
 */
export function recordsUntilNow(
  log: RunFlowLog,
  aggregation: Aggregation,
  simulation: Simulation,
): readonly RunRecord[] {
  const { length, closed } = aggregation
  if (aggregation.turns !== log.turns) {
    closed.length = 0
    aggregation.open = undefined
    aggregation.turns = log.turns
  }
  const stale = closed.findIndex((interval) => !isWhole(log, interval, length))
  if (stale >= 0) closed.length = stale
  const current = Math.floor(presentOf(simulation).now / length)
  while (closed.length < current) {
    const interval = countUp(log, aggregation, closed.length, Infinity)
    const version = versionAt(log.versions, (interval.index + 1) * length)
    const rows = closedRows(networkOf(simulation, version), interval, length)
    closed.push({ ...interval, version, rows })
  }
  const open = countUp(log, aggregation, current, loggedOf(simulation))
  aggregation.open = open
  const done = closed.slice(0, current).flatMap(({ rows = [] }) => rows)
  return [...done, ...rowsOf(open, true)]
}

/** An edit in a quiet part of the past leaves what was read as it is, and lets more come after it. */
function isWhole(
  { sightings, versions }: RunFlowLog,
  { index, to, version }: Interval,
  length: Micros,
): boolean {
  const end = (index + 1) * length
  const next = sightings[to]
  return (next === undefined || next.time >= end) && versionAt(versions, end) === version
}

/** Under which network an interval ended. */
function versionAt(versions: RunFlowLog['versions'], end: Micros): number {
  return versions.findLast(({ time }) => time < end)?.version ?? 0
}

/** Counts an interval's packets, on from where that was done before. */
function countUp(log: RunFlowLog, made: Aggregation, index: number, until: number): Interval {
  const { sightings } = log
  const end = (index + 1) * made.length
  const before = made.open
  const from = made.closed[index - 1]?.to ?? 0
  const isOn =
    before?.index === index && before.from === from && isBefore(sightings[before.to - 1], until)
  const interval: Interval = isOn ? before : { index, from, to: from, flows: new Map() }
  for (let at = interval.to; at < sightings.length; at += 1) {
    const sighting = sightings[at]
    if (!sighting || sighting.time >= end || sighting.seq >= until) break
    count(interval.flows, sighting)
    interval.to = at + 1
  }
  return interval
}

function isBefore(sighting: Sighting | undefined, until: number): boolean {
  return sighting === undefined || sighting.seq < until
}

function count(flows: Map<FlowLogRecord, Counted>, sighting: Sighting): void {
  const { flow, bytes, flags, time, connection } = sighting
  const counted = flows.get(flow)
  if (!counted) {
    flows.set(flow, { packets: 1, bytes, flags, first: time, last: time, connection })
    return
  }
  counted.packets += 1
  counted.bytes += bytes
  counted.flags |= flags
  counted.last = time
  counted.connection = connection
}

function rowsOf({ index, flows }: Interval, collecting: boolean): readonly RunRecord[] {
  return [...flows].flatMap(([base, counted], place) => {
    const { packets, bytes, flags, first, last, connection } = counted
    if (!base.flow) return []
    const flow = { ...base.flow, packets, bytes, tcpFlags: flags }
    const record = { ...base, start: secondsAt(first), end: secondsAt(last), flow }
    const key = `${String(index)}-${String(place)}`
    return [{ key, interval: index, collecting, record, connection }]
  })
}

/** What an interval that is over has written, and for each interface without traffic that there was none (FL-08). */
function closedRows(
  { interfaces }: CompiledNetwork,
  interval: Interval,
  length: Micros,
): readonly RunRecord[] {
  const { index } = interval
  const rows = rowsOf(interval, false)
  const end = (index + 1) * length
  const busy = new Set(rows.map(({ record }) => record.interface.id))
  const [start, over] = [secondsAt(index * length), secondsAt(end)]
  const context = { accountId: RUN_ACCOUNT, start, end: over, packets: 0, bytes: 0 }
  const idle = [...interfaces.values()].filter(
    ({ eni, subnet }) => !busy.has(eni.id) && !subnet.vpc.vpc.stub,
  )
  const silent = idle.map((eni) => ({
    key: `${String(index)}-${eni.eni.id}`,
    interval: index,
    collecting: false,
    record: withoutFlows(eni, 'NODATA', context),
  }))
  return [...rows, ...silent]
}

function secondsAt(time: Micros): number {
  return RUN_EPOCH + Math.floor(time / SECOND)
}
