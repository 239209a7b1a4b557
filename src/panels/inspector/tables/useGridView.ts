import { useMemo, useState } from 'react'
import type { Draft, GridColumn } from './grid'

export interface Sorting<Column extends string> {
  readonly column: Column
  readonly descending: boolean
}

interface Viewed<Column extends string> {
  readonly rowId: string
  /** A row that is only being written is always shown, behind all others. */
  readonly row: object | undefined
  readonly text: Draft<Column>
}

interface Held {
  readonly places: ReadonlyMap<string, number>
  readonly hidden: ReadonlySet<string>
}

const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** What of a table is shown and in which order. Nothing of it changes the network. */
export function useGridView<Column extends string, Item extends Viewed<Column>>(
  columns: readonly GridColumn<Column>[],
  list: readonly Item[],
) {
  const [sorting, setSorting] = useState<Sorting<Column>>()
  const [filter, setFilter] = useState('')
  // While a row is edited it stays where it is, whatever its new text would sort or filter it to.
  const [held, setHeld] = useState<Held>()
  const inOwnOrder = sorting === undefined && filter.trim() === ''

  const shown = useMemo(() => {
    if (inOwnOrder) return list
    if (held) {
      const place = ({ rowId }: Item) => held.places.get(rowId) ?? held.places.size
      return list
        .filter(({ rowId }) => !held.hidden.has(rowId))
        .toSorted((a, b) => place(a) - place(b))
    }
    const found = list.filter(({ row, text }) => !row || holds(columns, text, filter))
    return sorting ? found.toSorted((a, b) => compare(a, b, sorting)) : found
  }, [columns, list, sorting, filter, held, inOwnOrder])

  return {
    shown,
    sorting,
    inOwnOrder,
    filter,
    setFilter: (text: string) => {
      setHeld(undefined)
      setFilter(text)
    },
    /** Up, down, and then in the table's own order again. */
    sortBy: (column: Column | undefined) => {
      setHeld(undefined)
      setSorting((before) => {
        if (column === undefined) return undefined
        if (before?.column !== column) return { column, descending: false }
        return before.descending ? undefined : { column, descending: true }
      })
    },
    hold: () => {
      setHeld((before) => {
        if (before) return before
        const places = new Map(shown.map(({ rowId }, index) => [rowId, index]))
        const hidden = list.filter(({ rowId }) => !places.has(rowId))
        return { places, hidden: new Set(hidden.map(({ rowId }) => rowId)) }
      })
    },
    release: () => {
      setHeld(undefined)
    },
  }
}

function holds<Column extends string>(
  columns: readonly GridColumn<Column>[],
  text: Draft<Column>,
  filter: string,
): boolean {
  const words = filter.trim().toLowerCase().split(/\s+/)
  const whole = columns.map(({ id, search }) => `${text[id]} ${search?.(text) ?? ''}`).join(' ')
  return words.every((word) => whole.toLowerCase().includes(word))
}

function compare<Column extends string>(
  a: Viewed<Column>,
  b: Viewed<Column>,
  { column, descending }: Sorting<Column>,
): number {
  if (!a.row || !b.row) return Number(!a.row) - Number(!b.row)
  const order = COLLATOR.compare(a.text[column], b.text[column])
  return descending ? -order : order
}
