import { formatPortSet, type PortSet } from '@/model/ports'
import type { NetworkAclEntry } from '@/model/resources/networkAcl'
import type { Route } from '@/model/resources/routeTable'
import type { TransitGatewayRoute } from '@/model/resources/transitGatewayRouteTable'
import type { Direction, RulePeer, SecurityGroupRule } from '@/model/resources/securityGroup'
import { formatIcmp, formatProtocol, formatTraffic, hasPorts } from '@/model/traffic'
import {
  findOf,
  findResource,
  KIND_LABELS,
  labelOf,
  labelOfId,
  resourcesOf,
  type Topology,
} from '@/model/topology'
import { ENDS } from './arrival'
import type { ExplanationCode } from './codes'
import type { IcmpError } from './icmpErrors'
import { BALANCING_REFUSALS, formatListener, someWaysWords } from './explain/balancing'
import type { Sentence, Words } from './explain/words'
import {
  firewallPasses,
  firewallRefuses,
  formatFirewallDefault,
  formatStatefulRule,
  formatStatelessRule,
} from './explain/firewall'
import { SOME_CLIENT, type Packet } from './packet'
import type { Because, Blocker, ConnectionTrace, Part, PortChoice, Step, TurnedDown } from './trace'

/** All sentences about decisions stand here: short, exact, in AWS's words, names before ids. */

/** The words about one step: `acl-db` `out` · `rule 90` · why. */
export interface StepWords {
  /** What decided, by name: `acl-db`, `Internet gateway`. */
  readonly title: string
  /** `in` or `out`, or empty. */
  readonly side: string
  /** The short form at the right of a line: `rule 90`, `10.0.0.0/16 → local`. */
  readonly detail: string
  /** The deciding rule as its table has it: `90 DENY TCP 1024–65535 → 10.0.0.0/16`. */
  readonly rule?: string
  /** One or two sentences: what this checkpoint did and why. */
  readonly why: string
}

export function describeStep(topology: Topology, step: Step): StepWords {
  const rule = ruleText(topology, step)
  return {
    title: titleOf(topology, step),
    side: sideOf(step),
    detail: detailOf(topology, step),
    ...(rule === undefined ? {} : { rule }),
    why: whyOf(topology, step),
  }
}

/** The one sentence on top: what happened, which rule, why. */
export function describeTrace(topology: Topology, trace: ConnectionTrace): string {
  const [blocker] = trace.blockers
  const from = labelOfId(topology, trace.from)
  const to = labelOfId(topology, trace.to)
  if (trace.error && trace.verdict === 'allow') return errorArrives(topology, trace, trace.error)
  if (trace.verdict === 'allow')
    return `${from} reaches ${to}${onPort(trace.request)}. ${replyWords(topology, trace)}`
  if (trace.verdict === 'intermittent') return intermittentWords(topology, trace)
  if (!blocker) return `${from} does not reach ${to}.`
  if (isNoCommonPorts(trace)) return noCommonPortsWords(topology, trace)
  const sentence = describeBlocker(topology, blocker)
  const arrived = trace.requestDelivered && blocker.leg === 'response'
  if (!arrived) return sentence
  const what = trace.error ? errorWords(trace.error) : 'The reply'
  return `The request arrives. ${replyDies(topology, blocker, what)}`
}

/** `The error "fragmentation needed"` */
function errorWords(error: IcmpError): string {
  return `The error "${error.replaceAll('-', ' ')}"`
}

function errorArrives(topology: Topology, trace: ConnectionTrace, error: IcmpError): string {
  const [from, to] = [labelOfId(topology, trace.from), labelOfId(topology, trace.to)]
  const what = `${errorWords(error)} comes back from ${to} to ${from}.`
  const ticket = trace.steps.find(
    ({ packet, tracking }) => packet.about && tracking?.kind === 'matches',
  )
  return ticket
    ? `${what} It needs no rule: ${titleOf(topology, ticket)} tracked the connection that it is about.`
    : what
}

/** One plain sentence about what a checkpoint refused, built from the values. */
export function describeBlocker(topology: Topology, blocker: Blocker): string {
  return REFUSALS[blocker.code](wordsOf(topology, blocker.step), blocker.step)
}

