import { describe } from 'vitest'
import { asId, type VpcId } from '../ids'
import { cidr, ip } from '../ip'
import type { Resource } from '../topology'
import { tcp } from '../traffic'
import {
  anInterface,
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
import { aResource } from '@/testing/moreBuilders'
import { comesWithOtherVpc, otherVpc, playIssueCases, secondVpc } from '@/testing/issueCases'

function vpcOf(...blocks: readonly string[]) {
  return aVpc({ cidrBlocks: blocks.map(cidr) })
}

function ipv6VpcOf(block: string) {
  return aVpc({ ipv6CidrBlocks: [cidr(block)] })
}

function mainTable(...routes: readonly ReturnType<typeof aRoute>[]) {
  return aRouteTableOf({ id: 'rtb-main', main: true, routes })
}

describe('the ranges of a VPC', () => {
  playIssueCases([
    [
      'VPC-10: nothing of 172.16/12 beside 10/8',
      ['vpcBlockRange'],
      [vpcOf('10.2.0.0/16', '172.20.0.0/16')],
    ],
    [
      'VPC-10: nothing of 198.19/16 beside 10/8',
      ['vpcBlockRange'],
      [vpcOf('10.2.0.0/16', '198.19.0.0/16')],
    ],
    [
      'VPC-10: nothing of 10.0/16 beside 10.0/15',
      ['vpcBlockRange'],
      [vpcOf('10.1.0.0/16', '10.0.0.0/20')],
    ],
    [
      'VPC-10: nothing of 10.0/16 twice',
      ['vpcBlockRange'],
      [vpcOf('10.2.0.0/16', '10.0.0.0/20', '10.0.16.0/20')],
    ],
    [
      'VPC-10: nothing of 172.31/16 beside 172.16/12',
      ['vpcBlockRange'],
      [vpcOf('172.20.0.0/16', '172.31.0.0/20')],
    ],
    [
      'VPC-10: nothing of 10/8 beside 192.168/16',
      ['vpcBlockRange'],
      [vpcOf('192.168.0.0/20', '10.2.0.0/16')],
    ],
    [
      'VPC-10: no RFC 1918 beside 198.19/16',
      ['vpcBlockRange'],
      [vpcOf('198.19.0.0/20', '192.168.0.0/20')],
    ],
    [
      'VPC-10: no RFC 1918 beside a public block',
      ['vpcBlockRange'],
      [vpcOf('100.64.0.0/16', '10.2.0.0/16')],
    ],
    [
      'VPC-10: other 10/8 and 100.64/10 are welcome',
      [],
      [vpcOf('10.2.0.0/16', '10.3.0.0/16', '100.64.0.0/16')],
    ],
    ['VPC-10: other 172.16/12 is welcome', [], [vpcOf('172.20.0.0/16', '172.21.0.0/16')]],
    ['VPC-15: a private IPv6 block outside fd80::/9', ['vpcIpv6Range'], [ipv6VpcOf('fd00:1::/56')]],
    ['VPC-15: one inside', [], [ipv6VpcOf('fd80:1::/56')]],
    ['VPC-14: an IPv6 block of /52 is one of the sizes', [], [ipv6VpcOf('2001:db8::/52')]],
    [
      'VPC-16: private IPv6 toward the internet',
      ['privateIpv6ToInternet'],
      [
        ipv6VpcOf('fd80:1::/56'),
        anInternetGateway(),
        mainTable(aRoute('::/0', 'internetGateway', 'igw-1')),
      ],
    ],
    [
      'VPC-16: public IPv6 toward the internet',
      [],
      [
        ipv6VpcOf('2001:db8::/56'),
        anInternetGateway(),
        mainTable(aRoute('::/0', 'internetGateway', 'igw-1')),
      ],
    ],
    [
      'VPC-09: a block that a route to a peer already names',
      ['replacedLocalRoute'],
      [
        vpcOf('10.2.0.0/16', '10.3.0.0/16'),
        secondVpc,
        aPeering(aVpc({ cidrBlocks: [cidr('10.2.0.0/16')] }), otherVpc),
        mainTable(aRoute('10.3.0.0/16', 'peeringConnection', 'pcx-1')),
      ],
    ],
    [
      'VPC-09: a block strictly inside a route’s destination',
      [],
      [
        vpcOf('10.2.0.0/16', '10.3.0.0/16'),
        secondVpc,
        aPeering(aVpc({ cidrBlocks: [cidr('10.2.0.0/16')] }), otherVpc),
        mainTable(aRoute('10.0.0.0/8', 'peeringConnection', 'pcx-1')),
      ],
    ],
    [
      'VPC-11: a pending peering of VPCs that overlap',
      ['peeredBlocksOverlap'],
      [
        vpcOf('10.1.0.0/16'),
        secondVpc,
        aPeering(aVpc(), otherVpc, { status: 'pending-acceptance' }),
      ],
    ],
    [
      'VPC-11, PCX-02: a request that failed stands in nobody’s way',
      [],
      [vpcOf('10.1.0.0/16'), secondVpc, aPeering(aVpc(), otherVpc, { status: 'failed' })],
    ],
    [
      'VPC-12: overlapping VPCs behind one Direct Connect gateway',
      ['directConnectOverlap'],
      [vpcOf('10.1.0.0/16'), secondVpc, directConnect()],
    ],
    ['VPC-12: others behind it', [], [secondVpc, directConnect()]],
    [
      'SUB-01, VPC-17: a zone of another Region',
      ['zoneOfOtherRegion'],
      [aSubnet({ availabilityZone: 'eu-west-1a' })],
    ],
    ['SUB-01: a Local Zone of the Region', [], [aSubnet({ availabilityZone: 'us-east-1-bos-1a' })]],
    [
      'SUB-02, SUB-08: an IPv6-only subnet in a VPC without IPv6',
      ['subnetOutsideVpc'],
      [withoutIpv4(aSubnet({ ipv6CidrBlock: cidr('2001:db8::/64') }))],
    ],
    [
      'SUB-06: an IPv6 subnet of /60',
      [],
      [ipv6VpcOf('2001:db8::/56'), aSubnet({ ipv6CidrBlock: cidr('2001:db8::/60') })],
    ],
  ])
})

function withoutIpv4(subnet: ReturnType<typeof aSubnet>): Resource {
  const { cidrBlock: _, ...others } = subnet
  return others
}

function directConnect(): readonly Resource[] {
  const association = (id: string) => ({
    gateway: { kind: 'virtualPrivateGateway', id: asId<never>(id) } as const,
    allowedPrefixes: [],
  })
  return [
    aResource('onPremisesNetwork'),
    aResource('virtualPrivateGateway'),
    aResource('virtualPrivateGateway', { id: 'vgw-2', vpcId: asId('vpc-2') }),
    aResource('directConnectGateway', {
      associations: [association('vgw-1'), association('vgw-2')],
    }),
  ]
}

describe('an interface', () => {
  const autoAssigned = (index: number, state: 'running' | 'stopped' = 'running') => {
    const addresses = ['10.0.1.10', '10.0.1.11'].map((address, at) => ({
      address: ip(address),
      ...(at === index && { publicIp: ip('203.0.113.9') }),
    }))
    return aServer('web', '10.0.1.10', {
      eni: { privateAddresses: addresses },
      instance: { state },
    })
  }
  const timedOut = (tcpEstablished: number) =>
    aServer('web', '10.0.1.10', { eni: { connectionTracking: { tcpEstablished } } })
  playIssueCases([
    [
      'ADDR-03: a public address that AWS gave to a secondary one',
      ['publicAddressMisplaced'],
      [aSubnet(), autoAssigned(1)],
    ],
    ['ADDR-03: one on the first', [], [aSubnet(), autoAssigned(0)]],
    [
      'ADDR-03: one on an instance that is stopped',
      ['publicAddressWhileStopped'],
      [aSubnet(), autoAssigned(0, 'stopped')],
    ],
    [
      'ADDR-03, ADDR-05: an Elastic IP stays when the instance stops',
      [],
      [
        aSubnet(),
        aServer('web', '10.0.1.10', { publicIp: '203.0.113.9', instance: { state: 'stopped' } }),
      ],
    ],
    [
      'ADDR-05: an IPv6 Elastic IP',
      ['publicAddressFamily'],
      [aSubnet(), aServer('web', '10.0.1.10', { publicIp: '2001:db8::9' })],
    ],
    ['CT-15: a time-out of ten seconds', ['trackingTimeout'], [aSubnet(), timedOut(10)]],
    ['CT-15: one of five days', [], [aSubnet(), timedOut(432_000)]],
    [
      'ENI-02: interfaces of one instance in two zones',
      ['interfaceInOtherZone'],
      [
        aSubnet(),
        aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), availabilityZone: 'us-east-1b' }),
        aServer('web', '10.0.1.10'),
        secondInterface('subnet-2', '10.0.2.10'),
      ],
    ],
    [
      'ENI-03: a secondary interface may be in another VPC of the zone',
      [],
      [
        secondVpc,
        aSubnet(),
        aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.2.0/24') }),
        aServer('web', '10.0.1.10'),
        secondInterface('subnet-2', '10.1.2.10', 'sg-default-2'),
      ],
    ],
  ])
})

