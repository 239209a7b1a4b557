import { familyOf } from '@/model/ip'
import { interfaceAt, publicIpOf, type CompiledInterface } from './compile/network'
import { nextHopOf } from './forwarding'
import { errorInside } from './nat64'
import { responseTo, withSource, type Packet } from './packet'
import type { NatMapping } from './state'
import { findMapping, findMappingForReply } from './stateLookup'
import type { Situation } from './turn'

/**
 * What a NAT instance makes of a packet that it forwards: its own address as the source, the port kept
 * (NATI-01). Nothing for an appliance that only routes, and for what was opened from the other side.
 */
export function masqueraded(
  packet: Packet,
  eni: CompiledInterface,
  situation: Situation,
): NatMapping | undefined {
  const id = eni.instance?.id
  const own = eni.eni.privateAddresses[0]?.address
  if (id === undefined || own === undefined || familyOf(packet.src) === 6) return undefined
  const known = findMapping(situation.state, id, packet)
  if (known) return known
  if (situation.leg === 'response' || !masquerades(packet, eni, situation)) return undefined
  return { gatewayId: id, inside: packet, outside: withSource(packet, own) }
}

/** The reply, or an error about it, as who is behind the NAT instance knows the connection. */
export function unmasked(
  packet: Packet,
  eni: CompiledInterface,
  { state }: Situation,
): Packet | undefined {
  const mapping = eni.instance && findMappingForReply(state, eni.instance.id, packet)
  return mapping && (packet.about ? errorInside(packet, mapping) : responseTo(mapping.inside))
}

/**
 * As its guest is set up. Where nobody told, an instance with a public address masquerades what an internet
 * gateway would otherwise drop for want of one: without that its route would be of no use (NATI-01).
 */
function masquerades(packet: Packet, eni: CompiledInterface, situation: Situation): boolean {
  const { instance, subnet } = eni
  if (instance?.forwarding) return instance.forwarding === 'masquerades'
  if (nextHopOf(situation, eni, packet)?.kind !== 'internetGateway') return false
  const sender = interfaceAt(situation.network, subnet.vpc, packet.src)
  const isMapped = sender !== undefined && publicIpOf(sender, packet.src) !== undefined
  return !isMapped && eni.eni.privateAddresses[0]?.publicIp !== undefined
}
