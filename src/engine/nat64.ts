import { familyOf, integerToIp, ip, ipToInteger, type IpAddress } from '@/model/ip'
import { isIn, type CompiledNetwork } from './compile/network'
import { icmpv6Error } from './icmpErrors'
import type { Packet } from './packet'
import type { NatMapping } from './state'

const NAT64_PREFIX = ipToInteger(ip('64:ff9b::'))

/** An IPv4 address in the clothes of an IPv6 one (N64-01). */
export function isNat64(network: CompiledNetwork, address: IpAddress): boolean {
  return familyOf(address) === 6 && isIn(network, 'nat64', address)
}

/** Echo request and reply; NAT64 carries no other message of its own accord. */
const ICMP_OF_ICMPV6: Readonly<Record<number, number>> = { 128: 8, 129: 0 }

/** The packet as IPv4: its destination is in the low 32 bits (N64-03). Nothing for an ICMPv6 type without one. */
export function asIpv4(packet: Packet): Packet | undefined {
  const dst = integerToIp(ipToInteger(packet.dst) & 0xffffffffn, 4)
  if (!packet.icmp) return { ...packet, dst }
  const type = ICMP_OF_ICMPV6[packet.icmp.type]
  return type === undefined
    ? undefined
    : { ...packet, dst, protocol: 'icmp', icmp: { type, code: 0 } }
}

/** An error about a translated packet, for who sent it and about what it sent (NAT-07, NAT-18). */
export function errorInside(packet: Packet, { inside }: NatMapping): Packet {
  const translated = { ...packet, dst: inside.src, about: inside }
  if (familyOf(inside.src) === 4 || !packet.icmp) return translated
  const isFromTarget = packet.src === packet.about?.dst
  return {
    ...translated,
    protocol: 'icmpv6',
    icmp: icmpv6Error(packet.icmp),
    src: isFromTarget ? inside.dst : integerToIp(NAT64_PREFIX + ipToInteger(packet.src), 6),
  }
}
