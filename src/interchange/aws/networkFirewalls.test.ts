import { describe, expect, it } from 'vitest'
import {
  NFW_ARN,
  FIREWALL_ARN,
  POLICY_ARN,
  aDescribedFirewall,
  aRuleGroup,
  aStatelessSource,
  aStatelessRow,
  aPolicyWith,
} from '@/testing/awsFirewalls'
import { faultIn, noted, read, snapshotWith, topologyFrom, type Json } from '@/testing/awsSnapshots'

describe('a firewall', () => {
  it('NFW-01: is read from what describe-firewall prints, with its endpoints', () => {
    const { networkFirewall, gatewayLoadBalancerEndpoint } = read(
      snapshotWith({}),
      aDescribedFirewall(),
    ).topology
    expect(networkFirewall[FIREWALL_ARN]).toEqual({
      kind: 'networkFirewall',
      id: FIREWALL_ARN,
      name: 'edge',
      vpcId: 'vpc-1',
      firewallPolicyId: POLICY_ARN,
    })
    expect(gatewayLoadBalancerEndpoint['vpce-0fw']).toMatchObject({
      vpcId: 'vpc-1',
      subnetId: 'subnet-1',
      networkFirewallId: FIREWALL_ARN,
      available: true,
    })
  })

  it('may stand in a list of such answers, and in one file with everything else', () => {
    const expected = read(snapshotWith({}), aDescribedFirewall()).topology
    expect(topologyFrom({ Firewalls: [aDescribedFirewall()] })).toEqual(expected)
    expect(topologyFrom(aDescribedFirewall())).toEqual(expected)
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
      aDescribedFirewall(),
    ).topology
    expect(gatewayLoadBalancerEndpoint['vpce-0fw']).toMatchObject({
      available: false,
      networkInterfaceIds: ['eni-1'],
      networkFirewallId: FIREWALL_ARN,
    })
  })

  it('has endpoints that do not work yet', () => {
    const { topology } = read(snapshotWith({}), aDescribedFirewall({}, { Status: 'CREATING' }))
    expect(topology.gatewayLoadBalancerEndpoint['vpce-0fw']?.available).toBe(false)
  })

  it('names a policy that nothing describes: a stub that nothing is concluded from', () => {
    const { firewallPolicy } = topologyFrom(aDescribedFirewall())
    expect(firewallPolicy[POLICY_ARN]).toMatchObject({
      stub: true,
      notUnderstood: ['The policy is not listed'],
    })
  })

  it('is left out when it is deleted or belongs to no VPC', () => {
    const gone = { ...aDescribedFirewall(), FirewallStatus: { Status: 'DELETING' } }
    expect(noted({ Firewalls: [gone] }, 'leftOut')).toEqual([FIREWALL_ARN])
    const transit = aDescribedFirewall(
      { VpcId: undefined, TransitGatewayId: 'tgw-1' },
      { SubnetId: null },
    )
    expect(noted({ Firewalls: [transit] }, 'leftOut')).toEqual([FIREWALL_ARN])
    expect(topologyFrom({ Firewalls: [transit] }).networkFirewall).toEqual({})
  })

  it('that is only listed adds nothing to what is described', () => {
    const lists = {
      Firewalls: [{ FirewallName: 'edge', FirewallArn: FIREWALL_ARN }],
      FirewallPolicies: [{ Name: 'strict', Arn: POLICY_ARN }],
      RuleGroups: [{ Name: 'web', Arn: `${NFW_ARN}:stateful-rulegroup/web` }],
    }
    const rows = [aDescribedFirewall(), aPolicyWith([])]
    expect(read(snapshotWith(lists), ...rows).topology).toEqual(
      read(snapshotWith({}), ...rows).topology,
    )
    expect(noted(lists, 'incomplete')).toEqual([FIREWALL_ARN, POLICY_ARN])
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
          aRuleGroup(
            'g',
            aStatelessSource(aStatelessRow(1, { Sources: [{ AddressDefinition: '10.0.0.0/40' }] })),
          ),
        ],
      },
      'RuleGroups[0].RuleGroup.RulesSource.StatelessRulesAndCustomActions.StatelessRules[0].RuleDefinition.MatchAttributes.Sources[0].AddressDefinition: "10.0.0.0/40" needs a prefix length from /0 to /32',
    ],
    [
      {
        RuleGroups: [
          aRuleGroup(
            'g',
            aStatelessSource(aStatelessRow(1, { SourcePorts: [{ FromPort: 70000 }] })),
          ),
        ],
      },
      'RuleGroups[0].RuleGroup.RulesSource.StatelessRulesAndCustomActions.StatelessRules[0].RuleDefinition.MatchAttributes.SourcePorts[0].FromPort is 70000; ports end at 65535',
    ],
  ])('%j', (value, message) => {
    expect(faultIn(value)).toBe(message)
  })
})
