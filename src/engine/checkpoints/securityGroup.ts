import { ALL_PORTS, subtractPortSet, unitePorts, type PortSet } from '@/model/ports'
import type { Direction } from '@/model/resources/securityGroup'
import { protocolNumber } from '@/model/traffic'
import { addressesOf } from '@/model/topology'
import { idOfInterface, ownsAddress, type CompiledInterface } from '../compile/network'
import { hidesGroups, leaveInterface } from '../forwarding'
import { blamedGroup, ruleOn, type GroupQuestion } from '../groupRules'
import type { Packet } from '../packet'
import type { Place, PlaceOf } from '../place'
import { findTracking } from '../stateLookup'
import type { TrackingEntry } from '../state'
import type { Because } from '../trace'
import { isHiddenByTransit, isUnsupportedAt } from '../transitGroups'
import type { Ruling, Situation, Turn } from '../turn'
import { untrackedPorts } from '../untracked'

/** What stands for a packet without ports. */
const NO_CHOICE: PortSet = [ALL_PORTS]

/**
 * A security group only allows (SG-01), pools the rules of all groups on the interface (SG-18), and is
 * stateful: what belongs to a connection that it has admitted needs no rule (CT-01).
 */
export function securityGroup(
  packet: Packet,
  place: PlaceOf<'securityGroup'>,
  situation: Situation,
): Turn {
  const { eni, side } = place
  const next: Place =
    side === 'egress'
      ? leaveInterface(situation, eni, packet)
      : { checkpoint: 'networkInterface', eni, side }
  if (eni.unfiltered) return { next }
  const known = findTracking(situation.state, eni.eni.id, packet)
  if (known && passesByState(known, packet, eni, situation)) {
    return goOn(known, packet, place, situation, next)
  }
  const question = askOf(packet, eni, side, situation)
  const { ruling, admitted } = ruleOn(question)
  // An error is judged as the ICMP that it is, and opens no connection of its own (CT-19).
  if (packet.about) return { ruling, next }
  const untracked = untrackedPorts(question, situation, known !== undefined)
  const isAnswer = known !== undefined && !known.tracked && known.side !== side
  if (isAnswer) return { ruling, next }
  // A response that meets no entry here, or the next packet of an open connection, opens nothing.
  const opens = situation.leg === 'request' && !situation.established
  const judged = opens ? ruling : astray(ruling, packet, eni, untracked, situation)
  const tracked = !admitted || subtractPortSet(portsOf(packet), untracked).length > 0
  const groupIds = eni.eni.securityGroupIds
  const entry: TrackingEntry = { interfaceId: eni.eni.id, side, packet, tracked, groupIds }
  const rest = situation.state.tracking.filter((other) => other !== known)
  return {
    ruling: { ...(tracked ? ifRoom(judged, eni, situation) : judged), ...written(entry) },
    next,
    remember: { tracking: [...rest, entry] },
  }
}

function written(entry: TrackingEntry): Pick<Ruling, 'tracking'> {
  return { tracking: { kind: 'written', entry } }
}

/** Where the entry alone decides: an untracked flow's packets only while nothing has changed (CT-08). */
function passesByState(
  entry: TrackingEntry,
  packet: Packet,
  { eni }: CompiledInterface,
  { established, network: { options } }: Situation,
): boolean {
  if (!entry.tracked) return !established && !packet.about
  if (!established || options.trackedSurvivesGroupChange) return true
  const [before, now] = [entry.groupIds, eni.securityGroupIds]
  return before.length === now.length && before.every((id) => now.some((other) => other === id))
}

/** Passed by its entry; the opener's second packet makes the flow a stream (CT-15). */
function goOn(
  entry: TrackingEntry,
  packet: Packet,
  { eni, side }: PlaceOf<'securityGroup'>,
  { established, state }: Situation,
  next: Place,
): Turn {
  const ruling: Ruling = {
    component: blamedGroup(eni),
    at: eni.eni.id,
    side,
    decision: 'allow',
    because: { kind: 'tracked', entry },
    tracking: { kind: 'matches', entry },
  }
  const isNextExchange = established && entry.side === side && !entry.stream && !packet.about
  if (!isNextExchange) return { ruling, next }
  const stream: TrackingEntry = { ...entry, stream: true }
  const tracking = state.tracking.map((other) => (other === entry ? stream : other))
  return { ruling, next, remember: { tracking } }
}

