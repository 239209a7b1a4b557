import { findOf } from '@/model/topology'
import { idOfInterface, type CompiledInterface } from '../compile/network'
import { errorBehind } from '../icmpErrors'
import { responseTo, type Packet } from '../packet'
import type { Place } from '../place'
import type { Relay } from '../state'
import { findRelayForReply } from '../stateLookup'
import type { DeniedBy } from '../trace'
import type { Ruling, Situation, Turn } from '../turn'

/**
 * Carries an answer back to the client under the addresses that the client knows: out by the interface's
 * groups, or, what came by PrivateLink, to the endpoint that it came through (PATH-L).
 */
export function goesBack(
  packet: Packet,
  deniedBy: DeniedBy,
  { eni }: { readonly eni: CompiledInterface },
  situation: Situation,
): Turn {
  const { network, state, home } = situation
  const common = { component: idOfInterface(eni), at: eni.eni.id, side: 'egress' } as const
  const relay = findRelayForReply(state, packet)
  const after = relay && answerInFront(packet, relay)
  if (!after) {
    const refusal = { decision: 'deny', deniedBy, code: 'NO_CONNECTION_STATE' } as const
    return { ruling: { ...common, because: { kind: 'code' }, ...refusal }, next: 'lost' }
  }
  const front = findRelayForReply(state, after)
  const inFront = front && network.interfaces.get(front.interfaceId)
  const endpoint = findOf(network.topology, 'interfaceEndpoint', front?.relayId)
  const next: Place =
    endpoint && inFront
      ? { checkpoint: 'interfaceEndpoint', endpoint, eni: inFront, side: 'egress' }
      : { checkpoint: 'securityGroup', eni, side: 'egress' }
  const ruling: Ruling = { ...common, because: { kind: 'state' }, decision: 'translate', after }
  const goal = inFront ? { eni: inFront } : home
  // The node itself sends what goes back: whoever it meets first knows the node's groups (SG-22).
  return { ruling, packet: after, next, groupsKnown: true, goal }
}

/** The answer as the client knows the connection; an error only if the connection is the client's (CT-19). */
function answerInFront(packet: Packet, { inside, passesErrors }: Relay): Packet | undefined {
  if (!packet.about) return responseTo(inside)
  return passesErrors ? errorBehind(packet, inside) : undefined
}
