import { SECOND } from '@/engine/simulation/settings'
import { isTalkKind } from '@/model/trafficSource'
import type { Topology } from '@/model/topology'
import { flowNamed, portOf } from '@/playback/flowText'
import type { LadderColumn, LadderTicket, SegmentRow } from '@/playback/ladder/types'
import { strings } from '@/strings/strings'
import { clockText } from '../timeline/timeText'
import { holderName } from '../live/holderName'
import { columnName } from './names'

const words = strings.ladder

/** What stands on the arrow: `SYN 38112 → 5432`, `query, 424 B`, `SYN again, 1 s`. */
export function labelOf(row: SegmentRow): string {
  const { segment, leg, talk, flow, bytes, again, wait, exchange } = row
  const kind = isTalkKind(talk) ? talk : 'packet'
  const named = words.segments[segment]
  const spoken = leg === 'request' ? words.questions[kind] : words.answers[kind]
  const word = named === '' ? spoken : named
  if (again > 0) return words.again(word, (wait ?? 0) / SECOND)
  if (segment === 'SYN') {
    const { srcPort, dstPort } = flowNamed(flow)
    const [from, to] = [portOf(srcPort), portOf(dstPort)]
    return words.ports(word, String(from ?? ''), String(to ?? ''))
  }
  if (kind === 'traceroute' && segment === 'datagram') return words.hops(word, exchange)
  return named === '' ? words.sized(word, bytes) : word
}

/** What a ticket says. */
export function ticketText({ kind, table }: LadderTicket): string {
  return kind === 'written' ? words.tables[table] : words.tickets[kind]
}

/** Why it was refused, as short as a rule. */
export function refusalText(topology: Topology, row: SegmentRow): string {
  if (row.fate === 'vanished') return words.vanished
  const { refusal } = row
  if (!refusal) return ''
  return words.refusedBy(holderName(topology, refusal.component), refusal.rule ?? '')
}

/** The whole row in one breath. */
export function spokenRow(
  topology: Topology,
  columns: readonly LadderColumn[],
  row: SegmentRow,
): string {
  const nameAt = (place: number): string => {
    const column = columns[place]
    return column ? columnName(topology, column) : ''
  }
  const { time, from, to, fate, tickets } = row
  const refused = refusalText(topology, row)
  return words.spoken({
    clock: clockText(time),
    what: labelOf(row),
    from: nameAt(from),
    to: nameAt(to),
    fate: row.when === 'later' ? words.later : words.fates[fate],
    more: [
      ...(refused === '' ? [] : [refused]),
      ...tickets.map((ticket) => words.at(ticketText(ticket), holderName(topology, ticket.holder))),
    ],
  })
}
