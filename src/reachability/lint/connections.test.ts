import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import { tcp } from '@/model/traffic'
import {
  anInternetGateway,
  aPeering,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { otherVpc, secondVpc } from '@/testing/issueCases'
import { findingsIn, playLintCases } from '@/testing/lintCases'
import { aResource } from '@/testing/moreBuilders'

function mainTable(...routes: readonly ReturnType<typeof aRoute>[]) {
  return aRouteTableOf({ id: 'rtb-main', main: true, routes })
}

function tableOfOther(...routes: readonly ReturnType<typeof aRoute>[]) {
  return aRouteTableOf({ id: 'rtb-main-2', vpcId: asId('vpc-2'), main: true, routes })
}

const toInternet = aRoute('0.0.0.0/0', 'internetGateway', 'igw-1')
const farSubnet = aSubnet({
  id: 'subnet-far',
  vpcId: asId('vpc-2'),
  cidrBlock: cidr('10.1.1.0/24'),
})

describe('a peering', () => {
  const joined = [secondVpc, aPeering(aVpc(), otherVpc), aSubnet(), farSubnet]
  const there = aRoute('10.1.0.0/16', 'peeringConnection', 'pcx-1')
  const back = aRoute('10.0.0.0/16', 'peeringConnection', 'pcx-1')
  const silent = [
    aRouteTableOf({ id: 'rtb-silent', vpcId: asId('vpc-2') }),
    aSubnet({
      id: 'subnet-silent',
      vpcId: asId('vpc-2'),
      cidrBlock: cidr('10.1.2.0/24'),
      routeTableId: asId('rtb-silent'),
    }),
  ]
  playLintCases(
    ['peeringOneWay', 'peeringSomeOneWay', 'peeringRouteBeyond'],
    [
      ['PCX-04, TRAP-28: routes on one side', ['peeringOneWay'], [joined, mainTable(there)]],
      ['PCX-04: routes on both', [], [joined, mainTable(there), tableOfOther(back)]],
      [
        'PCX-04: routes on both, but not of every subnet',
        ['peeringSomeOneWay'],
        [joined, silent, mainTable(there), tableOfOther(back)],
      ],
      [
        'PCX-06, TRAP-26: the internet by the peer',
        ['peeringRouteBeyond'],
        [
          joined,
          mainTable(there, aRoute('198.51.100.0/24', 'peeringConnection', 'pcx-1')),
          tableOfOther(back),
        ],
      ],
      [
        'PCX-05, TRAP-27: a VPC behind the peer',
        ['peeringRouteBeyond'],
        [
          joined,
          mainTable(there, aRoute('10.2.0.0/16', 'peeringConnection', 'pcx-1')),
          tableOfOther(back),
        ],
      ],
      [
        'PCX-07: a summary that holds the peer',
        [],
        [joined, mainTable(aRoute('10.0.0.0/8', 'peeringConnection', 'pcx-1')), tableOfOther(back)],
      ],
    ],
  )

  it('PCX-04: tell who sends and whose table has no route back', () => {
    expect(findingsIn([joined, mainTable(there)], 'peeringOneWay')[0]?.sentence).toBe(
      'subnet-1 of vpc-1 sends IPv4 to subnet-far of vpc-2 over pcx-1, but rtb-main-2 has no route back',
    )
  })
})

describe('a transit gateway', () => {
  const attachment = (id: string, vpcId: string, subnetId: string) =>
    aResource('transitGatewayAttachment', {
      id,
      attached: {
        kind: 'vpc',
        vpcId: asId<never>(vpcId),
        subnetIds: [asId<never>(subnetId)],
        applianceMode: false,
        securityGroupReferencing: true,
        ipv6: false,
      },
    })
  const both = [asId<never>('tgw-attach-1'), asId<never>('tgw-attach-2')]
  const table = (about: Parameters<typeof aResource<'transitGatewayRouteTable'>>[1] = {}) =>
    aResource('transitGatewayRouteTable', {
      associatedAttachmentIds: both,
      propagatingAttachmentIds: both,
      ...about,
    })
  const joined = [
    secondVpc,
    aSubnet(),
    farSubnet,
    aResource('transitGateway'),
    attachment('tgw-attach-1', 'vpc-1', 'subnet-1'),
    attachment('tgw-attach-2', 'vpc-2', 'subnet-far'),
  ]
  const there = mainTable(aRoute('10.1.0.0/16', 'transitGateway', 'tgw-1'))
  const back = tableOfOther(aRoute('10.0.0.0/16', 'transitGateway', 'tgw-1'))
  const otherZone = aSubnet({
    id: 'subnet-b',
    cidrBlock: cidr('10.0.2.0/24'),
    availabilityZone: 'us-east-1b',
  })
  playLintCases(
    ['transitGatewayNoRoute', 'transitGatewayOneWay', 'zoneWithoutAttachment'],
    [
      ['TGW-07: routes both ways, and propagation', [], [joined, table(), there, back]],
      ['TGW-07: no route back in the far VPC', ['transitGatewayOneWay'], [joined, table(), there]],
      [
        'TGW-12: no route in the gateway’s table',
        ['transitGatewayNoRoute'],
        [joined, table({ propagatingAttachmentIds: [] }), there],
      ],
      [
        'TGW-07: no route back in the gateway’s table',
        ['transitGatewayNoRoute', 'transitGatewayOneWay'],
        [joined, table({ propagatingAttachmentIds: both.slice(1) }), there, back],
      ],
      [
        'TGW-12: a table that is not known',
        [],
        [joined, table({ complete: false, propagatingAttachmentIds: [] }), there],
      ],
      [
        'TGW-13: a blackhole is meant',
        [],
        [
          joined,
          table({
            propagatingAttachmentIds: [],
            routes: [
              {
                destination: { kind: 'cidr', cidr: cidr('10.1.0.0/16') },
                origin: 'static',
                attachmentIds: [],
              },
            ],
          }),
          there,
        ],
      ],
      [
        'TGW-07: a summary may pass over VPCs that are kept apart',
        [],
        [
          joined,
          table({ propagatingAttachmentIds: [] }),
          mainTable(aRoute('10.0.0.0/8', 'transitGateway', 'tgw-1')),
        ],
      ],
      [
        'TGW-04, TRAP-29: a subnet in a zone without an attachment subnet',
        ['zoneWithoutAttachment'],
        [joined, otherZone, table(), there, back],
      ],
    ],
  )
})

describe('an inspection behind a transit gateway', () => {
  const inspecting = (name: string, block: string, availabilityZone: string) => [
    aSubnet({
      id: `subnet-${name}`,
      cidrBlock: cidr(block),
      availabilityZone,
      routeTableId: asId(`rtb-${name}`),
    }),
    aRouteTableOf({
      id: `rtb-${name}`,
      routes: [aRoute('0.0.0.0/0', 'gatewayLoadBalancerEndpoint', 'vpce-gwlb')],
    }),
  ]
  const attachment = (applianceMode: boolean) => [
    aResource('transitGateway'),
    aResource('gatewayLoadBalancerEndpoint'),
    inspecting('a', '10.0.1.0/24', 'us-east-1a'),
    inspecting('b', '10.0.2.0/24', 'us-east-1b'),
    aResource('transitGatewayAttachment', {
      attached: {
        kind: 'vpc',
        vpcId: asId<never>('vpc-1'),
        subnetIds: [asId<never>('subnet-a'), asId<never>('subnet-b')],
        applianceMode,
        securityGroupReferencing: true,
        ipv6: false,
      },
    }),
  ]
  playLintCases(
    ['applianceModeOff'],
    [
      [
        'TGW-16, TGW-17: in two zones without appliance mode',
        ['applianceModeOff'],
        attachment(false),
      ],
      ['TGW-17: in two zones with it', [], attachment(true)],
    ],
  )
})

describe('a middlebox between subnets', () => {
  const tableOf = (name: string, ...routes: readonly ReturnType<typeof aRoute>[]) =>
    aRouteTableOf({ id: `rtb-${name}`, routes })
  const subnetOf = (name: string, block: string) =>
    aSubnet({ id: `subnet-${name}`, cidrBlock: cidr(block), routeTableId: asId(`rtb-${name}`) })
  const subnets = [
    subnetOf('a', '10.0.1.0/24'),
    subnetOf('b', '10.0.2.0/24'),
    subnetOf('fw', '10.0.9.0/24'),
    tableOf('fw'),
  ]
  const appliance = aServer('fw', '10.0.9.10', {
    subnetId: 'subnet-fw',
    publicIp: '203.0.113.9',
    eni: { sourceDestCheck: false },
  })
  const byFirewall = (block: string) => aRoute(block, 'networkInterface', 'eni-fw')
  const edge = anInternetGateway({ edgeRouteTableId: asId('rtb-edge') })
  const steered = [edge, tableOf('edge', byFirewall('10.0.1.0/24')), tableOf('b')]
  const referring = (...ingress: readonly ReturnType<typeof aRule>[]) => [
    aSecurityGroup({ id: 'sg-a' }),
    aSecurityGroup({ id: 'sg-b', ingress }),
    aServer('a', '10.0.1.10', { subnetId: 'subnet-a', groups: ['sg-a'] }),
    aServer('b', '10.0.2.10', { subnetId: 'subnet-b', groups: ['sg-b'] }),
  ]
  const around = [
    subnets,
    appliance,
    tableOf('a', byFirewall('10.0.2.0/24')),
    tableOf('b', byFirewall('10.0.1.0/24')),
  ]
  const straight = [subnets, appliance, tableOf('a'), tableOf('b')]
  playLintCases(
    ['middleboxOneWay', 'redirectedSubnetBypasses', 'referenceBehindMiddlebox'],
    [
      ['MB-11: both subnets send to it', [], around],
      [
        'MB-10, MB-11: one of them does',
        ['middleboxOneWay'],
        [subnets, appliance, tableOf('a', byFirewall('10.0.2.0/24')), tableOf('b')],
      ],
      [
        'MB-08: a redirected subnet that answers directly',
        ['redirectedSubnetBypasses'],
        [subnets, appliance, steered, tableOf('a', toInternet)],
      ],
      [
        'MB-08: one that answers by the middlebox',
        [],
        [subnets, appliance, steered, tableOf('a', byFirewall('0.0.0.0/0'))],
      ],
      [
        'SG-30: a reference to a group behind it',
        ['referenceBehindMiddlebox'],
        [around, referring(aRule(tcp(443), 'sg-a'))],
      ],
      ['SG-30: a block behind it', [], [around, referring(aRule(tcp(443), '10.0.1.0/24'))]],
      [
        'SG-30: a reference to a group that is reached directly',
        [],
        [straight, referring(aRule(tcp(443), 'sg-a'))],
      ],
    ],
  )
})
