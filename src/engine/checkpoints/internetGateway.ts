import { familyOf } from '@/model/ip'
import {
  interfaceAt,
  isOfVpc,
  isIn,
  publicIpOf,
  type CompiledInterface,
  type CompiledVpc,
} from '../compile/network'
import { edgeRouteOf, enterVpc } from '../edge'
import { crossInternet } from '../internet'
import {
  enteringSubnet,
  leavingSubnet,
  refuseAtBorder,
  refuseBypass,
  refuseDestination,
  refuseHolder,
  refuseRedirect,
  refuseSource,
  type EdgeRefusal,
} from '../internetEdge'
import { withDestination, withSource, type Packet } from '../packet'
import type { End, Place, PlaceOf } from '../place'
import { findBorderFlow } from '../stateLookup'
import type { Ruling, Situation, Turn } from '../turn'

/**
 * Maps between a private IPv4 and its public one, and lets IPv6 pass unchanged (IGW-03 to IGW-05).
 * Without a public address nothing goes out or in (IGW-06, IGW-07).
 */
export function internetGateway(
  packet: Packet,
  place: PlaceOf<'internetGateway'>,
  situation: Situation,
): Turn {
  return place.side === 'egress'
    ? goOut(packet, place, situation)
    : comeIn(packet, place, situation)
}

function goOut(
  packet: Packet,
  { gateway, vpc, from }: PlaceOf<'internetGateway'>,
  situation: Situation,
): Turn {
  const { network } = situation
  const here = gateway?.id ?? vpc.vpc.id
  const sender = interfaceAt(network, vpc, packet.src)
  const regional = network.regionalNat.byAddress.get(packet.src)
  const isRegional = regional?.vpc === vpc
  const isPooled = network.poolOf(packet.src)?.vpc === vpc
  const publicIp = isRegional || isPooled ? packet.src : sender && publicIpOf(sender, packet.src)
  const common = rulingAt(vpc, gateway?.id, 'egress')
  const after =
    publicIp === undefined || publicIp === packet.src ? packet : withSource(packet, publicIp)
  const next = crossInternet(after, situation)
  const crossing = {
    vpc,
    subnet: () => leavingSubnet(situation, vpc, from, packet),
    opensOutwards: isRegional || sender?.natGateway !== undefined,
  }
  const refusal = isGhostsReply(packet, situation)
    ? undefined
    : (refuseAtBorder(crossing, gateway) ??
      refuseUnmapped() ??
      refuseHolder(sender, packet.src) ??
      refuseDestination(network, packet, here) ??
      refuseBypass(network, gateway, from, packet, sender))
  return answer({ common, packet, after, next, refusal, vpc, situation })

  function refuseUnmapped(): EdgeRefusal | undefined {
    const code = 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS'
    // IPv6 is its own public address, but not that of another VPC's, which a transit gateway brought (IGW-05).
    const isMapped =
      familyOf(packet.src) === 6 && !isPooled
        ? !isIn(network, 'uniqueLocal', packet.src) && isOfVpc(network, vpc, packet.src)
        : publicIp !== undefined
    if (isMapped) return undefined
    // A private NAT gateway has no public address (IGW-12).
    return sender?.natGateway
      ? { code, component: sender.natGateway.id, deniedBy: 'nat-gateway' }
      : { code, component: sender?.eni.id ?? here }
  }
}

function comeIn(
  packet: Packet,
  { gateway, vpc, meant }: PlaceOf<'internetGateway'>,
  situation: Situation,
): Turn {
  const { network } = situation
  const here = gateway?.id ?? vpc.vpc.id
  const mapping = network.byPublicIp.get(packet.dst)
  const regional = network.regionalNat.byAddress.get(packet.dst)
  const pool = network.poolOf(packet.dst)
  const after = mapping ? withDestination(packet, mapping.address) : packet
  const holder = interfaceAt(network, vpc, after.dst)
  const common = rulingAt(vpc, gateway?.id, 'ingress')
  const edge = edgeRouteOf(network, gateway, after)
  const next: Place | End = regional
    ? { checkpoint: 'natGateway', gateway: regional.gateway, vpc, arrival: 'addressed' }
    : enterVpc(after, vpc, edge, situation)
  const crossing = {
    vpc,
    subnet: () => enteringSubnet(network, vpc, edge, after),
    opensOutwards: regional !== undefined || holder?.natGateway !== undefined,
  }
  const refusal = isGhostsReply(packet, situation)
    ? undefined
    : (refuseUnmapped() ??
      refuseAtBorder(crossing, gateway) ??
      refuseHolder(holder, after.dst) ??
      refusePrivate(holder) ??
      refuseSource(network, vpc, packet, here) ??
      refuseForeign() ??
      refuseRedirect(network, gateway, pool ? undefined : edge, after))
  return answer({ common, packet, after, next, refusal, vpc, situation })

  function refuseUnmapped(): EdgeRefusal | undefined {
    if (familyOf(packet.dst) === 6 || mapping || regional || pool) return undefined
    const component = meant?.eni.id ?? here
    return { code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', component }
  }

  function refusePrivate(owner: CompiledInterface | undefined): EdgeRefusal | undefined {
    return isIn(network, 'uniqueLocal', packet.dst)
      ? {
          code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
          component: owner?.eni.id ?? here,
        }
      : undefined
  }

  /** What it lets in is for its VPC (IGW-17). */
  function refuseForeign(): EdgeRefusal | undefined {
    if (regional || pool || isOfVpc(network, vpc, after.dst)) return undefined
    return { code: 'IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS', component: here }
  }
}

function rulingAt({ vpc }: CompiledVpc, gatewayId: string | undefined, side: 'ingress' | 'egress') {
  return { component: gatewayId ?? vpc.id, at: vpc.id, side, because: { kind: 'code' } } as const
}

interface Passage {
  readonly common: ReturnType<typeof rulingAt>
  readonly packet: Packet
  readonly after: Packet
  readonly next: Place | End
  readonly refusal: EdgeRefusal | undefined
  readonly vpc: CompiledVpc
  readonly situation: Situation
}

function answer({ common, packet, after, next, refusal, vpc, situation }: Passage): Turn {
  const turn = { packet: after, next, groupsKnown: false }
  if (refusal) {
    const ruling: Ruling = { ...common, decision: 'deny', deniedBy: 'internet-gateway', ...refusal }
    // The ghost goes on as if admitted, so its reply is not refused for the same reason again.
    const flow = { gatewayId: common.component, vpcId: vpc.vpc.id, packet: after }
    return { ...turn, ruling, remember: { border: [...situation.state.border, flow] } }
  }
  const isUnchanged = after === packet
  const ruling: Ruling = isUnchanged
    ? { ...common, decision: 'pass' }
    : { ...common, decision: 'translate', after }
  return { ...turn, ruling }
}

function isGhostsReply(packet: Packet, { leg, state }: Situation): boolean {
  return leg === 'response' && findBorderFlow(state, packet) !== undefined
}
