import { familyOf, type IpAddress } from '@/model/ip'
import type { NatGateway } from '@/model/resources/natGateway'
import type { Protocol } from '@/model/traffic'
import type { ExplanationCode } from '../codes'
import { inVpc, subnetAt, type CompiledInterface } from '../compile/network'
import { leaveInterface } from '../forwarding'
import { asIpv4, errorInside, isNat64 } from '../nat64'
import { responseTo, type Packet } from '../packet'
import type { Place, PlaceOf } from '../place'
import { findMapping, findMappingForReply } from '../stateLookup'
import type { NatMapping } from '../state'
import type { Ruling, Situation, Turn } from '../turn'

/** A NAT gateway takes any port of these for itself (NAT-06). */
export const NAT_PORTS = { from: 1024, to: 65535 } as const

/**
 * Replaces the source by an address of its own and a port of its choice (NAT-04, NAT-06), forwards by its
 * own subnet's table (NAT-12), or by its own where it is regional (NAT-22), and lets back only what answers
 * a connection it knows (NAT-07).
 */
export function natGateway(
  packet: Packet,
  place: PlaceOf<'natGateway'>,
  situation: Situation,
): Turn {
  const stand = place.eni ? inSubnet(place.eni, situation) : inRegion(place, situation)
  return place.arrival === 'routed'
    ? translate(packet, place, stand, situation)
    : translateBack(packet, place, stand, situation)
}

/** What depends on where a gateway stands. */
interface Stand {
  readonly at: string
  /** The source of what it sends; nothing when it has none. */
  readonly address: IpAddress | undefined
  readonly leave: (packet: Packet, fromSubnet: string | undefined) => Place
  readonly refuses?: ExplanationCode | undefined
}

function inSubnet(eni: CompiledInterface, situation: Situation): Stand {
  return {
    at: eni.eni.id,
    address: eni.eni.privateAddresses[0]?.address,
    leave: (packet) => {
      const skipsAcl =
        isNat64(situation.network, packet.src) && !situation.network.options.aclJudgesNat64
      const next = leaveInterface(situation, eni, packet)
      return skipsAcl && next.checkpoint === 'networkAcl' && next.side === 'egress'
        ? next.next
        : next
    },
  }
}

/** Without a subnet there is no ACL: its own table leads on at once (NAT-25). */
function inRegion({ gateway, vpc, from }: PlaceOf<'natGateway'>, { network }: Situation): Stand {
  const regional = network.regionalNat.byId.get(gateway.id)
  const zone = from?.subnet.availabilityZone
  const own = zone === undefined ? undefined : regional?.byZone.get(zone)
  const [another] = regional?.byZone.values() ?? []
  return {
    at: vpc.vpc.id,
    address: own ?? another,
    leave: (_packet, fromSubnet) => {
      const subnet = vpc.subnets.find((known) => known.subnet.id === fromSubnet)
      return subnet && regional
        ? { checkpoint: 'routeTable', subnet, table: regional.table }
        : { checkpoint: 'subnet', vpc, subnet }
    },
    refuses:
      own === undefined && !regional?.servesAll ? 'REGIONAL_NGW_ROUTE_AZ_RESTRICTION' : undefined,
  }
}

function translate(
  packet: Packet,
  place: PlaceOf<'natGateway'>,
  stand: Stand,
  situation: Situation,
): Turn {
  const { gateway, from } = place
  const known = findMapping(situation.state, gateway.id, packet)
  const common = { component: gateway.id, at: stand.at, because: { kind: 'code' } } as const
  const fromSubnet = from?.subnet.id
  const mapping: NatMapping = known ?? {
    gatewayId: gateway.id,
    inside: packet,
    outside: outsideOf(packet, stand, gateway.id, situation) ?? packet,
    ...(fromSubnet === undefined ? {} : { fromSubnet }),
  }
  const { outside } = mapping
  const turn = {
    packet: outside,
    next: stand.leave(outside, fromSubnet),
    groupsKnown: false,
    ...(known ? {} : { remember: { nat: [...situation.state.nat, mapping] } }),
  }
  const code = known ? stateOf(gateway) : refusal(packet, place, stand, situation)
  if (code !== undefined) {
    const deniedBy = code === 'NAT_PORTS_EXHAUSTED' ? 'quota' : 'nat-gateway'
    return { ...turn, ruling: { ...common, decision: 'deny', deniedBy, code } }
  }
  return { ...turn, ruling: { ...common, decision: 'translate', after: outside } }
}

function refusal(
  packet: Packet,
  { gateway, eni, vpc }: PlaceOf<'natGateway'>,
  stand: Stand,
  { network, leg, established, enteredBy, state }: Situation,
): ExplanationCode | undefined {
  const broken = stateOf(gateway)
  if (broken) return broken
  // UDP and ICMP of a connection that was opened another way are taken as new (CT-20).
  const isAstray = established && packet.protocol === 'tcp'
  if (leg === 'response' || isAstray) return 'NO_CONNECTION_STATE'
  if (!isCarried(packet.protocol)) return 'PROTOCOL_RESTRICTION'
  // IPv6 passes only as NAT64 (RT-24).
  if (familyOf(packet.dst) === 6) {
    if (!isNat64(network, packet.dst) || !asIpv4(packet)) return 'PROTOCOL_RESTRICTION'
    if (eni && subnetAt(network, vpc, packet.src) === eni.subnet) {
      return 'NAT64_REQUIRES_OTHER_SUBNET'
    }
  }
  // It serves its own VPC, and what a transit gateway delivers (NAT-08).
  const isServed = inVpc(network, vpc, packet.src) || enteredBy === 'transitGateway'
  if (!isServed) return 'NGW_REQUIRES_SOURCE_IN_VPC'
  if (stand.refuses) return stand.refuses
  return state.fullTables?.has(gateway.id) ? 'NAT_PORTS_EXHAUSTED' : undefined
}

function stateOf({ state }: NatGateway): ExplanationCode | undefined {
  return state === 'available' ? undefined : 'BAD_STATE'
}

/** TCP, UDP and ICMP only (NAT-01). */
function isCarried(protocol: Protocol): boolean {
  return typeof protocol !== 'number'
}

/** The packet as it leaves the gateway; nothing when the gateway has no address of its own. */
function outsideOf(
  packet: Packet,
  { address }: Stand,
  gatewayId: string,
  { network }: Situation,
): Packet | undefined {
  if (address === undefined) return undefined
  const rewritten = isNat64(network, packet.dst) ? asIpv4(packet) : packet
  return {
    ...(rewritten ?? packet),
    src: address,
    ...(packet.srcPort ? { srcPort: { ports: [NAT_PORTS], choice: gatewayId } } : {}),
  }
}

function translateBack(
  packet: Packet,
  { gateway }: PlaceOf<'natGateway'>,
  stand: Stand,
  situation: Situation,
): Turn {
  const common = { component: gateway.id, at: stand.at, side: 'ingress' } as const
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
    next: stand.leave(after, mapping.fromSubnet),
    groupsKnown: false,
  }
}
