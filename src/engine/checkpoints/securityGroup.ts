import { familyOf } from '@/model/ip'
import type { Direction } from '@/model/resources/securityGroup'
import { hasPorts, protocolNumber } from '@/model/traffic'
import { inSpan } from '../compile/addressAtoms'
import type { CompiledInterface } from '../compile/network'
import type { CompiledPeer, CompiledRule } from '../compile/rules'
import { icmpMatches, isEveryTraffic, protocolMatches } from '../compile/trafficMatch'
import { isRedirected, leaveInterface } from '../forwarding'
import type { Packet } from '../packet'
import type { Place, PlaceOf } from '../place'
import { findTracking } from '../stateLookup'
import type { TrackingEntry } from '../state'
import type { MismatchField, TurnedDown } from '../trace'
import type { Ruling, Situation, Turn } from '../turn'
import { portMismatch, icmpMismatch } from '../mismatch'

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
  const { ruling, admitted } = ruleOn(packet, eni, side, situation)
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

function ruleOn(
  packet: Packet,
  eni: CompiledInterface,
  side: Direction,
  situation: Situation,
): { readonly ruling: Ruling; readonly admitted: boolean } {
  const remote = side === 'ingress' ? packet.src : packet.dst
  const question: Question = {
    packet,
    protocol: protocolNumber(packet.protocol),
    atom: situation.network.atoms.atomOf(remote),
    side,
    // References stop matching when routes send the traffic through an appliance (SG-30).
    groupsKnown:
      situation.groupsKnown && !(side === 'egress' && isRedirected(situation, eni, packet)),
    public: !situation.network.byAddress.has(remote),
  }
  const rules = eni.groups[side]
  const common = { at: eni.eni.id, side, turnedDown: () => explain(rules, question) }
  for (const rule of rules) {
    if (mismatchOf(rule, question) !== undefined) continue
    return {
      admitted: true,
      ruling: {
        ...common,
        component: rule.groupId,
        decision: 'allow',
        because: { kind: 'rule', groupId: rule.groupId, side, rule: rule.rule },
        turnedDown: () => explain(rules.slice(0, rules.indexOf(rule)), question),
      },
    }
  }
  const groupIds = eni.eni.securityGroupIds
  const refusal: Ruling = {
    ...common,
    component: componentOf(eni),
    decision: 'deny',
    deniedBy: 'security-group',
    because: { kind: 'noRule', groupIds },
    code: rules.length === 0 ? 'SG_HAS_NO_RULES' : codeOf(rules, question),
  }
  const missing = rules.find(
    (rule) => mismatchOf(rule, question) === 'prefixList' && rule.peer.kind === 'unknownList',
  )
  if (missing?.peer.kind !== 'unknownList') return { ruling: refusal, admitted: false }
  return {
    admitted: false,
    ruling: {
      ...refusal,
      code: 'UNKNOWN_RESOURCE',
      missing: `the entries of prefix list ${missing.peer.prefixListId}`,
    },
  }
}

interface Question {
  readonly packet: Packet
  readonly protocol: number
  readonly atom: number
  readonly side: Direction
  readonly groupsKnown: boolean
  readonly public: boolean
}

/** The field on which a rule fails, or nothing when it matches. */
function mismatchOf(rule: CompiledRule, question: Question): MismatchField | undefined {
  const { packet, protocol } = question
  if (!protocolMatches(rule.traffic, protocol)) return 'protocol'
  if (packet.dstPort && !coversPorts(rule, packet)) return 'port'
  if (packet.icmp && !icmpMatches(rule.traffic, packet)) return 'icmp'
  return peerMismatch(rule.peer, question)
}

function coversPorts({ traffic }: CompiledRule, { dstPort }: Packet): boolean {
  // A response's chosen ports reach a group only without an entry; every one must then be covered.
  const ports = dstPort?.ports ?? []
  return ports.every(({ from, to }) => traffic.fromPort <= from && to <= traffic.toPort)
}