/** Whether the answer is no although each checkpoint lets some ports through. */
export function isNoCommonPorts({ verdict, blockers }: ConnectionTrace): boolean {
  return verdict === 'deny' && blockers.length > 0 && blockers.every(({ ports }) => ports)
}

/** A rule, entry or route as its table has it: `90 DENY TCP 1024–65535 → 10.0.0.0/16`. */
export function formatBecause(topology: Topology, because: Because): string {
  switch (because.kind) {
    case 'rule':
      return formatRule(topology, because.rule, because.side)
    case 'entry':
      return formatEntry(because.entry)
    case 'lastEntry':
      return '* DENY all traffic'
    case 'route':
      return `${because.cidr} → ${targetName(topology, because.route)}`
    case 'localRoute':
      return `${because.cidr} → local`
    case 'transitRoute':
      return `${because.cidr} → ${attachmentNames(topology, because.route)}`
    case 'listener':
      return formatListener(topology, because)
    case 'statelessRule':
      return formatStatelessRule(because.rule)
    case 'statefulRule':
      return formatStatefulRule(because.rule)
    case 'firewallDefault':
      return formatFirewallDefault(because)
    case 'tracked':
      return because.entry.tracked ? 'tracked connection' : 'untracked flow'
    case 'noRule':
      return 'no rule matches'
    case 'noRoute':
      return 'no route matches'
    case 'unfiltered':
      return 'no security group'
    case 'noAcl':
      return 'no network ACL'
    case 'exempt':
      return because.service
    case 'state':
      return 'known connection'
    case 'code':
      return ''
  }
}

/** A candidate that did not decide: its text and the reason. */
export function describeTurnedDown(
  topology: Topology,
  turnedDown: TurnedDown,
): { readonly rule: string; readonly why: string } {
  return {
    rule: formatBecause(topology, turnedDown.candidate),
    why: turnedDown.why.replace(/\b(sg|pl)-[\w-]+/g, (id) => labelOfId(topology, id)),
  }
}

/** `TCP 5432`, `UDP 1024–65535`, `ICMP echo request`, `protocol 50`. */
export function formatPacketTraffic({ protocol, dstPort, icmp }: Packet): string {
  if (dstPort) return `${formatProtocol(protocol)} ${formatPortSet(dstPort.ports)}`
  if (icmp && (protocol === 'icmp' || protocol === 'icmpv6')) {
    return `${formatProtocol(protocol)} ${formatIcmp(protocol, icmp.type, icmp.code)}`
  }
  return formatProtocol(protocol)
}

/** A group's rule: `TCP 8080 from alb-sg`. */
function formatRule(topology: Topology, rule: SecurityGroupRule, side: Direction): string {
  const preposition = side === 'ingress' ? 'from' : 'to'
  return `${formatTraffic(rule.traffic)} ${preposition} ${formatPeer(topology, rule.peer)}`
}

/** An ACL's entry: `90 DENY TCP 1024–65535 → 10.0.0.0/16`. */
export function formatEntry({
  ruleNumber,
  action,
  traffic,
  cidr,
  direction,
}: NetworkAclEntry): string {
  const arrow = direction === 'ingress' ? '←' : '→'
  return `${String(ruleNumber)} ${action.toUpperCase()} ${formatTraffic(traffic)} ${arrow} ${cidr}`
}

function formatPeer(topology: Topology, peer: RulePeer): string {
  switch (peer.kind) {
    case 'cidr':
      return peer.cidr
    case 'prefixList':
      return labelOfId(topology, peer.prefixListId)
    case 'securityGroup':
      return labelOfId(topology, peer.securityGroupId)
  }
}

function wordsOf(topology: Topology, step: Step): Words {
  const { packet, side } = step
  return {
    who: titleOf(topology, step),
    side: side === 'ingress' ? 'inbound' : 'outbound',
    what: whatOf(packet, side),
    name: (id) => labelOfId(topology, id),
    topology,
  }
}

const aclRefuses: Sentence = ({ who, side }, step) => {
  const denying = step.parts.filter((part) => part.decision === 'deny')
  const all = denying.map(({ because, ports }) => {
    const what = whatOf(withPorts(step.packet, ports), step.side)
    return because.kind === 'entry'
      ? `${side} rule ${String(because.entry.ruleNumber)} denies ${what}`
      : `no ${side} rule allows ${what}, so rule * denies it`
  })
  return `${who}: ${all.join('; ')}.`
}

