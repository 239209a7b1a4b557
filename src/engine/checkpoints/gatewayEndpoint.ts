import { inVpc } from '../compile/network'
import { deliverIn } from '../forwarding'
import { crossInternet } from '../internet'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import { hasBorderFlow } from '../stateLookup'
import type { Ruling, Situation, Turn } from '../turn'

/** Carries TCP and ICMP echo to the service, with the private source kept (GWE-07, GWE-08). */
export function gatewayEndpoint(
  packet: Packet,
  { endpoint, vpc, side }: PlaceOf<'gatewayEndpoint'>,
  situation: Situation,
): Turn {
  const common = {
    component: endpoint.id,
    at: vpc.vpc.id,
    side,
    because: { kind: 'code' },
  } as const
  if (side === 'ingress') {
    const ruling: Ruling = { ...common, because: { kind: 'state' }, decision: 'pass' }
    return { ruling, next: deliverIn(situation.network, vpc, packet.dst), groupsKnown: false }
  }
  // It serves its own VPC alone (GWE-09).
  const isServed = inVpc(situation.network, vpc, packet.src)
  const code = refusal()
  const flow = { gatewayId: endpoint.id, vpcId: vpc.vpc.id, packet }
  return {
    ruling: code
      ? { ...common, decision: 'deny', deniedBy: 'vpc-endpoint', code }
      : { ...common, decision: 'pass' },
    // Nothing leads back to a sender that it does not serve.
    next: isServed ? crossInternet(packet, situation) : 'lost',
    remember: { border: [...situation.state.border, flow] },
    groupsKnown: false,
  }

  function refusal(): Ruling['code'] {
    // The service never saw the request that this would answer.
    if (situation.leg === 'response') return 'NO_CONNECTION_STATE'
    // A new endpoint breaks open connections: the service sees another source (GWE-11).
    const isOpen = hasBorderFlow(situation.state, endpoint.id, packet)
    if (situation.established && packet.protocol === 'tcp' && !isOpen) return 'NO_CONNECTION_STATE'
    if (!endpoint.available && !endpoint.stub) return 'BAD_STATE'
    if (packet.protocol !== 'tcp' && packet.icmp?.type !== 8 && packet.icmp?.type !== 128) {
      return 'VPCE_GATEWAY_PROTOCOL_RESTRICTION'
    }
    return isServed ? undefined : 'NO_POSSIBLE_DESTINATION'
  }
}
