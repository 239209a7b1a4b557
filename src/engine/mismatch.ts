import { formatPortRange, formatPortSet } from '@/model/ports'
import { formatIcmp, formatProtocol, protocolNumber, type Traffic } from '@/model/traffic'
import type { Packet } from './packet'

/** Why a rule's protocol or ports do not fit a packet: `UDP is not TCP`, `port 443 is not in 80`. */
export function portMismatch(traffic: Traffic, packet: Packet): string {
  if (traffic.protocol === 'all') return ''
  if (protocolNumber(traffic.protocol) !== protocolNumber(packet.protocol)) {
    return `${formatProtocol(packet.protocol)} is not ${formatProtocol(traffic.protocol)}`
  }
  if (!('ports' in traffic)) return ''
  const ports = packet.dstPort?.ports ?? []
  const word = ports.length === 1 && ports[0]?.from === ports[0]?.to ? 'port' : 'ports'
  const verb = word === 'port' ? 'is' : 'are'
  return `${word} ${formatPortSet(ports)} ${verb} not in ${formatPortRange(traffic.ports)}`
}

/** Why a rule's ICMP type and code do not fit: `echo reply is not echo request`. */
export function icmpMismatch(traffic: Traffic, { icmp, protocol }: Packet): string {
  if (!icmp || !('type' in traffic) || (protocol !== 'icmp' && protocol !== 'icmpv6')) return ''
  const is = formatIcmp(protocol, icmp.type, icmp.code)
  return `${is} is not ${formatIcmp(traffic.protocol, traffic.type, traffic.code)}`
}
