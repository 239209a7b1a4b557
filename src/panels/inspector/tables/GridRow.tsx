// The row hears of the focus of its cells, and is no control itself.
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions */
import { clsx } from 'clsx'
import { useEffect, useId, useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { CellInput } from './CellInput'
import { FaultLine } from './FaultLine'
import type { Draft, Fault, GridColumn, RowFormat } from './grid'
import { RowHandle, type RowMark } from './RowHandle'
import { RowMenu } from './RowMenu'
import type { Picking } from './useRowSelection'

const words = strings.cells

interface GridRowProps<Row extends object, Column extends string> {
  readonly rowId: string
  /** What points at the row from elsewhere; missing while it is new. */
  readonly ruleKey: string | undefined
  readonly number: number
  readonly format: RowFormat<Row, Column>
  readonly text: Draft<Column>
  readonly fault: Fault<Column> | undefined
  readonly isNew: boolean
  readonly readOnly: boolean
  readonly focused: boolean
  readonly selected: boolean
  /** Whether the line under the row is open though nothing stands in it yet. */
  readonly noting: boolean
  readonly mark: RowMark | undefined
  readonly canMove: boolean
  /** Where it stands among the rows, and what measures it, when only those in view are drawn. */
  readonly index: number
  readonly measure: ((section: HTMLTableSectionElement | null) => void) | undefined
  readonly onText: (column: Column, text: string) => void
  readonly onLeaveCell: (column: Column) => void
  readonly onLeaveRow: () => void
  readonly onEscape: () => void
  readonly onMend: (column: Column, text: string) => void
  readonly onKey: (event: KeyboardEvent, column: Column, still: boolean) => void
  readonly onPaste: (event: ClipboardEvent<HTMLElement>, column: Column) => void
  readonly onDelete: () => void
  readonly onDuplicate: (() => void) | undefined
  readonly onMove: (by: -1 | 1) => void
  readonly onNote: () => void
  readonly onPick: (how: Picking) => void
  readonly onEnter: () => void
}

/** One rule: its cells, what may be done with it, its note, and under it what is wrong with it. */
export function GridRow<Row extends object, Column extends string>({
  measure,
  ...props
}: GridRowProps<Row, Column>) {
  const { rowId, number, format, text, fault, readOnly, focused, selected, noting } = props
  const { columns, noun } = format
  const inner = columns.filter(({ below }) => !below)
  const under = columns.filter(({ id, below }) => below && (noting || text[id] !== ''))
  const canNote = !readOnly && under.length === 0 && inner.length < columns.length
  const faultId = useId()
  const row = useRef<HTMLTableRowElement>(null)
  const name = words.row(noun, number)

  useEffect(() => {
    if (focused) row.current?.scrollIntoView({ block: 'nearest' })
  }, [focused])

  return (
    <tbody
      ref={measure}
      data-index={props.index}
      data-row={rowId}
      data-rule={props.ruleKey}
      className={clsx(
        'group/row focus-within:bg-selection-fill',
        selected ? 'bg-selection-fill' : 'hover:bg-sunken focus-within:hover:bg-selection-fill',
      )}
      onFocus={props.onEnter}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) props.onLeaveRow()
      }}
    >
      <tr
        ref={row}
        aria-current={focused ? 'true' : undefined}
        className={clsx(
          'relative',
          under.length === 0 && 'border-b border-line',
          focused && 'outline-2 -outline-offset-2 outline-selection',
        )}
      >
        <td className="p-0">
          <RowHandle name={name} mark={props.mark} selected={selected} onPick={props.onPick} />
        </td>
        {inner.map((column) => (
          <td key={column.id} data-column={column.id} className="px-0.5 py-1">
            <Cell {...props} column={column} faultId={faultId} />
          </td>
        ))}
        <td className="pr-1">
          {!readOnly && (
            <RowMenu
              name={name}
              onDelete={props.onDelete}
              onDuplicate={props.onDuplicate}
              onMove={props.canMove ? props.onMove : undefined}
              onNote={canNote ? props.onNote : undefined}
            />
          )}
        </td>
      </tr>
      {under.map((column) => (
        <tr key={column.id} className="border-b border-line">
          <td colSpan={inner.length + 2} className="pb-1 pl-[26px]">
            <span className="flex items-center gap-1 pl-1 text-[12px] text-muted">
              <Glyph name="pencil" size={11} />
              <span className="min-w-0 flex-1">
                <Cell {...props} column={column} faultId={faultId} />
              </span>
            </span>
          </td>
        </tr>
      ))}
      {fault && (
        <tr className="border-b border-line bg-deny-fill">
          <td colSpan={inner.length + 2} className="py-1.5 pr-2 pl-[31px] text-[12px]">
            <FaultLine id={faultId} fault={fault} onMend={props.onMend} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

function Cell<Row extends object, Column extends string>(
  props: Omit<GridRowProps<Row, Column>, 'measure'> & {
    readonly column: GridColumn<Column>
    readonly faultId: string
  },
) {
  const { column, format, number, text, fault, faultId, isNew, readOnly } = props
  return (
    <CellInput
      cell={column.id}
      label={words.cell(column.header, format.noun, number)}
      value={text[column.id]}
      options={readOnly ? undefined : column.options?.(text)}
      adornment={column.adornment?.(text)}
      mono={column.mono}
      placeholder={column.below ? strings.tables.note : isNew ? column.placeholder : undefined}
      readOnly={readOnly || column.fixed?.(text)}
      faultId={fault?.column === column.id ? faultId : undefined}
      className={column.className?.(text)}
      onText={(value) => {
        props.onText(column.id, value)
      }}
      onLeave={() => {
        props.onLeaveCell(column.id)
      }}
      onEscape={props.onEscape}
      onKey={(event, still) => {
        props.onKey(event, column.id, still)
      }}
      onPaste={(event) => {
        props.onPaste(event, column.id)
      }}
    />
  )
}
