import { bytesOf } from '@/engine/simulation/sizes'
import { isTalkKind } from '@/model/trafficSource'
import type { LogEvent } from '@/engine/simulation/log'
import { columnOf, columnsOf } from './columns'
import { flightsOfEvents, type KnownFlight } from './flights'
import { folded } from './fold'
import type { Ladder, LadderColumn, LadderRow, LadderTicket, SegmentRow, When } from './types'

/**
 * A connection as a sequence diagram at a moment: from its events and the edits, all that are known, in
 * order; `logged` events of the run have happened. What is on its way stands where it is.
 */
export function ladderOf(events: readonly LogEvent[], logged: number): Ladder {
  const byId = flightsOfEvents(events)
  const flights = [...byId.values()]
  const columns = columnsOf(events, flights)
  const opened = events.find((event) => event.kind === 'opened')
  const draw = {
    columns,
    logged,
    talk: opened?.talk ?? '',
    written: ticketsByTick(events, columns),
  }
  const rows: LadderRow[] = []
  const lastSent = new Map<string, number>()
  let matched = new Set<string>()
  for (const event of events) {
    const { kind, seq, tick, time } = event
    const row = { seq, tick, time, when: whenOf(seq, seq, logged) }
    switch (kind) {
      case 'edit':
        if (opened === undefined || seq > opened.seq) {
          rows.push({ ...row, kind, label: event.label })
          matched = new Set()
        }
        break
      case 'sent':
      case 'dropped': {
        const flight = byId.get(event.flight)
        if (!flight || flight.seq !== seq) break
        const sends = `${flight.leg} ${flight.segment} ${String(flight.exchange)}`
        const before = lastSent.get(sends)
        lastSent.set(sends, time)
        const wait = before === undefined ? undefined : time - before
        rows.push(segmentRow(draw, flight, wait, matched))
        break
      }
      case 'forgotten': {
        const { table, holder, why } = event
        if (why === 'idle') rows.push({ ...row, kind, table, holder, why })
        break
      }
      case 'hop':
        rows.push({ ...row, kind, ttl: event.ttl, by: event.by })
        break
      case 'unanswered':
        rows.push({ ...row, kind, exchange: event.exchange })
        break
      case 'ended':
        rows.push({ ...row, kind, outcome: event.outcome })
        break
      default:
        break
    }
  }
  const shown = folded(withoutIdleEdits(rows))
  return { columns, rows: shown, current: shown.findLastIndex(({ when }) => when !== 'later') }
}

interface Drawing {
  readonly columns: readonly LadderColumn[]
  readonly logged: number
  readonly talk: string
  readonly written: ReadonlyMap<number, readonly LadderTicket[]>
}

/** Entries that a turn has written, by its number. */
function ticketsByTick(
  events: readonly LogEvent[],
  columns: readonly LadderColumn[],
): ReadonlyMap<number, readonly LadderTicket[]> {
  const tickets = new Map<number, LadderTicket[]>()
  for (const event of events) {
    if (event.kind !== 'remembered') continue
    const [holder = ''] = event.holder.split(' ')
    const place = columns.findIndex(({ id, at }) => (at ?? id) === holder)
    const column = place < 0 ? undefined : place
    const ticket = { kind: 'written', table: event.table, holder, column } as const
    tickets.set(event.tick, [...(tickets.get(event.tick) ?? []), ticket])
  }
  return tickets
}

function segmentRow(
  { columns, logged, talk, written }: Drawing,
  flight: KnownFlight,
  wait: number | undefined,
  matched: Set<string>,
): SegmentRow {
  const { id, seq, tick, time, segment, leg, exchange, flow, again, end, refusal } = flight
  const when = whenOf(seq, end?.seq ?? Infinity, logged)
  const isKnown = end !== undefined && (when === 'later' || end.seq < logged)
  // What lies in the future is shown whole; what is on its way, as far as it has come.
  const hops = when === 'now' ? flight.hops.filter((hop) => hop.seq < logged) : flight.hops
  const goes = leg === 'request'
  const from = goes ? 0 : startOf(columns, flight)
  const far = goes ? columns.length - 1 : 0
  const fate = isKnown ? end.fate : 'onItsWay'
  const reached = hops.map((hop) => columnOf(columns, hop)).filter((column) => column >= 0)
  const to = fate === 'arrived' ? far : (reached.at(-1) ?? from)
  const bytes = bytesOf(segment, isTalkKind(talk) ? talk : 'packet', leg)
  const shown = { flight: id, segment, leg, exchange, talk, flow, bytes, again, from, to }
  return {
    kind: 'segment',
    seq,
    tick,
    time,
    when,
    ...shown,
    wait: again > 0 ? wait : undefined,
    fate,
    refusal: fate === 'dropped' ? refusal : undefined,
    tickets: ticketsOf(columns, hops, written, matched),
    hops,
  }
}

/** An answer begins at the other end, or at the gateway that sends it by itself. */
function startOf(columns: readonly LadderColumn[], { hops }: KnownFlight): number {
  const [first] = hops
  if (!first) return columns.length - 1
  const { component, at } = first.step
  const own = columns.findIndex(({ id, role }) => id === component && role !== 'tracks')
  if (own > 0) return own
  const sender = columns.findIndex((column) => column.role === 'rewrites' && column.id === at)
  return sender > 0 ? sender : columns.length - 1
}

function ticketsOf(
  columns: readonly LadderColumn[],
  hops: KnownFlight['hops'],
  written: Drawing['written'],
  matched: Set<string>,
): readonly LadderTicket[] {
  const tickets: LadderTicket[] = []
  for (const hop of hops) {
    tickets.push(...(written.get(hop.tick) ?? []))
    const { tracking, tracked, at } = hop.step
    if (!tracking) continue
    const place = columnOf(columns, hop)
    if (place < 0) continue
    const kind = tracked === true ? 'matched' : 'untracked'
    if (kind === 'matched' && tracking === 'written') continue
    // Told once, and once more after each edit.
    const key = `${kind} ${at}`
    if (matched.has(key)) continue
    matched.add(key)
    tickets.push({ kind, table: 'tracking', holder: at, column: place })
  }
  return tickets
}

function whenOf(seq: number, end: number, logged: number): When {
  if (seq >= logged) return 'later'
  return end < logged ? 'past' : 'now'
}

/** Edits after the last packet say nothing about the connection. */
function withoutIdleEdits(rows: readonly LadderRow[]): readonly LadderRow[] {
  const over = rows.findLastIndex(({ kind }) => kind === 'ended')
  return over < 0 ? rows : rows.filter((row, index) => row.kind !== 'edit' || index < over)
}
