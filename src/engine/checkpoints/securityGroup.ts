import { familyOf } from '@/model/ip'
import {
  ALL_PORTS,
  intersectPorts,
  LAST_PORT,
  NO_PORTS,
  subtractPortSet,
  unitePorts,
  type PortSet,
} from '@/model/ports'
import type { Direction } from '@/model/resources/securityGroup'
import { hasPorts, protocolNumber } from '@/model/traffic'
import type { CompiledRule } from '../compile/rules'
import { protocolMatches } from '../compile/trafficMatch'
import type { CompiledInterface } from '../compile/network'
import { hidesGroups, isTrackedOnItsWay, leaveInterface } from '../forwarding'
import { blamedGroup, familyOfRule, ruleOn, type GroupQuestion } from '../groupRules'
import type { Packet } from '../packet'
import type { Place, PlaceOf } from '../place'
import { findTracking } from '../stateLookup'
import type { TrackingEntry } from '../state'
import type { Because } from '../trace'
import type { Ruling, Situation, Turn } from '../turn'

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
  if (known && (known.tracked || !situation.established)) {
    return { ruling: passedByState(eni, side, known), next }
  }
  const question = askOf(packet, eni, side, situation)
  const { ruling, admitted } = ruleOn(question)
  const untracked = untrackedPorts(packet, eni, side, situation)
  const judged = (): Ruling => astray(ruling, packet, eni, untracked)
  if (known) return { ruling: known.side === side ? judged() : ruling, next }
  // A response that meets no entry here, or the next packet of an open connection, opens nothing.
  const opens = situation.leg === 'request' && !situation.established
  const tracked = !admitted || subtractPortSet(portsOf(packet), untracked).length > 0
  const entry: TrackingEntry = { interfaceId: eni.eni.id, side, packet, tracked }
  return {
    ruling: { ...(opens ? ruling : judged()), tracking: { kind: 'written', entry } },
    next,
    remember: { tracking: [...situation.state.tracking, entry] },
  }
}

function passedByState(eni: CompiledInterface, side: Direction, entry: TrackingEntry): Ruling {
  return {
    component: blamedGroup(eni),
    at: eni.eni.id,
    side,
    decision: 'allow',
    because: { kind: 'tracked', entry },
    tracking: { kind: 'matches', entry },
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
): Ruling {
  if (packet.protocol !== 'tcp' || ruling.decision === 'deny') return ruling
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
  return {
    packet,
    eni,
    side,
    protocol: protocolNumber(packet.protocol),
    atom: network.atoms.atomOf(remote),
    // References stop matching when routes send the traffic through an appliance (SG-30).
    groupsKnown:
      situation.groupsKnown && !(side === 'egress' && hidesGroups(situation, eni, packet)),
    isForeign: !network.byAddress.has(remote),
  }
}

/**
 * The destination ports on which a flow goes untracked: TCP and UDP, where rules from or to anywhere
 * admit them and the other direction lets all responses go anywhere (CT-02, CT-22), per family (CT-05).
 * NAT and egress-only gateways make a flow tracked whatever the rules (CT-09).
 */
function untrackedPorts(
  packet: Packet,
  eni: CompiledInterface,
  side: Direction,
  situation: Situation,
): PortSet {
  const { anywhere } = eni.groups
  if (anywhere[side].length === 0 || !hasPorts(packet.protocol)) return NO_PORTS
  const family = familyOf(packet.src)
  const protocol = protocolNumber(packet.protocol)
  const ofFamily = (rule: CompiledRule) =>
    familyOfRule(rule) === family && protocolMatches(rule.traffic, protocol)
  const answersAll = anywhere[side === 'ingress' ? 'egress' : 'ingress'].some(
    (rule) => ofFamily(rule) && rule.traffic.fromPort === 0 && rule.traffic.toPort === LAST_PORT,
  )
  if (!answersAll) return NO_PORTS
  if (isTrackedOnItsWay(situation, side === 'egress' ? eni : undefined, packet)) return NO_PORTS
  return anywhere[side]
    .filter(ofFamily)
    .reduce<PortSet>(
      (ports, { traffic }) =>
        unitePorts(
          ports,
          intersectPorts(portsOf(packet), { from: traffic.fromPort, to: traffic.toPort }),
        ),
      NO_PORTS,
    )
}
