import { formatPortSet } from '@/model/ports'
import type { NetworkAclEntry } from '@/model/resources/networkAcl'
import type { Route } from '@/model/resources/routeTable'
import type { Direction, RulePeer, SecurityGroupRule } from '@/model/resources/securityGroup'
import type { TransitGatewayRoute } from '@/model/resources/transitGatewayRouteTable'
import { labelOfId, type Topology } from '@/model/topology'
import { formatIcmp, formatProtocol, formatTraffic } from '@/model/traffic'
import type { Packet } from '../packet'
import type { Because, TurnedDown } from '../trace'
import { formatListener } from './balancing'
import { formatFirewallDefault, formatStatefulRule, formatStatelessRule } from './firewall'

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
export function formatRule(topology: Topology, rule: SecurityGroupRule, side: Direction): string {
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

/** Where a transit gateway's route leads, by name: `spoke-a, spoke-b`, or `blackhole`. */
export function attachmentNames(
  topology: Topology,
  { attachmentIds }: TransitGatewayRoute,
): string {
  if (attachmentIds.length === 0) return 'blackhole'
  return attachmentIds.map((id) => labelOfId(topology, id)).join(', ')
}

function targetName(topology: Topology, { target }: Route): string {
  return labelOfId(topology, target.id)
}
