import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { diagramStore } from '@/store/diagramStore'
import { draftFromCells, parsePastedRows, type RowFormat } from './grid'
import { gridKey } from './gridKey'
import {
  addDraft,
  carryRowId,
  createGridStore,
  dropDraft,
  newRowId,
  rowIdOf,
  sameText,
  setDraft,
  takeRow,
} from './gridState'

export interface RuleRows<Row extends object, Column extends string> {
  readonly format: RowFormat<Row, Column>
  /** In the order they are shown. */
  readonly rows: readonly Row[]
  /** `gesture` joins the edits of one visit to a row into one step of undo. */
  readonly onChange: (label: string, rows: readonly Row[], gesture?: string) => void
  /** Where order matters: the rows after one was moved up (-1) or down (1). */
  readonly move?: (row: Row, by: -1 | 1) => readonly Row[] | undefined
}

/** What may be done with the rows of a grid, by cell, by row and by key. */
export function useRuleRows<Row extends object, Column extends string>(
  props: RuleRows<Row, Column>,
) {
  const { format, rows, onChange, move } = props
  const { columns, noun } = format
  const [store] = useState(() => createGridStore<Column>())
  const { drafts, added } = useStore(store)
  const table = useRef<HTMLTableElement>(null)
  const visit = useRef(0)
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

  function rowOf(rowId: string): Row | undefined {
    return rows.find((candidate) => rowIdOf(candidate) === rowId)
  }

  function shownIds(): readonly string[] {
    return [...rows.map(rowIdOf), ...added]
  }

  function take(rowId: string, left: Column | 'row') {
    const isNew = store.getState().added.includes(rowId)
    const next = takeRow(store, format, rows, rowId, left)
    if (next) onChange(`${isNew ? 'Add' : 'Change'} ${noun}`, next, `${rowId} ${visit.current}`)
  }

  /** A new row that nobody wrote anything into goes away again. */
  function leaveRow(rowId: string) {
    const draft = store.getState().drafts[rowId]
    const untouched = !rowOf(rowId) && draft && sameText(draft.text, format.blank(rows))
    if (untouched) dropDraft(store, rowId)
    else take(rowId, 'row')
    visit.current += 1
  }

  function write(rowId: string, column: Column, text: string) {
    const row = rowOf(rowId)
    const draft = store.getState().drafts[rowId]
    const before = draft?.text ?? (row ? format.write(row) : format.blank(rows))
    setDraft(store, rowId, { left: draft?.left ?? [], text: { ...before, [column]: text } })
  }

  function add() {
    wanted.current = { rowId: addDraft(store, format.blank(rows)) }
  }

  function remove(rowId: string) {
    const row = rowOf(rowId)
    if (row && format.readOnly?.(row)) return
    const ids = shownIds()
    const at = ids.indexOf(rowId)
    const neighbour = ids[at + 1] ?? ids[at - 1]
    if (neighbour !== undefined) wanted.current = { rowId: neighbour }
    dropDraft(store, rowId)
    const rest = rows.filter((row) => rowIdOf(row) !== rowId)
    if (rest.length < rows.length) onChange(`Delete ${noun}`, rest)
  }

  /** Escape brings back what was there; of a new row that is nothing, so the one above is next. */
  function giveUp(rowId: string) {
    const ids = shownIds()
    const above = ids[ids.indexOf(rowId) - 1]
    if (added.includes(rowId) && above !== undefined) wanted.current = { rowId: above }
    dropDraft(store, rowId)
  }

  function duplicate(rowId: string) {
    const row = rowOf(rowId)
    if (!row || !format.copy) return
    const text = format.write(format.copy(row, rows))
    const read = format.read(text, rows)
    if (!read.ok) {
      wanted.current = { rowId: addDraft(store, text) }
      return
    }
    wanted.current = { rowId: rowIdOf(read.value) }
    onChange(`Duplicate ${noun}`, rows.toSpliced(rows.indexOf(row) + 1, 0, read.value))
  }

  function moveRow(rowId: string, by: -1 | 1, column?: Column) {
    const row = rowOf(rowId)
    const next = row && move?.(row, by)
    if (!next) return
    wanted.current = column === undefined ? { rowId } : { rowId, column }
    const at = rows.indexOf(row)
    const ids = rows
      .map(rowIdOf)
      .toSpliced(at, 1)
      .toSpliced(at + by, 0, rowId)
    next.forEach((moved, index) => {
      carryRowId(moved, ids[index] ?? rowId)
    })
    onChange(`Move ${noun}`, next)
  }

  /** A single value goes into the cell as usual; what comes from a sheet becomes rows. */
  function paste(event: ClipboardEvent<HTMLElement>, rowId?: string, column?: Column) {
    const lines = parsePastedRows(event.clipboardData.getData('text/plain'))
    if (lines.length <= 1 && !lines.some((cells) => cells.length > 1)) return
    event.preventDefault()
    const at = columns.findIndex(({ id }) => id === column)
    if (rowId !== undefined && added.includes(rowId)) dropDraft(store, rowId)
    pasteRows(lines, Math.max(0, at))
  }

  /** Every good line becomes a row at once; the others wait as drafts with their faults. */
  function pasteRows(lines: readonly (readonly string[])[], first: number) {
    const every = columns.map(({ id }) => id)
    let next = rows
    for (const cells of lines) {
      const text = draftFromCells(format.blank(next), columns, cells, first)
      const read = format.read(text, next)
      if (read.ok) {
        carryRowId(read.value, newRowId())
        next = [...next, read.value]
      } else {
        const rowId = addDraft(store, text)
        setDraft(store, rowId, { text, left: every, fault: read.error })
      }
    }
    if (next !== rows) onChange(`Paste ${noun}s`, next)
  }

  /** Enter goes down; from the last row it adds one, unless that row is faulty. */
  function enter(rowId: string, column: Column) {
    const below = shownIds()[shownIds().indexOf(rowId) + 1]
    if (below !== undefined) {
      focusCell(below, column)
      return
    }
    take(rowId, column)
    take(rowId, 'row')
    const draft = store.getState().drafts[rowId]
    if (!draft) add()
    else wanted.current = { rowId, column: draft.fault?.column ?? column }
  }

  function key(event: KeyboardEvent, rowId: string, column: Column) {
    const action = gridKey(event)
    if (!action) return
    // While text is being written, undo is the text's own.
    if ((action === 'undo' || action === 'redo') && store.getState().drafts[rowId]) return
    event.preventDefault()
    const ids = shownIds()
    const at = ids.indexOf(rowId)
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
      case 'enter':
        enter(rowId, column)
        break
      case 'undo':
      case 'redo':
        wanted.current = { rowId, column }
        diagramStore.getState()[action]()
    }
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

  return { table, list, add, paste, write, take, leaveRow, giveUp, key, remove, duplicate, moveRow }
}
