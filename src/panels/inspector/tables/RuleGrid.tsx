import { clsx } from 'clsx'
import { useState, type ReactNode } from 'react'
import { Glyph } from '@/ui/glyphs'
import { Kbd } from '@/ui/Kbd'
import type { Draft } from './grid'
import { GridRow, type RowMark } from './GridRow'
import { shownFault } from './gridState'
import { useRuleRows, type RuleRows } from './useRuleRows'

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
  /** More about the row that is being edited. */
  readonly renderMeaning?: (text: Draft<Column>) => ReactNode
  readonly footer?: ReactNode
}

/** A table of rules that is edited in place, like a sheet. */
export function RuleGrid<Row extends object, Column extends string>(
  props: RuleGridProps<Row, Column>,
) {
  const { label, format, canAdd = true } = props
  const { columns, noun } = format
  const { table, ...grid } = useRuleRows(props)
  const [current, setCurrent] = useState<string>()
  const edited = grid.list.find(({ rowId }) => rowId === current)

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1 overflow-auto">
        <table
          ref={table}
          aria-label={label}
          className={clsx(
            'w-full table-fixed border-collapse text-[12px]',
            columns.length > 3 && 'min-w-[440px]',
          )}
        >
          <colgroup>
            <col style={{ width: 24 }} />
            {columns.map(({ id, width }) => (
              <col key={id} style={width === 'auto' ? {} : { width }} />
            ))}
            <col style={{ width: 26 }} />
          </colgroup>
          <thead className="sticky top-0 z-10 bg-surface">
            <tr>
              <th className="border-b border-line">
                <span className="sr-only">Decided</span>
              </th>
              {columns.map(({ id, header }) => (
                <th
                  key={id}
                  scope="col"
                  className="border-b border-line px-1.5 py-1.5 text-left font-medium text-muted"
                >
                  {header}
                </th>
              ))}
              <th className="border-b border-line">
                <span className="sr-only">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {props.before}
            {grid.list.map(({ rowId, row, draft, text }, index) => (
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
                canMove={props.move !== undefined && row !== undefined}
                onText={(column, text) => {
                  grid.write(rowId, column, text)
                }}
                onLeaveCell={(column) => {
                  grid.take(rowId, column)
                }}
                onLeaveRow={() => {
                  grid.leaveRow(rowId)
                }}
                onEscape={() => {
                  grid.giveUp(rowId)
                }}
                onMend={(column, text) => {
                  grid.write(rowId, column, text)
                  grid.take(rowId, column)
                }}
                onKey={(event, column) => {
                  grid.key(event, rowId, column)
                }}
                onPaste={(event, column) => {
                  grid.paste(event, rowId, column)
                }}
                onDelete={() => {
                  grid.remove(rowId)
                }}
                onDuplicate={
                  format.copy &&
                  (() => {
                    grid.duplicate(rowId)
                  })
                }
                onMove={(by) => {
                  grid.moveRow(rowId, by)
                }}
                onEnter={() => {
                  setCurrent(rowId)
                }}
              />
            ))}
            {grid.list.length === 0 && props.empty !== undefined && (
              <tr>
                <td colSpan={columns.length + 2} className="py-2 pr-2 pl-[31px] text-muted">
                  {props.empty}
                </td>
              </tr>
            )}
            {props.after}
          </tbody>
        </table>
        {canAdd && (
          <button
            type="button"
            onClick={grid.add}
            onPaste={(event) => {
              grid.paste(event)
            }}
            className="flex w-full items-center gap-2 px-[30px] py-2 text-left text-[12px] text-muted outline-offset-[-2px] hover:text-ink focus-visible:outline-2 focus-visible:outline-selection"
          >
            <Glyph name="plus" />
            Add {noun}, or paste rows
          </button>
        )}
        {edited && props.renderMeaning?.(edited.text)}
      </div>
      {props.footer !== undefined && (
        <div className="flex flex-none items-center gap-2 border-t border-line px-4 py-2 text-[12px] text-muted">
          <span className="min-w-0 flex-1">{props.footer}</span>
          <KeyHint keys="Tab" does="next cell" />
          <KeyHint keys="↵" does="new row" />
        </div>
      )}
    </div>
  )
}

function KeyHint({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Kbd>{keys}</Kbd>
      {does}
    </span>
  )
}
