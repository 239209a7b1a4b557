import { familyOf, integerToIp, ip, ipToInteger, type IpAddress } from '@/model/ip'
import type { NatGateway } from '@/model/resources/natGateway'
import type { Protocol } from '@/model/traffic'
import type { ExplanationCode } from '../codes'
import { inVpc, isIn, type CompiledInterface } from '../compile/network'
import { leaveInterface } from '../forwarding'
import { icmpv6Error } from '../icmpErrors'
import { responseTo, type IcmpFields, type Packet } from '../packet'
import type { PlaceOf } from '../place'
import { findMapping, findMappingForReply } from '../stateLookup'
import type { NatMapping } from '../state'
import type { Ruling, Situation, Turn } from '../turn'

const NAT64_PREFIX = ipToInteger(ip('64:ff9b::'))

/** A NAT gateway takes any port of these for itself (NAT-06). */
export const NAT_PORTS = { from: 1024, to: 65535 } as const

/**
 * Replaces the source by its own private address and a port of its choice (NAT-04, NAT-06), forwards by
 * its own subnet's table (NAT-12), and lets back only what answers a connection it knows (NAT-07).
 */
export function natGateway(
  packet: Packet,
  place: PlaceOf<'natGateway'>,
  situation: Situation,
): Turn {
  return place.arrival === 'routed'
    ? translate(packet, place, situation)
    : translateBack(packet, place, situation)
}

function translate(packet: Packet, place: PlaceOf<'natGateway'>, situation: Situation): Turn {
  const { gateway, eni } = place
  const known = findMapping(situation.state, gateway.id, packet)
  const outside = known?.outside ?? outsideOf(packet, eni, gateway.id, situation)
  const common = { component: gateway.id, at: eni.eni.id, because: { kind: 'code' } } as const
  const mapping: NatMapping = { gatewayId: gateway.id, inside: packet, outside: outside ?? packet }
  const turn = {
    packet: mapping.outside,
    next: leaveInterface(situation, eni, mapping.outside),
    groupsKnown: false,
    ...(known ? {} : { remember: { nat: [...situation.state.nat, mapping] } }),
  }
  const code = known ? stateOf(gateway) : refusal(packet, place, situation)
  if (code !== undefined) {
    return { ...turn, ruling: { ...common, decision: 'deny', deniedBy: 'nat-gateway', code } }
  }
  return { ...turn, ruling: { ...common, decision: 'translate', after: mapping.outside } }
}

function refusal(
  packet: Packet,
  { gateway, eni }: PlaceOf<'natGateway'>,
  situation: Situation,
): ExplanationCode | undefined {
  const { network, leg } = situation
  const broken = stateOf(gateway)
  if (broken) return broken
  // UDP and ICMP of a connection that was opened another way are taken as new (CT-20).
  const isAstray = situation.established && packet.protocol === 'tcp'
  if (leg === 'response' || isAstray) return 'NO_CONNECTION_STATE'
  if (!isCarried(packet.protocol)) return 'PROTOCOL_RESTRICTION'
  // IPv6 passes only as NAT64 (RT-24).
  if (familyOf(packet.dst) === 6 && !isNat64(packet.dst, situation)) return 'PROTOCOL_RESTRICTION'
  // It serves its own VPC, and what a transit gateway delivers (NAT-08).
  const isServed =
    inVpc(network, eni.subnet.vpc, packet.src) || situation.enteredBy === 'transitGateway'
  return isServed ? undefined : 'NGW_REQUIRES_SOURCE_IN_VPC'
}

function stateOf({ state }: NatGateway): ExplanationCode | undefined {
  return state === 'available' ? undefined : 'BAD_STATE'
}

/** TCP, UDP and ICMP only (NAT-01). */
function isCarried(protocol: Protocol): boolean {
  return typeof protocol !== 'number'
}

function isNat64(address: IpAddress, { network }: Situation): boolean {
  return isIn(network, 'nat64', address)
}

/** The packet as it leaves the gateway; nothing when the gateway has no address of its own. */
function outsideOf(
  packet: Packet,
  { eni }: CompiledInterface,
  gatewayId: string,
  situation: Situation,
): Packet | undefined {
  const [own] = eni.privateAddresses
  if (!own) return undefined
  const isSixToFour = familyOf(packet.dst) === 6 && isNat64(packet.dst, situation)
  const rewritten = isSixToFour ? asIpv4(packet) : packet
  return {
    ...rewritten,
    src: own.address,
    ...(packet.srcPort ? { srcPort: { ports: [NAT_PORTS], choice: gatewayId } } : {}),
  }
}

const ICMP_OF_ICMPV6: Readonly<Record<number, number>> = { 128: 8, 129: 0 }

/** NAT64: the IPv4 destination is in the low 32 bits (N64-03). */
function asIpv4(packet: Packet): Packet {
  const dst = integerToIp(ipToInteger(packet.dst) & 0xffffffffn, 4)
  if (!packet.icmp) return { ...packet, dst }
  const icmp: IcmpFields = { type: ICMP_OF_ICMPV6[packet.icmp.type] ?? packet.icmp.type, code: 0 }
  return { ...packet, dst, protocol: 'icmp', icmp }
}

/** An error about a translated packet, for who sent it and about what it sent (NAT-07, NAT-18). */
function errorInside(packet: Packet, { inside }: NatMapping): Packet {
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

function translateBack(
  packet: Packet,
  { gateway, eni }: PlaceOf<'natGateway'>,
  situation: Situation,
): Turn {
  const common = {
    component: gateway.id,
    at: eni.eni.id,
    side: 'ingress',
  } as const
  const mapping = findMappingForReply(situation.state, gateway.id, packet)
  const after =
    mapping && (packet.about ? errorInside(packet, mapping) : responseTo(mapping.inside))
  if (!after) {
    const ruling: Ruling = {
      ...common,
      because: { kind: 'code' },
      decision: 'deny',
      deniedBy: 'nat-gateway',
      code: 'NAT_UNSOLICITED_INBOUND',
    }
    return { ruling, next: 'lost', groupsKnown: false }
  }
  return {
    ruling: { ...common, because: { kind: 'state' }, decision: 'translate', after },
    packet: after,
    next: leaveInterface(situation, eni, after),
    groupsKnown: false,
  }
}
