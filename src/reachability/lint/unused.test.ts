import { describe } from 'vitest'
import { asId } from '@/model/ids'
import {
  anInternetGateway,
  aNetworkAclOf,
  aPeering,
  aPrefixList,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { otherVpc, secondVpc } from '@/testing/issueCases'
import { playLintCases } from '@/testing/lintCases'
import { aResource } from '@/testing/moreBuilders'

describe('what nothing uses', () => {
  const igw = anInternetGateway()
  playLintCases(
    [
      'unusedGroup',
      'unusedAcl',
      'unusedTable',
      'unusedPrefixList',
      'unusedGateway',
      'unusedTargetGroup',
      'unusedFirewallPolicy',
    ],
    [
      ['SG-44: a group', ['unusedGroup'], [aSecurityGroup()]],
      [
        'SG-19: a group that names itself alone',
        ['unusedGroup'],
        [aSecurityGroup({ ingress: [aRule(undefined, 'sg-1')] })],
      ],
      [
        'SG-22: a group that another one names',
        [],
        [
          aSubnet(),
          aSecurityGroup(),
          aSecurityGroup({ id: 'sg-2', ingress: [aRule(undefined, 'sg-1')] }),
          aServer('web', '10.0.1.10', { groups: ['sg-2'] }),
        ],
      ],
      ['SG-16: the default group', [], []],
      ['NACL-18: an ACL', ['unusedAcl'], [aSubnet(), aNetworkAclOf({})]],
      ['RT-18: a table', ['unusedTable'], [aSubnet(), aRouteTableOf({})]],
      [
        'MB-01: a table at a gateway',
        ['unusedGateway'],
        [{ ...igw, edgeRouteTableId: asId<never>('rtb-1') }, aRouteTableOf({})],
      ],
      ['SG-39: a prefix list', ['unusedPrefixList'], [aPrefixList('10.9.0.0/16')]],
      [
        'IGW-11: an internet gateway with a route',
        [],
        [
          igw,
          aRouteTableOf({
            id: 'rtb-main',
            main: true,
            routes: [aRoute('198.51.100.0/24', 'internetGateway', 'igw-1')],
          }),
        ],
      ],
      ['RT-13: an internet gateway without a route', ['unusedGateway'], [igw]],
      [
        'RT-13: a peering without a route',
        ['unusedGateway'],
        [secondVpc, aPeering(aVpc(), otherVpc)],
      ],
      [
        'RT-21: a virtual private gateway that propagates',
        [],
        [
          aResource('virtualPrivateGateway'),
          aRouteTableOf({ id: 'rtb-main', main: true, propagatingGatewayIds: [asId('vgw-1')] }),
        ],
      ],
      [
        'VGW-01: a virtual private gateway and a customer gateway alone',
        ['unusedGateway', 'unusedGateway'],
        [
          aResource('virtualPrivateGateway'),
          aResource('onPremisesNetwork'),
          aResource('customerGateway'),
        ],
      ],
      ['ELB-06: a target group', ['unusedTargetGroup'], [aResource('targetGroup')]],
      ['NFW-01: a firewall policy', ['unusedFirewallPolicy'], [aResource('firewallPolicy')]],
      [
        'NFW-01: a firewall policy that a firewall follows',
        [],
        [aResource('firewallPolicy'), aResource('networkFirewall')],
      ],
    ],
  )
})
