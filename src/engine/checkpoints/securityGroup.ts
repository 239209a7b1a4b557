import { familyOf } from '@/model/ip'
import type { Direction } from '@/model/resources/securityGroup'
import { hasPorts, protocolNumber } from '@/model/traffic'
import { isEveryTraffic } from '../compile/trafficMatch'
import type { CompiledInterface } from '../compile/network'
import { hidesGroups, isTrackedOnItsWay, leaveInterface } from '../forwarding'
import { familyOfRule, matchesAll, ruleOn, type GroupQuestion } from '../groupRules'
import type { Packet } from '../packet'
import type { Place, PlaceOf } from '../place'
import { findTracking } from '../stateLookup'
import type { TrackingEntry } from '../state'
import type { Ruling, Situation, Turn } from '../turn'

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
  const untracked = isUntracked(packet, eni, side, situation)
  // A response that meets no entry here, or the next packet of an open connection, opens nothing.
  const opens = situation.leg === 'request' && !situation.established
  const answersUntracked = known !== undefined && known.side !== side
  if (known)
    return { ruling: answersUntracked || untracked ? ruling : astray(ruling, packet, eni), next }
  const judged = opens || untracked ? ruling : astray(ruling, packet, eni)
  const tracked = !admitted || !untracked
  const entry: TrackingEntry = { interfaceId: eni.eni.id, side, packet, tracked }
  return {
    ruling: { ...judged, tracking: { kind: 'written', entry } },
    next,
    remember: { tracking: [...situation.state.tracking, entry] },
  }
}

function passedByState(eni: CompiledInterface, side: Direction, entry: TrackingEntry): Ruling {
  return {
    component: componentOf(eni),
    at: eni.eni.id,
    side,
    decision: 'allow',
    because: { kind: 'tracked', entry },
    tracking: { kind: 'matches', entry },
  }
}

/**
 * A TCP segment that opens no connection needs an entry, even where a rule would admit a new one; UDP
 * and ICMP are judged as new (CT-20).
 */
function astray(ruling: Ruling, { protocol }: Packet, eni: CompiledInterface): Ruling {
  if (protocol !== 'tcp' || ruling.decision === 'deny') return ruling
  return {
    ...ruling,
    component: componentOf(eni),
    decision: 'deny',
    deniedBy: 'security-group',
    code: 'NO_CONNECTION_STATE',
  }
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
 * TCP and UDP flows go untracked when a rule from or to anywhere admits them and the other direction
 * lets all responses go anywhere (CT-02, CT-22), per family (CT-05). NAT and egress-only gateways make
 * a flow tracked whatever the rules (CT-09).
 */
function isUntracked(
  packet: Packet,
  eni: CompiledInterface,
  side: Direction,
  situation: Situation,
): boolean {
  const { anywhere } = eni.groups
  if (anywhere[side].length === 0 || !hasPorts(packet.protocol)) return false
  if (isTrackedOnItsWay(situation, side === 'egress' ? eni : undefined, packet)) return false
  const family = familyOf(packet.src)
  const protocol = protocolNumber(packet.protocol)
  const answersAll = anywhere[side === 'ingress' ? 'egress' : 'ingress'].some(
    (rule) =>
      familyOfRule(rule) === family &&
      (isEveryTraffic(rule.traffic) ||
        (rule.traffic.protocol === protocol &&
          rule.traffic.fromPort === 0 &&
          rule.traffic.toPort === 65535)),
  )
  return (
    answersAll &&
    anywhere[side].some((rule) => familyOfRule(rule) === family && matchesAll(rule, packet))
  )
}

/** The group when there is just one to name, else the interface that pools them. */
function componentOf({ eni }: CompiledInterface): string {
  const [only, ...others] = eni.securityGroupIds
  return only !== undefined && others.length === 0 ? only : eni.id
}