function peerMismatch(peer: CompiledPeer, question: Question): MismatchField | undefined {
  const place = question.side === 'ingress' ? 'source' : 'destination'
  switch (peer.kind) {
    case 'spans':
      return peer.spans.some((span) => inSpan(span, question.atom)) ? undefined : place
    case 'members':
      if (!peer.atoms.has(question.atom)) return place
      return question.groupsKnown ? undefined : 'group'
    case 'stale':
      return 'stale'
    case 'unknownList':
      // A list of AWS's own services holds no address of this network.
      return peer.public && !question.public ? place : 'prefixList'
  }
}

function codeOf(rules: readonly CompiledRule[], question: Question) {
  return rules.some((rule) => mismatchOf(rule, question) === 'group')
    ? 'SG_REFERENCES_NOT_PRESERVED'
    : 'ENI_SG_RULES_MISMATCH'
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
  if (!hasPorts(packet.protocol)) return false
  if (side === 'egress' && isRedirected(situation, eni, packet, 'tracking')) return false
  const family = familyOf(packet.src)
  const remote = side === 'ingress' ? packet.src : packet.dst
  const question: Question = {
    packet,
    protocol: protocolNumber(packet.protocol),
    atom: situation.network.atoms.atomOf(remote),
    side,
    groupsKnown: true,
    public: false,
  }
  const opposite = side === 'ingress' ? eni.groups.egress : eni.groups.ingress
  const answersAll = opposite.some(
    (rule) =>
      rule.anywhere &&
      familyOfRule(rule) === family &&
      (isEveryTraffic(rule.traffic) ||
        (rule.traffic.protocol === question.protocol &&
          rule.traffic.fromPort === 0 &&
          rule.traffic.toPort === 65535)),
  )
  if (!answersAll) return false
  return eni.groups[side].some((rule) => rule.anywhere && mismatchOf(rule, question) === undefined)
}

function familyOfRule({ rule }: CompiledRule): 4 | 6 | undefined {
  return rule.peer.kind === 'cidr' ? familyOf(rule.peer.cidr) : undefined
}

/** The group when there is just one to name, else the interface that pools them. */
function componentOf({ eni }: CompiledInterface): string {
  const [only, ...others] = eni.securityGroupIds
  return only !== undefined && others.length === 0 ? only : eni.id
}

function explain(rules: readonly CompiledRule[], question: Question): readonly TurnedDown[] {
  return rules.flatMap((rule) => {
    const field = mismatchOf(rule, question)
    if (field === undefined) return []
    const { groupId } = rule
    const candidate = { kind: 'rule', groupId, side: question.side, rule: rule.rule } as const
    const family = familyOfRule(rule)
    if (family !== undefined && family !== familyOf(question.packet.src)) {
      return [{ candidate, field: 'family', why: `the rule is for IPv${String(family)}` }]
    }
    return [{ candidate, field, why: whyNot(rule, field, question) }]
  })
}

function whyNot(rule: CompiledRule, field: MismatchField, { packet, side }: Question): string {
  const remote = side === 'ingress' ? packet.src : packet.dst
  switch (field) {
    case 'protocol':
    case 'port':
      return portMismatch(rule.rule.traffic, packet)
    case 'icmp':
      return icmpMismatch(rule.rule.traffic, packet)
    case 'group':
      return `${remote} is a member, but the sender's groups are not known past an appliance or gateway`
    case 'stale':
      return 'the reference is stale and matches nothing'
    case 'prefixList':
      return "nobody gave us the prefix list's entries"
    default:
      return peerWords(rule, remote)
  }
}

function peerWords({ rule: { peer } }: CompiledRule, remote: string): string {
  switch (peer.kind) {
    case 'cidr':
      return `${remote} is not in ${peer.cidr}`
    case 'prefixList':
      return `${remote} is not in prefix list ${peer.prefixListId}`
    case 'securityGroup':
      return `${remote} is not a private address of a member of ${peer.securityGroupId}`
  }
}
