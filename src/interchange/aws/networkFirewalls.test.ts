import { describe, expect, it } from 'vitest'
import { faultIn, type Json, noted, read, snapshotWith, topologyFrom } from '@/testing/awsSnapshots'
import type { FirewallPolicy } from '@/model/resources/firewallPolicy'

const ARN = 'arn:aws:network-firewall:eu-central-1:123456789012'
const FIREWALL = `${ARN}:firewall/edge`
const POLICY = `${ARN}:firewall-policy/strict`

function described(about: Json = {}, attachment: Json = {}): Json {
  return {
    UpdateToken: '1a2b',
    Firewall: {
      FirewallName: 'edge',
      FirewallArn: FIREWALL,
      FirewallPolicyArn: POLICY,
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
          Config: { [POLICY]: { SyncStatus: 'IN_SYNC' } },
        },
      },
    },
  }
}

function group(name: string, RulesSource: Json, about: Json = {}): Json {
  const type = 'StatelessRulesAndCustomActions' in RulesSource ? 'STATELESS' : 'STATEFUL'
  return {
    RuleGroup: { RulesSource, ...about },
    RuleGroupResponse: {
      RuleGroupArn: `${ARN}:${type.toLowerCase()}-rulegroup/${name}`,
      RuleGroupName: name,
      Type: type,
      Capacity: 100,
    },
  }
}

function stateless(...rules: readonly Json[]): Json {
  return { StatelessRulesAndCustomActions: { StatelessRules: rules, CustomActions: [] } }
}

function statelessRule(
  Priority: number,
  MatchAttributes: Json,
  ...Actions: readonly string[]
): Json {
  return { Priority, RuleDefinition: { MatchAttributes, Actions } }
}