function secondInterface(subnetId: string, address: string, group = 'sg-default') {
  return anInterface({
    id: 'eni-second',
    subnetId: asId(subnetId),
    privateAddresses: [{ address: ip(address) }],
    attachment: { instanceId: asId('i-web'), deviceIndex: 1 },
    securityGroupIds: [asId(group)],
  })
}

describe('a security group', () => {
  const named = (id: string, name: string) => aSecurityGroup({ id, name })
  const associated = (about: Parameters<typeof aSecurityGroup>[0] = {}) =>
    aSecurityGroup({ associatedVpcIds: [asId('vpc-2')], ...about })
  const list = aPrefixList('10.0.0.0/8', '172.16.0.0/12')
  playIssueCases([
    [
      'SG-12: two of one name, whatever the case',
      ['groupNameTwice'],
      [named('sg-1', 'Web'), named('sg-2', 'web')],
    ],
    [
      'SG-12: one name in two VPCs',
      [],
      [
        secondVpc,
        named('sg-1', 'web'),
        aSecurityGroup({ id: 'sg-2', name: 'web', vpcId: asId('vpc-2') }),
      ],
    ],
    ['SG-12: a name that begins with sg-', ['groupNameReserved'], [named('sg-1', 'sg-web')]],
    [
      'SG-45: a default group for another VPC',
      ['defaultGroups', 'groupAssociation'],
      [secondVpc, associated({ isDefault: true })],
    ],
    [
      'SG-45: a default VPC',
      ['groupAssociation'],
      [comesWithOtherVpc, { ...otherVpc, isDefault: true }, associated()],
    ],
    [
      'SG-45: a VPC of another Region',
      ['groupAssociation'],
      [comesWithOtherVpc, { ...otherVpc, region: 'eu-west-1' }, associated()],
    ],
    [
      'SG-44, SG-45: on an interface of a VPC that it is associated with',
      [],
      [
        secondVpc,
        associated(),
        aSubnet({ vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.2.0/24') }),
        aServer('web', '10.1.2.10', { groups: ['sg-1'] }),
      ],
    ],
    [
      'SG-39: a list of both families',
      ['prefixListFamily'],
      [{ ...list, entries: [{ cidr: cidr('::/0') }] }],
    ],
    ['SG-40: a list beyond its maximum', ['prefixListTooLong'], [{ ...list, maxEntries: 1 }]],
    ['SG-39, SG-40: a list within it', [], [{ ...list, maxEntries: 2 }]],
  ])
})

describe('a rule that names a group of another VPC', () => {
  const inbound = aSecurityGroup({ ingress: [aRule(tcp(443), 'sg-default-2')] })
  const outbound = aSecurityGroup({ egress: [aRule(tcp(443), 'sg-default-2')] })
  const joined = (isOn: boolean): readonly Resource[] => {
    const attachment = (id: string, vpcId: string) =>
      aResource('transitGatewayAttachment', {
        id,
        attached: {
          kind: 'vpc',
          vpcId: asId<VpcId>(vpcId),
          subnetIds: [],
          applianceMode: false,
          securityGroupReferencing: true,
          ipv6: false,
        },
      })
    return [
      aResource('transitGateway', { securityGroupReferencing: isOn }),
      attachment('tgw-attach-1', 'vpc-1'),
      attachment('tgw-attach-2', 'vpc-2'),
    ]
  }
  const far = { ...otherVpc, region: 'eu-west-1' }
  playIssueCases([
    ['SG-25: nothing joins the VPCs', ['groupOutOfReach'], [secondVpc, inbound]],
    [
      'SG-25, SG-27: an active peering',
      [],
      [secondVpc, aPeering(aVpc(), otherVpc), inbound, outbound],
    ],
    [
      'SG-27, PCX-11: a peering across Regions',
      ['groupInOtherRegion'],
      [comesWithOtherVpc, far, aPeering(aVpc(), far), inbound],
    ],
    ['SG-28, TGW-19: a transit gateway with referencing', [], [secondVpc, joined(true), inbound]],
    [
      'SG-28: a transit gateway without it',
      ['groupBeyondTransitGateway'],
      [secondVpc, joined(false), inbound],
    ],
    [
      'SG-26: outbound over a transit gateway',
      ['groupBeyondTransitGateway'],
      [secondVpc, joined(true), outbound],
    ],
  ])
})
