import { holds } from '../address'
import type { Address } from '../address'
import { ICMP, ICMPV6 } from '../packet'
import type { Packet } from '../packet'

/** N64-03: an IPv6 packet for 64:ff9b::/96 is meant for the IPv4 address in its last 32 bits. */
export function inIpv4(packet: Packet): Packet | undefined {
  if (packet.family === 4) return packet
  if (!holds('64:ff9b::/96', packet.destination)) return undefined
  const destination: Address = { family: 4, bits: packet.destination.bits % 2n ** 32n }
  const isPing = packet.protocol === ICMPV6
  return {
    ...packet,
    family: 4,
    destination,
    ...(isPing ? { protocol: ICMP, icmpType: packet.icmpType === 128 ? 8 : 0 } : {}),
  }
}
