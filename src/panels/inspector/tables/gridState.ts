import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Draft, Fault, RowFormat } from './grid'

/** A row that is being written: its text, and what is wrong with it so far. */
export interface RowDraft<Column extends string> {
  readonly text: Draft<Column>
  readonly fault?: Fault<Column>
  /** Cells of a new row that were left; others are not blamed for being empty yet. */
  readonly left: readonly Column[]
}

interface GridState<Column extends string> {
  readonly drafts: Readonly<Record<string, RowDraft<Column>>>
  /** Rows that are not in the network yet, in the order they were added. */
  readonly added: readonly string[]
}

export type GridStore<Column extends string> = StoreApi<GridState<Column>>

/** What one grid keeps while somebody types. Nothing of it is in the network. */
export function createGridStore<Column extends string>(): GridStore<Column> {
  return createStore<GridState<Column>>()(() => ({ drafts: {}, added: [] }))
}

let lastRowId = 0
const rowIds = new WeakMap<object, string>()

/** A row keeps its identity on screen when it is edited, though ours are made anew. */
export function rowIdOf(row: object): string {
  const known = rowIds.get(row)
  if (known !== undefined) return known
  const id = newRowId()
  rowIds.set(row, id)
  return id
}

export function newRowId(): string {
  lastRowId += 1
  return `row-${String(lastRowId)}`
}

export function carryRowId(row: object, id: string): void {
  rowIds.set(row, id)
}

export function setDraft<Column extends string>(
  store: GridStore<Column>,
  rowId: string,
  draft: RowDraft<Column>,
): void {
  store.setState(({ drafts }) => ({ drafts: { ...drafts, [rowId]: draft } }))
}

/** Forgets what was typed; a row that was never taken goes away with it. */
export function dropDraft<Column extends string>(store: GridStore<Column>, rowId: string): void {
  store.setState(({ drafts, added }) => {
    const { [rowId]: dropped, ...rest } = drafts
    return dropped ? { drafts: rest, added: added.filter((id) => id !== rowId) } : {}
  })
}

export function addDraft<Column extends string>(
  store: GridStore<Column>,
  text: Draft<Column>,
  left: readonly Column[] = [],
): string {
  const rowId = newRowId()
  store.setState(({ drafts, added }) => ({
    drafts: { ...drafts, [rowId]: { text, left } },
    added: [...added, rowId],
  }))
  return rowId
}

/**
 * Tries to take a row after one of its cells, or the whole row, was left. Answers the rows with it
 * in place, or nothing when the text is faulty: then the text stays and the fault is kept with it.
 */
export function takeRow<Row extends object, Column extends string>(
  store: GridStore<Column>,
  format: RowFormat<Row, Column>,
  rows: readonly Row[],
  rowId: string,
  left: Column | 'row',
): readonly Row[] | undefined {
  const draft = store.getState().drafts[rowId]
  if (!draft) return undefined
  const before = rows.find((row) => rowIdOf(row) === rowId)
  const text = left === 'row' ? draft.text : (format.settle?.(draft.text, left) ?? draft.text)
  if (before && sameText(text, format.write(before))) {
    dropDraft(store, rowId)
    return undefined
  }
  const others = rows.filter((row) => row !== before)
  const read = format.read(text, others, before)
  if (!read.ok) {
    const seen = left === 'row' ? format.columns.map(({ id }) => id) : [...draft.left, left]
    setDraft(store, rowId, { text, fault: read.error, left: seen })
    return undefined
  }
  carryRowId(read.value, rowId)
  dropDraft(store, rowId)
  return before ? rows.map((row) => (row === before ? read.value : row)) : [...rows, read.value]
}

/** The fault of a row as far as it may be shown: a new row is not blamed before its cell was left. */
export function shownFault<Column extends string>(
  draft: RowDraft<Column> | undefined,
  isNew: boolean,
): Fault<Column> | undefined {
  if (!draft?.fault) return undefined
  return !isNew || draft.left.includes(draft.fault.column) ? draft.fault : undefined
}

export function sameText<Column extends string>(a: Draft<Column>, b: Draft<Column>): boolean {
  return Object.keys(a).every((column) => a[column as Column].trim() === b[column as Column].trim())
}
