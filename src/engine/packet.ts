import { ip, type IpAddress } from '@/model/ip'
import type { PortSet } from '@/model/ports'
import type { Protocol } from '@/model/traffic'

/**
 * A port of a packet. One number, or a whole range that somebody chooses from: the opener's ephemeral
 * port, or the port that a NAT gateway picks (NACL-22, NAT-06). `choice` names who chooses.
 */
export interface PortField {
  readonly ports: PortSet
  readonly choice?: string
}

export interface IcmpFields {
  readonly type: number
  readonly code: number
}

/** One datagram as seen at one place. Ports stand for TCP and UDP only, ICMP fields for ICMP only. */
export interface Packet {
  readonly src: IpAddress
  readonly dst: IpAddress
  readonly protocol: Protocol
  readonly srcPort?: PortField
  readonly dstPort?: PortField
  readonly icmp?: IcmpFields
  /** An ICMP error carries the head of the packet that caused it; translators read that (CT-19). */
  readonly about?: Packet
}

/** Stands for a client whom nobody named: only a rule for everybody is sure to hold it. */
export const SOME_CLIENT = ip('0.0.0.0')

const ECHO_REPLIES: Readonly<Record<'icmp' | 'icmpv6', Readonly<Record<number, number>>>> = {
  // Echo, router solicitation, timestamp, information and address mask have replies of their own.
  icmp: { 8: 0, 10: 9, 13: 14, 15: 16, 17: 18 },
  icmpv6: { 128: 129, 133: 134, 135: 136 },
}

/** The mirrored packet that answers this one (GEN-01); none for an ICMP type that has no reply. */
export function responseTo(packet: Packet): Packet | undefined {
  const { src, dst, protocol, srcPort, dstPort, icmp } = packet
  const mirrored: Packet = {
    src: dst,
    dst: src,
    protocol,
    ...(dstPort ? { srcPort: dstPort } : {}),
    ...(srcPort ? { dstPort: srcPort } : {}),
  }
  if (!icmp) return mirrored
  if (protocol !== 'icmp' && protocol !== 'icmpv6') return mirrored
  const reply = ECHO_REPLIES[protocol][icmp.type]
  return reply === undefined ? undefined : { ...mirrored, icmp: { type: reply, code: 0 } }
}

/** Another source; an error from there is then about what was sent to the new address. */
export function withSource(packet: Packet, src: IpAddress, srcPort?: PortField): Packet {
  const { about } = packet
  return {
    ...packet,
    src,
    ...(srcPort ? { srcPort } : {}),
    ...(about?.dst === packet.src ? { about: { ...about, dst: src } } : {}),
  }
}

/** Another destination; an error to there is then about what the new address has sent. */
export function withDestination(packet: Packet, dst: IpAddress, dstPort?: PortField): Packet {
  const { about } = packet
  return {
    ...packet,
    dst,
    ...(dstPort ? { dstPort } : {}),
    ...(about?.src === packet.dst ? { about: { ...about, src: dst } } : {}),
  }
}
