import { responseTo, type Packet, type PortField } from './packet'
import type {
  BorderFlow,
  ConnectionState,
  InspectedFlow,
  NatMapping,
  Relay,
  TrackingEntry,
} from './state'
import type { Situation } from './turn'

/**
 * The entry at this interface that a packet belongs to, whichever way it travels; an ICMP error belongs
 * to the connection that it is about (CT-19).
 */
export function findTracking(
  { tracking }: ConnectionState,
  interfaceId: string,
  packet: Packet,
): TrackingEntry | undefined {
  const subject = packet.about ?? packet
  return tracking.find(
    (entry) => entry.interfaceId === interfaceId && belongsTo(entry.packet, subject),
  )
}

/** Whether a packet goes on with a flow, or answers it. */
export function belongsTo(opened: Packet, packet: Packet): boolean {
  return isSameFlow(opened, packet) || isReply(opened, packet)
}

/** The translation whose outside this packet answers, or is an error about. */
export function findMappingForReply(
  { nat }: ConnectionState,
  gatewayId: string,
  packet: Packet,
): NatMapping | undefined {
  return nat.find(
    (mapping) => mapping.gatewayId === gatewayId && comesBack(mapping.outside, packet),
  )
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

/** The flow through a stateful border that this packet answers, or is an error about. */
export function findBorderFlow(
  { border }: ConnectionState,
  packet: Packet,
): BorderFlow | undefined {
  return border.find((flow) => comesBack(flow.packet, packet))
}

/**
 * Whether an end gets a segment of an open TCP connection that, with these addresses and ports or at
 * this end, was never opened: it came another way, translated otherwise.
 */
export function isUnknownHere(
  packet: Packet,
  receiver: string | undefined,
  { leg, established, strayed, state: { opened } }: Situation,
): boolean {
  if (!established || strayed || !opened || leg !== 'request' || packet.protocol !== 'tcp') {
    return false
  }
  if (receiver !== undefined && opened.receiver !== receiver) return true
  return !isSameFlow(opened.received, packet)
}

/** Whether this packet goes on with a flow that the stateful border knows. */
export function hasBorderFlow(
  { border }: ConnectionState,
  gatewayId: string,
  packet: Packet,
): boolean {
  return border.some((flow) => flow.gatewayId === gatewayId && isSameFlow(flow.packet, packet))
}

/** Whether this packet answers a flow that was remembered under this id, or is an error about it. */
export function answersAt({ border }: ConnectionState, id: string, packet: Packet): boolean {
  return border.some((flow) => flow.gatewayId === id && comesBack(flow.packet, packet))
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

/** Whether a load balancer, at this interface, answers the connection of this packet by itself. */
export function isAnswered(
  { answered }: ConnectionState,
  interfaceId: string,
  packet: Packet,
): boolean {
  return answered.some(
    (flow) => flow.interfaceId === interfaceId && isSameFlow(flow.packet, packet),
  )
}

/** The connection behind a load balancer or endpoint that this packet answers, or is an error about. */
export function findRelayForReply({ relays }: ConnectionState, packet: Packet): Relay | undefined {
  if (relays.length === 0) return undefined
  return relays.find((relay) => comesBack(relay.outside, packet))
}

/** The connection that a packet from in front comes by: an endpoint's, towards the provider. */
export function findRelayInFront({ relays }: ConnectionState, packet: Packet): Relay | undefined {
  return relays.find((relay) => isSameFlow(relay.outside, packet))
}

/** The flow that a packet belongs to, or is an error about, as an inspection knows it. */
export function findInspected(
  { inspected }: ConnectionState,
  inspector: { readonly endpointId: string; readonly firewallId?: string | undefined },
  packet: Packet,
): InspectedFlow | undefined {
  const subject = packet.about ?? packet
  return inspected.find(
    (flow) =>
      flow.endpointId === inspector.endpointId &&
      flow.firewallId === inspector.firewallId &&
      belongsTo(flow.packet, subject),
  )
}

/** Whether a packet goes on with a flow in its own direction. */
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

function comesBack(opened: Packet, packet: Packet): boolean {
  return packet.about ? isSameFlow(opened, packet.about) : isReply(opened, packet)
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
