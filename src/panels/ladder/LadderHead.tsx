import { clsx } from 'clsx'
import { Fragment, type ReactNode } from 'react'
import type { Topology } from '@/model/topology'
import type { LadderColumn } from '@/playback/ladder/types'
import { setView } from '@/store/viewStore'
import { litFor } from '../live/holderName'
import { columnDetail, columnName } from './names'
import { xOfColumn } from './place'

interface LadderHeadProps {
  readonly columns: readonly LadderColumn[]
  readonly topology: Topology
}

/** Who stands in each column, in view however far the list is scrolled. */
export function LadderHead({ columns, topology }: LadderHeadProps) {
  // An address that finds no room on one line goes on after a dot.
  const isCrowded = columns.length > 4
  const width = columns.length < 2 ? 100 : 74 / (columns.length - 1)
  return (
    <div
      className={clsx(
        'sticky top-0 z-2 flex-none border-b border-line bg-surface',
        isCrowded ? 'h-[61px]' : 'h-[46px]',
      )}
    >
      {columns.map((column, place) => {
        const detail = columnDetail(topology, column)
        return (
          <div
            key={`${column.id} ${column.at ?? ''}`}
            className="absolute top-1.5 -translate-x-1/2 text-center leading-[17px]"
            style={{
              left: `${String(xOfColumn(place, columns.length))}%`,
              width: `${String(Math.min(width, 30))}%`,
            }}
            onPointerEnter={() => {
              setView({ hovered: litFor(topology, column.at ?? column.id) })
            }}
            onPointerLeave={() => {
              setView({ hovered: undefined })
            }}
          >
            <div className="truncate font-semibold" title={columnName(topology, column)}>
              {columnName(topology, column)}
            </div>
            <div
              className={clsx(
                'text-[12px] text-muted',
                isCrowded ? 'line-clamp-2 leading-[15px]' : 'truncate',
                detail.mono && 'font-mono tracking-[-0.04em]',
              )}
              title={detail.text}
            >
              {isCrowded ? breakable(detail.text) : detail.text}
            </div>
          </div>
        )
      })}
    </div>
  )
}

function breakable(text: string): ReactNode {
  return text.split(/(?<=[.:])/).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- a part is its place
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
}
