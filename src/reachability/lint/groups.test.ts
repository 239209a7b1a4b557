import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import type { SecurityGroupRule } from '@/model/resources/securityGroup'
import { ALL_TRAFFIC, tcp } from '@/model/traffic'
import {
  anInternetGateway,
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
import { findingsIn, playLintCases } from '@/testing/lintCases'
import { otherVpc, secondVpc } from '@/testing/issueCases'

function admitting(...ingress: readonly SecurityGroupRule[]) {
  return aSecurityGroup({ ingress })
}

const publicSubnet = [
  aSubnet(),
  anInternetGateway(),
  aRouteTableOf({
    id: 'rtb-main',
    main: true,
    routes: [aRoute('0.0.0.0/0', 'internetGateway', 'igw-1')],
  }),
]

describe('rules that other rules cover', () => {
  playLintCases(
    ['groupRuleCovered', 'narrowEgressRule'],
    [
      [
        'SG-11: a narrower block',
        ['groupRuleCovered'],
        [admitting(aRule(tcp(443), '10.0.0.0/8'), aRule(tcp(443), '10.0.1.0/24'))],
      ],
      [
        'SG-11: whatever their order',
        ['groupRuleCovered'],
        [admitting(aRule(tcp(443), '10.0.1.0/24'), aRule(tcp(443), '10.0.0.0/8'))],
      ],
      [
        'SG-11: two halves of one range together',
        ['groupRuleCovered'],
        [
          admitting(
            aRule(tcp({ from: 0, to: 99 }), '10.0.0.0/8'),
            aRule(tcp({ from: 100, to: 200 }), '10.0.0.0/8'),
            aRule(tcp({ from: 90, to: 110 }), '10.0.0.0/8'),
          ),
        ],
      ],
      [
        'SG-11: of two that are covered by each other with a third one, one stays',
        ['groupRuleCovered'],
        [
          admitting(
            aRule(tcp({ from: 0, to: 60 }), '10.0.0.0/8'),
            aRule(tcp({ from: 40, to: 100 }), '10.0.0.0/8'),
            aRule(tcp({ from: 30, to: 70 }), '10.0.0.0/8'),
          ),
        ],
      ],
      [
        'SG-10: the other family',
        [],
        [admitting(aRule(tcp(443), '::/0'), aRule(tcp(443), '10.0.1.0/24'))],
      ],
      [
        'SG-22: a reference that a block of its whole VPC covers',
        ['groupRuleCovered'],
        [admitting(aRule(tcp(443), '10.0.0.0/16'), aRule(tcp(443), 'sg-default'))],
      ],
      [
        'SG-22: a reference with fewer ports than another to the same group',
        ['groupRuleCovered'],
        [admitting(aRule(tcp({ from: 1, to: 500 }), 'sg-default'), aRule(tcp(443), 'sg-default'))],
      ],
      [
        'SG-22: a reference beside one to another group',
        [],
        [
          aSecurityGroup({ id: 'sg-2' }),
          admitting(aRule(tcp({ from: 1, to: 500 }), 'sg-2'), aRule(tcp(443), 'sg-default')),
        ],
      ],
      [
        'SG-22: a reference does not cover a block',
        [],
        [admitting(aRule(ALL_TRAFFIC, 'sg-default'), aRule(tcp(443), '10.0.1.0/24'))],
      ],
      [
        'SG-39: a list whose entries a block covers',
        ['groupRuleCovered'],
        [
          aPrefixList('10.1.0.0/16', '10.2.0.0/16'),
          admitting(aRule(tcp(443), '10.0.0.0/8'), aRule(tcp(443), 'pl-1')),
        ],
      ],
      [
        'SG-39: a list of unknown content',
        [],
        [
          { kind: 'prefixList', id: asId('pl-1'), name: '', family: 'ipv4', awsManaged: false },
          admitting(aRule(tcp(443), '0.0.0.0/0'), aRule(tcp(443), 'pl-1')),
        ],
      ],
      [
        'SG-12: equal rules are an issue of their own',
        [],
        [admitting(aRule(tcp(443)), { ...aRule(tcp(443)), id: asId('sgr-2') })],
      ],
      [
        'SG-21, TRAP-03: outbound HTTPS beside everything',
        ['narrowEgressRule'],
        [aSecurityGroup({ egress: [aRule(), aRule(tcp(443))] })],
      ],
      ['SG-21: outbound HTTPS alone', [], [aSecurityGroup({ egress: [aRule(tcp(443))] })]],
    ],
  )

  it('SG-11, SG-21: name the rule, and the one that makes it idle', () => {
    const group = aSecurityGroup({ egress: [aRule(), aRule(tcp(443))] })
    expect(findingsIn([group], 'narrowEgressRule')[0]).toMatchObject({
      about: {
        kind: 'rule',
        securityGroupId: 'sg-1',
        direction: 'egress',
        ruleId: aRule(tcp(443)).id,
      },
      sentence:
        'sg-1 allows outbound TCP 443 to 0.0.0.0/0, which restricts nothing: all traffic to 0.0.0.0/0 is allowed as well',
      rules: ['SG-21'],
    })
  })
})

describe('rules that another group brings along', () => {
  const wide = aSecurityGroup({ id: 'sg-wide', ingress: [aRule(tcp(443))], egress: [] })
  const narrow = aSecurityGroup({
    id: 'sg-narrow',
    ingress: [aRule(tcp(443), '10.0.0.0/8')],
    egress: [],
  })
  const both = aServer('web', '10.0.1.10', { groups: ['sg-narrow', 'sg-wide'] })
  const alone = aServer('db', '10.0.1.11', { groups: ['sg-narrow'] })
  playLintCases(
    ['groupRulePooled'],
    [
      [
        'SG-18, TRAP-02: every member carries the wider group too',
        ['groupRulePooled'],
        [aSubnet(), wide, narrow, both],
      ],
      ['SG-18: a member that does not', [], [aSubnet(), wide, narrow, both, alone]],
      [
        'SG-13: the rule that every group is made with',
        [],
        [
          aSubnet(),
          aSecurityGroup({ id: 'sg-a' }),
          aSecurityGroup({ id: 'sg-b' }),
          aServer('web', '10.0.1.10', { groups: ['sg-a', 'sg-b'] }),
        ],
      ],
    ],
  )
})

describe('rules that admit the world', () => {
  const bastion = aServer('bastion', '10.0.1.10', { groups: ['sg-1'], publicIp: '203.0.113.10' })
  playLintCases(
    ['openToTheWorld'],
    [
      [
        'SG-06: SSH from everywhere',
        ['openToTheWorld'],
        [publicSubnet, admitting(aRule(tcp(22))), bastion],
      ],
      [
        'SG-05: everything from everywhere',
        ['openToTheWorld'],
        [publicSubnet, admitting(aRule()), bastion],
      ],
      [
        'SG-06: databases within a range',
        ['openToTheWorld'],
        [publicSubnet, admitting(aRule(tcp({ from: 3000, to: 6000 }))), bastion],
      ],
      ['SG-06: HTTPS from everywhere', [], [publicSubnet, admitting(aRule(tcp(443))), bastion]],
      [
        'SG-03: SSH from one office',
        [],
        [publicSubnet, admitting(aRule(tcp(22), '198.51.100.0/24')), bastion],
      ],
    ],
  )

  it('IGW-02: is a note only where nothing is reachable by it', () => {
    const open = admitting(aRule(tcp(22)))
    const severity = (...resources: Parameters<typeof findingsIn>[0]) =>
      findingsIn(resources, 'openToTheWorld').map((found) => found.severity)
    expect(severity(publicSubnet, open, bastion)).toEqual(['warning'])
    expect(
      severity(aSubnet(), open, aServer('bastion', '10.0.1.10', { groups: ['sg-1'] })),
    ).toEqual(['note'])
  })
})

describe('rules that match nobody', () => {
  const fromHome = admitting(aRule(tcp(22), '192.168.1.0/24'))
  playLintCases(
    ['privateSourceFromNowhere', 'referenceWithoutMembers', 'ruleForExemptService'],
    [
      [
        'IGW-08, TRAP-50: a home address of no network here',
        ['privateSourceFromNowhere'],
        [aSubnet(), fromHome],
      ],
      [
        'IGW-08: a block of the VPC itself',
        [],
        [aSubnet(), admitting(aRule(tcp(22), '10.0.1.0/24'))],
      ],
      [
        'IGW-08: where a peering may bring it',
        [],
        [secondVpc, aPeering(aVpc(), otherVpc), fromHome],
      ],
      [
        'SG-22: a group that nothing carries',
        ['referenceWithoutMembers'],
        [
          aSubnet(),
          aSecurityGroup({ id: 'sg-2' }),
          admitting(aRule(tcp(22), 'sg-2')),
          aServer('web', '10.0.1.10', { groups: ['sg-1'] }),
        ],
      ],
      [
        'SG-22: a group that something carries',
        [],
        [
          aSubnet(),
          admitting(aRule(tcp(22), 'sg-1')),
          aServer('web', '10.0.1.10', { groups: ['sg-1'] }),
        ],
      ],
      [
        'EXM-01, EXM-06, TRAP-37: the metadata service',
        ['ruleForExemptService'],
        [aSecurityGroup({ egress: [aRule(tcp(80), '169.254.169.254/32')] })],
      ],
    ],
  )
})

describe('IPv6 that a group forgets', () => {
  const dualStack = [
    aVpc({ ipv6CidrBlocks: [cidr('2001:db8::/56')] }),
    aSubnet({ ipv6CidrBlock: cidr('2001:db8::/64') }),
    aServer('web', '10.0.1.10', { groups: ['sg-1'], ipv6: '2001:db8::10' }),
  ]
  const out = (...egress: readonly SecurityGroupRule[]) => aSecurityGroup({ egress, ingress: [] })
  playLintCases(
    ['groupLeavesIpv6Out'],
    [
      [
        'SG-10, TRAP-17: HTTPS from any IPv4 address alone',
        ['groupLeavesIpv6Out'],
        [dualStack, aSecurityGroup({ ingress: [aRule(tcp(443))], egress: [] })],
      ],
      [
        'SG-10: HTTPS from both',
        [],
        [
          dualStack,
          aSecurityGroup({ ingress: [aRule(tcp(443)), aRule(tcp(443), '::/0')], egress: [] }),
        ],
      ],
      [
        'SG-10: IPv6 for one block is a decision',
        [],
        [dualStack, out(aRule(), aRule(ALL_TRAFFIC, '2001:db8:9::/48'))],
      ],
      [
        'SG-10: members without IPv6',
        [],
        [
          aSubnet(),
          aServer('web', '10.0.1.10', { groups: ['sg-1'] }),
          aSecurityGroup({ ingress: [aRule(tcp(443))] }),
        ],
      ],
    ],
  )
})
