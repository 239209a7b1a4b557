import { familyOf } from '@/model/ip'
import { isPublicAccessBlocked } from '../blockPublicAccess'
import { isIn, isOfVpc, subnetAt } from '../compile/network'
import { deliverIn } from '../forwarding'
import { crossInternet } from '../internet'
import { comesFromInspection } from '../internetEdge'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import { findBorderFlow } from '../stateLookup'
import type { Ruling, Situation, Turn } from '../turn'

/** IPv6 only, stateful: flows opened inside leave and are answered, others are refused (EIGW-01). */
export function egressOnlyInternetGateway(
  packet: Packet,
  { gateway, vpc, side, from }: PlaceOf<'egressOnlyInternetGateway'>,
  situation: Situation,
): Turn {
  const common = {
    component: gateway.id,
    at: vpc.vpc.id,
    side,
    because: { kind: 'code' },
    deniedBy: 'egress-only-internet-gateway',
  } as const
  const deny = (code: NonNullable<Ruling['code']>): Ruling => ({
    ...common,
    decision: 'deny',
    code,
  })
  const { deniedBy: _unused, ...allowed } = common
  const flow = { gatewayId: gateway.id, vpcId: vpc.vpc.id, packet }
  const remember = { border: [...situation.state.border, flow] }
  if (side === 'ingress') {
    const next = deliverIn(situation.network, vpc, packet.dst)
    return findBorderFlow(situation.state, packet)
      ? { ruling: { ...allowed, because: { kind: 'state' }, decision: 'pass' }, next }
      : { ruling: deny('EIGW_INGRESS_RESTRICTION'), next, remember, groupsKnown: false }
  }
  const next = crossInternet(packet, situation)
  const turn = { next, groupsKnown: false }
  if (gateway.vpcId !== vpc.vpc.id && !gateway.stub) {
    return { ...turn, ruling: deny('BAD_STATE_ATTACHMENT'), remember }
  }
  // RT-24: it carries no IPv4.
  if (familyOf(packet.src) === 4) {
    return { ...turn, ruling: deny('PROTOCOL_RESTRICTION'), remember }
  }
  const subnet = () => subnetAt(situation.network, vpc, packet.src)
  if (isPublicAccessBlocked({ vpc, subnet, opensOutwards: true })) {
    const ruling = deny('VPC_BLOCK_PUBLIC_ACCESS_ENABLED')
    return { ...turn, ruling: { ...ruling, deniedBy: 'block-public-access' }, remember }
  }
  if (
    !isOfVpc(situation.network, vpc, packet.src) ||
    isIn(situation.network, 'uniqueLocal', packet.src)
  ) {
    return { ...turn, ruling: deny('IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS'), remember }
  }
  // VPC-16: private IPv6 is dropped here, at the internet's edge, and not at the receiver's.
  if (isIn(situation.network, 'uniqueLocal', packet.dst)) {
    const ruling = deny('IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS')
    return { ...turn, ruling, remember }
  }
  // Combined with a Gateway Load Balancer endpoint it drops IPv6 (EIGW-05).
  if (from && comesFromInspection(situation, from, packet)) {
    return { ...turn, ruling: deny('EIGW_INSPECTED_TRAFFIC'), remember }
  }
  // The reply of a connection that came in by another door is no flow of this gateway's.
  if (situation.leg === 'response' && !findBorderFlow(situation.state, packet)) {
    return { ...turn, ruling: deny('NO_CONNECTION_STATE') }
  }
  return { ...turn, ruling: { ...allowed, decision: 'pass' }, remember }
}
