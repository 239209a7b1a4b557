import { describe, expect, it } from 'vitest'
import {
  NFW_ARN,
  FIREWALL_ARN,
  POLICY_ARN,
  STRICT_ORDER,
  aDescribedFirewall,
  aRuleGroup,
  aPolicyWith,
  policyOf,
} from '@/testing/awsFirewalls'
import { topologyFrom, type Json } from '@/testing/awsSnapshots'

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
    const policy = policyOf([aRuleGroup('web', { StatefulRules }, variables)], STRICT_ORDER)
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
    const policy = policyOf([aRuleGroup('text', { RulesString })])
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
      policyOf([aRuleGroup('g', { RulesString }, about)], policy).statefulRules[0]?.match.sources
    expect(sourcesOf(own, ofPolicy)).toEqual(['10.7.0.0/16'])
    expect(sourcesOf({}, ofPolicy)).toEqual(['10.8.0.0/16'])
    expect(sourcesOf({}, {})).toEqual(['10.0.0.0/16'])
  })

  it('do not guess $HOME_NET for a policy that firewalls of two VPCs use', () => {
    const rules = aRuleGroup('g', { RulesString: 'drop ip $HOME_NET any -> any any (sid:1;)' })
    const second = aDescribedFirewall({ FirewallArn: `${FIREWALL_ARN}-2`, VpcId: 'vpc-2' })
    const Firewalls = [aDescribedFirewall(), second]
    const lists = { Firewalls, RuleGroups: [rules], FirewallPolicies: [aPolicyWith([rules])] }
    expect(topologyFrom(lists).firewallPolicy[POLICY_ARN]?.notUnderstood).toEqual([
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
    const rules = aRuleGroup('g', { RulesString }, { ReferenceSets })
    const lists = {
      ManagedPrefixLists: [{ PrefixListId: 'pl-1', Entries: [{ Cidr: '192.0.2.0/24' }] }],
      RuleGroups: [rules],
      FirewallPolicies: [aPolicyWith([rules])],
    }
    expect(topologyFrom(lists).firewallPolicy[POLICY_ARN]).toMatchObject({
      statefulRules: [{ match: { sources: ['192.0.2.0/24'] } }],
      notUnderstood: ['g: stateful rule 2: @OTHER is not defined'],
    })
  })

  it('of a list of domains, or of a group that is not listed, are named', () => {
    const domains = aRuleGroup('domains', {
      RulesSourceList: { Targets: ['.example.com'], GeneratedRulesType: 'ALLOWLIST' },
    })
    const alerts = aRuleGroup('alerts', {
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
    const rules = aRuleGroup('g', { RulesString })
    const ResourceArn = `${NFW_ARN}:stateful-rulegroup/g`
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
    const about = { ...STRICT_ORDER, StatefulDefaultActions: actions }
    expect(policyOf([], about)).toMatchObject({
      statefulOrder: 'strict',
      statefulDefault: expected,
    })
  })

  it('NFW-04: in default order pass what no rule names, and groups have no priority', () => {
    const rules = aRuleGroup('g', { RulesString: 'drop tcp any any -> any 22 (sid:1;)' })
    const policy = policyOf([rules], { StatefulDefaultActions: ['aws:drop_strict'] })
    expect(policy).toMatchObject({ statefulOrder: 'default', statefulDefault: 'pass' })
    expect(policy.statefulRules[0]).not.toHaveProperty('groupPriority')
  })
})
