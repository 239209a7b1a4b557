import type { Leg } from '../trace'
import type { SegmentKind } from './log'
import type { TalkKind } from '@/model/trafficSource'

/** What a question and its answer carry, in bytes: nobody sets it, it only looks right in a flow log. */
const PAYLOADS: Readonly<Record<TalkKind, Readonly<Record<Leg, number>>>> = {
  packet: { request: 0, response: 0 },
  request: { request: 420, response: 1380 },
  web: { request: 460, response: 1400 },
  ssh: { request: 36, response: 108 },
  database: { request: 372, response: 1320 },
  lookup: { request: 34, response: 96 },
  ping: { request: 56, response: 56 },
  traceroute: { request: 32, response: 32 },
}

/** IPv4 and TCP with time stamps; a SYN has more options, a reset none. */
const HEADERS: Readonly<Partial<Record<SegmentKind, number>>> = { SYN: 60, 'SYN-ACK': 60, RST: 40 }
const TCP_HEADER = 52
const DATAGRAM_HEADER = 28
/** An ICMP error carries the head of what it is about. */
const ICMP_ERROR = 56

/** The bytes of one packet of a run, headers included. */
export function bytesOf(segment: SegmentKind, talk: TalkKind, leg: Leg): number {
  switch (segment) {
    case 'data':
      return TCP_HEADER + PAYLOADS[talk][leg]
    case 'datagram':
    case 'answer':
      return DATAGRAM_HEADER + PAYLOADS[talk][leg]
    case 'port-unreachable':
    case 'time-exceeded':
      return ICMP_ERROR
    default:
      return HEADERS[segment] ?? TCP_HEADER
  }
}
