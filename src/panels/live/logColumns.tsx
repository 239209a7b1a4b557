import type { FlowLogField } from '@/engine/flowLog/fields'
import {
  flowLogRecordFields,
  formatFlowLogRecord,
  type FlowLogRecord,
} from '@/engine/flowLog/record'
import { DEFAULT_FORMAT } from '@/engine/flowLog/fields'
import type { RunRecord } from '@/engine/flowLog/run/intervals'
import type { Topology } from '@/model/topology'
import { strings } from '@/strings/strings'
import { Pill } from '@/ui/Pill'
import { holderName } from './holderName'
import type { TableColumn } from './tableTypes'

/** Fields whose texts are short, in pixels; the others get what an address needs. */
const WIDTHS: Readonly<Partial<Record<FlowLogField, number>>> = {
  'interface-id': 172,
  srcaddr: 106,
  dstaddr: 106,
  srcport: 54,
  dstport: 54,
  protocol: 60,
  packets: 60,
  bytes: 66,
  start: 88,
  end: 88,
  action: 78,
  'log-status': 78,
  'tcp-flags': 72,
  type: 56,
  'flow-direction': 96,
  'traffic-path': 88,
}

/** The verdict stands beside the ports, the id behind the name. */
const MOVED: ReadonlySet<FlowLogField> = new Set(['action', 'interface-id'])

/** The same on every line: they stand in the lines that are taken along. */
const CONSTANT: ReadonlySet<FlowLogField> = new Set(['version', 'account-id'])

/** A column for each field of a format; the default one has its verdict where it is seen. */
export function logColumns(
  format: readonly FlowLogField[],
  topology: Topology | undefined,
): readonly TableColumn<RunRecord>[] {
  const isDefault = format === DEFAULT_FORMAT
  const fields = isDefault ? readable(format) : format
  const columns = fields.map((field) => ({
    key: field,
    label: field,
    width: WIDTHS[field] ?? 120,
    mono: true,
    value: ({ record }: RunRecord) => sortValue(textOf(record, field)),
    cell: ({ record }: RunRecord) => <Cell field={field} text={textOf(record, field)} />,
  }))
  return isDefault && topology ? [whoColumn(topology), ...columns] : columns
}

/** An interface by what it belongs to, which people know better than its id. */
function whoColumn(topology: Topology): TableColumn<RunRecord> {
  const nameOf = ({ record }: RunRecord): string =>
    holderName(topology, record.interface.id ?? record.resourceId ?? '')
  return {
    key: 'who',
    label: strings.flowLog.who,
    width: 78,
    value: nameOf,
    cell: (row) => <span title={row.record.interface.id}>{nameOf(row)}</span>,
  }
}

function readable(format: readonly FlowLogField[]): readonly FlowLogField[] {
  const shown = format.filter((field) => !CONSTANT.has(field) && !MOVED.has(field))
  const place = shown.indexOf('dstport') + 1
  return [...shown.slice(0, place), 'action', ...shown.slice(place), 'interface-id']
}

function textOf(record: FlowLogRecord, field: FlowLogField): string {
  return flowLogRecordFields(record, [field])[field] ?? '-'
}

function sortValue(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text
}

function Cell({ field, text }: { readonly field: FlowLogField; readonly text: string }) {
  if (field !== 'action' || text === '-') return <span title={text}>{text}</span>
  return <Pill tone={text === 'ACCEPT' ? 'allow' : 'deny'}>{text}</Pill>
}

/** Everything of a record by which it may be looked for. */
export function logText(topology: Topology | undefined, record: FlowLogRecord): string {
  const id = record.interface.id ?? record.resourceId ?? ''
  const name = topology ? holderName(topology, id) : ''
  const { pktSrcaddr = '', pktDstaddr = '' } = record.flow ?? {}
  return [name, id, formatFlowLogRecord(record, DEFAULT_FORMAT), pktSrcaddr, pktDstaddr].join(' ')
}
