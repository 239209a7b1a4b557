import type { Order } from './liveStore'
import type { TableColumn } from './tableTypes'

/** Rows in the order of a column; as they are without one. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  order: Order | undefined,
): readonly Row[] {
  const value = columns.find(({ key }) => key === order?.column)?.value
  if (!value || !order) return rows
  const sign = order.down ? -1 : 1
  return rows.toSorted((one, other) => sign * compare(value(one), value(other)))
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return String(one).localeCompare(String(other), 'en', { numeric: true })
}

/** Whether every word that was typed is found somewhere in a text. */
export function matches(text: string, filter: string): boolean {
  const lower = text.toLowerCase()
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}
