import { responseTo, type Packet, type PortField } from './packet'
import type { BorderFlow, ConnectionState, NatMapping, Relay, TrackingEntry } from './state'

/** The entry at this interface that a packet belongs to, whichever way it travels. */
export function findTracking(
  { tracking }: ConnectionState,
  interfaceId: string,
  packet: Packet,
): TrackingEntry | undefined {
  return tracking.find(
    (entry) =>
      entry.interfaceId === interfaceId &&
      (isSameFlow(entry.packet, packet) || isReply(entry.packet, packet)),
  )
}

/** The translation whose outside this packet answers. */
export function findMappingForReply(
  { nat }: ConnectionState,
  gatewayId: string,
  packet: Packet,
): NatMapping | undefined {
  return nat.find((mapping) => mapping.gatewayId === gatewayId && isReply(mapping.outside, packet))
}

/** The translation of a connection that this packet goes on with. */
export function findMapping(
  { nat }: ConnectionState,
  gatewayId: string,
  packet: Packet,
): NatMapping | undefined {
  return nat.find(
    (mapping) => mapping.gatewayId === gatewayId && isSameFlow(mapping.inside, packet),
  )
}

/** The flow through a stateful border that this packet answers. */
export function findBorderFlow(
  { border }: ConnectionState,
  packet: Packet,
): BorderFlow | undefined {
  return border.find((flow) => isReply(flow.packet, packet))
}

/** Whether this packet goes on with a flow that the stateful border knows. */
export function hasBorderFlow(
  { border }: ConnectionState,
  gatewayId: string,
  packet: Packet,
): boolean {
  return border.some((flow) => flow.gatewayId === gatewayId && isSameFlow(flow.packet, packet))
}

/** What a load balancer or endpoint, at this interface, carries on of the connection of this packet. */
export function findRelay(
  { relays }: ConnectionState,
  interfaceId: string,
  packet: Packet,
): Relay | undefined {
  return relays.find(
    (relay) => relay.interfaceId === interfaceId && isSameFlow(relay.inside, packet),
  )
}

/** The connection behind a load balancer or endpoint that this packet answers. */
export function findRelayForReply({ relays }: ConnectionState, packet: Packet): Relay | undefined {
  if (relays.length === 0) return undefined
  return relays.find((relay) => isReply(relay.outside, packet))
}

/** The connection that a packet from in front comes by: an endpoint's, towards the provider. */
export function findRelayInFront({ relays }: ConnectionState, packet: Packet): Relay | undefined {
  return relays.find((relay) => isSameFlow(relay.outside, packet))
}

function isSameFlow(opened: Packet, packet: Packet): boolean {
  return (
    opened.src === packet.src &&
    opened.dst === packet.dst &&
    opened.protocol === packet.protocol &&
    samePort(opened.srcPort, packet.srcPort) &&
    samePort(opened.dstPort, packet.dstPort) &&
    opened.icmp?.type === packet.icmp?.type
  )
}

function isReply(opened: Packet, packet: Packet): boolean {
  if (opened.src !== packet.dst || opened.dst !== packet.src) return false
  if (opened.protocol !== packet.protocol) return false
  if (!samePort(opened.srcPort, packet.dstPort) || !samePort(opened.dstPort, packet.srcPort)) {
    return false
  }
  return !packet.icmp || responseTo(opened)?.icmp?.type === packet.icmp.type
}

// A field that stands for a choice of ports is the same choice when its ports are the same.
function samePort(a: PortField | undefined, b: PortField | undefined): boolean {
  if (a === b) return true
  if (!a || !b || a.choice !== b.choice || a.ports.length !== b.ports.length) return false
  return a.ports.every(
    ({ from, to }, index) => b.ports[index]?.from === from && b.ports[index].to === to,
  )
}
