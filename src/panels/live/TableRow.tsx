import { clsx } from 'clsx'
import type { RowLook, TableColumn } from './tableTypes'

interface TableRowProps<Row> {
  readonly id: string
  /** Its place among all rows, the heading included, from 1. */
  readonly place: number
  readonly row: Row
  readonly columns: readonly TableColumn<Row>[]
  readonly height: number
  readonly look: RowLook
  readonly active: boolean
  readonly spoken: string
  readonly onChoose: () => void
  readonly onPoint: (here: boolean) => void
}

/** One row: lit while something is at it, chosen by a press. */
export function TableRow<Row>(props: TableRowProps<Row>) {
  const { id, place, row, columns, height, look, active, spoken, onChoose, onPoint } = props
  const { selected = false, lit = false, faded = false, fresh = false } = look
  return (
    // The keys are the table's own: it keeps the focus and names the active row.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <tr
      id={id}
      aria-rowindex={place}
      aria-selected={selected}
      aria-label={spoken}
      data-lit={lit}
      data-fresh={fresh}
      className={clsx(
        'cursor-pointer hover:bg-sunken aria-selected:bg-selection-fill',
        lit && 'bg-tracked-fill! shadow-[inset_3px_0_0_var(--tracked)]',
        fresh && !lit && 'shadow-[inset_3px_0_0_var(--line-strong)]',
        faded && 'text-muted',
        active && 'group-focus-visible:shadow-[inset_0_0_0_2px_var(--selection)]',
      )}
      style={{ height }}
      onPointerEnter={() => {
        onPoint(true)
      }}
      onPointerLeave={() => {
        onPoint(false)
      }}
      onClick={onChoose}
    >
      {columns.map(({ key, cell, mono }) => (
        <td
          key={key}
          className={clsx(
            'truncate border-b border-line px-1.5 py-0 first:pl-2.5 text-[12px]',
            mono && 'font-mono tracking-[-0.01em]',
          )}
        >
          {cell(row)}
        </td>
      ))}
    </tr>
  )
}
