// The table hears of what its cells do, and is no control itself.
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions */
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import type { Help } from '@/ui/HelpMark'
import type { Draft } from './grid'
import { KeyHint, SelectionBar, SortLine } from './GridFoot'
import { GridHead } from './GridHead'
import { GridRow } from './GridRow'
import { FilterBar } from './FilterBar'
import { shownFault } from './gridState'
import type { RowMark } from './RowHandle'
import { useGrid } from './useGrid'
import type { ListedRow, RuleRows } from './useRuleRows'

interface RuleGridProps<Row extends object, Column extends string> extends RuleRows<Row, Column> {
  readonly label: string
  /** Rows above and below that nobody can edit. */
  readonly before?: ReactNode
  readonly after?: ReactNode
  /** What is said where there is no row. */
  readonly empty?: string
  /** The key of the row that something points at. */
  readonly focusKey?: string | undefined
  readonly markOf?: (row: Row) => RowMark | undefined
  /** False where the rows are not the user's own to add to. */
  readonly canAdd?: boolean
  /** What rows of this kind mean; with it comes the box that filters them. */
  readonly help?: Help
  /** True where AWS reads the rows in an order of its own, whatever the view is sorted by. */
  readonly ordered?: boolean
  /** More about the row that is being edited. */
  readonly renderMeaning?: (text: Draft<Column>) => ReactNode
  readonly footer?: ReactNode
}

const words = strings.tables

