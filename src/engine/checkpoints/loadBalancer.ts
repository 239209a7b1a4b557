import type { LoadBalancer } from '@/model/resources/loadBalancer'
import { singlePort } from '@/model/ports'
import { findOf } from '@/model/topology'
import { listenerFor, listenersTurnedDown } from '../balancing/listener'
import { addressOfNode } from '../balancing/nodes'
import { goesBack } from '../balancing/goesBack'
import { familyOfGroup, preservationFault, preservesClient } from '../balancing/preservation'
import { waysOf, type Way } from '../balancing/ways'
import type { ExplanationCode } from '../codes'
import { interfaceAt, type CompiledInterface, type CompiledNetwork } from '../compile/network'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import { findRelay, findRelayInFront, isAnswered } from '../stateLookup'
import type { ConnectionState, Relay } from '../state'
import type { Because, Offer } from '../trace'
import type { Goal, Ruling, Situation, Turn } from '../turn'
import { NAT_PORTS } from './natGateway'

/**
 * A node takes what a listener wants (ELB-05), chooses a target, and carries the connection on under
 * other addresses (ALB-01, NLB-01); the target's answers it carries back.
 */
export function loadBalancer(
  packet: Packet,
  place: PlaceOf<'loadBalancer'>,
  situation: Situation,
): Turn {
  if (place.side === 'egress') return goesBack(packet, 'load-balancer', place, situation)
  return situation.leg === 'response'
    ? takeAnswer(place, situation)
    : takeIn(packet, place, situation)
}

/** What answers a connection of the node's own, a health check say; nothing else is for it. */
function takeAnswer(place: PlaceOf<'loadBalancer'>, { goal }: Situation): Turn {
  if (goal.eni === place.eni) {
    return { ruling: { ...commonAt(place), decision: 'deliver' }, next: 'delivered' }
  }
  return refuse(place, 'NO_CONNECTION_STATE')
}

function takeIn(packet: Packet, place: PlaceOf<'loadBalancer'>, situation: Situation): Turn {
  const { loadBalancer: balancer, eni } = place
  const { network, state, established } = situation
  const broken = balancer.available || balancer.stub ? undefined : 'BAD_STATE'
  const known = findRelay(state, eni.eni.id, packet)
  if (known) return carryOn(place, known, { goal: goalOf(network, eni, known) }, broken)
  if (isAnswered(state, eni.eni.id, packet)) return answer(place, { kind: 'state' }, broken)
  if (answersPing(balancer, packet)) {
    return remembered(answer(place, { kind: 'code' }, broken), packet, place, state)
  }
  const listener = listenerFor(network, balancer.id, packet)
  if (!listener) return withoutListener(packet, place, network)
  const { options, ways } = waysOf(listener, {
    loadBalancer: balancer,
    node: eni,
    packet,
    situation,
  })
  const way = ways.get(situation.picks.get(eni.eni.id) ?? '') ?? ways.get(options[0] ?? '')
  if (!way) return refuse(place, 'ELBV2_LISTENER_HAS_NO_TG')
  const offer: Offer | undefined =
    options.length > 1 ? { by: eni.eni.id, options, picked: way.option } : undefined
  const turn = follow(packet, place, situation, way, {
    because: becauseOf(listener.id, way),
    broken: broken ?? (isAstray(packet, way, established) ? 'NO_CONNECTION_STATE' : undefined),
    // What ends connections, a proxy or TLS, has asked for what the error is about.
    passesErrors: balancer.type === 'network' && listener.protocol !== 'TLS',
  })
  return offer ? { ...turn, offer } : turn
}

/** A connection that was opened another way: its next segment is nobody's here. */
function isAstray({ protocol }: Packet, { kind }: Way, established: boolean): boolean {
  return established && protocol === 'tcp' && (kind === 'target' || kind === 'answer')
}

interface Taken {
  readonly because: Because
  readonly broken: ExplanationCode | undefined
  readonly passesErrors: boolean
}

function follow(
  packet: Packet,
  place: PlaceOf<'loadBalancer'>,
  situation: Situation,
  way: Way,
  taken: Taken,
): Turn {
  const { because, broken } = taken
  switch (way.kind) {
    case 'answer':
      return remembered(answer(place, because, broken), packet, place, situation.state)
    case 'nowhere':
      return refuse(place, way.code, because)
    case 'unknown': {
      const { ruling, next } = refuse(place, 'UNKNOWN_RESOURCE', because)
      return { next, ...(ruling ? { ruling: { ...ruling, missing: way.missing } } : {}) }
    }
    case 'target':
      return forward(packet, place, situation, way, taken)
  }
}

