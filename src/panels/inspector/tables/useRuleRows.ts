import { useMemo, useRef, useState, type ClipboardEvent } from 'react'
import { useStore } from 'zustand'
import { diagramStore } from '@/store/diagramStore'
import { strings } from '@/strings/strings'
import type { Draft, RowFormat } from './grid'
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
  type RowDraft,
} from './gridState'
import { pastedDrafts } from './pastedDrafts'

export interface RuleRows<Row extends object, Column extends string> {
  readonly format: RowFormat<Row, Column>
  /** In the order they are shown. */
  readonly rows: readonly Row[]
  /** `gesture` joins the edits of one visit to a row into one step of undo. */
  readonly onChange: (label: string, rows: readonly Row[], gesture?: string) => void
  /** Where order matters: the rows after one was moved up (-1) or down (1). */
  readonly move?: (row: Row, by: -1 | 1) => readonly Row[] | undefined
}

/** One row as the grid shows it: of the network, or only being written. */
export interface ListedRow<Row extends object, Column extends string> {
  readonly rowId: string
  readonly number: number
  readonly row: Row | undefined
  readonly draft: RowDraft<Column> | undefined
  readonly text: Draft<Column>
}

const words = strings.tables.done

/** What may be done with the rows of a grid; `wanted` is the cell that is to be focused next. */
export function useRuleRows<Row extends object, Column extends string>(
  props: RuleRows<Row, Column>,
  want: (rowId: string, column?: Column) => void,
) {
  const { format, rows, onChange, move } = props
  const { columns, noun } = format
  const [store] = useState(() => createGridStore<Column>())
  const { drafts, added } = useStore(store)
  const visit = useRef(0)

  const list = useMemo(
    () =>
      [
        ...rows.map((row) => ({ rowId: rowIdOf(row), row })),
        ...added.map((rowId) => ({ rowId, row: undefined })),
      ].map(
        ({ rowId, row }, index): ListedRow<Row, Column> => ({
          rowId,
          row,
          number: index + 1,
          draft: drafts[rowId],
          text: drafts[rowId]?.text ?? (row ? format.write(row) : format.blank(rows)),
        }),
      ),
    [rows, added, drafts, format],
  )

  function rowOf(rowId: string): Row | undefined {
    return rows.find((candidate) => rowIdOf(candidate) === rowId)
  }

  function take(rowId: string, left: Column | 'row') {
    const isNew = store.getState().added.includes(rowId)
    const next = takeRow(store, format, rows, rowId, left)
    if (next) onChange(words[isNew ? 'add' : 'change'](noun), next, `${rowId} ${visit.current}`)
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
    want(addDraft(store, format.blank(rows)))
  }

  /** Deletes rows, in one step; `next` is where the hand goes on. */
  function remove(rowIds: readonly string[], next: string | undefined) {
    const gone = new Set(rowIds.filter((id) => !isReadOnly(rowOf(id))))
    if (next !== undefined) want(next)
    for (const rowId of gone) dropDraft(store, rowId)
    const rest = rows.filter((row) => !gone.has(rowIdOf(row)))
    const count = rows.length - rest.length
    if (count > 0) onChange(words.remove(count, noun), rest)
  }

  function isReadOnly(row: Row | undefined): boolean {
    return row !== undefined && (format.readOnly?.(row) ?? false)
  }

  /** Escape brings back what was there; of a new row that is nothing, so the one above is next. */
  function giveUp(rowId: string) {
    const at = list.findIndex((item) => item.rowId === rowId)
    const above = list[at - 1]?.rowId
    if (added.includes(rowId) && above !== undefined) want(above)
    dropDraft(store, rowId)
  }

  /** Copies that may not stand beside their originals wait as drafts. */
  function duplicate(rowIds: readonly string[]) {
    if (!format.copy) return
    let next = rows
    let first: string | undefined
    for (const rowId of rowIds) {
      const row = rowOf(rowId)
      if (!row) continue
      const text = format.write(format.copy(row, next))
      // A copy that only AWS could tell apart from its original may be changed before it is taken.
      const read = format.read(text, next)
      if (read.ok) {
        next = next.toSpliced(next.indexOf(row) + 1, 0, read.value)
        first ??= rowIdOf(read.value)
      } else {
        const id = addDraft(store, text)
        first ??= id
      }
    }
    if (first !== undefined) want(first)
    if (next !== rows) onChange(words.duplicate(next.length - rows.length, noun), next)
  }

  function moveRow(rowId: string, by: -1 | 1, column?: Column) {
    const row = rowOf(rowId)
    const next = row && move?.(row, by)
    if (!next) return
    want(rowId, column)
    const at = rows.indexOf(row)
    const ids = rows
      .map(rowIdOf)
      .toSpliced(at, 1)
      .toSpliced(at + by, 0, rowId)
    next.forEach((moved, index) => {
      carryRowId(moved, ids[index] ?? rowId)
    })
    onChange(words.move(noun), next)
  }

  /** A single value goes into the cell as usual; what comes from a sheet or from AWS becomes rows. */
  function paste(event: ClipboardEvent<HTMLElement>, rowId?: string, column?: Column) {
    const pasted = pastedDrafts(format, event.clipboardData.getData('text/plain'), column)
    if (!pasted) return
    event.preventDefault()
    if (rowId !== undefined && added.includes(rowId)) dropDraft(store, rowId)
    pasteRows(pasted)
  }

  /** Every good line becomes a row at once; the others wait as drafts with their faults. */
  function pasteRows(pasted: readonly ((blank: Draft<Column>) => Draft<Column>)[]) {
    const every = columns.map(({ id }) => id)
    const next = [...rows]
    for (const fill of pasted) {
      const text = fill(format.blank(next))
      const read = format.read(text, next)
      if (read.ok) {
        carryRowId(read.value, newRowId())
        next.push(read.value)
      } else {
        const rowId = addDraft(store, text)
        setDraft(store, rowId, { text, left: every, fault: read.error })
      }
    }
    if (next.length > rows.length) onChange(words.paste(noun), next)
  }

  function history(action: 'undo' | 'redo') {
    diagramStore.getState()[action]()
  }

  /** Whether text is being written that the network does not have. */
  function isWriting(rowId: string): boolean {
    return store.getState().drafts[rowId] !== undefined
  }

  /** The cell that keeps a row from being taken. */
  function faultyCell(rowId: string): Column | undefined {
    return store.getState().drafts[rowId]?.fault?.column
  }

  return {
    list,
    faultyCell,
    add,
    paste,
    write,
    take,
    leaveRow,
    giveUp,
    remove,
    duplicate,
    moveRow,
    history,
    isWriting,
  }
}
