import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import type { Order } from './liveStore'
import type { TableColumn } from './tableTypes'

const words = strings.live

interface TableHeadingProps<Row> {
  readonly column: TableColumn<Row>
  readonly order: Order | undefined
  readonly onSort: (column: string) => void
}

/** A column's name; pressed it sorts. */
export function TableHeading<Row>({ column, order, onSort }: TableHeadingProps<Row>) {
  const { key, label, value } = column
  const isSorted = order?.column === key
  return (
    <th
      scope="col"
      {...(isSorted ? { 'aria-sort': order.down ? 'descending' : 'ascending' } : {})}
      className="sticky top-0 z-1 bg-surface p-0 text-left first:pl-1 text-[12px] leading-[28px] font-medium text-muted shadow-[inset_0_-1px_0_var(--line)]"
    >
      {value ? (
        <button
          type="button"
          title={words.sortBy(label)}
          className="flex w-full min-w-0 cursor-pointer items-center gap-1 px-1.5 text-left -outline-offset-2! hover:text-ink pointer-coarse:min-h-11"
          onClick={() => {
            onSort(key)
          }}
        >
          <span className="truncate">{label}</span>
          {isSorted && <Glyph name={order.down ? 'chevronDown' : 'chevronUp'} size={12} />}
        </button>
      ) : (
        <span className="block truncate px-1.5">{label}</span>
      )}
    </th>
  )
}