/** Rewrites for the target: its address and port, and the node's own source unless it is preserved. */
function forward(
  packet: Packet,
  place: PlaceOf<'loadBalancer'>,
  { network, state }: Situation,
  { group, placed }: Extract<Way, { kind: 'target' }>,
  { because, broken, passesErrors }: Taken,
): Turn {
  const { loadBalancer: balancer, eni } = place
  const { address, port, goal, target } = placed
  const own = addressOfNode(eni, familyOfGroup(group))
  if (address === undefined || port === undefined) return refuse(place, 'TARGET_PORT_RESTRICTION')
  const front = findRelayInFront(state, packet)
  const byPrivateLink = findOf(network.topology, 'interfaceEndpoint', front?.relayId) !== undefined
  const isPreserved = preservesClient(balancer, group, packet, byPrivateLink)
  if (own === undefined && !isPreserved) return refuse(place, 'ENI_ADDRESS_RESTRICTION', because)
  const isFull = balancer.type === 'network' && state.fullTables?.has(balancer.id) === true
  const fault = isPreserved
    ? preservationFault(network, eni, packet.src, { goal, address })
    : isFull
      ? 'NLB_PORTS_EXHAUSTED'
      : undefined
  const outside: Packet = {
    ...packet,
    dst: address,
    dstPort: { ports: [singlePort(port)] },
    ...(isPreserved || own === undefined
      ? {}
      : { src: own, srcPort: { ports: [NAT_PORTS], choice: balancer.id } }),
  }
  const relay: Relay = {
    relayId: balancer.id,
    interfaceId: eni.eni.id,
    targetId: target.id,
    keepsClient: isPreserved,
    passesErrors: passesErrors && !byPrivateLink,
    inside: packet,
    outside,
  }
  const remember = { relays: [...state.relays, relay] }
  return { ...carryOn(place, relay, { goal, because }, broken ?? fault), remember }
}

function carryOn(
  place: PlaceOf<'loadBalancer'>,
  { outside }: Relay,
  { goal, because = { kind: 'state' } }: { readonly goal: Goal; readonly because?: Because },
  fault: ExplanationCode | undefined,
): Turn {
  const common = { ...commonAt(place), because }
  const blamed = fault === 'NLB_PORTS_EXHAUSTED' ? 'quota' : 'load-balancer'
  return {
    ruling: fault
      ? { ...common, decision: 'deny', deniedBy: blamed, code: fault, after: outside }
      : { ...common, decision: 'translate', after: outside },
    packet: outside,
    next: { checkpoint: 'securityGroup', eni: place.eni, side: 'egress' },
    groupsKnown: true,
    carrier: place.eni,
    goal,
  }
}

/** Ping is answered by the load balancer itself, and never forwarded (ALB-06). */
function answersPing({ type }: LoadBalancer, { icmp }: Packet): boolean {
  const isProxy = type === 'application' || type === 'classic'
  return isProxy && (icmp?.type === 8 || icmp?.type === 128)
}

function answer(
  place: PlaceOf<'loadBalancer'>,
  because: Because,
  broken: ExplanationCode | undefined,
): Turn {
  if (broken) return { ...refuse(place, broken, because), next: 'delivered' }
  return { ruling: { ...commonAt(place), decision: 'deliver', because }, next: 'delivered' }
}

function remembered(
  turn: Turn,
  packet: Packet,
  { loadBalancer: { id }, eni }: PlaceOf<'loadBalancer'>,
  { answered }: ConnectionState,
): Turn {
  const flow = { loadBalancerId: id, interfaceId: eni.eni.id, packet }
  return { ...turn, remember: { answered: [...answered, flow] } }
}

function withoutListener(
  packet: Packet,
  place: PlaceOf<'loadBalancer'>,
  network: CompiledNetwork,
): Turn {
  const { loadBalancer: balancer } = place
  if (balancer.listenersKnown === false || balancer.stub) {
    const { ruling, next } = refuse(place, 'UNKNOWN_RESOURCE')
    const missing = `the listeners of ${balancer.id}`
    return { next, ...(ruling ? { ruling: { ...ruling, missing } } : {}) }
  }
  const isClassic = balancer.type === 'classic'
  const { ruling, next } = refuse(
    place,
    isClassic ? 'ELB_LISTENERS_MISMATCH' : 'ELBV2_LISTENERS_MISMATCH',
  )
  const turnedDown = () => listenersTurnedDown(network, balancer.id, packet)
  return { next, ...(ruling ? { ruling: { ...ruling, turnedDown } } : {}) }
}

function refuse(
  place: PlaceOf<'loadBalancer'>,
  code: ExplanationCode,
  because: Because = { kind: 'code' },
): Turn {
  const common = { ...commonAt(place), because }
  return { ruling: { ...common, decision: 'deny', deniedBy: 'load-balancer', code }, next: 'lost' }
}

function commonAt({
  loadBalancer: balancer,
  eni,
}: PlaceOf<'loadBalancer'>): Omit<Ruling, 'decision'> {
  return { component: balancer.id, at: eni.eni.id, side: 'ingress', because: { kind: 'code' } }
}

function becauseOf(listenerId: string, way: Way): Because {
  const targetId = way.kind === 'target' ? way.placed.target.id : undefined
  return { kind: 'listener', listenerId, targetGroupId: way.groupId, targetId }
}

/** The target of a connection that is carried already. */
function goalOf(network: CompiledNetwork, { subnet }: CompiledInterface, { outside }: Relay): Goal {
  const eni =
    interfaceAt(network, subnet.vpc, outside.dst) ?? network.byAddress.get(outside.dst)?.[0]
  return eni ? { eni } : { host: { id: outside.dst } }
}