function withPorts(packet: Packet, ports: PortSet | undefined): Packet {
  return ports ? { ...packet, dstPort: { ports } } : packet
}

function whatOf(packet: Packet, side: Direction | undefined): string {
  const remote = side === 'ingress' ? `from ${packet.src}` : `to ${packet.dst}`
  return `${formatPacketTraffic(packet)} ${remote}`
}

const groupRefuses: Sentence = ({ who, side, what }) =>
  `${who} has no ${side} rule for ${what}. Security groups only allow; what no rule admits is refused.`

const REFUSALS = {
  ...BALANCING_REFUSALS,
  BAD_STATE: ({ who, name }, { component }) =>
    `${who} is not working, so ${name(component)} drops the packet.`,
  BAD_STATE_ATTACHMENT: ({ who, topology }, { component, at }) =>
    findResource(topology, component)?.kind === 'vpc'
      ? `${labelOfId(topology, at)} has no internet gateway attached, so nothing crosses its border.`
      : component === at
        ? `${who} has no attachment for the packet's VPC, so nothing crosses it.`
        : findOf(topology, 'transitGatewayAttachment', at)
          ? `An attachment of ${who} that the packet needs is not available, so nothing crosses it.`
          : `${who} is not attached to ${labelOfId(topology, at)}, so nothing crosses it.`,
  BAD_STATE_ROUTE: ({ topology }, step) =>
    `${blackholeWords(topology, step)} is a blackhole: its target is gone. It still wins, and drops the packet.`,
  BAD_STATE_VPN: ({ who }) => `${who} is down: none of its tunnels works.`,
  ENI_ADDRESS_RESTRICTION: ({ name }, { component, packet, because }) =>
    because.kind === 'state'
      ? `${name(component)} no longer has the address ${packet.src}, from which the connection was opened.`
      : `${name(component)} has no ${packet.dst.includes(':') ? 'IPv6' : 'IPv4'} address to use.`,
  ENI_SG_RULES_MISMATCH: groupRefuses,
  ENI_SOURCE_DEST_CHECK_RESTRICTION: ({ name }, { component, packet, side }) =>
    side === 'ingress'
      ? `${packet.dst} is not an address of ${name(component)}, and its source/destination check is on.`
      : `${packet.src} is not an address of ${name(component)}, and its source/destination check is on.`,
  FIREWALL_RULES_RESTRICTION: ({ who, what }, step) => firewallRefuses(who, what, step),
  GATEWAY_REJECTS_SPOOFED_TRAFFIC: ({ who }, { packet }) =>
    `${who} refuses ${packet.src}: a sender outside cannot have an address of the VPC.`,
  IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS: ({ who }, { packet }) =>
    `${who} passes only addresses of its VPC, and ${packet.dst} is none.`,
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS: ({ who }, { packet }) =>
    `${who} drops the packet: ${packet.dst} is a private address and not on the internet.`,
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS: ({ who }, { packet }) =>
    `${who} drops the packet: ${packet.dst} is in 100.64.0.0/10 and not on the internet.`,
  IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: ({ topology }, { component, packet }) =>
    `${ownerName(topology, component)} has no public address that ${packet.src} could reach, so the internet gateway lets nothing in to it.`,
  IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS: (
    { name, topology, who },
    { component, packet, checkpoint },
  ) =>
    findOf(topology, 'natGateway', component)
      ? `${name(component)} is a private NAT gateway: it has no public address, so the internet gateway drops the packet.`
      : checkpoint === 'egressOnlyInternetGateway'
        ? `${who} drops the packet: ${packet.src} is a private address and cannot go to the internet.`
        : `${ownerName(topology, component)} has a route to the internet gateway but no public address, so the gateway drops the packet.`,
  IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS: ({ who }, { packet }) =>
    `${who} drops the packet: ${packet.src} is a private address and cannot come from the internet.`,
  IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS: ({ who }, { packet }) =>
    `${who} drops the packet: ${packet.src} is in 100.64.0.0/10 and cannot come from the internet.`,
  INGRESS_RTB_NO_PUBLIC_IP: ({ topology }, { component }) =>
    `The internet gateway's own route table sends the packet to ${ownerName(topology, component)}, which has no public address: a middlebox behind an internet gateway needs one.`,
  INGRESS_RTB_TRAFFIC_REDIRECTION: ({ who }, { packet }) =>
    `${who} sends what comes in for the subnet of ${packet.src} to a middlebox, so the subnet cannot go out by a direct route of its own.`,
  NGW_REQUIRES_SOURCE_IN_VPC: ({ who }, { packet }) =>
    `${who} serves only senders of its own VPC and those that a transit gateway delivers, and ${packet.src} is neither.`,
  NO_POSSIBLE_DESTINATION: ({ name, topology }, { component, packet, side, checkpoint }) => {
    const kind = findResource(topology, component)?.kind
    if (checkpoint === 'instance' && side === 'egress') {
      return `${packet.dst} is a link-local address that nobody answers at, and no route leads to one.`
    }
    if (kind === 'subnet')
      return `No interface in ${name(component)} has the address ${packet.dst}.`
    if (kind === 'vpc') return `${packet.dst} is in no subnet of ${name(component)}.`
    if (kind === 'networkInterface') {
      return `Nothing behind ${ownerName(topology, component)} takes connections.`
    }
    return `${name(component)} cannot deliver to ${packet.dst}.`
  },
  NO_ROUTE_TO_DESTINATION: ({ who, topology }, { component, packet }) =>
    `${who} has no route to ${packet.dst}. ${routesOf(topology, component)}`,
  PCX_REQUIRES_ADDRESS_IN_VPC_CIDR: ({ who }, { packet }) =>
    `${who} carries only traffic for the VPC at its other end, and ${packet.dst} is not in it.`,
  PROTOCOL_RESTRICTION: ({ who, side, topology }, { packet, component, checkpoint }) => {
    if (checkpoint === 'egressOnlyInternetGateway') {
      return `${who} carries IPv6 alone, and ${packet.dst} is IPv4.`
    }
    if (checkpoint === 'instance' && side === 'outbound') {
      return `${who} opens TCP connections, and not ${formatPacketTraffic(packet)}.`
    }
    if (checkpoint === 'interfaceEndpoint' || checkpoint === 'instance') {
      return `${who} carries TCP and UDP, and not ${formatPacketTraffic(packet)}.`
    }
    return packet.dst.includes(':') && !packet.dst.startsWith('64:ff9b:')
      ? `${who} does not carry IPv6${findOf(topology, 'natGateway', component) ? '; only 64:ff9b::/96 is translated' : ' over a VPN connection'}.`
      : `${who} carries TCP, UDP and ICMP, and not ${formatProtocol(packet.protocol)}.`
  },
  REGIONAL_NGW_ROUTE_AZ_RESTRICTION: ({ who }, { packet }) =>
    `${who} has no address in the Availability Zone that ${packet.src} comes from.`,
  SG_HAS_NO_RULES: ({ who, side, what }) =>
    `${who} has no ${side} rule at all, so ${what} is refused.`,
  SG_REFERENCES_NOT_PRESERVED: ({ who, side, what }) =>
    `${who} has no ${side} rule for ${what}: rules that name a group do not match what an appliance or gateway forwards.`,
  SG_REFERENCING_SUPPORT: ({ who, side, what }) =>
    `${who} has no ${side} rule for ${what}: rules that name a group match over a transit gateway only inbound, and only where the gateway and both attachments support it.`,
  SUBNET_ACL_RESTRICTION: aclRefuses,
  TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION: ({ who, name }, { at }) =>
    `${name(at)} is associated with no route table of ${who}, so what comes by it goes nowhere.`,
  TGW_BAD_STATE_VPN: ({ who }) => `${who} is down: none of its tunnels works.`,
  TGW_ROUTE_AZ_RESTRICTION: ({ who, name }, { at }) =>
    `${name(at)} has no subnet in the sender's Availability Zone, so ${who} cannot be reached from there.`,
  TGW_RTB_BAD_STATE_ROUTE: ({ who, topology }, { because }) =>
    `The route ${formatBecause(topology, because)} of ${who} is a blackhole. It still wins, and drops the packet.`,
  TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT: ({ who }, { packet }) =>
    `${who} has no route to ${packet.dst}, so the transit gateway drops the packet.`,
  UNKNOWN_RESOURCE: (_words, { missing }) =>
    `Nobody can say: it depends on ${missing ?? 'something'}, which is not known here.`,
  VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS: ({ who }, { packet }) =>
    `${who} sends only what comes from an interface of its VPC, and ${packet.src} is none's address.`,
  VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: ({ who }, { packet }) =>
    `${who} lets in only what is for an interface of its VPC, and ${packet.dst} is none's address.`,
  VPCE_GATEWAY_PROTOCOL_RESTRICTION: ({ who }, { packet }) =>
    `${who} carries TCP and ping, and not ${formatPacketTraffic(packet)}.`,
  VPC_BLOCK_PUBLIC_ACCESS_ENABLED: ({ name }, { component }) =>
    `Block Public Access of ${name(component)} stops traffic with the internet.`,
  CONNTRACK_ALLOWANCE_EXCEEDED: ({ name }, { component }) =>
    `${name(component)} tracks as many connections as it can, and a packet that needs a new entry is dropped.`,
  DELIVERED_ELSEWHERE: ({ topology }, { component, packet }) =>
    `The routes lead to ${ownerName(topology, component)}, which has the address ${packet.dst} too, and not to the one that is meant.`,
  EIGW_INGRESS_RESTRICTION: ({ who }, { packet }) =>
    `${who} lets nothing in that was not opened from inside, and ${packet.src} opens this from outside.`,
  EIGW_INSPECTED_TRAFFIC: ({ who }) =>
    `${who} drops IPv6 traffic that comes from a Gateway Load Balancer endpoint.`,
  ENI_DENIES_IGW_TRAFFIC: ({ topology }, { component }) =>
    `${ownerName(topology, component)} refuses IPv6 traffic of the internet gateway: its addresses are for use inside.`,
  INSTANCE_NOT_RUNNING: ({ name, topology }, { component }) => {
    const found = findOf(topology, 'instance', component)
    return `${name(component)} is ${found?.state ?? 'not attached to a running instance'}.`
  },
  NAT64_REQUIRES_OTHER_SUBNET: ({ who }, { packet }) =>
    `${who} translates IPv6 only for other subnets than its own, and ${packet.src} is a neighbour.`,
  NAT_PORTS_EXHAUSTED: ({ who }, { packet }) =>
    `${who} has no port left towards ${packet.dst}: each of its addresses carries 55,000 connections to one destination, port and protocol.`,
  NAT_UNSOLICITED_INBOUND: ({ who }, { packet }) =>
    `${who} knows no connection that ${formatPacketTraffic(packet)} from ${packet.src} belongs to, and takes none from outside.`,
  NO_CONNECTION_STATE: noStateWords,
  NOTHING_LISTENS: ({ name }, { component, packet }) =>
    `Everything lets the packet through. ${name(component)} answers refused: nothing listens on ${formatPacketTraffic(packet)}.`,
  NO_COMMON_PORTS: ({ who }) => `${who} leaves no port that the others let through.`,
  RESPONSE_NOT_INSPECTED: ({ who }, { packet }) =>
    `${who} sees ${packet.src} open the connection, and its reply comes back another way: the stateful engine needs both, and what follows does not pass it.`,
  ROUTING_LOOP: ({ who }, { packet }) =>
    `The packet for ${packet.dst} comes back to ${who} and goes round in circles.`,
} satisfies Record<ExplanationCode, Sentence>

