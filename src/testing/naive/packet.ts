import { sameAddress } from './address'
import type { Address } from './address'

/** One datagram at one place. Ports only for TCP and UDP, type and code only for ICMP. */
export interface Packet {
  readonly family: 4 | 6
  readonly protocol: number
  readonly source: Address
  readonly destination: Address
  readonly sourcePort?: number
  readonly destinationPort?: number
  readonly icmpType?: number
  readonly icmpCode?: number
}

/** Protocol numbers with rules of their own. */
export const TCP = 6
export const UDP = 17
export const ICMP = 1
export const ICMPV6 = 58

/** Whether the protocol has ports. */
export function hasPorts(protocol: number): boolean {
  return protocol === TCP || protocol === UDP
}

/** Whether the protocol has a type and a code. */
export function isIcmp(protocol: number): boolean {
  return protocol === ICMP || protocol === ICMPV6
}

/** What the receiver answers: addresses and ports swapped, an echo reply for an echo request. */
export function answerTo(packet: Packet): Packet {
  const { family, protocol, source, destination } = packet
  const swapped = { family, protocol, source: destination, destination: source }
  if (isIcmp(protocol)) {
    return { ...swapped, icmpType: replyType(packet.icmpType ?? 0), icmpCode: packet.icmpCode ?? 0 }
  }
  if (packet.sourcePort === undefined || packet.destinationPort === undefined) return swapped
  return { ...swapped, sourcePort: packet.destinationPort, destinationPort: packet.sourcePort }
}

/** Whether `packet` answers `earlier`, as connection tracking sees it (CT-16 without ports). */
export function isAnswerTo(packet: Packet, earlier: Packet): boolean {
  return (
    packet.protocol === earlier.protocol &&
    sameAddress(packet.source, earlier.destination) &&
    sameAddress(packet.destination, earlier.source) &&
    packet.sourcePort === earlier.destinationPort &&
    packet.destinationPort === earlier.sourcePort &&
    (!isIcmp(packet.protocol) || packet.icmpType === replyType(earlier.icmpType ?? 0))
  )
}

function replyType(type: number): number {
  if (type === 8) return 0
  if (type === 128) return 129
  return type
}
