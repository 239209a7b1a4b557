import type * as z from 'zod/mini'
import { formatPortRange, type PortRange } from './ports'
import type { trafficSchema } from './trafficSchema'

/** What a packet carries: the four named protocols, or an IANA number without ports. */
export type Protocol = 'tcp' | 'udp' | 'icmp' | 'icmpv6' | number

export const PROTOCOL_NUMBERS = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 } as const
export type NamedProtocol = keyof typeof PROTOCOL_NUMBERS

export function isNamedProtocol(name: string): name is NamedProtocol {
  return Object.hasOwn(PROTOCOL_NUMBERS, name)
}

/** ICMP type or code in a rule: -1 means all (SG-07, NACL-07). */
export const ANY_ICMP = -1

export type Traffic = z.infer<typeof trafficSchema>

export const ALL_TRAFFIC: Traffic = { protocol: 'all' }

export function tcp(ports: PortRange | number): Traffic {
  return { protocol: 'tcp', ports: typeof ports === 'number' ? { from: ports, to: ports } : ports }
}

export function udp(ports: PortRange | number): Traffic {
  return { protocol: 'udp', ports: typeof ports === 'number' ? { from: ports, to: ports } : ports }
}

export function icmp(type: number = ANY_ICMP, code: number = ANY_ICMP): Traffic {
  return { protocol: 'icmp', type, code }
}

export function icmpv6(type: number = ANY_ICMP, code: number = ANY_ICMP): Traffic {
  return { protocol: 'icmpv6', type, code }
}

/** The IANA number of a protocol. */
export function protocolNumber(protocol: Protocol): number {
  return typeof protocol === 'number' ? protocol : PROTOCOL_NUMBERS[protocol]
}

/** The name of a protocol where it has one of our four, else its number: 6 is `tcp` (SG-05). */
export function protocolOf(value: number): Protocol {
  switch (value) {
    case 1:
      return 'icmp'
    case 6:
      return 'tcp'
    case 17:
      return 'udp'
    case 58:
      return 'icmpv6'
    default:
      return value
  }
}

export function hasPorts(protocol: Protocol): protocol is 'tcp' | 'udp' {
  return protocol === 'tcp' || protocol === 'udp'
}

export function isIcmp(protocol: Protocol): protocol is 'icmp' | 'icmpv6' {
  return protocol === 'icmp' || protocol === 'icmpv6'
}

const PROTOCOL_LABELS: Readonly<Record<NamedProtocol, string>> = {
  tcp: 'TCP',
  udp: 'UDP',
  icmp: 'ICMP',
  icmpv6: 'ICMPv6',
}

/** `TCP`, `ICMPv6`, `protocol 50`. */
export function formatProtocol(protocol: Protocol): string {
  return typeof protocol === 'number' ? `protocol ${String(protocol)}` : PROTOCOL_LABELS[protocol]
}

/** The words a rule table uses: `TCP 443`, `ICMP echo request`, `all traffic`. */
export function formatTraffic(traffic: Traffic): string {
  if (traffic.protocol === 'all') return 'all traffic'
  if ('ports' in traffic) {
    return `${formatProtocol(traffic.protocol)} ${formatPortRange(traffic.ports)}`
  }
  if ('type' in traffic) {
    const { protocol, type, code } = traffic
    if (type === ANY_ICMP) return `${formatProtocol(protocol)} all`
    return `${formatProtocol(protocol)} ${formatIcmp(protocol, type, code)}`
  }
  return formatProtocol(traffic.protocol)
}

/** `echo request`, `type 3 code 4`. */
export function formatIcmp(protocol: 'icmp' | 'icmpv6', type: number, code: number): string {
  const name = ICMP_TYPE_NAMES[protocol][type]
  if (name !== undefined && (code === ANY_ICMP || code === 0)) return name
  return code === ANY_ICMP ? `type ${String(type)}` : `type ${String(type)} code ${String(code)}`
}

const ICMP_TYPE_NAMES: Readonly<Record<'icmp' | 'icmpv6', Readonly<Record<number, string>>>> = {
  icmp: { 0: 'echo reply', 8: 'echo request' },
  icmpv6: { 128: 'echo request', 129: 'echo reply' },
}
