import { familyOf } from '@/model/ip'
import { intersectPorts, NO_PORTS, subtractPorts, unitePorts, type PortSet } from '@/model/ports'
import type { Direction } from '@/model/resources/securityGroup'
import { formatProtocol } from '@/model/traffic'
import type { CompiledInterface } from './compile/network'
import type { CompiledRule } from './compile/rules'
import { familyFits, icmpMatches, protocolMatches } from './compile/trafficMatch'
import { icmpMismatch, portMismatch } from './mismatch'
import { SOME_CLIENT, type Packet } from './packet'
import type { Because, MismatchField, Part, TurnedDown } from './trace'
import type { Ruling } from './turn'

/** What is asked of an interface's pooled rules. */
export interface GroupQuestion {
  readonly packet: Packet
  readonly eni: CompiledInterface
  readonly side: Direction
  readonly protocol: number
  /** The remote address: the source inbound, the destination outbound (SG-02). */
  readonly atom: number
  /** Whose groups count: the remote address's, or those of a load balancer that carries it (NLB-08). */
  readonly memberAtom: number
  /** Who carries it, where its own groups count instead of the remote address's. */
  readonly carriedBy?: string | undefined
  /** Whether rules that name a group can match at all. */
  readonly groupsKnown: boolean
  /** Whether a transit gateway without support for references is why they cannot (SG-28). */
  readonly overTransit: () => boolean
  /** The remote address is nobody's in this network. */
  readonly isForeign: boolean
}

const ANY_PORT: PortSet = [{ from: 0, to: 65535 }]

/**
 * What the rules say: they only allow, and their union counts (SG-01, SG-11). Only a reply that meets
 * no entry has ports to choose from here; rules may then let some of them pass.
 */
export function ruleOn(question: GroupQuestion): {
  readonly ruling: Ruling
  readonly admitted: boolean
} {
  const { packet, eni, side } = question
  const rules = eni.groups[side]
  const parts = decide(question)
  const [first] = parts
  const common = { at: eni.eni.id, side }
  if (first?.because.kind !== 'rule') return { ruling: refusal(question), admitted: false }
  const { groupId, rule } = first.because
  const ruling: Ruling = {
    ...common,
    component: groupId,
    decision: 'allow',
    because: first.because,
    parts,
    alike: () =>
      rules.flatMap((rule) => (admits(rule, question) ? [becauseOf(rule, question)] : [])),
    turnedDown: () =>
      explain(
        rules.slice(
          0,
          rules.findIndex((candidate) => candidate.rule === rule),
        ),
        question,
      ),
  }
  const rest = parts.find((part) => part.decision === 'deny')
  if (!rest) return { ruling, admitted: true }
  return {
    admitted: true,
    ruling: {
      ...ruling,
      component: blamedGroup(eni),
      deniedBy: 'security-group',
      code: 'ENI_SG_RULES_MISMATCH',
      refusedPorts: rest.ports ?? NO_PORTS,
      choice: packet.dstPort?.choice,
    },
  }
}

/** The rules that admit a packet, each for the ports that none before it admitted. */
function decide(question: GroupQuestion): readonly Part[] {
  const { packet, eni } = question
  const all = packet.dstPort?.ports ?? ANY_PORT
  let undecided = all
  const parts: Part[] = []
  for (const rule of candidatesFor(question)) {
    if (!familyFits(rule.traffic, familyOf(packet.src))) continue
    if (peerMismatch(rule, question) !== undefined || !icmpMatches(rule.traffic, packet)) continue
    const range = { from: rule.traffic.fromPort, to: rule.traffic.toPort }
    const admitted = packet.dstPort ? intersectPorts(undecided, range) : undecided
    if (admitted.length === 0) continue
    const because = becauseOf(rule, question)
    if (admitted === all) return [{ decision: 'allow', because }]
    parts.push({ ports: admitted, decision: 'allow', because })
    undecided = subtractPorts(undecided, range)
    if (undecided.length === 0) return parts
  }
  const because: Because = { kind: 'noRule', groupIds: eni.eni.securityGroupIds }
  return [...parts, { ports: undecided, decision: 'deny', because, code: 'ENI_SG_RULES_MISMATCH' }]
}

/** Whether a rule would let the packet pass if it were the only one (SG-11). */
function admits(rule: CompiledRule, question: GroupQuestion): boolean {
  return mismatchOf(rule, question) === undefined
}

function becauseOf({ groupId, rule }: CompiledRule, { side, carriedBy }: GroupQuestion): Because {
  return carriedBy === undefined
    ? { kind: 'rule', groupId, side, rule }
    : { kind: 'rule', groupId, side, rule, carriedBy }
}

/** The ports on which rules that do not name anywhere admit a packet (CT-22). */
export function admittedByNarrowRules(question: GroupQuestion): PortSet {
  const { packet, eni, side, protocol, atom } = question
  const ports = packet.dstPort?.ports ?? ANY_PORT
  return eni.groups
    .candidates(side, protocol, atom)
    .filter((rule) => !rule.anywhere && peerMismatch(rule, question) === undefined)
    .reduce<PortSet>(
      (found, { traffic }) =>
        unitePorts(found, intersectPorts(ports, { from: traffic.fromPort, to: traffic.toPort })),
      NO_PORTS,
    )
}

