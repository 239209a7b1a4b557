import type { AwsFirewallRows, AwsRuleGroup } from '../aws/awsFirewalls'
import type { FirewallRuleSketch, InspectionSketch } from './borderSketch'
import { PORTS, idOf, pick } from './names'
import type { Plan, PlannedVpc } from './networkPlan'

/* Firewalls, their policies and rule groups. */

const ARN = 'arn:aws:network-firewall:us-east-1:111122223333'
const PROTOCOLS = [6, 6, 17, 1, 58, 50]
const WORDS = ['TCP', 'TCP', 'UDP', 'ICMP', 'IP']

/** The firewalls behind the endpoints of these VPCs. */
export function firewallRows(plan: Plan, vpcs: readonly PlannedVpc[]): AwsFirewallRows {
  const all = vpcs.flatMap((vpc) => {
    const sketch = vpc.sketch.border?.inspection
    return sketch?.kind === 'firewall' ? [{ vpc, sketch }] : []
  })
  return {
    Firewalls: all.map(({ vpc }) => ({
      Firewall: {
        FirewallName: `firewall-${String(vpc.index)}`,
        FirewallArn: `${ARN}:firewall/firewall-${String(vpc.index)}`,
        FirewallPolicyArn: policyArn(vpc),
        VpcId: vpc.id,
        SubnetMappings: [{ SubnetId: vpc.inspectionSubnet?.id ?? '' }],
      },
      FirewallStatus: {
        Status: 'READY',
        SyncStates: {
          [vpc.inspectionSubnet?.zone ?? '']: {
            Attachment: {
              SubnetId: vpc.inspectionSubnet?.id ?? '',
              EndpointId: idOf('vpce', 0x50, vpc.index),
              Status: 'READY',
            },
          },
        },
      },
    })),
    FirewallPolicies: all.map(({ vpc, sketch }) => ({
      FirewallPolicyResponse: {
        FirewallPolicyName: `policy-${String(vpc.index)}`,
        FirewallPolicyArn: policyArn(vpc),
      },
      FirewallPolicy: policyOf(vpc, sketch),
    })),
    RuleGroups: all.flatMap(({ vpc, sketch }) => [
      ...sketch.stateless.map((group, index) => statelessGroup(plan, vpc, group, index)),
      ...sketch.stateful.map((group, index) => statefulGroup(plan, vpc, group, index)),
    ]),
  }
}

function policyOf(vpc: PlannedVpc, sketch: InspectionSketch) {
  const word = (action: 'pass' | 'drop' | 'forward') =>
    action === 'forward' ? 'aws:forward_to_sfe' : `aws:${action}`
  return {
    // Priorities are each given once.
    StatelessRuleGroupReferences: sketch.stateless.map((group, index) => ({
      ResourceArn: groupArn(vpc, 'stateless', index),
      Priority: group.priority * 4 + index + 1,
    })),
    StatelessDefaultActions: [word(sketch.statelessDefault)],
    StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
    StatefulRuleGroupReferences: sketch.stateful.map((group, index) => ({
      ResourceArn: groupArn(vpc, 'stateful', index),
      ...(sketch.isStrict ? { Priority: group.priority * 4 + index + 1 } : {}),
    })),
    StatefulDefaultActions: sketch.isStrict && sketch.dropsUnmatched ? ['aws:drop_strict'] : [],
    StatefulEngineOptions: {
      RuleOrder: sketch.isStrict ? 'STRICT_ORDER' : 'DEFAULT_ACTION_ORDER',
    },
  }
}

function policyArn(vpc: PlannedVpc): string {
  return `${ARN}:firewall-policy/policy-${String(vpc.index)}`
}

function groupArn(vpc: PlannedVpc, kind: 'stateless' | 'stateful', index: number): string {
  return `${ARN}:${kind}-rulegroup/group-${String(vpc.index)}-${String(index)}`
}

function statelessGroup(
  plan: Plan,
  vpc: PlannedVpc,
  group: InspectionSketch['stateless'][number],
  index: number,
): AwsRuleGroup {
  const addresses = (number: number | undefined) =>
    number === undefined ? [] : [{ AddressDefinition: pick(plan.blocks, number) }]
  const ports = (number: number | undefined) => {
    if (number === undefined) return []
    const [FromPort, ToPort] = pick(PORTS, number)
    return [{ FromPort, ToPort }]
  }
  return {
    RuleGroupResponse: { RuleGroupArn: groupArn(vpc, 'stateless', index) },
    RuleGroup: {
      RulesSource: {
        StatelessRulesAndCustomActions: {
          StatelessRules: group.rules.map((rule, position) => ({
            Priority: 10 * (position + 1),
            RuleDefinition: {
              Actions: [rule.action === 'forward' ? 'aws:forward_to_sfe' : `aws:${rule.action}`],
              MatchAttributes: {
                Sources: addresses(rule.source),
                Destinations: addresses(rule.destination),
                // Ports belong to TCP and UDP.
                SourcePorts: hasPorts(rule) ? ports(rule.sourcePorts) : [],
                DestinationPorts: hasPorts(rule) ? ports(rule.destinationPorts) : [],
                Protocols: rule.protocol === undefined ? [] : [pick(PROTOCOLS, rule.protocol)],
              },
            },
          })),
        },
      },
    },
  }
}

function hasPorts({ protocol }: FirewallRuleSketch): boolean {
  return protocol !== undefined && [6, 17].includes(pick(PROTOCOLS, protocol))
}

function statefulGroup(
  plan: Plan,
  vpc: PlannedVpc,
  group: InspectionSketch['stateful'][number],
  index: number,
): AwsRuleGroup {
  const block = (number: number | undefined) =>
    number === undefined ? 'ANY' : pick(plan.blocks, number)
  const ports = (number: number | undefined) => {
    if (number === undefined) return 'ANY'
    const [from, to] = pick(PORTS, number)
    return from === to ? String(from) : `${String(from)}:${String(to)}`
  }
  return {
    RuleGroupResponse: { RuleGroupArn: groupArn(vpc, 'stateful', index) },
    RuleGroup: {
      RulesSource: {
        StatefulRules: group.rules.map((rule, position) => {
          const Protocol = rule.protocol === undefined ? 'IP' : pick(WORDS, rule.protocol)
          const isPorted = Protocol === 'TCP' || Protocol === 'UDP'
          return {
            Action: rule.action,
            Header: {
              Protocol,
              Source: block(rule.source),
              SourcePort: isPorted ? ports(rule.sourcePorts) : 'ANY',
              Direction: rule.isBothWays ? 'ANY' : 'FORWARD',
              Destination: block(rule.destination),
              DestinationPort: isPorted ? ports(rule.destinationPorts) : 'ANY',
            },
            RuleOptions: [{ Keyword: 'sid', Settings: [String(100 * index + position + 1)] }],
          }
        }),
      },
    },
  }
}
