import type { ReactNode } from 'react'
import { fail, type Result } from '@/model/result'
import type { NamedValues } from './pasted'

/** What the cells of one row hold while somebody types: text by column. */
export type Draft<Column extends string = string> = Readonly<Record<Column, string>>

/** Why a row cannot be taken, which cell is to blame, and one obvious way to mend it. */
export interface Fault<Column extends string = string> {
  readonly column: Column
  readonly message: string
  readonly fix?: { readonly label: string; readonly text: string }
}

/** One line of a cell's list. `text` is what choosing it writes into the cell. */
export interface CellOption {
  readonly text: string
  readonly detail?: string
  readonly heading?: string
  readonly icon?: ReactNode
  /** Other words that find it: an id, a number. */
  readonly keywords?: string
}

export interface GridColumn<Column extends string> {
  readonly id: Column
  readonly header: string
  /** A CSS grid track: `84px`, `minmax(0, 1fr)`. */
  readonly width: string
  readonly mono?: boolean
  /** How consoles, sheets and AWS head this column, as `columnName` writes it. */
  readonly names?: readonly string[]
  /** On a line of its own under the row, shown where it says something. */
  readonly below?: boolean
  readonly placeholder?: string
  readonly options?: (draft: Draft<Column>) => readonly CellOption[]
  /** Stands before the text: a shield, the protocol. */
  readonly adornment?: (draft: Draft<Column>) => ReactNode
  /** Further words by which the filter finds the cell: the name of what has the block. */
  readonly search?: (draft: Draft<Column>) => string
  readonly fixed?: (draft: Draft<Column>) => boolean
  readonly className?: (draft: Draft<Column>) => string | undefined
}

/** How the rows of one kind of table are written as text and read back. */
export interface RowFormat<Row extends object, Column extends string> {
  /** What one row is called: `rule`, `entry`, `route`. */
  readonly noun: string
  readonly columns: readonly GridColumn<Column>[]
  readonly write: (row: Row) => Draft<Column>
  readonly read: (
    draft: Draft<Column>,
    others: readonly Row[],
    before?: Row,
  ) => RowResult<Row, Column>
  readonly blank: (rows: readonly Row[]) => Draft<Column>
  /** What else changes when a cell was left with this text: the port that a type implies. */
  readonly settle?: (draft: Draft<Column>, column: Column) => Draft<Column>
  /** A copy that may stand beside its original: another rule number. */
  readonly copy?: (row: Row, rows: readonly Row[]) => Row
  /** What only rows from elsewhere need: the words of the console in place of ours. */
  readonly tidy?: (draft: Draft<Column>, values: NamedValues) => Draft<Column>
  /** Rows as the command line of AWS prints them, by the names of columns. */
  readonly fromCli?: (text: string) => readonly NamedValues[] | undefined
  /** What points at the row from elsewhere: `RuleFocus.rule`. */
  readonly keyOf: (row: Row) => string
  readonly readOnly?: (row: Row) => boolean
}

type RowResult<Row, Column extends string> = Result<Row, Fault<Column>>

export function faultOf<Column extends string>(
  column: Column,
  message: string,
  fix?: Fault['fix'],
): { readonly ok: false; readonly error: Fault<Column> } {
  return fail(fix ? { column, message, fix } : { column, message })
}

/** The row of cells written over a blank row, column by column from `first` on. */
export function draftFromCells<Column extends string>(
  blank: Draft<Column>,
  columns: readonly GridColumn<Column>[],
  cells: readonly string[],
  first = 0,
): Draft<Column> {
  const next: Record<Column, string> = { ...blank }
  cells.forEach((cell, index) => {
    const column = columns[first + index]
    if (column && cell !== '') next[column.id] = cell
  })
  return next
}

/** A row of named values over a blank one: each column takes the first value that one of its names has. */
export function draftFromValues<Row extends object, Column extends string>(
  blank: Draft<Column>,
  format: Pick<RowFormat<Row, Column>, 'columns' | 'tidy'>,
  values: NamedValues,
): Draft<Column> {
  const next: Record<Column, string> = { ...blank }
  for (const { id, names = [] } of format.columns) {
    const given = [id.toLowerCase(), ...names].flatMap((name) => values.get(name) ?? [])
    const text = given.find((value) => value !== '' && value !== '-' && value !== '–')
    if (text !== undefined) next[id] = text
  }
  return format.tidy?.(next, values) ?? next
}

/** Every name that a column of the format goes by. */
export function namesOf<Column extends string>(
  columns: readonly GridColumn<Column>[],
): ReadonlySet<string> {
  return new Set(columns.flatMap(({ id, names = [] }) => [id.toLowerCase(), ...names]))
}