function candidatesFor({ eni, side, protocol, atom, memberAtom }: GroupQuestion) {
  // What fits an address is remembered; whom a load balancer carries is asked too rarely for that.
  return atom === memberAtom
    ? eni.groups.candidates(side, protocol, atom)
    : eni.groups[side].filter(({ traffic }) => protocolMatches(traffic, protocol))
}

/** The group when there is just one to name, else the interface that pools them. */
export function blamedGroup({ eni }: CompiledInterface): string {
  const [only, ...others] = eni.securityGroupIds
  return only !== undefined && others.length === 0 ? only : eni.id
}

function refusal(question: GroupQuestion): Ruling {
  const { eni, side, packet } = question
  const rules = eni.groups[side]
  const groupIds = eni.eni.securityGroupIds
  const fields = rules.map((rule) => mismatchOf(rule, question))
  const unknown = rules[fields.indexOf('prefixList')]
  const ruling: Ruling = {
    at: eni.eni.id,
    side,
    component: blamedGroup(eni),
    decision: 'deny',
    deniedBy: 'security-group',
    because: { kind: 'noRule', groupIds },
    code: codeOf(fields, question),
    turnedDown: () => explain(rules, question),
  }
  const [stub] = eni.groups.unknown
  if (stub !== undefined) {
    return { ...ruling, code: 'UNKNOWN_RESOURCE', missing: `the rules of security group ${stub}` }
  }
  if (packet.src === SOME_CLIENT && side === 'ingress' && fields.includes('source')) {
    const missing = 'the address of the client behind the endpoint'
    return { ...ruling, code: 'UNKNOWN_RESOURCE', missing }
  }
  if (unknown?.peer.kind !== 'unknownList') return ruling
  const missing = `the entries of prefix list ${unknown.peer.prefixListId}`
  return { ...ruling, code: 'UNKNOWN_RESOURCE', missing }
}

function codeOf(
  fields: readonly (MismatchField | undefined)[],
  { overTransit }: GroupQuestion,
): NonNullable<Ruling['code']> {
  if (fields.length === 0) return 'SG_HAS_NO_RULES'
  if (!fields.includes('group')) return 'ENI_SG_RULES_MISMATCH'
  return overTransit() ? 'SG_REFERENCING_SUPPORT' : 'SG_REFERENCES_NOT_PRESERVED'
}

export function familyOfRule({ rule }: CompiledRule): 4 | 6 | undefined {
  return rule.peer.kind === 'cidr' ? familyOf(rule.peer.cidr) : undefined
}

/** The field on which a rule fails, or nothing when it matches. */
function mismatchOf(rule: CompiledRule, question: GroupQuestion): MismatchField | undefined {
  const { packet, protocol } = question
  if (!protocolMatches(rule.traffic, protocol)) return 'protocol'
  if (!familyFits(rule.traffic, familyOf(packet.src))) return 'family'
  if (packet.dstPort && !coversPorts(rule.traffic, packet)) return 'port'
  if (packet.icmp && !icmpMatches(rule.traffic, packet)) return 'icmp'
  return peerMismatch(rule, question)
}

function coversPorts(traffic: CompiledRule['traffic'], { dstPort }: Packet): boolean {
  const ports = dstPort?.ports ?? []
  return ports.every(({ from, to }) => traffic.fromPort <= from && to <= traffic.toPort)
}

function peerMismatch(
  { peer }: CompiledRule,
  { side, atom, memberAtom, groupsKnown, isForeign }: GroupQuestion,
): MismatchField | undefined {
  const place = side === 'ingress' ? 'source' : 'destination'
  switch (peer.kind) {
    case 'spans':
      return peer.spans.some(({ first, last }) => first <= atom && atom <= last) ? undefined : place
    case 'members':
      if (!peer.atoms.has(memberAtom)) return place
      return groupsKnown ? undefined : 'group'
    case 'stale':
      return 'stale'
    case 'unknownList':
      // A list of AWS's own services holds no address of this network.
      return peer.awsManaged && !isForeign ? place : 'prefixList'
  }
}

function explain(rules: readonly CompiledRule[], question: GroupQuestion): readonly TurnedDown[] {
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

function whyNot(rule: CompiledRule, field: MismatchField, question: GroupQuestion): string {
  const { packet, side, carriedBy } = question
  const remote = side === 'ingress' ? packet.src : packet.dst
  switch (field) {
    case 'protocol':
    case 'port':
      return portMismatch(rule.rule.traffic, packet)
    case 'icmp':
      return icmpMismatch(rule.rule.traffic, packet)
    case 'family':
      return `${formatProtocol(packet.protocol)} rules are not for IPv${String(familyOf(remote))}`
    case 'group':
      return `${remote} is a member, but the sender's groups are not known past an appliance or gateway`
    case 'stale':
      return 'the reference is stale and matches nothing'
    case 'prefixList':
      return "nobody gave us the prefix list's entries"
    default:
      return peerWords(rule, remote, carriedBy !== undefined)
  }
}

function peerWords({ rule: { peer } }: CompiledRule, remote: string, isCarried: boolean): string {
  switch (peer.kind) {
    case 'cidr':
      return `${remote} is not in ${peer.cidr}`
    case 'prefixList':
      return `${remote} is not in prefix list ${peer.prefixListId}`
    case 'securityGroup':
      return isCarried
        ? `the groups of the load balancer count here, and ${peer.securityGroupId} is none of them`
        : `${remote} is not a private address of a member of ${peer.securityGroupId}`
  }
}
