import type { ReactNode } from 'react'
import { fail, type Result } from '@/model/result'

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
  readonly placeholder?: string
  readonly options?: (draft: Draft<Column>) => readonly CellOption[]
  /** Stands before the text: a shield, the protocol. */
  readonly adornment?: (draft: Draft<Column>) => ReactNode
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

/** Rows pasted from a sheet: tabs between the cells, line ends between the rows. */
export function parsePastedRows(text: string): readonly (readonly string[])[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
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
