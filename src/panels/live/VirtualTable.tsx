import { useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import type { Order } from './liveStore'

const words = strings.live

const ROW_HEIGHT = 28
/** Room for a finger. */
const COARSE_ROW_HEIGHT = 44

export interface TableColumn<Row> {
  readonly key: string
  readonly label: string
  /** A grid track: `minmax(96px, 1fr)`. */
  readonly track: string
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
  readonly lit?: boolean
  readonly faded?: boolean
  readonly fresh?: boolean
}

export interface VirtualTableProps<Row extends { readonly key: string }> {
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

/** A table of many rows: the arrows walk it, Enter chooses, a column's heading sorts. */
export function VirtualTable<Row extends { readonly key: string }>(props: VirtualTableProps<Row>) {
  const { label, columns, rows, order, onSort, onChoose, onPoint, look, spoken, empty } = props
  const scroller = useRef<HTMLDivElement>(null)
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
    overscan: 6,
  })
  const items = virtual.getVirtualItems()
  const active = rows.findIndex(({ key }) => key === activeKey)
  const isSeen = items.some(({ index }) => index === active)
  const tracks = columns.map(({ track }) => track).join(' ')

  const moveTo = (from: number, by: number) => {
    let next = Math.min(Math.max(from, 0), rows.length - 1)
    // A line across is no row to stand on.
    while (rows[next] && 'section' in (rows[next] ?? {})) next += by
    const row = rows[next]
    if (!row || 'section' in row) return
    setActiveKey(row.key)
    virtual.scrollToIndex(next)
    onPoint(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const row = rows[active]
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => {
        moveTo(active + 1, 1)
      },
      ArrowUp: () => {
        moveTo(active < 0 ? rows.length - 1 : active - 1, -1)
      },
      PageDown: () => {
        moveTo(active + page, 1)
      },
      PageUp: () => {
        moveTo(active - page, -1)
      },
      Home: () => {
        moveTo(0, 1)
      },
      End: () => {
        moveTo(rows.length - 1, -1)
      },
      Enter: () => {
        if (row && !('section' in row)) onChoose(row)
      },
      ' ': () => {
        if (row && !('section' in row)) onChoose(row)
      },
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    move()
  }

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain">
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        tabIndex={0}
        aria-activedescendant={isSeen ? `${id}-${String(active)}` : undefined}
        className="group min-w-max -outline-offset-2!"
        onKeyDown={onKeyDown}
        onBlur={() => {
          onPoint(undefined)
        }}
      >
        <div
          role="row"
          aria-rowindex={1}
          className="sticky top-0 z-1 grid border-b border-line bg-surface"
          style={{ gridTemplateColumns: tracks }}
        >
          {columns.map((column) => (
            <Heading key={column.key} column={column} order={order} onSort={onSort} />
          ))}
        </div>
        {rows.length === 0 ? (
          <div role="row">
            <div role="gridcell" className="px-2 py-3 text-muted">
              {empty}
            </div>
          </div>
        ) : (
          <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const row = rows[index]
              if (!row) return undefined
              const place = { height: rowHeight, transform: `translateY(${String(start)}px)` }
              if ('section' in row) {
                return (
                  <div
                    key={row.key}
                    role="row"
                    aria-rowindex={index + 2}
                    className="absolute inset-x-0 flex items-center border-b border-line bg-sunken px-2 text-[12px] font-medium text-muted"
                    style={place}
                  >
                    <span role="gridcell" aria-colspan={columns.length} className="sticky left-2">
                      {row.section}
                    </span>
                  </div>
                )
              }
              const { selected = false, lit = false, faded = false, fresh = false } = look(row)
              return (
                // The keys are the grid's own: it keeps the focus and names the active row.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                <div
                  key={row.key}
                  id={`${id}-${String(index)}`}
                  role="row"
                  tabIndex={-1}
                  aria-rowindex={index + 2}
                  aria-selected={selected}
                  aria-label={spoken(row)}
                  data-lit={lit}
                  data-fresh={fresh}
                  className={clsx(
                    'absolute inset-x-0 grid cursor-pointer items-center border-b border-line hover:bg-sunken',
                    'aria-selected:bg-selection-fill',
                    lit && 'bg-tracked-fill! shadow-[inset_3px_0_0_var(--tracked)]',
                    fresh && !lit && 'shadow-[inset_3px_0_0_var(--line-strong)]',
                    faded && 'text-muted',
                    index === active &&
                      'group-focus-visible:shadow-[inset_0_0_0_2px_var(--selection)]',
                  )}
                  style={{ ...place, gridTemplateColumns: tracks }}
                  onPointerEnter={() => {
                    onPoint(row)
                  }}
                  onPointerLeave={() => {
                    onPoint(undefined)
                  }}
                  onClick={() => {
                    setActiveKey(row.key)
                    onChoose(row)
                  }}
                >
                  {columns.map(({ key, cell, mono }) => (
                    <span
                      key={key}
                      role="gridcell"
                      className={clsx(
                        'truncate px-2 text-[12px]',
                        mono && 'font-mono tracking-[-0.01em]',
                      )}
                    >
                      {cell(row)}
                    </span>
                  ))}
                </div>
              )
            })}
          </div>
        )}
      </div>
    </div>
  )
}

interface HeadingProps<Row> {
  readonly column: TableColumn<Row>
  readonly order: Order | undefined
  readonly onSort: (column: string) => void
}

function Heading<Row>({ column, order, onSort }: HeadingProps<Row>) {
  const { key, label, value } = column
  const isSorted = order?.column === key
  return (
    <div
      role="columnheader"
      {...(isSorted ? { 'aria-sort': order.down ? 'descending' : 'ascending' } : {})}
      className="min-w-0 text-[12px] leading-[28px] font-medium text-muted"
    >
      {value ? (
        <button
          type="button"
          title={words.sortBy(label)}
          className="flex w-full min-w-0 cursor-pointer items-center gap-1 px-2 text-left -outline-offset-2! hover:text-ink pointer-coarse:min-h-11"
          onClick={() => {
            onSort(key)
          }}
        >
          <span className="truncate">{label}</span>
          {isSorted && <Glyph name={order.down ? 'chevronDown' : 'chevronUp'} size={12} />}
        </button>
      ) : (
        <span className="block truncate px-2">{label}</span>
      )}
    </div>
  )
}
