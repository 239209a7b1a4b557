import type { ReactNode } from 'react'
import type { Order } from './liveStore'

export interface TableColumn<Row> {
  readonly key: string
  readonly label: string
  /** At least so wide, in pixels; what is left over is shared out. */
  readonly width: number
  readonly cell: (row: Row) => ReactNode
  /** What it is sorted by; left out where it cannot be. */
  readonly value?: (row: Row) => string | number
  readonly mono?: boolean
}

/** A line across the table: what the rows below it have in common. */
export interface TableSection {
  readonly section: string
  readonly key: string
}

export interface RowLook {
  readonly selected?: boolean
  /** Something is at it at this moment. */
  readonly lit?: boolean
  readonly faded?: boolean
  /** It has not been there for long. */
  readonly fresh?: boolean
}

export interface TableProps<Row extends { readonly key: string }> {
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly (Row | TableSection)[]
  readonly order: Order | undefined
  readonly onSort: (column: string) => void
  readonly onChoose: (row: Row) => void
  /** Pointed at, or come to by the arrows. */
  readonly onPoint: (row: Row | undefined) => void
  readonly look: (row: Row) => RowLook
  readonly spoken: (row: Row) => string
  readonly empty: ReactNode
}

/** Whether it is a line across, and no row of its own. */
export function isSection(row: object): row is TableSection {
  return 'section' in row
}
