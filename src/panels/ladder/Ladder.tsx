import { useEffect, useRef, useState } from 'react'
import { topologyOf } from '@/engine/simulation/simulation'
import type { Topology } from '@/model/topology'
import type { Ladder as LadderOf, LadderRow, SegmentRow } from '@/playback/ladder/types'
import { useRun } from '@/store/run/runStore'
import { strings } from '@/strings/strings'
import { EmptyState } from '@/ui/EmptyState'
import { useRunNow } from '../live/useRunNow'
import { ConnectionPicker } from './ConnectionPicker'
import { CutAdvice } from './CutAdvice'
import { LadderHead } from './LadderHead'
import { connectionsNow, ladderNow, shownUnchosen } from './ladderNow'
import { NoteLine } from './NoteLine'
import { SegmentLine } from './SegmentLine'
import { xOfColumn } from './place'

const words = strings.ladder

/** The followed connection as a sequence diagram: who sent what to whom, what decided, what was edited meanwhile. */
export function Ladder() {
  const followed = useRun((run) => run.followed)
  const read = useRunNow(
    (simulation) => {
      const offered = connectionsNow(simulation)
      const shown = followed ?? shownUnchosen(simulation, offered)
      return {
        offered,
        shown,
        ladder: shown === undefined ? undefined : ladderNow(simulation, shown),
        topology: topologyOf(simulation),
      }
    },
    [followed],
  )
  if (!read?.ladder || read.shown === undefined) {
    return (
      <EmptyState glyph="play" title={words.none}>
        {words.noneAbout}
      </EmptyState>
    )
  }
  const { offered, shown, ladder, topology } = read
  return (
    <div className="flex min-h-full flex-col">
      <ConnectionPicker offered={offered} shown={shown} topology={topology} />
      <LadderHead columns={ladder.columns} topology={topology} />
      <Rows key={shown} ladder={ladder} topology={topology} />
      <CutAdvice ladder={ladder} topology={topology} />
    </div>
  )
}

function Rows({ ladder, topology }: { readonly ladder: LadderOf; readonly topology: Topology }) {
  const { columns, current } = ladder
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set())
  const row = ladder.rows[current]
  const here = useRef<HTMLLIElement>(null)
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' })
  }, [row?.seq])
  const toggled = (known: ReadonlySet<number>, seq: number): ReadonlySet<number> => {
    const next = new Set(known)
    if (!next.delete(seq)) next.add(seq)
    return next
  }
  const rows = ladder.rows.flatMap((one): readonly LadderRow[] =>
    one.kind === 'fold' && unfolded.has(one.seq) ? [one, ...one.rows] : [one],
  )
  const segment = (one: SegmentRow) => (
    <SegmentLine
      row={one}
      columns={columns}
      topology={topology}
      open={open.has(one.seq)}
      onToggle={() => {
        setOpen((known) => toggled(known, one.seq))
      }}
    />
  )
  return (
    <div className="relative flex-1 pt-1 pb-4">
      <Lifelines count={columns.length} />
      <ol aria-label={words.list} className="relative">
        {rows.map((one) => {
          const isHere = one.seq === row?.seq && one.kind === row.kind
          return (
            <li
              key={`${one.kind} ${String(one.seq)}`}
              ref={isHere ? here : undefined}
              aria-current={isHere ? 'step' : undefined}
              data-when={one.when}
              className="relative [contain-intrinsic-size:auto_36px] [content-visibility:auto] aria-[current]:shadow-[inset_3px_0_0_var(--packet-tcp)]"
            >
              {one.kind === 'segment' ? (
                segment(one)
              ) : (
                <NoteLine
                  row={one}
                  topology={topology}
                  unfolded={unfolded.has(one.seq)}
                  onUnfold={() => {
                    setUnfolded((known) => toggled(known, one.seq))
                  }}
                />
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** A line down from each name. */
function Lifelines({ count }: { readonly count: number }) {
  return (
    <span aria-hidden="true" className="pointer-events-none absolute inset-0">
      {Array.from({ length: count }, (_line, place) => (
        <span
          key={place}
          className="absolute inset-y-0 w-px bg-line"
          style={{ left: `${String(xOfColumn(place, count))}%` }}
        />
      ))}
    </span>
  )
}
