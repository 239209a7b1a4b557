import { familyOf, type IpAddress } from '@/model/ip'
import type { InternetGateway } from '@/model/resources/internetGateway'
import type { ExplanationCode } from '../codes'
import {
  interfaceAt,
  isIn,
  inVpc,
  publicIpOf,
  type CompiledNetwork,
  type CompiledVpc,
} from '../compile/network'
import { edgeRouteOf, enterVpc } from '../edge'
import { isBlackhole } from '../forwarding'
import { crossInternet } from '../internet'
import { withDestination, withSource, type Packet } from '../packet'
import type { End, Place, PlaceOf } from '../place'
import { findBorderFlow } from '../stateLookup'
import type { DeniedBy } from '../trace'
import type { Ruling, Situation, Turn } from '../turn'

interface Refusal {
  readonly code: ExplanationCode
  readonly component: string
  readonly deniedBy?: DeniedBy
}

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
  { gateway, vpc }: PlaceOf<'internetGateway'>,
  situation: Situation,
): Turn {
  const { network } = situation
  const sender = interfaceAt(network, vpc, packet.src)
  const publicIp = sender && publicIpOf(sender, packet.src)
  const common = rulingAt(vpc, gateway?.id, 'egress')
  const after = publicIp === undefined ? packet : withSource(packet, publicIp)
  const next = crossInternet(after, situation)
  const refusal = isGhostsReply(packet, situation)
    ? undefined
    : (refuseAtBorder(vpc, gateway, sender?.natGateway !== undefined) ?? refuseEgress())
  return answer({ common, packet, after, next, refusal, vpc, situation })

  function refuseEgress(): Refusal | undefined {
    const here = gateway?.id ?? vpc.vpc.id
    if (familyOf(packet.src) === 6) {
      if (isIn(network, 'uniqueLocal', packet.src)) {
        return { code: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', component: sender?.eni.id ?? here }
      }
      return isIn(network, 'uniqueLocal', packet.dst)
        ? { code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS', component: here }
        : undefined
    }
    if (publicIp === undefined) {
      const code = 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS'
      return sender?.natGateway
        ? { code, component: sender.natGateway.id, deniedBy: 'nat-gateway' }
        : { code, component: sender?.eni.id ?? here }
    }
    if (isIn(network, 'rfc1918', packet.dst)) {
      return { code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS', component: here }
    }
    if (isIn(network, 'rfc6598', packet.dst)) {
      return { code: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS', component: here }
    }
    return undefined
  }
}

function comeIn(
  packet: Packet,
  { gateway, vpc, meant }: PlaceOf<'internetGateway'>,
  situation: Situation,
): Turn {
  const { network } = situation
  const mapping = network.byPublicIp.get(packet.dst)
  const isIpv6 = familyOf(packet.dst) === 6
  const after = mapping ? withDestination(packet, mapping.address) : packet
  const common = rulingAt(vpc, gateway?.id, 'ingress')
  const edge = edgeRouteOf(network, gateway, after)
  const next = enterVpc(after, vpc, edge, situation)
  const refusal = isGhostsReply(packet, situation)
    ? undefined
    : (refuseUnmapped() ??
      refuseAtBorder(vpc, gateway, natAt(network, vpc, after.dst)) ??
      refuseIngress() ??
      (edge && isBlackhole(network, edge) ? blackhole(gateway?.edgeRouteTableId) : undefined))
  return answer({ common, packet, after, next, refusal, vpc, situation })

  function refuseUnmapped(): Refusal | undefined {
    if (isIpv6 || mapping) return undefined
    const component = meant?.eni.id ?? gateway?.id ?? vpc.vpc.id
    return { code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', component }
  }

  function refuseIngress(): Refusal | undefined {
    const component = gateway?.id ?? vpc.vpc.id
    if (isIpv6) {
      if (isIn(network, 'uniqueLocal', packet.dst)) {
        const holder = interfaceAt(network, vpc, packet.dst)?.eni.id ?? component
        return { code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', component: holder }
      }
      if (isIn(network, 'uniqueLocal', packet.src)) {
        return { code: 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS', component }
      }
    } else if (isIn(network, 'rfc1918', packet.src)) {
      return { code: 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS', component }
    }
    if (!isIpv6 && isIn(network, 'rfc6598', packet.src)) {
      return { code: 'IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS', component }
    }
    if (inVpc(network, vpc, packet.src)) {
      return { code: 'GATEWAY_REJECTS_SPOOFED_TRAFFIC', component }
    }
    return undefined
  }
}

function blackhole(tableId = ''): Refusal {
  return { code: 'BAD_STATE_ROUTE', component: tableId, deniedBy: 'route-table' }
}

/** Block Public Access for what comes in lets NAT gateways alone through (BPA-03). */
function refuseAtBorder(
  { vpc }: CompiledVpc,
  gateway: InternetGateway | undefined,
  isForNat: boolean,
): Refusal | undefined {
  const attached = gateway && (gateway.vpcId === vpc.id || gateway.stub)
  if (!attached) return { code: 'BAD_STATE_ATTACHMENT', component: gateway?.id ?? vpc.id }
  if (vpc.blockPublicAccess === 'off') return undefined
  if (vpc.blockPublicAccess === 'block-ingress' && isForNat) return undefined
  return {
    code: 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED',
    component: vpc.id,
    deniedBy: 'block-public-access',
  }
}

function natAt(network: CompiledNetwork, vpc: CompiledVpc, address: IpAddress): boolean {
  return interfaceAt(network, vpc, address)?.natGateway !== undefined
}

function rulingAt({ vpc }: CompiledVpc, gatewayId: string | undefined, side: 'ingress' | 'egress') {
  return { component: gatewayId ?? vpc.id, at: vpc.id, side, because: { kind: 'code' } } as const
}

interface Passage {
  readonly common: ReturnType<typeof rulingAt>
  readonly packet: Packet
  readonly after: Packet
  readonly next: Place | End
  readonly refusal: Refusal | undefined
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
