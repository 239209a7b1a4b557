import { holds } from './address'
import type { Address } from './address'
import type { AwsSnapshotJson } from './aws/awsSnapshot'
import type {
  AwsFirewall,
  AwsFirewallPolicy,
  AwsFirewallPorts,
  AwsRuleGroup,
  AwsStatefulRule,
  AwsStatelessRule,
} from './aws/awsFirewalls'
import { ICMP, ICMPV6, isIcmp, TCP, UDP } from './packet'
import type { Packet } from './packet'

// What the two engines of a firewall say, straight from the rows of its policy.

/** The firewall that an endpoint hands packets to. */
export function firewallOf(snapshot: AwsSnapshotJson, endpointId: string): AwsFirewall | undefined {
  return (snapshot.Firewalls ?? []).find((row) =>
    Object.values(row.FirewallStatus.SyncStates).some(
      ({ Attachment }) => Attachment.EndpointId === endpointId,
    ),
  )
}

/** The policy of a firewall. */
export function policyOf(snapshot: AwsSnapshotJson, firewall: AwsFirewall): AwsFirewallPolicy {
  const arn = firewall.Firewall.FirewallPolicyArn
  const policy = (snapshot.FirewallPolicies ?? []).find(
    (row) => row.FirewallPolicyResponse.FirewallPolicyArn === arn,
  )
  if (!policy) throw new Error(`the snapshot has no firewall policy ${arn}`)
  return policy
}

/** NFW-02: groups and rules by priority, the first match decides, else the policy's default. */
export function statelessAction(
  snapshot: AwsSnapshotJson,
  { FirewallPolicy }: AwsFirewallPolicy,
  packet: Packet,
): 'pass' | 'drop' | 'forward' {
  const groups = FirewallPolicy.StatelessRuleGroupReferences.toSorted(
    (a, b) => (a.Priority ?? 0) - (b.Priority ?? 0),
  )
  for (const { ResourceArn } of groups) {
    const { StatelessRulesAndCustomActions } = groupOf(snapshot, ResourceArn).RuleGroup.RulesSource
    const rules = (StatelessRulesAndCustomActions?.StatelessRules ?? []).toSorted(
      (a, b) => a.Priority - b.Priority,
    )
    const first = rules.find((rule) => statelessMatches(rule, packet))
    if (first) return wordOf(first.RuleDefinition.Actions)
  }
  return wordOf(FirewallPolicy.StatelessDefaultActions)
}

/** NFW-03, NFW-04: what becomes of the flow that a packet opens. */
export function admitsFlow(
  snapshot: AwsSnapshotJson,
  { FirewallPolicy }: AwsFirewallPolicy,
  packet: Packet,
): boolean {
  const isStrict = FirewallPolicy.StatefulEngineOptions?.RuleOrder === 'STRICT_ORDER'
  const references = isStrict
    ? FirewallPolicy.StatefulRuleGroupReferences.toSorted(
        (a, b) => (a.Priority ?? 0) - (b.Priority ?? 0),
      )
    : FirewallPolicy.StatefulRuleGroupReferences
  const matching = references
    .flatMap(
      ({ ResourceArn }) => groupOf(snapshot, ResourceArn).RuleGroup.RulesSource.StatefulRules ?? [],
    )
    .filter((rule) => statefulMatches(rule, packet))
    .map((rule) => rule.Action)
    .filter((action) => action !== 'ALERT')
  if (isStrict) {
    const [first] = matching
    if (first !== undefined) return first === 'PASS'
    return !FirewallPolicy.StatefulDefaultActions.includes('aws:drop_strict')
  }
  return matching.length === 0 || matching.includes('PASS')
}

function groupOf(snapshot: AwsSnapshotJson, arn: string): AwsRuleGroup {
  const group = (snapshot.RuleGroups ?? []).find(
    (row) => row.RuleGroupResponse.RuleGroupArn === arn,
  )
  if (!group) throw new Error(`the snapshot has no rule group ${arn}`)
  return group
}

function wordOf(actions: readonly string[]): 'pass' | 'drop' | 'forward' {
  if (actions.includes('aws:pass')) return 'pass'
  return actions.includes('aws:drop') ? 'drop' : 'forward'
}

function statelessMatches({ RuleDefinition }: AwsStatelessRule, packet: Packet): boolean {
  const { Sources, Destinations, SourcePorts, DestinationPorts, Protocols } =
    RuleDefinition.MatchAttributes
  return (
    (Protocols.length === 0 || Protocols.includes(packet.protocol)) &&
    isAmong(Sources, packet.source) &&
    isAmong(Destinations, packet.destination) &&
    isInPorts(SourcePorts, packet.sourcePort) &&
    isInPorts(DestinationPorts, packet.destinationPort)
  )
}

function isAmong(
  definitions: readonly { readonly AddressDefinition: string }[],
  address: Address,
): boolean {
  return (
    definitions.length === 0 ||
    definitions.some(({ AddressDefinition }) => holds(AddressDefinition, address))
  )
}

function isInPorts(ranges: readonly AwsFirewallPorts[], port: number | undefined): boolean {
  return (
    ranges.length === 0 ||
    ranges.some(({ FromPort, ToPort }) => port !== undefined && FromPort <= port && port <= ToPort)
  )
}

/** A rule for flows from its source to its destination, or between them whoever opens. */
function statefulMatches({ Header }: AwsStatefulRule, packet: Packet): boolean {
  if (!protocolMatches(Header.Protocol, packet.protocol)) return false
  const forth =
    fits(Header.Source, Header.SourcePort, packet.source, packet.sourcePort) &&
    fits(Header.Destination, Header.DestinationPort, packet.destination, packet.destinationPort)
  const back =
    Header.Direction === 'ANY' &&
    fits(Header.Source, Header.SourcePort, packet.destination, packet.destinationPort) &&
    fits(Header.Destination, Header.DestinationPort, packet.source, packet.sourcePort)
  return forth || back
}

function protocolMatches(word: string, protocol: number): boolean {
  if (word === 'IP') return true
  if (word === 'ICMP') return isIcmp(protocol)
  return { TCP, UDP, ICMP, ICMPV6 }[word] === protocol
}

function fits(block: string, ports: string, address: Address, port: number | undefined): boolean {
  const [from = '', to = from] = ports.split(':')
  const isPort =
    ports === 'ANY' || (port !== undefined && Number(from) <= port && port <= Number(to))
  return isPort && (block === 'ANY' || holds(block, address))
}
