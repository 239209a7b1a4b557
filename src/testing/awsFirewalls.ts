import type { FirewallPolicy } from '@/model/resources/firewallPolicy'
import { type Json, read, snapshotWith } from './awsSnapshots'

/** What the commands of Network Firewall print, for tests. */

export const NFW_ARN = 'arn:aws:network-firewall:eu-central-1:123456789012'
export const FIREWALL_ARN = `${NFW_ARN}:firewall/edge`
export const POLICY_ARN = `${NFW_ARN}:firewall-policy/strict`

export function aDescribedFirewall(about: Json = {}, attachment: Json = {}): Json {
  return {
    UpdateToken: '1a2b',
    Firewall: {
      FirewallName: 'edge',
      FirewallArn: FIREWALL_ARN,
      FirewallPolicyArn: POLICY_ARN,
      VpcId: 'vpc-1',
      SubnetMappings: [{ SubnetId: 'subnet-1' }],
      FirewallId: '7f',
      ...about,
    },
    FirewallStatus: {
      Status: 'READY',
      ConfigurationSyncStateSummary: 'IN_SYNC',
      SyncStates: {
        'eu-central-1a': {
          Attachment: {
            SubnetId: 'subnet-1',
            EndpointId: 'vpce-0fw',
            Status: 'READY',
            ...attachment,
          },
          Config: { [POLICY_ARN]: { SyncStatus: 'IN_SYNC' } },
        },
      },
    },
  }
}

export function aRuleGroup(name: string, RulesSource: Json, about: Json = {}): Json {
  const type = 'StatelessRulesAndCustomActions' in RulesSource ? 'STATELESS' : 'STATEFUL'
  return {
    RuleGroup: { RulesSource, ...about },
    RuleGroupResponse: {
      RuleGroupArn: `${NFW_ARN}:${type.toLowerCase()}-rulegroup/${name}`,
      RuleGroupName: name,
      Type: type,
      Capacity: 100,
    },
  }
}

export function aStatelessSource(...rules: readonly Json[]): Json {
  return { StatelessRulesAndCustomActions: { StatelessRules: rules, CustomActions: [] } }
}

export function aStatelessRow(
  Priority: number,
  MatchAttributes: Json,
  ...Actions: readonly string[]
): Json {
  return { Priority, RuleDefinition: { MatchAttributes, Actions } }
}

export function aPolicyWith(groups: readonly Json[], about: Json = {}): Json {
  const references = (type: string) =>
    groups
      .map((row) => row['RuleGroupResponse'] as Json)
      .filter((response) => response['Type'] === type)
      .map((response, index) => ({ ResourceArn: response['RuleGroupArn'], Priority: index + 1 }))
  return {
    UpdateToken: '1a2b',
    FirewallPolicyResponse: {
      FirewallPolicyName: 'strict',
      FirewallPolicyArn: POLICY_ARN,
      FirewallPolicyStatus: 'ACTIVE',
    },
    FirewallPolicy: {
      StatelessDefaultActions: ['aws:forward_to_sfe'],
      StatelessFragmentDefaultActions: ['aws:drop', 'Count'],
      StatelessRuleGroupReferences: references('STATELESS'),
      StatefulRuleGroupReferences: references('STATEFUL'),
      ...about,
    },
  }
}

export const STRICT_ORDER = { StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' } }

/** What is read of a policy that uses these groups. */
export function policyOf(groups: readonly Json[], about: Json = {}): FirewallPolicy {
  const { topology } = read(
    snapshotWith({ RuleGroups: groups }),
    aDescribedFirewall(),
    aPolicyWith(groups, about),
  )
  return topology.firewallPolicy[POLICY_ARN]!
}
