import { familyOf } from '@/model/ip'
import type { IcmpFields, Packet } from './packet'

/** Errors that a router or the destination sends back to who opened a connection (CT-19, NACL-24). */
export const ICMP_ERRORS = ['fragmentation-needed', 'time-exceeded', 'port-unreachable'] as const
export type IcmpError = (typeof ICMP_ERRORS)[number]

/** Type and code of each, for ICMP and ICMPv6. */
const FIELDS: Readonly<Record<IcmpError, Readonly<Record<4 | 6, IcmpFields>>>> = {
  'fragmentation-needed': { 4: { type: 3, code: 4 }, 6: { type: 2, code: 0 } },
  'time-exceeded': { 4: { type: 11, code: 0 }, 6: { type: 3, code: 0 } },
  'port-unreachable': { 4: { type: 3, code: 3 }, 6: { type: 1, code: 4 } },
}

/** The error about a packet, as its destination or the last router before it sends it back. */
export function errorAbout(packet: Packet, error: IcmpError): Packet {
  const family = familyOf(packet.src)
  return {
    src: packet.dst,
    dst: packet.src,
    protocol: family === 4 ? 'icmp' : 'icmpv6',
    icmp: FIELDS[error][family],
    about: packet,
  }
}

/** The same error as it concerns the packet that a load balancer rewrote, in that packet's family. */
export function errorBehind({ src, icmp }: Packet, inside: Packet): Packet | undefined {
  const error = ICMP_ERRORS.find((known) => {
    const { type, code } = FIELDS[known][familyOf(src)]
    return icmp?.type === type && icmp.code === code
  })
  return error && errorAbout(inside, error)
}

/** The ICMPv6 error that stands for an ICMP one, as NAT64 translates it. */
export function icmpv6Error({ type, code }: IcmpFields): IcmpFields {
  const known = Object.values(FIELDS).find(
    (fields) => fields[4].type === type && fields[4].code === code,
  )
  return known?.[6] ?? { type, code }
}
