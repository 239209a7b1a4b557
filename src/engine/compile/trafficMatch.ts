import type { Family } from '@/model/ip'
import { protocolNumber, PROTOCOL_NUMBERS, ANY_ICMP, type Traffic } from '@/model/traffic'
import type { Packet } from '../packet'

/** A rule's traffic as numbers. Fields that the protocol does not have match everything. */
export interface TrafficMatch {
  /** The IANA number, or -1 for all (SG-05, NACL-06). */
  readonly protocol: number
  readonly fromPort: number
  readonly toPort: number
  readonly icmpType: number
  readonly icmpCode: number
}

const ALL_PROTOCOLS = -1

export function compileTraffic(traffic: Traffic): TrafficMatch {
  const every = { fromPort: 0, toPort: 65535, icmpType: ANY_ICMP, icmpCode: ANY_ICMP }
  if (traffic.protocol === 'all') return { ...every, protocol: ALL_PROTOCOLS }
  const protocol = protocolNumber(traffic.protocol)
  if ('ports' in traffic) {
    return { ...every, protocol, fromPort: traffic.ports.from, toPort: traffic.ports.to }
  }
  if ('type' in traffic) {
    // Type -1 forces code -1 (SG-07).
    const icmpCode = traffic.type === ANY_ICMP ? ANY_ICMP : traffic.code
    return { ...every, protocol, icmpType: traffic.type, icmpCode }
  }
  return { ...every, protocol }
}

export function protocolMatches(match: TrafficMatch, protocol: number): boolean {
  return match.protocol === ALL_PROTOCOLS || match.protocol === protocol
}

/** A group's ICMP rule is for IPv4 alone, its ICMPv6 rule for IPv6 alone (SG-09). */
export function familyFits({ protocol }: TrafficMatch, family: Family): boolean {
  if (protocol === PROTOCOL_NUMBERS.icmp) return family === 4
  return protocol !== PROTOCOL_NUMBERS.icmpv6 || family === 6
}

/** Whether the ICMP type and code pass; packets without them always do. */
export function icmpMatches(match: TrafficMatch, packet: Packet): boolean {
  if (!packet.icmp || match.icmpType === ANY_ICMP) return true
  if (match.icmpType !== packet.icmp.type) return false
  return match.icmpCode === ANY_ICMP || match.icmpCode === packet.icmp.code
}
