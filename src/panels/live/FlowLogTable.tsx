import { useMemo } from 'react'
import { DEFAULT_FORMAT, parseFlowLogFormat, type FlowLogField } from '@/engine/flowLog/fields'
import type { RunRecord } from '@/engine/flowLog/run/intervals'
import { flowLogRecordFields, formatFlowLogRecord } from '@/engine/flowLog/record'
import { presentOf, topologyOf } from '@/engine/simulation/simulation'
import type { Topology } from '@/model/topology'
import { useRun } from '@/store/run/runStore'
import { setView } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { clockText } from '../timeline/timeText'
import { recordsNow } from './books'
import { FlowLogToolbar } from './FlowLogToolbar'
import { followShown } from './followShown'
import { holderName, litFor } from './holderName'
import { logColumns, logText } from './logColumns'
import { nextOrder, setLive, useLive } from './liveStore'
import { matches, sorted } from './sorted'
import { useRunNow } from './useRunNow'
import type { TableColumn, TableSection } from './tableTypes'
import { VirtualTable } from './VirtualTable'

const words = strings.flowLog

/** What a flow log of every interface writes of this run, interval by interval, the newest first. */
export function FlowLogTable() {
  const {
    interval,
    format: text,
    logFilter,
    action,
    onlyFollowed,
    logOrder,
    asLines,
    silent,
  } = useLive((live) => live)
  const followed = useRun((run) => run.followed)
  const read = useRunNow(
    (simulation) => ({
      records: recordsNow(simulation, interval),
      topology: topologyOf(simulation),
      open: Math.floor(presentOf(simulation).now / interval),
    }),
    [interval],
  )
  const topology = read?.topology
  const open = read?.open ?? 0
  const format = useMemo(() => fieldsOf(text), [text])
  const columns = useMemo(
    () => (asLines ? [lineColumn(format)] : logColumns(format, topology)),
    [asLines, format, topology],
  )
  const wanted = useMemo(
    () =>
      (read?.records ?? []).filter(({ record, connection }) => {
        if (onlyFollowed && followed !== undefined && connection !== followed) return false
        if (!silent && record.logStatus !== 'OK') return false
        if (action !== 'all' && record.flow?.action !== action) return false
        return logFilter === '' || matches(logText(topology, record), logFilter)
      }),
    [read, onlyFollowed, followed, silent, action, logFilter, topology],
  )
  const rows = useMemo(
    () => bySection(wanted, { length: interval, open }, (some) => sorted(some, columns, logOrder)),
    [wanted, interval, open, columns, logOrder],
  )
  const isEmpty = (read?.records ?? []).every(({ record }) => record.logStatus !== 'OK')
  return (
    <section aria-label={words.title} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <FlowLogToolbar
        lines={() =>
          wanted
            .filter(({ collecting }) => !collecting)
            .map(({ record }) => flowLogRecordFields(record, format))
        }
        format={format}
      />
      <VirtualTable
        label={words.title}
        columns={columns}
        rows={rows}
        order={logOrder}
        onSort={(column) => {
          setLive({ logOrder: nextOrder(logOrder, column) })
        }}
        onChoose={({ connection }) => {
          if (connection === undefined) return
          followShown(connection === followed ? undefined : connection)
        }}
        onPoint={(row) => {
          const id = row?.record.interface.id ?? row?.record.resourceId
          setView({ hovered: id !== undefined && topology ? litFor(topology, id) : undefined })
        }}
        look={({ connection, collecting, record }) => ({
          selected: followed !== undefined && connection === followed,
          faded: collecting || record.logStatus !== 'OK',
        })}
        spoken={(row) => spokenOf(topology, row)}
        empty={isEmpty ? words.nothing : words.nothingFound}
      />
    </section>
  )
}

/** The fields of a custom format; while it has a fault, those of the default one. */
function fieldsOf(text: string | undefined): readonly FlowLogField[] {
  if (text === undefined) return DEFAULT_FORMAT
  const parsed = parseFlowLogFormat(text)
  return parsed.ok ? parsed.value : DEFAULT_FORMAT
}

function lineColumn(format: readonly FlowLogField[]): TableColumn<RunRecord> {
  return {
    key: 'line',
    label: format.join(' '),
    width: 860,
    mono: true,
    cell: ({ record }) => formatFlowLogRecord(record, format),
  }
}

/** The newest interval first, each under a line that says whether it is written. */
function bySection(
  records: readonly RunRecord[],
  { length, open }: { readonly length: number; readonly open: number },
  order: (records: readonly RunRecord[]) => readonly RunRecord[],
): readonly (RunRecord | TableSection)[] {
  if (records.length === 0) return []
  const intervals = new Map<number, RunRecord[]>()
  for (const record of records) {
    const own = intervals.get(record.interval)
    if (own) own.push(record)
    else intervals.set(record.interval, [record])
  }
  // The one that is collected is there from its first moment on.
  if (!intervals.has(open)) intervals.set(open, [])
  return [...intervals].toReversed().flatMap(([index, own]) => {
    const [from, to] = [clockOf(index * length), clockOf((index + 1) * length)]
    const section =
      index === open ? words.collecting(from, to) : words.section(from, to, own.length)
    return [{ key: `section ${String(index)}`, section }, ...order(own.toReversed())]
  })
}

function clockOf(time: number): string {
  return clockText(time).replace(/\.0$/, '')
}

function spokenOf(topology: Topology | undefined, { record }: RunRecord): string {
  const id = record.interface.id ?? record.resourceId ?? ''
  const who = topology ? holderName(topology, id) : id
  const { flow } = record
  if (!flow) return words.noData(who)
  return words.spoken({
    action: flow.action,
    who,
    from: `${flow.srcaddr} ${String(flow.srcport)}`,
    to: `${flow.dstaddr} ${String(flow.dstport)}`,
    packets: words.packets(flow.packets),
  })
}
