import { cidrContains, familyOf } from '@/model/ip'
import { resourcesOf } from '@/model/topology'
import type { ExplanationCode } from '../codes'
import type { Line } from '../compile/lines'
import { interfaceAt, inVpc, type CompiledNetwork } from '../compile/network'
import { edgeRouteOf, enterVpc } from '../edge'
import { ghostRoute, isBlackhole } from '../forwarding'
import { intoLine, lineOfGateway } from '../onPremises'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Ruling, Situation, Turn } from '../turn'

type PlaceHere = PlaceOf<'virtualPrivateGateway'>
type Refusal = Pick<Ruling, 'code' | 'missing' | 'because'> & Partial<Pick<Ruling, 'component'>>

/** Joins one VPC to networks on premises; it changes no address (VGW-01, VGW-08). */
export function virtualPrivateGateway(
  packet: Packet,
  place: PlaceHere,
  situation: Situation,
): Turn {
  return place.side === 'egress'
    ? leave(packet, place, situation)
    : comeIn(packet, place, situation)
}

/** It sends only for the VPC's own interfaces (VGW-03), and only to prefixes that it knows (VGW-02). */
function leave(packet: Packet, { gateway, vpc, side }: PlaceHere, situation: Situation): Turn {
  const { network } = situation
  const line = lineOfGateway(network, gateway.id, packet.dst)
  const refusal = refuse()
  const ruling: Ruling = {
    component: gateway.id,
    at: vpc.vpc.id,
    side,
    because: { kind: 'code' },
    ...(refusal
      ? { decision: 'deny', deniedBy: 'virtual-private-gateway', ...refusal }
      : { decision: 'pass' }),
  }
  const next = line
    ? intoLine(line, packet, situation)
    : ghostRoute(situation, undefined, packet.dst)
  return { ruling, next, groupsKnown: false }

  function refuse(): Refusal | undefined {
    if (gateway.vpcId !== vpc.vpc.id && !gateway.stub) return { code: 'BAD_STATE_ATTACHMENT' }
    if (!interfaceAt(network, vpc, packet.src)) {
      return { code: 'VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS' }
    }
    if (line) return undefined
    const lines = network.onPremises.lines.filter(
      (candidate) => candidate.gateway.id === gateway.id,
    )
    if (gateway.stub || mayKnow(lines, packet)) {
      return { code: 'UNKNOWN_RESOURCE', missing: `what lies behind ${gateway.id}` }
    }
    if (isLearned(network, gateway.id, packet)) {
      return { code: 'UNKNOWN_RESOURCE', missing: `which connection of ${gateway.id} leads there` }
    }
    return {
      code: isHeldByIpv4Line(lines, packet) ? 'PROTOCOL_RESTRICTION' : 'NO_ROUTE_TO_DESTINATION',
    }
  }
}

/** A line whose announcements nobody told us may lead anywhere; a VPN here never to IPv6 (VGW-05). */
function mayKnow(lines: readonly Line[], { dst }: Packet): boolean {
  return lines.some(
    ({ inferred, carrier }) => inferred && (carrier.kind !== 'vpn' || familyOf(dst) === 4),
  )
}

/** AWS listed the prefix as learned by this gateway, whatever it was learned from. */
function isLearned({ topology }: CompiledNetwork, gatewayId: string, { dst }: Packet): boolean {
  return resourcesOf(topology, 'routeTable').some(({ routes }) =>
    routes.some(
      ({ origin, target, destination }) =>
        origin === 'propagated' &&
        target.id === gatewayId &&
        destination.kind === 'cidr' &&
        cidrContains(destination.cidr, dst),
    ),
  )
}

function isHeldByIpv4Line(lines: readonly Line[], { dst }: Packet): boolean {
  return lines.some(({ network }) => network.cidrBlocks.some((block) => cidrContains(block, dst)))
}

/** What comes in must be for an interface of the VPC (VGW-03), so nothing crosses it (VGW-06). */
function comeIn(
  packet: Packet,
  { gateway, vpc, side, byVpn }: PlaceHere,
  situation: Situation,
): Turn {
  const { network } = situation
  const edge = edgeRouteOf(network, gateway, packet)
  const isHeld = interfaceAt(network, vpc, packet.dst) !== undefined || vpc.vpc.stub === true
  const code = refuse()
  const component =
    code === 'BAD_STATE_ROUTE' ? (gateway.edgeRouteTableId ?? gateway.id) : gateway.id
  const ruling: Ruling = {
    component,
    at: vpc.vpc.id,
    side,
    because: { kind: 'code' },
    ...(code
      ? {
          decision: 'deny',
          deniedBy: code === 'BAD_STATE_ROUTE' ? 'route-table' : 'virtual-private-gateway',
          code,
        }
      : { decision: 'pass' }),
  }
  const next = isHeld
    ? enterVpc(packet, vpc, edge, situation)
    : ghostRoute(situation, undefined, packet.dst)
  return { ruling, next, groupsKnown: false, enteredBy: 'virtualPrivateGateway' }

  function refuse(): ExplanationCode | undefined {
    if (byVpn === true && familyOf(packet.dst) === 6) return 'PROTOCOL_RESTRICTION'
    if (!isHeld) return 'VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'
    if (inVpc(network, vpc, packet.src)) return 'GATEWAY_REJECTS_SPOOFED_TRAFFIC'
    return edge && isBlackhole(network, edge) ? 'BAD_STATE_ROUTE' : undefined
  }
}
