import {
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { useStore } from 'zustand'
import { Glyph } from '@/ui/glyphs'
import { Kbd } from '@/ui/Kbd'
import { draftFromCells, parsePastedRows, type Draft, type RowFormat } from './grid'
import { GridRow, type RowMark } from './GridRow'
import {
  addDraft,
  carryRowId,
  createGridStore,
  dropDraft,
  newRowId,
  rowIdOf,
  setDraft,
  shownFault,
  takeRow,
} from './gridState'

interface RuleGridProps<Row extends object, Column extends string> {
  readonly label: string
  readonly format: RowFormat<Row, Column>
  /** In the order they are shown. */
  readonly rows: readonly Row[]
  /** `gesture` joins the edits of one visit to a new row into one step of undo. */
  readonly onChange: (label: string, rows: readonly Row[], gesture?: string) => void
  /** Where order matters: the rows after one was moved up (-1) or down (1). */
  readonly move?: (row: Row, by: -1 | 1) => readonly Row[] | undefined
  /** Rows above and below that nobody can edit. */
  readonly before?: ReactNode
  readonly after?: ReactNode
  readonly empty?: string
  /** The key of the row that something points at. */
  readonly focusKey?: string | undefined
  readonly markOf?: (row: Row) => RowMark | undefined
  /** More about the row that is being edited. */
  readonly explain?: (text: Draft<Column>) => ReactNode
  readonly footer: ReactNode
}

/** A table of rules that is edited in place, like a sheet. */
export function RuleGrid<Row extends object, Column extends string>(
  props: RuleGridProps<Row, Column>,
) {
  const { label, format, rows, onChange, move } = props
  const { columns, noun } = format
  const [store] = useState(() => createGridStore<Column>())
  const { drafts, added } = useStore(store)
  const table = useRef<HTMLTableElement>(null)
  const [current, setCurrent] = useState<string>()
  const wanted = useRef<{ readonly rowId: string; readonly column?: Column }>(undefined)

  // Whoever adds, moves or deletes a row stays on the keyboard: the cell is focused once it is there.
  useEffect(() => {
    if (!wanted.current) return
    const { rowId, column } = wanted.current
    wanted.current = undefined
    focusCell(rowId, column)
  })

  function focusCell(rowId: string, column?: Column) {
    const cells = table.current?.querySelectorAll<HTMLElement>(`[data-row="${rowId}"] [data-cell]`)
    const named = [...(cells ?? [])].find((cell) => cell.dataset['cell'] === column)
    ;(named ?? cells?.[0])?.focus()
  }

  function take(rowId: string, left: Column | 'row') {
    const isNew = store.getState().added.includes(rowId)
    const next = takeRow(store, format, rows, rowId, left)
    if (next) onChange(`${isNew ? 'Add' : 'Change'} ${noun}`, next, `${rowId} written`)
  }

  function writeCell(rowId: string, column: Column, text: string) {
    const row = rows.find((candidate) => rowIdOf(candidate) === rowId)
    const draft = store.getState().drafts[rowId]
    const before = draft?.text ?? (row ? format.write(row) : format.blank(rows))
    setDraft(store, rowId, { left: draft?.left ?? [], text: { ...before, [column]: text } })
  }

  function add() {
    wanted.current = { rowId: addDraft(store, format.blank(rows)) }
  }

  function remove(rowId: string) {
    const ids = shownIds()
    const at = ids.indexOf(rowId)
    const neighbour = ids[at + 1] ?? ids[at - 1]
    if (neighbour !== undefined) wanted.current = { rowId: neighbour }
    dropDraft(store, rowId)
    const rest = rows.filter((row) => rowIdOf(row) !== rowId)
    if (rest.length < rows.length) onChange(`Delete ${noun}`, rest)
  }

  function duplicate(rowId: string) {
    const row = rows.find((candidate) => rowIdOf(candidate) === rowId)
    if (!row || !format.copy) return
    const text = format.write(format.copy(row, rows))
    wanted.current = { rowId: addDraft(store, text) }
  }

  function moveRow(rowId: string, by: -1 | 1, column?: Column) {
    const row = rows.find((candidate) => rowIdOf(candidate) === rowId)
    const next = row && move?.(row, by)
    if (!next) return
    wanted.current = column === undefined ? { rowId } : { rowId, column }
    const ids = rows.map(rowIdOf)
    const at = rows.indexOf(row)
    const ordered = ids.toSpliced(at, 1).toSpliced(at + by, 0, rowId)
    next.forEach((moved, index) => {
      carryRowId(moved, ordered[index] ?? rowId)
    })
    onChange(`Move ${noun}`, next)
  }

  function paste(event: ClipboardEvent<HTMLElement>, rowId: string | undefined, column?: Column) {
    const lines = parsePastedRows(event.clipboardData.getData('text/plain'))
    const isTable = lines.length > 1 || lines.some((cells) => cells.length > 1)
    if (!isTable) return
    event.preventDefault()
    const first = Math.max(
      0,
      columns.findIndex(({ id }) => id === column),
    )
    pasteRows(lines, first, rowId !== undefined && added.includes(rowId) ? rowId : undefined)
  }

  /** Every good line becomes a row at once; the others wait as drafts with their faults. */
  function pasteRows(lines: readonly (readonly string[])[], first: number, replaced?: string) {
    if (replaced !== undefined) dropDraft(store, replaced)
    const every = columns.map(({ id }) => id)
    let next = rows
    for (const cells of lines) {
      const text = draftFromCells(format.blank(next), columns, cells, first)
      const read = format.read(text, next)
      if (read.ok) {
        carryRowId(read.value, newRowId())
        next = [...next, read.value]
      } else {
        const rowId = addDraft(store, text, every)
        setDraft(store, rowId, { text, left: every, fault: read.error })
      }
    }
    if (next !== rows) onChange(`Paste ${noun}s`, next)
  }

  function shownIds(): readonly string[] {
    return [...rows.map(rowIdOf), ...added]
  }

  function onCellKey(event: KeyboardEvent, rowId: string, column: Column) {
    const ids = shownIds()
    const at = ids.indexOf(rowId)
    const action = gridKey(event)
    if (!action || event.defaultPrevented) return
    event.preventDefault()
    switch (action) {
      case 'up':
      case 'down': {
        const to = ids[at + (action === 'up' ? -1 : 1)]
        if (to !== undefined) focusCell(to, column)
        break
      }
      case 'moveUp':
        moveRow(rowId, -1, column)
        break
      case 'moveDown':
        moveRow(rowId, 1, column)
        break
      case 'delete':
        remove(rowId)
        break
      case 'duplicate':
        duplicate(rowId)
        break
      case 'enter': {
        const below = ids[at + 1]
        if (below !== undefined) {
          focusCell(below, column)
          break
        }
        take(rowId, column)
        take(rowId, 'row')
        if (!store.getState().drafts[rowId]) add()
        else wanted.current = { rowId, column: faultColumn(rowId) ?? column }
      }
    }
  }

  function faultColumn(rowId: string): Column | undefined {
    return store.getState().drafts[rowId]?.fault?.column
  }

  const list = [
    ...rows.map((row) => ({ rowId: rowIdOf(row), row })),
    ...added.map((rowId) => ({ rowId, row: undefined })),
  ].map(({ rowId, row }) => ({
    rowId,
    row,
    draft: drafts[rowId],
    text: drafts[rowId]?.text ?? (row ? format.write(row) : format.blank(rows)),
  }))
  const explained = list.find(({ rowId }) => rowId === current)

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1 overflow-auto">
        <table
          ref={table}
          aria-label={label}
          className="w-full table-fixed border-collapse text-[12px]"
        >
          <colgroup>
            <col style={{ width: 26 }} />
            {columns.map(({ id, width }) => (
              <col key={id} style={width === 'auto' ? {} : { width }} />
            ))}
            <col style={{ width: 30 }} />
          </colgroup>
          <thead className="sticky top-0 z-10 bg-surface">
            <tr>
              <th aria-label="Decided" className="border-b border-line" />
              {columns.map(({ id, header }) => (
                <th
                  key={id}
                  scope="col"
                  className="border-b border-line px-2 py-1.5 text-left font-medium text-muted"
                >
                  {header}
                </th>
              ))}
              <th aria-label="Actions" className="border-b border-line" />
            </tr>
          </thead>
          <tbody>
            {props.before}
            {list.map(({ rowId, row, draft, text }, index) => (
              <GridRow
                key={rowId}
                rowId={rowId}
                number={index + 1}
                format={format}
                text={text}
                fault={shownFault(draft, row === undefined)}
                isNew={row === undefined}
                readOnly={row !== undefined && (format.readOnly?.(row) ?? false)}
                focused={row !== undefined && format.keyOf(row) === props.focusKey}
                mark={row && props.markOf?.(row)}
                canMove={move !== undefined && row !== undefined}
                onText={(column, text) => {
                  writeCell(rowId, column, text)
                }}
                onLeaveCell={(column) => {
                  take(rowId, column)
                }}
                onLeaveRow={() => {
                  take(rowId, 'row')
                }}
                onEscape={() => {
                  dropDraft(store, rowId)
                }}
                onMend={(column, text) => {
                  writeCell(rowId, column, text)
                  take(rowId, column)
                }}
                onKey={(event, column) => {
                  onCellKey(event, rowId, column)
                }}
                onPaste={(event, column) => {
                  paste(event, rowId, column)
                }}
                onDelete={() => {
                  remove(rowId)
                }}
                onDuplicate={
                  format.copy &&
                  (() => {
                    duplicate(rowId)
                  })
                }
                onMove={(by) => {
                  moveRow(rowId, by)
                }}
                onEnter={() => {
                  setCurrent(rowId)
                }}
              />
            ))}
            {list.length === 0 && props.empty !== undefined && (
              <tr>
                <td />
                <td colSpan={columns.length} className="px-2 py-2 text-muted">
                  {props.empty}
                </td>
              </tr>
            )}
            {props.after}
          </tbody>
        </table>
        <button
          type="button"
          onClick={add}
          onPaste={(event) => {
            paste(event, undefined)
          }}
          className="flex w-full items-center gap-2 px-[30px] py-2 text-left text-[12px] text-muted outline-offset-[-2px] hover:text-ink focus-visible:outline-2 focus-visible:outline-selection"
        >
          <Glyph name="plus" />
          Add {noun}, or paste rows
        </button>
        {explained && props.explain?.(explained.text)}
      </div>
      <div className="flex items-center gap-2 border-t border-line px-4 py-2 text-[12px] text-muted">
        {props.footer}
        <span className="flex-1" />
        <KeyHint keys="Tab" does="next cell" />
        <KeyHint keys="↵" does="new row" />
      </div>
    </div>
  )
}

type GridAction = 'up' | 'down' | 'moveUp' | 'moveDown' | 'delete' | 'duplicate' | 'enter'

function gridKey(event: KeyboardEvent): GridAction | undefined {
  const control = event.ctrlKey || event.metaKey
  switch (event.key) {
    case 'ArrowUp':
      return event.altKey ? 'moveUp' : 'up'
    case 'ArrowDown':
      return event.altKey ? 'moveDown' : 'down'
    case 'Backspace':
      return control ? 'delete' : undefined
    case 'd':
      return control ? 'duplicate' : undefined
    case 'Enter':
      return 'enter'
    default:
      return undefined
  }
}

function KeyHint({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Kbd>{keys}</Kbd>
      {does}
    </span>
  )
}
