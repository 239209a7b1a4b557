import type { FlowLogField } from '@/engine/flowLog/fields'
import {
  flowLogRecordFields,
  formatFlowLogRecord,
  type FlowLogRecord,
} from '@/engine/flowLog/record'
import { DEFAULT_FORMAT } from '@/engine/flowLog/fields'
import type { RunRecord } from '@/engine/flowLog/run/intervals'
import type { Topology } from '@/model/topology'
import { Pill } from '@/ui/Pill'
import { holderName } from './holderName'
import type { TableColumn } from './VirtualTable'

/** Fields whose texts are short, in pixels; the others get what an address needs. */
const WIDTHS: Readonly<Partial<Record<FlowLogField, string>>> = {
  'interface-id': 'minmax(96px, 0.9fr)',
  srcaddr: 'minmax(104px, 1fr)',
  dstaddr: 'minmax(104px, 1fr)',
  srcport: '64px',
  dstport: '64px',
  protocol: '66px',
  packets: '66px',
  bytes: '72px',
  start: '92px',
  end: '92px',
  action: '82px',
  'log-status': '82px',
  'tcp-flags': '72px',
  type: '56px',
  'flow-direction': '96px',
  'traffic-path': '88px',
}

/** The same on every line: they stand in the lines that are taken along. */
const CONSTANT: ReadonlySet<FlowLogField> = new Set(['version', 'account-id'])

/** A column for each field of a format; the default one has its verdict where it is seen. */
export function logColumns(format: readonly FlowLogField[]): readonly TableColumn<RunRecord>[] {
  const fields = format === DEFAULT_FORMAT ? readable(format) : format
  return fields.map((field) => ({
    key: field,
    label: field,
    track: WIDTHS[field] ?? 'minmax(110px, 1fr)',
    mono: true,
    value: ({ record }) => sortValue(textOf(record, field)),
    cell: ({ record }) => <Cell field={field} text={textOf(record, field)} />,
  }))
}

function readable(format: readonly FlowLogField[]): readonly FlowLogField[] {
  const shown = format.filter((field) => !CONSTANT.has(field) && field !== 'action')
  const place = shown.indexOf('dstport') + 1
  return [...shown.slice(0, place), 'action', ...shown.slice(place)]
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
