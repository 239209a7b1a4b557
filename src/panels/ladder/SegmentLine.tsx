import { clsx } from 'clsx'
import { useId } from 'react'
import type { Topology } from '@/model/topology'
import { flowNamed } from '@/playback/flowText'
import type { LadderColumn, SegmentRow } from '@/playback/ladder/types'
import { seekToTick } from '@/store/run/run'
import { strings } from '@/strings/strings'
import { Glyph } from '@/ui/glyphs'
import { packetColour } from '../packetColour'
import { Arrow } from './Arrow'
import { HopList } from './HopList'
import { labelOf, refusalText, spokenRow, ticketText } from './segmentWords'
import { xOfColumn } from './place'

const words = strings.ladder

interface SegmentLineProps {
  readonly row: SegmentRow
  readonly columns: readonly LadderColumn[]
  readonly topology: Topology
  readonly open: boolean
  readonly onToggle: () => void
}

/** A packet's arrow from one column to another, with what it wrote and where it was stopped. */
export function SegmentLine({ row, columns, topology, open, onToggle }: SegmentLineProps) {
  const detailsId = useId()
  const { from, to, fate, flow, leg, when, tick } = row
  const isStopped = fate === 'dropped' || fate === 'vanished'
  const colour = isStopped ? 'var(--deny)' : packetColour(flowNamed(flow).protocol)
  const [a, b] = [xOfColumn(from, columns.length), xOfColumn(to, columns.length)]
  const label = labelOf(row)
  const isLater = when === 'later'
  const reason = refusalText(topology, row)
  const side = b > 50 ? 'left' : 'right'
  return (
    <>
      <div className="group relative">
        <button
          type="button"
          title={words.seek(label)}
          aria-label={spokenRow(topology, columns, row)}
          className={clsx(
            'block w-full cursor-pointer -outline-offset-2! hover:bg-sunken',
            isLater && 'text-muted',
          )}
          onClick={() => {
            seekToTick(tick + 1)
          }}
        >
          <span className="relative block h-9">
            <Arrow
              from={a}
              to={a === b ? a + (leg === 'request' ? 8 : -8) : b}
              colour={colour}
              reply={leg === 'response'}
              pale={isLater}
              ends={isStopped ? 'stopped' : fate === 'onItsWay' ? 'open' : 'arrived'}
            />
            <span
              className={clsx(
                'absolute top-0.5 -translate-x-1/2 bg-surface px-1 text-[12px] leading-[17px] whitespace-nowrap group-hover:bg-sunken',
                isStopped && !isLater && 'text-deny',
              )}
              style={{ left: `${String(labelPlace(a, b))}%` }}
            >
              {label}
            </span>
          </span>
          {reason !== '' && (
            <span
              className={clsx(
                'relative line-clamp-2 pb-1 text-[12px] leading-[16px] text-muted wrap-anywhere',
                side === 'left' ? 'text-right' : 'text-left',
              )}
              title={reason}
              style={
                side === 'left'
                  ? { marginLeft: '8%', marginRight: `${String(96 - b)}%` }
                  : { marginLeft: `${String(b + 4)}%`, marginRight: 8 }
              }
            >
              {reason}
            </span>
          )}
          <Tickets row={row} columns={columns.length} />
        </button>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? detailsId : undefined}
          aria-label={words.details(label)}
          title={words.details(label)}
          className="absolute top-1.5 right-0.5 grid size-6 cursor-pointer place-items-center rounded-cell text-muted opacity-0 -outline-offset-2! group-hover:opacity-100 hover:bg-sunken focus-visible:opacity-100 aria-expanded:opacity-100 pointer-coarse:size-11 pointer-coarse:opacity-100"
          onClick={onToggle}
        >
          <Glyph name={open ? 'chevronUp' : 'chevronDown'} size={12} />
        </button>
      </div>
      {open && (
        <div id={detailsId}>
          <HopList row={row} topology={topology} />
        </div>
      )}
    </>
  )
}

/** The label stays over its own arrow, and within the panel. */
function labelPlace(a: number, b: number): number {
  return Math.min(Math.max((a + b) / 2, 24), 76)
}

function Tickets({ row, columns }: { readonly row: SegmentRow; readonly columns: number }) {
  const seen = row.tickets.filter(({ column }) => column !== undefined)
  return seen.map((ticket) => (
    <span key={`${ticket.kind} ${ticket.table} ${ticket.holder}`} className="relative block h-7">
      <span
        className={clsx(
          'absolute top-0.5 flex h-6 -translate-x-1/2 items-center gap-1.5 rounded-[5px] border px-2 text-[12px] font-medium whitespace-nowrap',
          ticket.kind === 'untracked'
            ? 'border-dashed border-intermittent bg-intermittent-fill text-intermittent'
            : 'border-tracked bg-tracked-fill text-tracked',
        )}
        style={{
          left: `${String(Math.min(Math.max(xOfColumn(ticket.column ?? 0, columns), 20), 80))}%`,
        }}
      >
        <Glyph name="ticket" size={13} weight={2.4} />
        {ticketText(ticket)}
      </span>
    </span>
  ))
}
