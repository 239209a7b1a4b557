import { useVirtualizer } from '@tanstack/react-virtual'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { TableHeading } from './TableHeading'
import { TableRow } from './TableRow'
import { isSection, type TableProps } from './tableTypes'

const ROW_HEIGHT = 28
/** Room for a finger. */
const COARSE_ROW_HEIGHT = 44

/** A table of many rows: the arrows walk it, Enter chooses, a column's heading sorts. */
export function VirtualTable<Row extends { readonly key: string }>(props: TableProps<Row>) {
  const { label, columns, rows, order, onSort, onChoose, onPoint, look, spoken, empty } = props
  const scroller = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const id = useId()
  const [activeKey, setActiveKey] = useState<string>()
  const [rowHeight] = useState(() =>
    window.matchMedia('(pointer: coarse)').matches ? COARSE_ROW_HEIGHT : ROW_HEIGHT,
  )
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    scrollMargin: rowHeight,
    overscan: 6,
  })
  const items = virtual.getVirtualItems()
  const active = rows.findIndex(({ key }) => key === activeKey)
  const isSeen = items.some(({ index }) => index === active)
  const above = (items[0]?.start ?? rowHeight) - rowHeight
  const below = virtual.getTotalSize() - ((items.at(-1)?.end ?? rowHeight) - rowHeight)

  const moveTo = (from: number, by: number) => {
    let next = Math.min(Math.max(from, 0), rows.length - 1)
    let row = rows[next]
    // A line across is no row to stand on.
    while (row && isSection(row)) {
      next += by
      row = rows[next]
    }
    if (!row) return
    setActiveKey(row.key)
    virtual.scrollToIndex(next)
    onPoint(row)
  }
  const choose = () => {
    const row = rows[active]
    if (row && !isSection(row)) onChoose(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== table.current) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [active + 1, 1],
      ArrowUp: [active < 0 ? rows.length - 1 : active - 1, -1],
      PageDown: [active + page, 1],
      PageUp: [active - page, -1],
      Home: [0, 1],
      End: [rows.length - 1, -1],
    }
    const step = steps[event.key]
    if (!step && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.stopPropagation()
    if (step) moveTo(...step)
    else choose()
  }

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain">
      <table
        ref={table}
        // Rows are chosen in it: ARIA's grid, which no element of HTML is.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        tabIndex={0}
        aria-activedescendant={isSeen ? `${id}-${String(active)}` : undefined}
        className="group w-full table-fixed border-separate border-spacing-0 -outline-offset-2!"
        style={{ minWidth: columns.reduce((sum, { width }) => sum + width, 0) }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          onPoint(undefined)
        }}
      >
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <TableHeading key={column.key} column={column} order={order} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="px-2 py-3 text-muted">
                {empty}
              </td>
            </tr>
          )}
          <Room height={above} />
          {items.map(({ index }) => {
            const row = rows[index]
            if (!row) return undefined
            if (isSection(row)) {
              return (
                <tr key={row.key} aria-rowindex={index + 2} style={{ height: rowHeight }}>
                  <td
                    colSpan={columns.length}
                    className="border-b border-line bg-sunken px-2 py-0 text-[12px] font-medium text-muted"
                  >
                    <span className="sticky left-2">{row.section}</span>
                  </td>
                </tr>
              )
            }
            return (
              <TableRow
                key={row.key}
                id={`${id}-${String(index)}`}
                place={index + 2}
                row={row}
                columns={columns}
                height={rowHeight}
                look={look(row)}
                active={index === active}
                spoken={spoken(row)}
                onChoose={() => {
                  setActiveKey(row.key)
                  onChoose(row)
                }}
                onPoint={(here) => {
                  onPoint(here ? row : undefined)
                }}
              />
            )
          })}
          <Room height={below} />
        </tbody>
      </table>
    </div>
  )
}

/** What rows that are not drawn would take. */
function Room({ height }: { readonly height: number }) {
  if (height <= 0) return undefined
  return <tr aria-hidden="true" style={{ height }} />
}