function noStateWords({ who }: Words, { packet, leg, checkpoint }: Step): string {
  if (ENDS.has(checkpoint)) {
    return `${who} does not know this connection: nothing was opened to it from ${packet.src}.`
  }
  if (packet.about) {
    return `${who} does not pass the error on: it is about a connection of its own, or of nobody's.`
  }
  return leg === 'response'
    ? `${who} never saw the request, so it does not take the reply to ${packet.dst}.`
    : `${who} does not know this connection, so it does not take a packet in the middle of it.`
}

function blackholeWords(topology: Topology, { because, component }: Step): string {
  if (because.kind === 'route') return `The route ${formatBecause(topology, because)}`
  return `The route of ${labelOfId(topology, component)}`
}

function replyDies(topology: Topology, blocker: Blocker, what: string): string {
  const sentence = describeBlocker(topology, blocker)
  const who = titleOf(topology, blocker.step)
  return blocker.code === 'SUBNET_ACL_RESTRICTION'
    ? `${what} dies at ${sentence}`
    : `${what} dies at ${who}. ${sentence}`
}

function replyWords(topology: Topology, { steps }: ConnectionTrace): string {
  const exempt = steps.find((step) => step.because.kind === 'exempt')
  if (exempt?.because.kind === 'exempt') {
    return `It is ${exempt.because.service}, which no group, ACL or route touches.`
  }
  const replies = steps.filter((step) => step.leg === 'response')
  const ticket = replies.find((step) => step.tracking?.kind === 'matches')
  if (ticket?.tracking) {
    const who = titleOf(topology, ticket)
    return ticket.tracking.entry.tracked
      ? `The reply needs no rule: ${who} tracked the connection.`
      : `The reply passes: ${who} lets all replies go anywhere, so it need not track the connection.`
  }
  return replies.length > 0 ? 'The reply comes back.' : 'This packet asks for no reply.'
}