/** A table that is full takes no new entry, and the packet that needs one is dropped (CT-18). */
function ifRoom(ruling: Ruling, eni: CompiledInterface, { state }: Situation): Ruling {
  const owner = eni.instance?.id ?? eni.eni.id
  const isFull = state.fullTables?.has(owner) === true
  if (!isFull || ruling.decision === 'deny') return ruling
  return {
    component: owner,
    at: eni.eni.id,
    ...(ruling.side ? { side: ruling.side } : {}),
    decision: 'deny',
    deniedBy: 'quota',
    because: { kind: 'code' },
    code: 'CONNTRACK_ALLOWANCE_EXCEEDED',
  }
}

/**
 * A TCP segment that opens no connection needs an entry, even where a rule would admit a new one, unless
 * its flow goes untracked; UDP and ICMP are judged as new (CT-20).
 */
function astray(
  ruling: Ruling,
  packet: Packet,
  eni: CompiledInterface,
  untracked: PortSet,
  { network: { options } }: Situation,
): Ruling {
  if (packet.protocol !== 'tcp' || ruling.decision === 'deny') return ruling
  if (!options.dropsSegmentsWithoutEntry) return ruling
  const strayed = subtractPortSet(portsOf(packet), untracked)
  if (strayed.length === 0) return ruling
  const because: Because = { kind: 'code' }
  const stray = { decision: 'deny', because, code: 'NO_CONNECTION_STATE' } as const
  const passing = subtractPortSet(portsOf(packet), unitePorts(strayed, ruling.refusedPorts ?? []))
  const refusal = {
    ...ruling,
    component: blamedGroup(eni),
    deniedBy: 'security-group',
    code: 'NO_CONNECTION_STATE',
  } as const
  if (passing.length === 0) return { ...refusal, decision: 'deny', parts: [stray] }
  const pass = { ports: passing, decision: 'allow', because: ruling.because ?? because } as const
  return {
    ...refusal,
    parts: [pass, { ...stray, ports: strayed }],
    refusedPorts: subtractPortSet(portsOf(packet), passing),
    choice: packet.dstPort?.choice,
  }
}

function portsOf({ dstPort }: Packet): PortSet {
  return dstPort?.ports ?? NO_CHOICE
}

function askOf(
  packet: Packet,
  eni: CompiledInterface,
  side: Direction,
  situation: Situation,
): GroupQuestion {
  const { network } = situation
  const remote = side === 'ingress' ? packet.src : packet.dst
  const atom = network.atoms.atomOf(remote)
  return {
    packet,
    eni,
    side,
    protocol: protocolNumber(packet.protocol),
    atom,
    memberAtom: atom,
    // References stop matching when routes send the traffic through an appliance (SG-30).
    groupsKnown:
      situation.groupsKnown &&
      !(side === 'egress' && hidesGroups(situation, eni, packet)) &&
      !(side === 'ingress' && isUnsupportedAt(eni, situation)),
    overTransit: () => isHiddenByTransit(situation, eni, side, packet),
    isForeign: !network.byAddress.has(remote),
    ...(side === 'ingress' && situation.carrier
      ? carriedAs(packet, situation, situation.carrier)
      : {}),
  }
}

/**
 * A load balancer that keeps its client's address sends under its own groups all the same, if it has
 * any (NLB-08, NLB-10); so does an Instance Connect Endpoint (MNG-08).
 */
function carriedAs(
  { src }: Packet,
  { network }: Situation,
  carrier: CompiledInterface,
): Partial<Pick<GroupQuestion, 'memberAtom' | 'carriedBy'>> {
  const [own] = addressesOf(carrier.eni)
  if (own === undefined || ownsAddress(network, carrier, src)) return {}
  return { memberAtom: network.atoms.atomOf(own), carriedBy: idOfInterface(carrier) }
}
