import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import { findOf, labelOfId, type Topology } from '@/model/topology'
import type { Question } from '@/playback/predict/question'
import { rowsOf } from '@/playback/predict/question'
import type { QuestionRow, QuestionTable } from '@/playback/predict/rows'
import { groupStyle } from '@/store/groupStyle'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { Shield } from '@/ui/Shield'
import { cellsOf, columnsOf, otherText } from './questionWords'

const words = strings.predict

interface RowListProps {
  readonly topology: Topology
  readonly question: Question
  readonly chosen: string | undefined
  /** The rows that decided; nothing while that is not to be seen. */
  readonly right: readonly string[] | undefined
  readonly onChoose: (row: string) => void
}

/** The tables that decide, with every row to be chosen, and the answers that stand in none. */
export function RowList({ topology, question, chosen, right, onChoose }: RowListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[data-shown]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, right])
  const first = rowsOf(question)[0]?.id
  const face = (row: QuestionRow) => ({
    isChosen: row.id === chosen,
    isRight: right?.includes(row.id),
    isFirst: row.id === (chosen ?? first),
    onChoose,
    id: row.id,
  })
  return (
    <div
      ref={list}
      role="radiogroup"
      aria-label={words.which}
      className="flex max-h-[40vh] flex-none flex-col gap-2 overflow-y-auto text-[12px] leading-[17px]"
    >
      {question.tables.map((table) => (
        <div key={table.owner} className="overflow-hidden rounded-control border border-line">
          <TableHead topology={topology} table={table} />
          {table.rows.length === 0 && <p className="px-2 py-1.5 text-muted">{words.noRows}</p>}
          {table.rows.map((row) => (
            <Row key={row.id} {...face(row)} cells={cellsOf(topology, row)} />
          ))}
        </div>
      ))}
      {question.others.length > 0 && (
        <div className="overflow-hidden rounded-control border border-line">
          {question.others.map((row) => (
            <Row key={row.id} {...face(row)} text={otherText(question, row)} />
          ))}
        </div>
      )}
    </div>
  )
}

function TableHead({
  topology,
  table,
}: {
  readonly topology: Topology
  readonly table: QuestionTable
}) {
  const { owner, side } = table
  const group = findOf(topology, 'securityGroup', owner)
  const { letter, hue, double } = groupStyle(topology, owner)
  return (
    <p className="flex items-center gap-1.5 border-b border-line bg-sunken px-2 py-1 text-muted">
      {group && <Shield letter={letter} hue={hue} double={double} />}
      <span className="min-w-0 flex-1 truncate">
        {labelOfId(topology, owner)} {side && words.sides[side]}
      </span>
      {columnsOf(table).map((column) => (
        <span key={column}>{column}</span>
      ))}
    </p>
  )
}

interface RowProps {
  readonly id: string
  readonly cells?: readonly string[]
  readonly text?: string
  readonly isChosen: boolean
  readonly isRight: boolean | undefined
  readonly isFirst: boolean
  readonly onChoose: (row: string) => void
}

function Row({ id, cells = [], text, isChosen, isRight, isFirst, onChoose }: RowProps) {
  const isShown = isRight ?? isChosen
  // An entry of an ACL fills its line: there the mark alone is seen.
  const tag = cells.length > 3 ? 'sr-only' : ''
  return (
    <button
      type="button"
      // A native radio would take Space, which reveals, and the arrows, which go on from table to table.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="radio"
      aria-checked={isChosen}
      data-row={id}
      data-shown={isShown ? '' : undefined}
      tabIndex={isFirst ? 0 : -1}
      disabled={isRight !== undefined}
      className={clsx(
        'flex min-h-[30px] w-full cursor-pointer items-center gap-2.5 border-line px-2 py-1 text-left -outline-offset-2! not-first:border-t disabled:cursor-default pointer-coarse:min-h-11',
        isRight === true && 'bg-allow-fill',
        isRight !== true && isChosen && (isRight === false ? 'bg-deny-fill' : 'bg-selection-fill'),
        isRight === undefined && !isChosen && 'hover:bg-sunken',
      )}
      onClick={() => {
        onChoose(id)
      }}
    >
      <span
        aria-hidden="true"
        className={clsx(
          'grid size-3.5 flex-none place-items-center rounded-full border-[1.5px]',
          isChosen ? 'border-selection' : 'border-line-strong',
        )}
      >
        {isChosen && <span className="size-1.5 rounded-full bg-selection" />}
      </span>
      {text === undefined ? (
        <Cells cells={cells} />
      ) : (
        <span className="min-w-0 flex-1">{text}</span>
      )}
      {isRight === true && (
        <span className="flex flex-none items-center gap-1 font-medium text-allow">
          <Glyph name="check" size={12} weight={2.4} />
          <span className={tag}>{words.decides}</span>
        </span>
      )}
      {isRight === false && isChosen && (
        <span className="flex flex-none items-center gap-1 font-medium text-deny">
          <Glyph name="cross" size={12} weight={2.4} />
          <span className={tag}>{words.chosen}</span>
        </span>
      )}
    </button>
  )
}

/** The first cells as they come, the last at the right edge. */
function Cells({ cells }: { readonly cells: readonly string[] }) {
  const [first = '', ...others] = cells
  const last = others.at(-1)
  const isAction = cells.length === 4
  return (
    <span className="flex min-w-0 flex-1 flex-wrap gap-x-2.5 font-mono tracking-[-0.02em]">
      <span className={isAction ? 'w-9 flex-none' : 'min-w-0 flex-1 wrap-anywhere'}>{first}</span>
      {others.slice(0, -1).map((cell, index) => (
        <span key={cell} className={clsx('wrap-anywhere', index === 0 && isAction && 'flex-1')}>
          {cell}
        </span>
      ))}
      {last !== undefined && (
        <span
          className={clsx(
            'flex-none text-right',
            isAction && 'w-12 font-sans font-semibold',
            isAction && (last === words.deny ? 'text-deny' : 'text-allow'),
          )}
        >
          {last}
        </span>
      )}
    </span>
  )
}