function intermittentWords(topology: Topology, trace: ConnectionTrace): string {
  const choice = openChoice(trace)
  const [blocker] = trace.blockers
  const byWays = someWaysWords(topology, trace)
  if (byWays !== undefined) {
    return blocker ? `${byWays} ${describeBlocker(topology, blocker)}` : byWays
  }
  if (!choice || !blocker) return 'Works only sometimes.'
  const whose =
    choice.chosenBy === trace.from
      ? 'from source ports'
      : `when ${labelOfId(topology, choice.chosenBy)} picks ports`
  const refused = formatPortSet(blocker.ports ?? [])
  const who = titleOf(topology, blocker.step)
  const refusal =
    blocker.leg === 'request'
      ? `${who} lets nothing pass from ${refused}`
      : `${who} lets no reply back to ${refused}`
  return `Works only ${whose} ${formatPortSet(choice.working)}. ${refusal}.`
}

function noCommonPortsWords(topology: Topology, { blockers }: ConnectionTrace): string {
  const each = blockers.map(
    ({ step, ports }) => `${titleOf(topology, step)} refuses ${formatPortSet(ports ?? [])}`,
  )
  return `No single rule is at fault: ${each.join(', ')}, and no port is left that all let through.`
}

/** The choice of ports that does not always work: the opener's before any gateway's. */
export function openChoice({ choices }: ConnectionTrace): PortChoice | undefined {
  return choices.find(({ ports, working }) => formatPortSet(ports) !== formatPortSet(working))
}

