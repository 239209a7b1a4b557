import { findResource, labelOf, type Topology } from '@/model/topology'
import { formatPortRange } from '@/model/ports'
import { formatProtocol, hasPorts } from '@/model/traffic'
import type { TrafficEnd, TrafficSource } from '@/model/trafficSource'
import { strings } from '@/strings/strings'

const words = strings.traffic

/** An earlier start is not worth a word. */
const LATE_SECONDS = 5

/** What a source does, as a sentence: `app-sg opens 4 connections a second to orders-db, TCP 5432`. */
export function sourceSentence(topology: Topology, source: TrafficSource): string {
  const { pace, startsAt = 0 } = source
  return [
    deed(topology, source),
    flowText(source),
    ...(pace.kind === 'steady' && pace.forSeconds !== undefined
      ? [words.says.for(pace.forSeconds)]
      : []),
    ...(startsAt >= LATE_SECONDS ? [words.says.from(startsAt)] : []),
  ].join(', ')
}

/** A source in short, as undo and lists name it: `app-sg → orders-db, TCP 5432`. */
export function sourceName(topology: Topology, source: TrafficSource): string {
  const ends = words.ends(endText(topology, source.from), endText(topology, source.to))
  return `${ends}, ${flowText(source)}`
}

/** Who stands at an end, in words. */
function endText(topology: Topology, end: TrafficEnd): string {
  switch (end.kind) {
    case 'address':
      return end.address
    case 'gone':
      return words.endText.deleted(end.name)
    case 'several':
      return severalText(end.ids.map((id) => nameOfId(topology, id)))
    default:
      return nameOfId(topology, end.id)
  }
}

function deed(topology: Topology, { from, to, talk, pace }: TrafficSource): string {
  const ends = [endText(topology, from), endText(topology, to)] as const
  switch (pace.kind) {
    case 'once':
      return words.says.once(talk.kind, ...ends)
    case 'burst':
      return words.says.burst(talk.kind, ...ends, pace.count)
    case 'scan':
      return words.says.scan(...ends, formatPortRange(pace.ports), rounded(pace.perSecond))
    case 'steady':
      return pace.perSecond < 1
        ? words.says.seldom(talk.kind, ...ends, rounded(1 / pace.perSecond))
        : words.says.often(talk.kind, ...ends, rounded(pace.perSecond))
  }
}

function flowText({ talk, pace }: TrafficSource): string {
  const protocol = formatProtocol(talk.protocol)
  const isOnePort = hasPorts(talk.protocol) && talk.port !== undefined && pace.kind !== 'scan'
  return isOnePort ? `${protocol} ${String(talk.port)}` : protocol
}

function severalText([one, other, ...rest]: readonly string[]): string {
  if (one === undefined) return words.endText.nobody
  if (other === undefined) return one
  return rest.length === 0
    ? words.endText.two(one, other)
    : words.endText.many(one, other, rest.length)
}

function nameOfId(topology: Topology, id: string): string {
  const resource = findResource(topology, id)
  return resource ? labelOf(resource) : id
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