function policyWith(groups: readonly Json[], about: Json = {}): Json {
  const references = (type: string) =>
    groups
      .map((row) => row['RuleGroupResponse'] as Json)
      .filter((response) => response['Type'] === type)
      .map((response, index) => ({ ResourceArn: response['RuleGroupArn'], Priority: index + 1 }))
  return {
    UpdateToken: '1a2b',
    FirewallPolicyResponse: {
      FirewallPolicyName: 'strict',
      FirewallPolicyArn: POLICY,
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

const STRICT = { StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' } }

/** What is read of a policy that uses these groups. */
function policyOf(groups: readonly Json[], about: Json = {}): FirewallPolicy {
  const { topology } = read(
    snapshotWith({ RuleGroups: groups }),
    described(),
    policyWith(groups, about),
  )
  return topology.firewallPolicy[POLICY]!
}

describe('a firewall', () => {
  it('NFW-01: is read from what describe-firewall prints, with its endpoints', () => {
    const { networkFirewall, gatewayLoadBalancerEndpoint } = read(
      snapshotWith({}),
      described(),
    ).topology
    expect(networkFirewall[FIREWALL]).toEqual({
      kind: 'networkFirewall',
      id: FIREWALL,
      name: 'edge',
      vpcId: 'vpc-1',
      firewallPolicyId: POLICY,
    })
    expect(gatewayLoadBalancerEndpoint['vpce-0fw']).toMatchObject({
      vpcId: 'vpc-1',
      subnetId: 'subnet-1',
      networkFirewallId: FIREWALL,
      available: true,
    })
  })

  it('may stand in a list of such answers, and in one file with everything else', () => {
    const expected = read(snapshotWith({}), described()).topology
    expect(topologyFrom({ Firewalls: [described()] })).toEqual(expected)
    expect(topologyFrom(described())).toEqual(expected)
  })

  it('keeps what the endpoint itself says, which has the interface and the state', () => {
    const VpcEndpoints = [
      {
        VpcEndpointId: 'vpce-0fw',
        VpcEndpointType: 'GatewayLoadBalancer',
        VpcId: 'vpc-1',
        ServiceName: 'com.amazonaws.vpce.eu-central-1.vpce-svc-1',
        State: 'pending',
        SubnetIds: ['subnet-1'],
        NetworkInterfaceIds: ['eni-1'],
      },
    ]
    const { gatewayLoadBalancerEndpoint } = read(
      snapshotWith({ VpcEndpoints }),
      described(),
    ).topology
    expect(gatewayLoadBalancerEndpoint['vpce-0fw']).toMatchObject({
      available: false,
      networkInterfaceIds: ['eni-1'],
      networkFirewallId: FIREWALL,
    })
  })

  it('has endpoints that do not work yet', () => {
    const { topology } = read(snapshotWith({}), described({}, { Status: 'CREATING' }))
    expect(topology.gatewayLoadBalancerEndpoint['vpce-0fw']?.available).toBe(false)
  })

  it('names a policy that nothing describes: a stub that nothing is concluded from', () => {
    const { firewallPolicy } = topologyFrom(described())
    expect(firewallPolicy[POLICY]).toMatchObject({
      stub: true,
      notUnderstood: ['The policy is not listed'],
    })
  })

  it('is left out when it is deleted or belongs to no VPC', () => {
    const gone = { ...described(), FirewallStatus: { Status: 'DELETING' } }
    expect(noted({ Firewalls: [gone] }, 'leftOut')).toEqual([FIREWALL])
    const transit = described({ VpcId: undefined, TransitGatewayId: 'tgw-1' }, { SubnetId: null })
    expect(noted({ Firewalls: [transit] }, 'leftOut')).toEqual([FIREWALL])
    expect(topologyFrom({ Firewalls: [transit] }).networkFirewall).toEqual({})
  })

  it('that is only listed adds nothing to what is described', () => {
    const lists = {
      Firewalls: [{ FirewallName: 'edge', FirewallArn: FIREWALL }],
      FirewallPolicies: [{ Name: 'strict', Arn: POLICY }],
      RuleGroups: [{ Name: 'web', Arn: `${ARN}:stateful-rulegroup/web` }],
    }
    const rows = [described(), policyWith([])]
    expect(read(snapshotWith(lists), ...rows).topology).toEqual(
      read(snapshotWith({}), ...rows).topology,
    )
    expect(noted(lists, 'incomplete')).toEqual([FIREWALL, POLICY])
  })
})

describe('stateless rules', () => {
  it('NFW-02: keep their priorities and those of their groups, the first group first', () => {
    const late = group('late', stateless(statelessRule(1, {}, 'aws:drop')))
    const early = group(
      'early',
      stateless(
        statelessRule(
          20,
          {
            Sources: [{ AddressDefinition: '10.0.0.0/8' }],
            Destinations: [{ AddressDefinition: '198.51.100.7' }],
            SourcePorts: [{ FromPort: 1024, ToPort: 65535 }],
            DestinationPorts: [{ FromPort: 443, ToPort: 443 }],
            Protocols: [6, 17],
          },
          'Count',
          'aws:pass',
        ),
      ),
    )
    const { statelessRules } = policyOf([early, late])
    expect(statelessRules).toEqual([
      {
        ruleGroup: 'early',
        groupPriority: 1,
        priority: 20,
        match: {
          protocols: [6, 17],
          sources: ['10.0.0.0/8'],
          destinations: ['198.51.100.7/32'],
          sourcePorts: [{ from: 1024, to: 65535 }],
          destinationPorts: [{ from: 443, to: 443 }],
        },
        action: 'pass',
      },
      {
        ruleGroup: 'late',
        groupPriority: 2,
        priority: 1,
        match: {
          protocols: [],
          sources: [],
          destinations: [],
          sourcePorts: [],
          destinationPorts: [],
        },
        action: 'drop',
      },
    ])
  })

  it('that look at TCP flags or do what nobody knows keep their place and say so', () => {
    const flags = { TCPFlags: [{ Flags: ['SYN'], Masks: ['SYN', 'ACK'] }] }
    const rules = stateless(
      statelessRule(5, flags, 'aws:drop'),
      statelessRule(6, {}, 'aws:ponder'),
      statelessRule(7, { TCPFlags: [] }, 'aws:forward_to_sfe'),
    )
    const policy = policyOf([group('acl', rules)])
    const told = policy.statelessRules.map(({ priority, action, unclear, match }) => [
      priority,
      action,
      unclear,
      match.protocols,
    ])
    expect(told).toEqual([
      [5, 'drop', 'TCP flags', [6]],
      [6, 'drop', 'an action that is not known', []],
      [7, 'forward', undefined, []],
    ])
    expect(policy.notUnderstood).toEqual([])
  })

  it('of a group that is not listed may decide about everything', () => {
    const ResourceArn = `${ARN}:stateless-rulegroup/elsewhere`
    const about = { StatelessRuleGroupReferences: [{ ResourceArn, Priority: 7 }] }
    expect(policyOf([], about).statelessRules).toMatchObject([
      { ruleGroup: 'elsewhere', groupPriority: 7, unclear: 'a rule group that is not listed' },
    ])
  })

  it('leave the rest to the defaults of the policy', () => {
    expect(policyOf([])).toMatchObject({
      statelessDefault: 'forward',
      statelessFragmentDefault: 'drop',
      notUnderstood: [],
    })
  })
})

describe('stateful rules', () => {
  const header = {
    Protocol: 'TCP',
    Source: '$HOME_NET',
    SourcePort: 'ANY',
    Direction: 'FORWARD',
    Destination: 'ANY',
    DestinationPort: '$WEB',
  }
  const variables = { RuleVariables: { PortSets: { WEB: { Definition: ['80', '8000:8080'] } } } }

  it('NFW-03: of the list form have a header, a direction and an id', () => {
    const StatefulRules = [
      {
        Action: 'PASS',
        Header: header,
        RuleOptions: [
          { Keyword: 'sid', Settings: ['42'] },
          { Keyword: 'rev', Settings: ['1'] },
        ],
      },
      {
        Action: 'REJECT',
        Header: {
          Protocol: 'ICMP',
          Source: 'ANY',
          SourcePort: 'ANY',
          Direction: 'ANY',
          Destination: '10.0.9.0/24',
          DestinationPort: 'ANY',
        },
        RuleOptions: [],
      },
    ]
    const policy = policyOf([group('web', { StatefulRules }, variables)], STRICT)
    expect(policy.statefulRules).toEqual([
      {
        ruleGroup: 'web',
        groupPriority: 1,
        sid: '42',
        action: 'pass',
        match: {
          protocols: [6],
          sources: ['10.0.0.0/16'],
          destinations: [],
          sourcePorts: [],
          destinationPorts: [
            { from: 80, to: 80 },
            { from: 8000, to: 8080 },
          ],
        },
        direction: 'forward',
      },
      {
        ruleGroup: 'web',
        groupPriority: 1,
        sid: '2',
        action: 'reject',
        match: {
          protocols: [1, 58],
          sources: [],
          destinations: ['10.0.9.0/24'],
          sourcePorts: [],
          destinationPorts: [],
        },
        direction: 'any',
      },
    ])
    expect(policy.notUnderstood).toEqual([])
  })

  it('of the text form are read line by line, and what is more than a 5-tuple is named', () => {
    const RulesString = [
      '# the web',
      'pass tcp $HOME_NET any -> $EXTERNAL_NET 443 (msg:"out; (all) \\"of it\\""; sid:1; rev:2;)',
      'drop ip [10.0.0.0/24, 10.0.1.0/24] any <> any any (msg:"x"; \\',
      '  sid:2; metadata:created_at 2024_01_01;)',
      'drop tls $HOME_NET any -> any any (tls.sni; content:".example"; sid:3;)',
      'drop tcp any any -> any 22 (flow:to_server, established; sid:4;)',
      'alert http any any -> any any (content:"x"; sid:5;)',
      'rejectsrc tcp any any -> any 23 (sid:6;)',
      'drop tcp any any any (sid:7;)',
      'drop tcp $NOBODY any -> any any (sid:8;)',
      'drop udp any any -> any 53',
    ].join('\n')
    const policy = policyOf([group('text', { RulesString })])
    expect(
      policy.statefulRules.map(({ sid, action, direction }) => [sid, action, direction]),
    ).toEqual([
      ['1', 'pass', 'forward'],
      ['2', 'drop', 'any'],
    ])
    expect(policy.statefulRules[1]?.match).toMatchObject({
      protocols: [],
      sources: ['10.0.0.0/24', '10.0.1.0/24'],
    })
    expect(policy.notUnderstood).toEqual([
      'text: stateful rule 3: it looks into TLS',
      'text: stateful rule 4: it has the option "flow"',
      'text: stateful rule 6: the action "rejectsrc" is not known',
      'text: stateful rule 7: its form is not known',
      'text: stateful rule 8: $NOBODY is not defined',
      'text: stateful rule 9: its form is not known',
    ])
  })

  it('read $HOME_NET from the group, then the policy, then the VPC of the firewall', () => {
    const RulesString = 'drop ip $HOME_NET any -> any any (sid:1;)'
    const own = { RuleVariables: { IPSets: { HOME_NET: { Definition: ['10.7.0.0/16'] } } } }
    const ofPolicy = {
      PolicyVariables: { RuleVariables: { HOME_NET: { Definition: ['10.8.0.0/16'] } } },
    }
    const sourcesOf = (about: Json, policy: Json) =>
      policyOf([group('g', { RulesString }, about)], policy).statefulRules[0]?.match.sources
    expect(sourcesOf(own, ofPolicy)).toEqual(['10.7.0.0/16'])
    expect(sourcesOf({}, ofPolicy)).toEqual(['10.8.0.0/16'])
    expect(sourcesOf({}, {})).toEqual(['10.0.0.0/16'])
  })

  it('do not guess $HOME_NET for a policy that firewalls of two VPCs use', () => {
    const rules = group('g', { RulesString: 'drop ip $HOME_NET any -> any any (sid:1;)' })
    const second = described({ FirewallArn: `${FIREWALL}-2`, VpcId: 'vpc-2' })
    const Firewalls = [described(), second]
    const lists = { Firewalls, RuleGroups: [rules], FirewallPolicies: [policyWith([rules])] }
    expect(topologyFrom(lists).firewallPolicy[POLICY]?.notUnderstood).toEqual([
      'g: stateful rule 1: $HOME_NET is not defined',
    ])
  })

  it('follow references to prefix lists whose entries are given', () => {
    const ReferenceSets = {
      IPSetReferences: {
        OFFICE: { ReferenceArn: 'arn:aws:ec2:eu-central-1:1:prefix-list/pl-1' },
        OTHER: { ReferenceArn: 'arn:aws:ec2:eu-central-1:1:prefix-list/pl-2' },
      },
    }
    const RulesString = [
      'pass ip @OFFICE any -> any any (sid:1;)',
      'pass ip @OTHER any -> any any (sid:2;)',
    ].join('\r\n')
    const rules = group('g', { RulesString }, { ReferenceSets })
    const lists = {
      ManagedPrefixLists: [{ PrefixListId: 'pl-1', Entries: [{ Cidr: '192.0.2.0/24' }] }],
      RuleGroups: [rules],
      FirewallPolicies: [policyWith([rules])],
    }
    expect(topologyFrom(lists).firewallPolicy[POLICY]).toMatchObject({
      statefulRules: [{ match: { sources: ['192.0.2.0/24'] } }],
      notUnderstood: ['g: stateful rule 2: @OTHER is not defined'],
    })
  })

  it('of a list of domains, or of a group that is not listed, are named', () => {
    const domains = group('domains', {
      RulesSourceList: { Targets: ['.example.com'], GeneratedRulesType: 'ALLOWLIST' },
    })
    const alerts = group('alerts', {
      RulesSourceList: { Targets: ['.example.com'], GeneratedRulesType: 'ALERTLIST' },
    })
    const managed = {
      ResourceArn: 'arn:aws:network-firewall:x:aws-managed:stateful-rulegroup/Bots',
    }
    const refer = (row: Json) => ({
      ResourceArn: (row['RuleGroupResponse'] as Json)['RuleGroupArn'],
    })
    const policy = policyOf([domains, alerts], {
      StatefulRuleGroupReferences: [refer(domains), refer(alerts), managed],
    })
    expect(policy.notUnderstood).toEqual([
      'domains: a list of 1 domains',
      'Bots: the rule group is not listed',
    ])
  })

  it('only alert where the policy overrides their drops', () => {
    const RulesString = [
      'drop tcp any any -> any 22 (sid:1;)',
      'drop tls any any -> any any (sid:2;)',
      'reject tcp any any -> any 23 (sid:3;)',
    ].join('\n')
    const rules = group('g', { RulesString })
    const ResourceArn = `${ARN}:stateful-rulegroup/g`
    const policy = policyOf([rules], {
      StatefulRuleGroupReferences: [{ ResourceArn, Override: { Action: 'DROP_TO_ALERT' } }],
    })
    expect(policy.statefulRules.map(({ action }) => action)).toEqual(['alert', 'reject'])
    expect(policy.notUnderstood).toEqual([])
  })

  it.each([
    [['aws:drop_strict', 'aws:alert_strict'], 'drop'],
    [['aws:alert_established', 'aws:drop_established'], 'dropEstablished'],
    [['aws:alert_strict'], 'pass'],
    [undefined, 'pass'],
  ])('NFW-03: in strict order end with the default actions %j: %s', (actions, expected) => {
    const about = { ...STRICT, StatefulDefaultActions: actions }
    expect(policyOf([], about)).toMatchObject({
      statefulOrder: 'strict',
      statefulDefault: expected,
    })
  })

  it('NFW-04: in default order pass what no rule names, and groups have no priority', () => {
    const rules = group('g', { RulesString: 'drop tcp any any -> any 22 (sid:1;)' })
    const policy = policyOf([rules], { StatefulDefaultActions: ['aws:drop_strict'] })
    expect(policy).toMatchObject({ statefulOrder: 'default', statefulDefault: 'pass' })
    expect(policy.statefulRules[0]).not.toHaveProperty('groupPriority')
  })
})

describe('wrong shapes of firewalls', () => {
  it.each<readonly [Json, string]>([
    [{ Firewall: 7 }, 'Firewall is 7; expected an object'],
    [
      { Firewall: { FirewallArn: '' } },
      'Firewall.FirewallArn is ""; expected text that is not empty',
    ],
    [{ Firewalls: [{}] }, 'Firewalls[0] is an object; expected Firewall, or a FirewallArn'],
    [{ RuleGroup: {} }, 'The file is an object; expected RuleGroupResponse, or an Arn'],
    [
      {
        RuleGroups: [
          group(
            'g',
            stateless(statelessRule(1, { Sources: [{ AddressDefinition: '10.0.0.0/40' }] })),
          ),
        ],
      },
      'RuleGroups[0].RuleGroup.RulesSource.StatelessRulesAndCustomActions.StatelessRules[0].RuleDefinition.MatchAttributes.Sources[0].AddressDefinition: "10.0.0.0/40" needs a prefix length from /0 to /32',
    ],
    [
      {
        RuleGroups: [
          group('g', stateless(statelessRule(1, { SourcePorts: [{ FromPort: 70000 }] }))),
        ],
      },
      'RuleGroups[0].RuleGroup.RulesSource.StatelessRulesAndCustomActions.StatelessRules[0].RuleDefinition.MatchAttributes.SourcePorts[0].FromPort is 70000; ports end at 65535',
    ],
  ])('%j', (value, message) => {
    expect(faultIn(value)).toBe(message)
  })
})