function onPort({ protocol, dstPort, icmp }: Packet): string {
  if (hasPorts(protocol) && dstPort)
    return ` on ${formatProtocol(protocol)} ${formatPortSet(dstPort.ports)}`
  if (icmp) return ` with ${formatPacketTraffic({ protocol, icmp } as Packet)}`
  return ` with ${formatProtocol(protocol)}`
}

function titleOf(topology: Topology, { checkpoint, component, at, because }: Step): string {
  if (checkpoint === 'securityGroup') {
    if (because.kind === 'rule') return labelOfId(topology, because.groupId)
    const groups = findOf(topology, 'networkInterface', at)?.securityGroupIds ?? []
    if (groups.length > 1) return groups.map((id) => labelOfId(topology, id)).join(' + ')
  }
  const resource = findResource(topology, component)
  if (checkpoint === 'internetGateway' && resource?.kind !== 'internetGateway') {
    return gatewayOf(topology, at)
  }
  if (resource?.kind === 'networkInterface') return ownerName(topology, component)
  if (resource?.name === '' && resource.kind !== 'other') {
    return `${capitalised(KIND_LABELS[resource.kind])} ${component}`
  }
  return labelOfId(topology, component)
}

/** The gateway at a VPC's border, whoever is to blame there. */
function gatewayOf(topology: Topology, vpcId: string): string {
  const gateway = resourcesOf(topology, 'internetGateway').find((row) => row.vpcId === vpcId)
  return gateway ? labelOf(gateway) : 'Internet gateway'
}

