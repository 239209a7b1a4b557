import { clsx } from 'clsx'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import type { GridColumn } from './grid'
import type { Sorting } from './useGridView'

interface GridHeadProps<Column extends string> {
  readonly columns: readonly GridColumn<Column>[]
  readonly sorting: Sorting<Column> | undefined
  readonly allSelected: boolean
  readonly onSort: (column: Column) => void
  readonly onSelectAll: () => void
}

const words = strings.tables

/** The headings of a table: pressed they sort what is seen, the corner selects every row. */
export function GridHead<Column extends string>(props: GridHeadProps<Column>) {
  const { columns, sorting, allSelected, onSort, onSelectAll } = props
  return (
    <thead className="sticky top-0 z-10 bg-surface">
      <tr>
        <th className="border-b border-line p-0">
          <button
            type="button"
            tabIndex={-1}
            aria-label={words.selectAll}
            aria-pressed={allSelected}
            title={words.selectAll}
            className="block h-[30px] w-full cursor-pointer pointer-coarse:h-11 hover:bg-sunken"
            onClick={onSelectAll}
          />
        </th>
        {columns.map(({ id, header }) => {
          const sorted = sorting?.column === id ? sorting : undefined
          return (
            <th
              key={id}
              scope="col"
              aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
              className="border-b border-line p-0 text-left font-medium text-muted"
            >
              <button
                type="button"
                title={words.sortBy(header)}
                className={clsx(
                  'flex w-full cursor-pointer items-center gap-1 px-1.5 py-1.5 text-left pointer-coarse:min-h-11 -outline-offset-2 hover:bg-sunken hover:text-ink',
                  sorted && 'text-ink',
                )}
                onClick={() => {
                  onSort(id)
                }}
              >
                <span className="truncate">{header}</span>
                {sorted && (
                  <Glyph name={sorted.descending ? 'arrowDown' : 'arrowUp'} size={12} weight={2} />
                )}
              </button>
            </th>
          )
        })}
        <th className="border-b border-line">
          <span className="sr-only">{words.actionsHead}</span>
        </th>
      </tr>
    </thead>
  )
}
