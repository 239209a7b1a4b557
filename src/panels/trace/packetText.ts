import { formatPacketTraffic } from '@/engine/explain/rules'
import type { Packet, PortField } from '@/engine/packet'
import { formatPortSet } from '@/model/ports'
import { formatProtocol, hasPorts } from '@/model/traffic'

/** One end as the packet names it: `10.0.11.20 :32768–60999`. */
export function endText(address: string, port: PortField | undefined): string {
  return port ? `${address} :${formatPortSet(port.ports)}` : address
}

/** `TCP`; for ICMP the message too. */
export function protocolText(packet: Packet): string {
  return hasPorts(packet.protocol) ? formatProtocol(packet.protocol) : formatPacketTraffic(packet)
}

/** Both ports of a journey, as its heading shows them: `:41822 → :5432`. */
function portsText({ srcPort, dstPort }: Packet): string {
  if (!srcPort || !dstPort) return ''
  return `:${formatPortSet(srcPort.ports)} → :${formatPortSet(dstPort.ports)}`
}

/** The ports of a journey by the first and the last packet: two lines where somebody changed them on the way. */
export function portsOnTheWay(packets: readonly Packet[]): readonly string[] {
  const [first, last] = [packets[0], packets.at(-1)]
  if (!first || !last) return []
  return [...new Set([portsText(first), portsText(last)])].filter((text) => text !== '')
}
