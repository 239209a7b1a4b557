/** The rows of Network Firewall and Block Public Access, as AWS prints them. */
export interface AwsFirewallRows {
  readonly Firewalls?: readonly AwsFirewall[]
  readonly FirewallPolicies?: readonly AwsFirewallPolicy[]
  readonly RuleGroups?: readonly AwsRuleGroup[]
  readonly VpcBlockPublicAccessOptions?: { readonly InternetGatewayBlockMode: string }
  readonly VpcBlockPublicAccessExclusions?: readonly AwsExclusion[]
}

export interface AwsFirewall {
  readonly Firewall: {
    readonly FirewallArn: string
    readonly FirewallPolicyArn: string
    readonly VpcId: string
  }
  readonly FirewallStatus: {
    readonly SyncStates: Readonly<
      Record<string, { readonly Attachment: { readonly EndpointId: string } }>
    >
  }
}

export interface AwsFirewallPolicy {
  readonly FirewallPolicyResponse: { readonly FirewallPolicyArn: string }
  readonly FirewallPolicy: {
    readonly StatelessRuleGroupReferences: readonly AwsRuleGroupReference[]
    readonly StatelessDefaultActions: readonly string[]
    readonly StatefulRuleGroupReferences: readonly AwsRuleGroupReference[]
    readonly StatefulDefaultActions: readonly string[]
    readonly StatefulEngineOptions?: { readonly RuleOrder: string }
  }
}

interface AwsRuleGroupReference {
  readonly ResourceArn: string
  readonly Priority?: number
}

export interface AwsRuleGroup {
  readonly RuleGroupResponse: { readonly RuleGroupArn: string }
  readonly RuleGroup: {
    readonly RulesSource: {
      readonly StatelessRulesAndCustomActions?: {
        readonly StatelessRules: readonly AwsStatelessRule[]
      }
      readonly StatefulRules?: readonly AwsStatefulRule[]
    }
  }
}

export interface AwsStatelessRule {
  readonly Priority: number
  readonly RuleDefinition: {
    readonly Actions: readonly string[]
    readonly MatchAttributes: {
      readonly Sources: readonly { readonly AddressDefinition: string }[]
      readonly Destinations: readonly { readonly AddressDefinition: string }[]
      readonly SourcePorts: readonly AwsFirewallPorts[]
      readonly DestinationPorts: readonly AwsFirewallPorts[]
      readonly Protocols: readonly number[]
    }
  }
}

export interface AwsFirewallPorts {
  readonly FromPort: number
  readonly ToPort: number
}

export interface AwsStatefulRule {
  readonly Action: string
  readonly Header: {
    readonly Protocol: string
    readonly Source: string
    readonly SourcePort: string
    readonly Direction: string
    readonly Destination: string
    readonly DestinationPort: string
  }
}

interface AwsExclusion {
  readonly ExclusionId: string
  readonly InternetGatewayExclusionMode: string
  readonly ResourceArn: string
  readonly State: string
}