/** An interface by its own name, or its instance's. */
function ownerName(topology: Topology, id: string): string {
  const eni = findOf(topology, 'networkInterface', id)
  if (!eni || eni.name !== '') return labelOfId(topology, id)
  const instance = findOf(topology, 'instance', eni.attachment?.instanceId)
  return instance ? labelOfId(topology, instance.id) : id
}

function sideOf({ checkpoint, side, decision }: Step): string {
  if (side === undefined || decision === 'send' || decision === 'deliver') return ''
  if (checkpoint !== 'securityGroup' && checkpoint !== 'networkAcl') return ''
  return side === 'ingress' ? 'in' : 'out'
}

function detailOf(topology: Topology, step: Step): string {
  const { because, decision, checkpoint, packet, after, missing } = step
  if (missing !== undefined) return 'not known'
  if (isPartial(step)) return `only ${formatPortSet(allowedPorts(step))}`
  switch (because.kind) {
    case 'rule':
      return formatRule(topology, because.rule, because.side)
    case 'entry':
      return `rule ${String(because.entry.ruleNumber)}`
    case 'lastEntry':
      return 'rule *, no match'
    case 'tracked':
      return because.entry.tracked ? 'ticket, no rule read' : 'untracked, all replies allowed'
    case 'state':
    case 'code':
      break
    default:
      return formatBecause(topology, because)
  }
  if (decision === 'send') return `${packet.src} → ${packet.dst}`
  if (decision === 'deliver')
    return checkpoint === 'internetHost' ? 'arrives' : `arrives at ${packet.dst}`
  if (decision === 'translate' && after) {
    return after.src === packet.src
      ? `${packet.dst} → ${after.dst}`
      : `${packet.src} → ${after.src}`
  }
  if (decision === 'deny') return 'refused'
  return because.kind === 'state' ? 'known connection' : 'passes'
}

function ruleText(topology: Topology, step: Step): string | undefined {
  const kinds: readonly Because['kind'][] = [
    'rule',
    'entry',
    'lastEntry',
    'route',
    'localRoute',
    'transitRoute',
    'statelessRule',
    'statefulRule',
    'firewallDefault',
  ]
  const parts = step.parts.filter(({ because }) => kinds.includes(because.kind))
  if (parts.length === 0) return undefined
  return parts.map(({ because }) => formatBecause(topology, because)).join('\n')
}

function whyOf(topology: Topology, step: Step): string {
  const words = wordsOf(topology, step)
  if (step.decision === 'deny') {
    const refusal = REFUSALS[step.code ?? 'UNKNOWN_RESOURCE'](words, step)
    return step.checkpoint === 'networkAcl' ? `${refusal} ${statelessWords(step)}`.trim() : refusal
  }
  if (isPartial(step)) {
    const refused = REFUSALS[step.code ?? 'SUBNET_ACL_RESTRICTION'](words, step)
    return `${refused} Ports ${formatPortSet(allowedPorts(step))} pass.`
  }
  return passWords(words, step)
}

