import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { gridKey } from './gridKey'
import { formatRows } from './pasted'
import { useGridView } from './useGridView'
import { useRowSelection } from './useRowSelection'
import { useRuleRows, type RuleRows } from './useRuleRows'

/** Longer tables draw only the rows in view. */
const DRAWN_WHOLE = 80
const ROW_HEIGHT = 33

/** A grid of rules: its rows, what of them is shown, which are selected, and the keys. */
export function useGrid<Row extends object, Column extends string>(
  props: RuleRows<Row, Column>,
  focusKey: string | undefined,
) {
  const { columns, keyOf } = props.format
  const [noting, setNoting] = useState<string>()
  const [current, setCurrent] = useState<string>()
  const table = useRef<HTMLTableElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const wanted = useRef<{ readonly rowId: string; readonly column: Column | undefined }>(undefined)
  const rules = useRuleRows(props, (rowId, column) => {
    wanted.current = { rowId, column }
  })
  const view = useGridView(columns, rules.list)
  const ids = view.shown.map(({ rowId }) => rowId)
  const selection = useRowSelection(ids)
  const isLong = ids.length > DRAWN_WHOLE
  const virtual = useVirtualizer({
    count: ids.length,
    enabled: isLong,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => ids[index] ?? index,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    // The row that is edited stays drawn, or scrolling would take the focus away.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range)
      const at = current === undefined ? -1 : ids.indexOf(current)
      return at < 0 || drawn.includes(at) ? drawn : [...drawn, at].toSorted((a, b) => a - b)
    },
  })

  // The row that something points at is drawn before it scrolls itself into view.
  const pointed = view.shown.findIndex(({ row }) => row && keyOf(row) === focusKey)
  useEffect(() => {
    if (isLong && pointed >= 0) virtual.scrollToIndex(pointed)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when something else is pointed at
  }, [focusKey])

  // Whoever adds, moves or deletes a row stays on the keyboard: the cell is focused once it is there.
  useEffect(() => {
    if (!wanted.current) return
    const { rowId, column } = wanted.current
    if (focusDrawn(rowId, column) || !ids.includes(rowId)) wanted.current = undefined
    else virtual.scrollToIndex(ids.indexOf(rowId))
  })

  function focusDrawn(rowId: string, column: Column | undefined): boolean {
    const cells = table.current?.querySelectorAll<HTMLElement>(`[data-row="${rowId}"] [data-cell]`)
    const named = [...(cells ?? [])].find((cell) => cell.dataset['cell'] === column)
    const cell = named ?? cells?.[0]
    cell?.focus()
    return cell !== undefined
  }

  function focusCell(rowId: string | undefined, column?: Column) {
    if (rowId === undefined || focusDrawn(rowId, column)) return
    wanted.current = { rowId, column }
    virtual.scrollToIndex(ids.indexOf(rowId))
  }

  /** What an action on this row is about: all that are selected when it is one of them. */
  function meant(rowId: string): readonly string[] {
    return selection.selected.includes(rowId) ? selection.selected : [rowId]
  }

  function remove(rowIds: readonly string[]) {
    const last = ids.findLastIndex((id) => rowIds.includes(id))
    const next = ids[last + 1] ?? ids.findLast((id) => !rowIds.includes(id))
    selection.clear()
    rules.remove(rowIds, next)
  }

  function duplicate(rowIds: readonly string[]) {
    selection.clear()
    rules.duplicate(rowIds)
  }

  /** Opens the line under a row, where its note is written; nothing closes it. */
  function note(rowId: string | undefined) {
    setNoting(rowId)
    const below = columns.find((column) => column.below)
    if (rowId !== undefined && below) wanted.current = { rowId, column: below.id }
  }

  /** Rows as a sheet takes them, in the order in which they are seen. */
  function textOf(rowIds: readonly string[]): string {
    const chosen = view.shown.filter(({ rowId }) => rowIds.includes(rowId))
    return formatRows(chosen.map(({ text }) => columns.map(({ id }) => text[id])))
  }

  function copy(event: ClipboardEvent<HTMLElement>, cut: boolean) {
    if (selection.selected.length === 0) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', textOf(selection.selected))
    if (cut) remove(selection.selected)
  }

  /** Enter goes down; from the last row it adds one, unless that row is faulty. */
  function enter(rowId: string, column: Column) {
    const below = ids[ids.indexOf(rowId) + 1]
    if (below !== undefined) {
      focusCell(below, column)
      return
    }
    rules.take(rowId, column)
    rules.take(rowId, 'row')
    if (!rules.isWriting(rowId)) rules.add()
    else focusCell(rowId, rules.faultyCell(rowId) ?? column)
  }

  function beside(rowId: string, column: Column, by: -1 | 1) {
    const cells = [...(table.current?.querySelectorAll<HTMLElement>(`[data-cell]`) ?? [])]
    const at = cells.findIndex(
      (cell) => cell.dataset['cell'] === column && cell.closest(`[data-row="${rowId}"]`) !== null,
    )
    cells[at + by]?.focus()
  }

  function key(event: KeyboardEvent, rowId: string, column: Column, still: boolean) {
    const action = gridKey(event, still)
    if (!action) return
    // While text is being written, undo is the text's own.
    if ((action === 'undo' || action === 'redo') && rules.isWriting(rowId)) return
    if (action === 'deleteSelected' && selection.selected.length === 0) return
    event.preventDefault()
    const at = ids.indexOf(rowId)
    const inner = columns.filter(({ below }) => !below)
    switch (action) {
      case 'up':
      case 'enterUp':
        focusCell(ids[at - 1], column)
        break
      case 'down':
        focusCell(ids[at + 1], column)
        break
      case 'left':
        beside(rowId, column, -1)
        break
      case 'right':
        beside(rowId, column, 1)
        break
      case 'rowStart':
        focusCell(rowId, inner[0]?.id)
        break
      case 'rowEnd':
        focusCell(rowId, inner.at(-1)?.id)
        break
      case 'first':
        focusCell(ids[0], column)
        break
      case 'last':
        focusCell(ids.at(-1), column)
        break
      case 'selectUp':
      case 'selectDown': {
        const to = ids[at + (action === 'selectUp' ? -1 : 1)]
        if (selection.selected.length === 0) selection.pick(rowId, 'only')
        if (to === undefined) break
        selection.pick(to, 'range')
        focusCell(to, column)
        break
      }
      case 'selectRow':
        selection.pick(rowId, 'toggle')
        break
      case 'moveUp':
        if (view.inOwnOrder) rules.moveRow(rowId, -1, column)
        break
      case 'moveDown':
        if (view.inOwnOrder) rules.moveRow(rowId, 1, column)
        break
      case 'delete':
      case 'deleteSelected':
        remove(meant(rowId))
        break
      case 'duplicate':
        duplicate(meant(rowId))
        break
      case 'note':
        note(rowId)
        break
      case 'enter':
        enter(rowId, column)
        break
      case 'undo':
      case 'redo':
        wanted.current = { rowId, column }
        rules.history(action)
    }
  }

  return {
    table,
    scroller,
    rules,
    view,
    selection,
    virtual: isLong ? virtual : undefined,
    focusCell,
    noting,
    current,
    setCurrent,
    note,
    meant,
    remove,
    duplicate,
    textOf,
    copy,
    key,
  }
}
