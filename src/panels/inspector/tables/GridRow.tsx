import { clsx } from 'clsx'
import { useEffect, useId, useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import { Glyph } from '@/ui/glyphs'
import { CellInput } from './CellInput'
import type { Draft, Fault, RowFormat } from './grid'
import { RowMenu } from './RowMenu'

/** That this very row decided in the trace that is shown, and how. */
export type RowMark = 'allow' | 'deny'

interface GridRowProps<Row extends object, Column extends string> {
  readonly rowId: string
  readonly number: number
  readonly format: RowFormat<Row, Column>
  readonly text: Draft<Column>
  readonly fault: Fault<Column> | undefined
  readonly isNew: boolean
  readonly readOnly: boolean
  readonly focused: boolean
  readonly mark: RowMark | undefined
  readonly canMove: boolean
  readonly onText: (column: Column, text: string) => void
  readonly onLeaveCell: (column: Column) => void
  readonly onLeaveRow: () => void
  readonly onEscape: () => void
  readonly onMend: (column: Column, text: string) => void
  readonly onKey: (event: KeyboardEvent, column: Column) => void
  readonly onPaste: (event: ClipboardEvent<HTMLElement>, column: Column) => void
  readonly onDelete: () => void
  readonly onDuplicate: (() => void) | undefined
  readonly onMove: (by: -1 | 1) => void
  readonly onEnter: () => void
}

/** One rule: its cells, what may be done with it, and under it what is wrong with it. */
export function GridRow<Row extends object, Column extends string>(
  props: GridRowProps<Row, Column>,
) {
  const { rowId, number, format, text, fault, isNew, readOnly, focused } = props
  const { columns, noun } = format
  const faultId = useId()
  const row = useRef<HTMLTableRowElement>(null)

  useEffect(() => {
    if (focused) row.current?.scrollIntoView({ block: 'nearest' })
  }, [focused])

  return (
    <>
      <tr
        ref={row}
        data-row={rowId}
        aria-current={focused ? 'true' : undefined}
        className={clsx(
          'group/row relative',
          'focus-within:bg-selection-fill hover:bg-sunken focus-within:hover:bg-selection-fill',
          focused && 'outline-2 -outline-offset-2 outline-selection',
        )}
        onFocus={props.onEnter}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) props.onLeaveRow()
        }}
      >
        <td className="border-b border-line pl-2">
          <DecidedMark mark={props.mark} />
        </td>
        {columns.map((column) => (
          <td key={column.id} className="border-b border-line px-0.5 py-1">
            <CellInput
              cell={column.id}
              label={`${column.header}, ${noun} ${String(number)}`}
              value={text[column.id]}
              options={readOnly ? undefined : column.options?.(text)}
              adornment={column.adornment?.(text)}
              mono={column.mono}
              placeholder={isNew ? column.placeholder : undefined}
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
              onKey={(event) => {
                props.onKey(event, column.id)
              }}
              onPaste={(event) => {
                props.onPaste(event, column.id)
              }}
            />
          </td>
        ))}
        <td className="border-b border-line pr-1">
          {!readOnly && (
            <RowMenu
              name={`${noun} ${String(number)}`}
              onDelete={props.onDelete}
              onDuplicate={props.onDuplicate}
              onMove={props.canMove ? props.onMove : undefined}
            />
          )}
        </td>
      </tr>
      {fault && (
        <tr className="bg-deny-fill">
          <td
            colSpan={columns.length + 2}
            className="border-b border-line py-1.5 pr-2 pl-[31px] text-[12px]"
          >
            <FaultLine id={faultId} fault={fault} onMend={props.onMend} />
          </td>
        </tr>
      )}
    </>
  )
}

function FaultLine<Column extends string>(props: {
  readonly id: string
  readonly fault: Fault<Column>
  readonly onMend: (column: Column, text: string) => void
}) {
  const { id, fault, onMend } = props
  const { column, message, fix } = fault
  return (
    <span id={id} role="alert" className="flex items-start gap-2 leading-[18px]">
      <Glyph name="warning" className="mt-px text-deny" />
      <span>
        {message}.{' '}
        {fix && (
          <button
            type="button"
            className="text-selection underline underline-offset-2 focus-visible:outline-2 focus-visible:outline-selection"
            onClick={() => {
              onMend(column, fix.text)
            }}
          >
            {fix.label}
          </button>
        )}
      </span>
    </span>
  )
}

export function DecidedMark({ mark }: { readonly mark: RowMark | undefined }) {
  if (!mark) return null
  const words = `Decided in the trace shown: ${mark === 'allow' ? 'allowed' : 'denied'}`
  return (
    <span
      title={words}
      className={clsx(
        'grid size-4 place-items-center rounded-full text-on-solid',
        mark === 'allow' ? 'bg-allow' : 'bg-deny',
      )}
    >
      <Glyph name={mark === 'allow' ? 'check' : 'cross'} size={10} weight={3} />
      <span className="sr-only">{words}</span>
    </span>
  )
}