function passWords({ who, what, side, topology }: Words, step: Step): string {
  const { because, packet, after, decision, leg } = step
  switch (because.kind) {
    case 'rule':
      return `${memberWords(topology, because.rule, step)}The ${side} rule matches ${what}. ${trackingWords(step)}`.trim()
    case 'tracked':
      return because.entry.tracked
        ? 'It belongs to a connection that the group tracked when it let it through, so no rule is read.'
        : 'The flow is not tracked: a rule lets every reply go anywhere, and this is one.'
    case 'entry': {
      const keeps =
        leg === 'response'
          ? ' A network ACL keeps no state: the reply needs this rule of its own.'
          : ''
      return `Rule ${String(because.entry.ruleNumber)} is the first that matches ${what}.${keeps}`
    }
    case 'noAcl':
      return 'No network ACL is known for this subnet, so nothing is filtered here.'
    case 'route':
    case 'localRoute':
      return `${because.cidr} is the longest prefix that holds ${packet.dst}.`
    case 'transitRoute':
      return `In ${labelOfId(topology, because.tableId)}, ${because.cidr} is the longest prefix that holds ${packet.dst}; it leads to ${attachmentNames(topology, because.route)}.`
    case 'exempt':
      return `${packet.dst} is ${because.service}, which no group, ACL or route touches.`
    case 'statelessRule':
    case 'statefulRule':
    case 'firewallDefault':
      return firewallPasses(who, what, because)
    case 'state':
      if (step.checkpoint === 'networkFirewall') {
        return `${who} knows the flow: it judged the packet that opened it, and lets the rest pass.`
      }
      return step.checkpoint === 'routeTable'
        ? 'The peering connection brings the reply back to the NAT gateway without a route.'
        : `${who} knows the connection and lets its reply back in.`
    case 'listener':
      if (decision === 'deliver') return `${who} answers by itself.`
      return after
        ? `${formatListener(topology, because)}. ${translationWords(packet, after)}`
        : `${formatListener(topology, because)}.`
    case 'unfiltered':
    case 'noRule':
    case 'noRoute':
    case 'lastEntry':
    case 'code':
      break
  }
  if (decision === 'translate' && after) return translationWords(packet, after)
  if (decision === 'send') return `${who} sends ${formatPacketTraffic(packet)} to ${packet.dst}.`
  if (decision === 'deliver') return `${formatPacketTraffic(packet)} has arrived.`
  if (step.checkpoint === 'networkInterface') {
    return 'The packet is not for this interface. Its source/destination check is off, so the instance forwards it.'
  }
  return `${who} lets it pass unchanged.`
}

function statelessWords({ leg, parts }: Step): string {
  const first = parts.some(({ because }) => because.kind === 'entry')
    ? 'It is the first rule that matches.'
    : ''
  const reply =
    leg === 'response' ? 'A network ACL keeps no state: it does not know that this is a reply.' : ''
  return `${first} ${reply}`.trim()
}

function memberWords(topology: Topology, { peer }: SecurityGroupRule, step: Step): string {
  const { packet, side } = step
  if (peer.kind !== 'securityGroup') return ''
  const remote = side === 'ingress' ? packet.src : packet.dst
  if (step.because.kind === 'rule' && step.because.carriedBy !== undefined) {
    const carrier = labelOfId(topology, step.because.carriedBy)
    return `${carrier} wears ${labelOfId(topology, peer.securityGroupId)}, whosever address it keeps. `
  }
  return `${remote} wears ${labelOfId(topology, peer.securityGroupId)}. `
}

function trackingWords({ tracking }: Step): string {
  if (tracking?.kind !== 'written') return ''
  return tracking.entry.tracked
    ? 'The connection is tracked: its reply will need no rule.'
    : 'The flow is not tracked, because rules let it and all its replies go anywhere.'
}

function translationWords(before: Packet, after: Packet): string {
  const changes = [
    before.src === after.src
      ? ''
      : `source ${before.src} becomes ${after.src === SOME_CLIENT ? "its client's address" : after.src}`,
    before.dst === after.dst ? '' : `destination ${before.dst} becomes ${after.dst}`,
  ].filter((change) => change !== '')
  return `${capitalised(changes.join(', '))}.`
}

function isPartial({ decision, refusedPorts }: Step): boolean {
  return decision !== 'deny' && refusedPorts.length > 0
}

function allowedPorts({ parts }: Step): NonNullable<Part['ports']> {
  return parts.filter(({ decision }) => decision !== 'deny').flatMap(({ ports }) => ports ?? [])
}

function routesOf(topology: Topology, tableId: string): string {
  const table = findOf(topology, 'routeTable', tableId)
  const vpc = findOf(topology, 'vpc', table?.vpcId)
  const blocks = [...(vpc?.cidrBlocks ?? []), ...(vpc?.ipv6CidrBlocks ?? [])]
  if (!table || table.routes.length > 0 || blocks.length === 0) return 'No route covers it.'
  return blocks.length === 1
    ? `Its only route is ${blocks[0] ?? ''}, local.`
    : `Its only routes are ${blocks.join(', ')}, local.`
}

function attachmentNames(topology: Topology, { attachmentIds }: TransitGatewayRoute): string {
  if (attachmentIds.length === 0) return 'blackhole'
  return attachmentIds.map((id) => labelOfId(topology, id)).join(', ')
}

function targetName(topology: Topology, { target }: Route): string {
  return labelOfId(topology, target.id)
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
