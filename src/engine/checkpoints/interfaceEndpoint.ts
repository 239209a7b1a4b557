import { familyOf } from '@/model/ip'
import type { EndpointService } from '@/model/resources/endpointService'
import type { InterfaceEndpoint } from '@/model/resources/interfaceEndpoint'
import { hasPorts } from '@/model/traffic'
import { goesBack } from '../balancing/goesBack'
import { addressOfNode } from '../balancing/nodes'
import { doorsFrom, serviceOf, type Door } from '../balancing/provider'
import type { ExplanationCode } from '../codes'
import { withDestination, type Packet } from '../packet'
import type { Place, PlaceOf } from '../place'
import { findRelay } from '../stateLookup'
import type { Relay } from '../state'
import type { Ruling, Situation, Turn } from '../turn'

/**
 * Stands in a VPC for a service: AWS's, which answers, or a provider's, whose load balancer carries on
 * (PATH-L). Nothing is ever opened from it (IFE-03).
 */
export function interfaceEndpoint(
  packet: Packet,
  place: PlaceOf<'interfaceEndpoint'>,
  situation: Situation,
): Turn {
  const { side, eni } = place
  if (situation.leg === 'response') {
    return side === 'egress'
      ? goesBack(packet, 'vpc-endpoint', place, situation)
      : answer(place, undefined)
  }
  if (side === 'ingress') return takeIn(packet, place, situation)
  // The ghost goes on from the interface, whose groups and subnet would have their say.
  const next: Place = { checkpoint: 'networkInterface', eni, side }
  return { ...refuse(place, 'VPCE_INTRA_VPC_TRAFFIC'), next }
}

function takeIn(packet: Packet, place: PlaceOf<'interfaceEndpoint'>, situation: Situation): Turn {
  const { endpoint, eni } = place
  const { network, state, picks } = situation
  const service = serviceOf(network.topology, endpoint)
  const fault = faultOf(packet, endpoint, service)
  if (!service || !hasPorts(packet.protocol)) return answer(place, fault)
  const { all, open } = doorsFrom(network, eni, service)
  if (all.length === 0) return unknown(place, `the load balancers of ${service.id}`)
  const known = findRelay(state, eni.eni.id, packet)
  const used = all.find(({ node }) => known && isAt(node, known))
  if (used && known) return carryOn(place, used, known, fault)
  const options = open.map(({ node }) => node.eni.id)
  const door = open.find(({ node }) => node.eni.id === picks.get(eni.eni.id)) ?? open[0]
  if (!door) return refuse(place, 'VPCE_SERVICE_NOT_INSTALLED_IN_AZ')
  const address = addressOfNode(door.node, familyOf(packet.dst))
  if (address === undefined) return refuse(place, 'ENI_ADDRESS_RESTRICTION')
  const relay: Relay = {
    relayId: endpoint.id,
    interfaceId: eni.eni.id,
    inside: packet,
    outside: withDestination(packet, address),
  }
  const offer = { by: eni.eni.id, options, picked: door.node.eni.id }
  return {
    ...carryOn(place, door, relay, fault),
    remember: { relays: [...state.relays, relay] },
    ...(options.length > 1 ? { offer } : {}),
  }
}

function isAt(node: Door['node'], { outside }: Relay): boolean {
  return addressOfNode(node, familyOf(outside.dst)) === outside.dst
}

/** It takes no ping (IFE-07), and works only while it and its service do. */
function faultOf(
  { protocol }: Packet,
  endpoint: InterfaceEndpoint,
  service: EndpointService | undefined,
): ExplanationCode | undefined {
  if (!endpoint.available && !endpoint.stub) return 'BAD_STATE'
  if (!hasPorts(protocol)) return 'PROTOCOL_RESTRICTION'
  return service && !service.available && !service.stub ? 'BAD_STATE' : undefined
}

/**
 * To the provider's load balancer, past every ACL. Its inbound rules judge the client's own address,
 * unless they are told not to, and know no group of the consumer's (IFE-12, IFE-13).
 */
function carryOn(
  place: PlaceOf<'interfaceEndpoint'>,
  { balancer, node }: Door,
  { outside }: Relay,
  fault: ExplanationCode | undefined,
): Turn {
  const side = 'ingress'
  const next: Place = balancer.enforcesGroupsOnPrivateLink
    ? { checkpoint: 'securityGroup', eni: node, side }
    : { checkpoint: 'loadBalancer', loadBalancer: balancer, eni: node, side }
  const ruling: Ruling = fault
    ? { ...commonAt(place), decision: 'deny', deniedBy: 'vpc-endpoint', code: fault }
    : { ...commonAt(place), decision: 'translate', after: outside }
  return { ruling, packet: outside, next, groupsKnown: false, goal: { eni: node } }
}

function answer(place: PlaceOf<'interfaceEndpoint'>, fault: ExplanationCode | undefined): Turn {
  if (fault) return { ...refuse(place, fault), next: 'delivered' }
  return { ruling: { ...commonAt(place), decision: 'deliver' }, next: 'delivered' }
}

function unknown(place: PlaceOf<'interfaceEndpoint'>, missing: string): Turn {
  const code = 'UNKNOWN_RESOURCE'
  const ruling: Ruling = { ...commonAt(place), decision: 'deny', deniedBy: 'vpc-endpoint', code }
  return { ruling: { ...ruling, missing }, next: 'lost' }
}

function refuse(place: PlaceOf<'interfaceEndpoint'>, code: ExplanationCode): Turn {
  const ruling: Ruling = { ...commonAt(place), decision: 'deny', deniedBy: 'vpc-endpoint', code }
  return { ruling, next: 'lost' }
}

function commonAt({ endpoint, eni, side }: PlaceOf<'interfaceEndpoint'>) {
  const because = { kind: 'code' } as const
  return { component: endpoint.id, at: eni.eni.id, side, because } as const
}