/** A table of rules that is edited in place, like a sheet. */
export function RuleGrid<Row extends object, Column extends string>(
  props: RuleGridProps<Row, Column>,
) {
  const { label, format, canAdd = true, help } = props
  const { columns, noun } = format
  const inner = columns.filter(({ below }) => !below)
  const { table, scroller, ...grid } = useGrid(props, props.focusKey)
  const { rules, view, selection, virtual } = grid
  const edited = rules.list.find(({ rowId }) => rowId === grid.current)
  const width = inner.length + 2

  function rowAt(item: ListedRow<Row, Column>, index: number) {
    const { rowId, row, number, draft, text } = item
    return (
      <GridRow
        key={rowId}
        rowId={rowId}
        ruleKey={row && format.keyOf(row)}
        number={number}
        index={index}
        measure={virtual?.measureElement}
        format={format}
        text={text}
        fault={shownFault(draft, row === undefined)}
        isNew={row === undefined}
        readOnly={row !== undefined && (format.readOnly?.(row) ?? false)}
        focused={row !== undefined && format.keyOf(row) === props.focusKey}
        selected={selection.selected.includes(rowId)}
        noting={grid.noting === rowId}
        mark={row && props.markOf?.(row)}
        canMove={props.move !== undefined && row !== undefined && view.inOwnOrder}
        onText={(column, typed) => {
          rules.write(rowId, column, typed)
        }}
        onLeaveCell={(column) => {
          rules.take(rowId, column)
        }}
        onLeaveRow={() => {
          rules.leaveRow(rowId)
          grid.note(undefined)
        }}
        onEscape={() => {
          if (selection.selected.length > 0) selection.clear()
          else rules.giveUp(rowId)
        }}
        onMend={(column, typed) => {
          rules.write(rowId, column, typed)
          rules.take(rowId, column)
        }}
        onKey={(event, column, still) => {
          grid.key(event, rowId, column, still)
        }}
        onPaste={(event, column) => {
          rules.paste(event, rowId, column)
        }}
        onDelete={() => {
          grid.remove(grid.meant(rowId))
        }}
        onDuplicate={
          format.copy &&
          (() => {
            grid.duplicate(grid.meant(rowId))
          })
        }
        onMove={(by) => {
          rules.moveRow(rowId, by)
        }}
        onNote={() => {
          grid.note(rowId)
        }}
        onPick={(how) => {
          selection.pick(rowId, how)
        }}
        onEnter={() => {
          grid.setCurrent(rowId)
        }}
      />
    )
  }

  return (
    <div className="flex h-full min-h-0 flex-col">
      {help && (
        <FilterBar
          label={label}
          filter={view.filter}
          shown={view.shown.length}
          all={rules.list.length}
          help={help}
          onFilter={view.setFilter}
          onDone={() => {
            grid.focusCell(view.shown[0]?.rowId)
          }}
        />
      )}
      <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
        <table
          ref={table}
          aria-label={label}
          aria-rowcount={virtual ? rules.list.length : undefined}
          className={clsx(
            'w-full table-fixed border-collapse text-[12px]',
            inner.length > 3 && 'min-w-[440px]',
          )}
          onCopy={(event) => {
            grid.copy(event, false)
          }}
          onCut={(event) => {
            grid.copy(event, true)
          }}
          onFocus={view.hold}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) view.release()
          }}
        >
          <colgroup>
            <col style={{ width: 24 }} />
            {inner.map(({ id, width: track }) => (
              <col key={id} style={track === 'auto' ? {} : { width: track }} />
            ))}
            <col style={{ width: 26 }} />
          </colgroup>
          <GridHead
            columns={inner}
            sorting={view.sorting}
            allSelected={
              selection.selected.length > 0 && selection.selected.length === view.shown.length
            }
            onSort={view.sortBy}
            onSelectAll={selection.pickAll}
          />
          {props.before !== undefined && <tbody>{props.before}</tbody>}
          {virtual
            ? // One flat list, so that a row keeps its place in the page while others come and go.
              virtual.getVirtualItems().flatMap(({ index, start }, at, items) => {
                const item = view.shown[index]
                if (!item) return []
                const gap = start - (items[at - 1]?.end ?? 0)
                const row = rowAt(item, index)
                return gap > 0 ? [<Gap key={`before ${item.rowId}`} height={gap} />, row] : [row]
              })
            : view.shown.map(rowAt)}
          {virtual && (
            <Gap height={virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0)} />
          )}
          <tbody>
            {rules.list.length === 0 && props.empty !== undefined && (
              <tr>
                <td colSpan={width} className="py-2 pr-2 pl-[31px] text-muted">
                  {props.empty}
                </td>
              </tr>
            )}
            {view.shown.length === 0 && rules.list.length > 0 && (
              <tr>
                <td colSpan={width} className="py-2 pr-2 pl-[31px] text-muted">
                  {words.nothingFound(view.filter.trim())}
                </td>
              </tr>
            )}
            {props.after}
          </tbody>
        </table>
        {canAdd && (
          <button
            type="button"
            data-add-row=""
            onClick={rules.add}
            onPaste={(event) => {
              rules.paste(event)
            }}
            className="flex w-full items-center gap-2 px-[30px] py-2 text-left pointer-coarse:min-h-11 text-[12px] text-muted outline-offset-[-2px] hover:text-ink focus-visible:outline-2 focus-visible:outline-selection"
          >
            <Glyph name="plus" />
            {words.add(noun)}
          </button>
        )}
        {edited && props.renderMeaning?.(edited.text)}
      </div>
      {view.sorting && (
        <SortLine
          header={columns.find(({ id }) => id === view.sorting?.column)?.header ?? ''}
          ordered={props.ordered ?? false}
          onOff={() => {
            view.sortBy(undefined)
          }}
        />
      )}
      {selection.selected.length > 0 && (
        <SelectionBar
          count={selection.selected.length}
          noun={noun}
          text={() => grid.textOf(selection.selected)}
          onDuplicate={
            format.copy &&
            (() => {
              grid.duplicate(selection.selected)
            })
          }
          onDelete={() => {
            grid.remove(selection.selected)
          }}
          onClear={selection.clear}
        />
      )}
      {props.footer !== undefined && (
        <div className="flex flex-none items-center gap-2 border-t border-line px-4 py-2 text-[12px] text-muted">
          <span className="min-w-0 flex-1">{props.footer}</span>
          <KeyHint keys="Tab" does={words.nextCell} />
          <KeyHint keys="↵" does={words.newRow} />
        </div>
      )}
    </div>
  )
}

/** The height of rows that are not drawn. */
function Gap({ height }: { readonly height: number }) {
  return (
    <tbody aria-hidden="true">
      <tr style={{ height }} />
    </tbody>
  )
}
