import { ALL_PORTS } from '@/model/ports'
import { fail, ok, type Result } from '@/model/result'
import {
  ALL_TRAFFIC,
  ANY_ICMP,
  hasPorts,
  isIcmp,
  PROTOCOL_NUMBERS,
  protocolOf,
  type NamedProtocol,
  type Protocol,
  type Traffic,
} from '@/model/traffic'

/** What is wrong with a rule's traffic, and with which of its fields. */
export interface TrafficFault {
  readonly field: 'protocol' | 'from' | 'to'
  readonly message: string
}

const PROTOCOL_WORDS = 'expected tcp, udp, icmp, icmpv6, -1 for all, or a number from 0 to 255'

/** Reads `tcp`, `6`, `-1`, `50` (A4, A5). */
export function readProtocol(text: string): Result<Protocol | 'all', TrafficFault> {
  if (text === '-1' || text === 'all') return ok('all')
  if (Object.hasOwn(PROTOCOL_NUMBERS, text)) return ok(text as NamedProtocol)
  if (/^\d{1,3}$/.test(text) && Number(text) <= 255) return ok(protocolOf(Number(text)))
  return fail({ field: 'protocol', message: PROTOCOL_WORDS })
}

/**
 * A rule's traffic from its protocol and two numbers: the port range of TCP and UDP, the type and
 * code of ICMP (A4). Both missing, or -1, means all of them; other protocols have neither (SG-05).
 */
export function readTraffic(
  protocolWord: string,
  from: number | undefined,
  to: number | undefined,
): Result<Traffic, TrafficFault> {
  const protocol = readProtocol(protocolWord)
  if (!protocol.ok) return protocol
  if (protocol.value === 'all') return ok(ALL_TRAFFIC)
  if (isIcmp(protocol.value)) return readIcmp(protocol.value, from ?? ANY_ICMP, to ?? ANY_ICMP)
  if (!hasPorts(protocol.value)) return ok({ protocol: protocol.value })
  if ((from ?? -1) === -1 && (to ?? -1) === -1) {
    return ok({ protocol: protocol.value, ports: ALL_PORTS })
  }
  if (from === undefined || from < 0) {
    return fail({ field: 'from', message: 'expected the first port of the range' })
  }
  if (to === undefined || to < 0) {
    return fail({ field: 'to', message: 'expected the last port of the range' })
  }
  if (from > to) return fail({ field: 'to', message: `the range starts later, at ${String(from)}` })
  return ok({ protocol: protocol.value, ports: { from, to } })
}

function readIcmp(
  protocol: 'icmp' | 'icmpv6',
  type: number,
  code: number,
): Result<Traffic, TrafficFault> {
  if (type > 255) return fail({ field: 'from', message: 'ICMP types end at 255' })
  if (code > 255) return fail({ field: 'to', message: 'ICMP codes end at 255' })
  // Type -1 forces code -1 (SG-07).
  return ok({ protocol, type, code: type === ANY_ICMP ? ANY_ICMP : code })
}
