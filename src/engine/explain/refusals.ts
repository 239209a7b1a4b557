import type { PortSet } from '@/model/ports'
import type { Direction } from '@/model/resources/securityGroup'
import { findOf, findResource, labelOfId, type Topology } from '@/model/topology'
import { formatProtocol } from '@/model/traffic'
import { ENDS } from '../arrival'
import type { ExplanationCode } from '../codes'
import type { Packet } from '../packet'
import type { Step } from '../trace'
import { BALANCING_REFUSALS } from './balancing'
import { firewallRefuses } from './firewall'
import { titleOf, ownerName } from './names'
import { formatBecause, formatPacketTraffic } from './rules'
import type { Sentence, Words } from './words'

/** The words that a sentence about a step is made of. */
export function wordsOf(topology: Topology, step: Step): Words {
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

/** What each code says about the step that refused. */
export const REFUSALS = {
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

function routesOf(topology: Topology, tableId: string): string {
  const table = findOf(topology, 'routeTable', tableId)
  const vpc = findOf(topology, 'vpc', table?.vpcId)
  const blocks = [...(vpc?.cidrBlocks ?? []), ...(vpc?.ipv6CidrBlocks ?? [])]
  if (!table || table.routes.length > 0 || blocks.length === 0) return 'No route covers it.'
  return blocks.length === 1
    ? `Its only route is ${blocks[0] ?? ''}, local.`
    : `Its only routes are ${blocks.join(', ')}, local.`
}
