import { ownsAddress, type CompiledInterface } from '../compile/network'
import { masqueraded, unmasked } from '../masquerade'
import type { Packet } from '../packet'
import type { Place, PlaceOf } from '../place'
import { findRelayForReply } from '../stateLookup'
import type { ConnectionState } from '../state'
import type { Goal, Ruling, Situation, Turn } from '../turn'

/**
 * The source/destination check: what arrives must be for the interface, and what leaves must be from it
 * (ENI-06). Off, the instance behind it forwards: an appliance (ENI-07). A guest's own packets carry
 * its own address, and what is forwarded has been checked on arrival.
 */
export function networkInterface(
  packet: Packet,
  { eni, side }: PlaceOf<'networkInterface'>,
  situation: Situation,
): Turn {
  const { network, state, goal } = situation
  if (side === 'egress') return { next: { checkpoint: 'securityGroup', eni, side } }
  // A target may answer to its client's address, and yet the answer is for who carried the request.
  const isBack = state.relays.length > 0 && isAnswerFor(eni, packet, state)
  if (isBack || ownsAddress(network, eni, packet.dst)) {
    const inside = isBack ? undefined : unmasked(packet, eni, situation)
    return inside ? passBack(inside, eni) : { next: answererOf(eni, goal, isBack) }
  }
  return isForItsPool(packet, eni, situation)
    ? { next: answererOf(eni, goal, false) }
    : forward(packet, eni, situation)
}

/** Addresses of a public pool that its VPC's gateway leads to it are the guest's own (MB-04). */
function isForItsPool(
  packet: Packet,
  eni: CompiledInterface,
  { network, goal }: Situation,
): boolean {
  if (eni.eni.sourceDestCheck || goal.eni !== eni) return false
  return network.poolOf(packet.dst)?.eni === eni
}

/** A packet for somebody else, which the guest passes on as it is or with its own address (NATI-01). */
function forward(packet: Packet, eni: CompiledInterface, situation: Situation): Turn {
  const { state } = situation
  const mapping = masqueraded(packet, eni, situation)
  const isKnown = mapping !== undefined && state.nat.includes(mapping)
  // A TCP connection that was opened another way is unknown to who translates it.
  const isAstray =
    mapping !== undefined && !isKnown && situation.established && packet.protocol === 'tcp'
  const refusal = refusalOf(eni) ?? (isAstray ? strayRefusal(eni) : undefined)
  const common = {
    component: eni.eni.id,
    at: eni.eni.id,
    side: 'ingress',
    because: { kind: 'code' },
  } as const
  const turn = {
    next: { checkpoint: 'networkInterface', eni, side: 'egress' },
    groupsKnown: false,
    ...(mapping ? { packet: mapping.outside } : {}),
    ...(mapping && !isKnown ? { remember: { nat: [...state.nat, mapping] } } : {}),
  } as const
  if (refusal) return { ...turn, ruling: { ...common, decision: 'deny', ...refusal } }
  if (!mapping) return { ...turn, ruling: { ...common, decision: 'pass' } }
  const component = eni.instance?.id ?? eni.eni.id
  const after = mapping.outside
  return { ...turn, ruling: { ...common, component, decision: 'translate', after } }
}

/** What a NAT instance's client is told: the reply is not for the instance itself. */
function passBack(after: Packet, eni: CompiledInterface): Turn {
  const ruling: Ruling = {
    component: eni.instance?.id ?? eni.eni.id,
    at: eni.eni.id,
    side: 'ingress',
    because: { kind: 'state' },
    decision: 'translate',
    after,
  }
  const next = { checkpoint: 'networkInterface', eni, side: 'egress' } as const
  return { ruling, packet: after, next, groupsKnown: false }
}

function strayRefusal({ eni, instance }: CompiledInterface): Partial<Ruling> {
  const component = instance?.id ?? eni.id
  return { component, deniedBy: 'instance', code: 'NO_CONNECTION_STATE' }
}

function isAnswerFor({ eni }: CompiledInterface, packet: Packet, state: ConnectionState): boolean {
  return findRelayForReply(state, packet)?.interfaceId === eni.id
}

/** Who answers behind an interface: the service that it belongs to, else its guest. */
function answererOf(eni: CompiledInterface, { eni: meant }: Goal, isBack: boolean): Place {
  const { owner } = eni
  // What was meant for another interface with this address is told apart by the guest's checkpoint.
  const isElsewhere = meant !== undefined && meant !== eni
  if (owner?.kind === 'loadBalancer' && (isBack || !isElsewhere)) {
    const side = isBack ? 'egress' : 'ingress'
    return { checkpoint: 'loadBalancer', loadBalancer: owner.loadBalancer, eni, side }
  }
  if (owner?.kind === 'interfaceEndpoint' && !isElsewhere) {
    return { checkpoint: 'interfaceEndpoint', endpoint: owner.endpoint, eni, side: 'ingress' }
  }
  return { checkpoint: 'instance', eni, side: 'ingress' }
}

function refusalOf({ eni, instance }: CompiledInterface): Partial<Ruling> | undefined {
  if (eni.sourceDestCheck) {
    return { deniedBy: 'network-interface', code: 'ENI_SOURCE_DEST_CHECK_RESTRICTION' }
  }
  if (instance?.state === 'running') return undefined
  const component = instance?.id ?? eni.id
  return { component, deniedBy: 'instance', code: 'INSTANCE_NOT_RUNNING' }
}
