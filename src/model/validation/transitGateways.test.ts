import { describe } from 'vitest'
import { asId } from '../ids'
import { cidr, ip } from '../ip'
import type { Resource } from '../topology'
import {
  aGatewayEndpoint,
  anInterface,
  aRoute,
  aRouteTableOf,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { comesWithOtherVpc, playIssueCases, secondVpc } from '@/testing/issueCases'

function mainTable(...routes: readonly ReturnType<typeof aRoute>[]) {
  return aRouteTableOf({ id: 'rtb-main', main: true, routes })
}

describe('a transit gateway', () => {
  const gateway = aResource('transitGateway')
  const attached = (about: { vpcId?: string; subnetIds?: readonly string[] } = {}) =>
    ({
      kind: 'vpc',
      vpcId: asId<never>(about.vpcId ?? 'vpc-1'),
      subnetIds: (about.subnetIds ?? ['subnet-1']).map((id) => asId<never>(id)),
      applianceMode: false,
      securityGroupReferencing: true,
      ipv6: false,
    }) as const
  const attachment = (id = 'tgw-attach-1', about: Parameters<typeof attached>[0] = {}) =>
    aResource('transitGatewayAttachment', { id, attached: attached(about) })
  const table = (about: Parameters<typeof aResource<'transitGatewayRouteTable'>>[1] = {}) =>
    aResource('transitGatewayRouteTable', about)
  const ids = (...list: readonly string[]) => list.map((id) => asId<never>(id))
  const { cidrBlock: _, ...ipv6Only } = aSubnet({ ipv6CidrBlock: cidr('2001:db8:0:1::/64') })
  const sameZone = aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24') })
  const peering = aResource('transitGatewayAttachment', {
    id: 'tgw-attach-peer',
    attached: { kind: 'peering', peerTransitGatewayId: asId<never>('tgw-2') },
  })
  const far = aResource('transitGateway', { id: 'tgw-2' })
  playIssueCases([
    [
      'TGW-01: a VPC of another Region',
      ['attachmentInOtherRegion'],
      [{ ...gateway, region: 'eu-west-1' }, aSubnet(), attachment()],
    ],
    ['TGW-02: a subnet in each zone', [], [gateway, aSubnet(), attachment()]],
    [
      'TGW-02: two subnets in one zone',
      ['attachmentSubnets'],
      [
        gateway,
        aSubnet(),
        sameZone,
        attachment('tgw-attach-1', { subnetIds: ['subnet-1', 'subnet-2'] }),
      ],
    ],
    [
      'TGW-02: a subnet of another VPC',
      ['attachmentSubnets'],
      [
        secondVpc,
        gateway,
        aSubnet({ vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
        attachment(),
      ],
    ],
    [
      'TGW-02: one VPC attached twice',
      ['attachedTwice'],
      [gateway, aSubnet(), attachment(), attachment('tgw-attach-2')],
    ],
    [
      'TGW-03: a subnet without IPv4',
      ['attachmentSubnets'],
      [aVpc({ ipv6CidrBlocks: [cidr('2001:db8::/56')] }), gateway, ipv6Only, attachment()],
    ],
    [
      'TGW-03: a subnet in a Local Zone',
      ['attachmentSubnets'],
      [gateway, aSubnet({ availabilityZone: 'us-east-1-bos-1a' }), attachment()],
    ],
    [
      'TGW-08: two tables for one attachment',
      ['associatedTwice'],
      [
        gateway,
        aSubnet(),
        attachment(),
        table({ associatedAttachmentIds: ids('tgw-attach-1') }),
        table({ id: 'tgw-rtb-2', associatedAttachmentIds: ids('tgw-attach-1') }),
      ],
    ],
    [
      'TGW-08: a table of another gateway',
      ['attachmentOfOtherGateway'],
      [
        gateway,
        far,
        aSubnet(),
        attachment(),
        table({ transitGatewayId: asId('tgw-2'), associatedAttachmentIds: ids('tgw-attach-1') }),
      ],
    ],
    [
      'TGW-10: no table at all',
      ['attachmentWithoutAssociation'],
      [gateway, aSubnet(), attachment(), table()],
    ],
    [
      'TGW-10: tables that are not known say nothing',
      [],
      [gateway, aSubnet(), attachment(), table({ complete: false })],
    ],
    [
      'TGW-08, TGW-10: one table',
      [],
      [gateway, aSubnet(), attachment(), table({ associatedAttachmentIds: ids('tgw-attach-1') })],
    ],
    [
      'TGW-11: overlapping VPCs that propagate',
      ['propagatedBlocksOverlap'],
      [
        aVpc({ id: 'vpc-2' }),
        comesWithOtherVpc,
        gateway,
        attachment('tgw-attach-1', { subnetIds: [] }),
        attachment('tgw-attach-2', { vpcId: 'vpc-2', subnetIds: [] }),
        table({
          associatedAttachmentIds: ids('tgw-attach-1', 'tgw-attach-2'),
          propagatingAttachmentIds: ids('tgw-attach-1', 'tgw-attach-2'),
        }),
      ],
    ],
    [
      'TGW-14: a peering that propagates',
      ['propagationOverPeering'],
      [
        gateway,
        far,
        peering,
        table({
          associatedAttachmentIds: ids('tgw-attach-peer'),
          propagatingAttachmentIds: ids('tgw-attach-peer'),
        }),
      ],
    ],
    [
      'TGW-14: a static route to a peering',
      [],
      [
        gateway,
        far,
        peering,
        table({
          associatedAttachmentIds: ids('tgw-attach-peer'),
          routes: [
            {
              destination: { kind: 'cidr', cidr: cidr('10.9.0.0/16') },
              origin: 'static',
              attachmentIds: ids('tgw-attach-peer'),
            },
          ],
        }),
      ],
    ],
  ])
})

describe('a virtual private gateway', () => {
  const vgw = aResource('virtualPrivateGateway')
  const vpn = [aResource('customerGateway'), aResource('onPremisesNetwork'), vgw]
  const ipv6Vpc = aVpc({ ipv6CidrBlocks: [cidr('2001:db8::/56')] })
  const directConnect = aResource('directConnectGateway', {
    associations: [
      { gateway: { kind: 'virtualPrivateGateway', id: asId<never>('vgw-1') }, allowedPrefixes: [] },
    ],
  })
  const ipv6Route = mainTable(aRoute('2001:db8:9::/48', 'virtualPrivateGateway', 'vgw-1'))
  playIssueCases([
    [
      'VGW-01: two of them at one VPC',
      ['gatewayTwice'],
      [vgw, aResource('virtualPrivateGateway', { id: 'vgw-2' })],
    ],
    [
      'VGW-05: IPv6 over its VPN',
      ['vpnIpv6'],
      [vpn, aResource('vpnConnection', { staticRoutes: [cidr('2001:db8:9::/48')] })],
    ],
    [
      'VGW-05, RT-24: an IPv6 route to one with a VPN alone',
      ['routeFamily'],
      [ipv6Vpc, vpn, aResource('vpnConnection'), ipv6Route],
    ],
    [
      'VGW-05, RT-24: an IPv6 route to one with Direct Connect',
      [],
      [ipv6Vpc, vpn, aResource('vpnConnection'), directConnect, ipv6Route],
    ],
    [
      'RT-21: propagation from the gateway of another VPC',
      ['propagationFromOtherVpc'],
      [
        secondVpc,
        { ...vgw, vpcId: asId<never>('vpc-2') },
        aRouteTableOf({ id: 'rtb-main', main: true, propagatingGatewayIds: [asId('vgw-1')] }),
      ],
    ],
    [
      'RT-21: propagation from the own',
      [],
      [vgw, aRouteTableOf({ id: 'rtb-main', main: true, propagatingGatewayIds: [asId('vgw-1')] })],
    ],
  ])
})

describe('an endpoint', () => {
  const inSubnet = (id: string, subnetId: string, address: string): Resource =>
    anInterface({
      id,
      subnetId: asId(subnetId),
      interfaceType: 'vpc_endpoint',
      managedBy: 'VPC Endpoint Interface vpce-if',
      privateAddresses: [{ address: ip(address) }],
    })
  const zones = (second: string) => [
    aSubnet(),
    aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), availabilityZone: second }),
    aResource('interfaceEndpoint', {
      networkInterfaceIds: [asId<never>('eni-a'), asId<never>('eni-b')],
    }),
    inSubnet('eni-a', 'subnet-1', '10.0.1.10'),
    inSubnet('eni-b', 'subnet-2', '10.0.2.10'),
  ]
  const elsewhere = aSubnet({ vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') })
  playIssueCases([
    [
      'GWE-01: a gateway endpoint for SQS',
      ['endpointService'],
      [aGatewayEndpoint({ serviceName: 'com.amazonaws.us-east-1.sqs' })],
    ],
    [
      'GWE-01: one for S3 Express',
      [],
      [aGatewayEndpoint({ serviceName: 'com.amazonaws.us-east-1.s3express' })],
    ],
    ['IFE-01: two interfaces in one zone', ['endpointZoneTwice'], zones('us-east-1a')],
    ['IFE-01: one in each zone', [], zones('us-east-1b')],
    [
      'IFE-01: an interface in another VPC',
      ['endpointInOtherVpc'],
      [
        secondVpc,
        elsewhere,
        aResource('interfaceEndpoint', { networkInterfaceIds: [asId<never>('eni-a')] }),
        {
          ...inSubnet('eni-a', 'subnet-1', '10.1.1.10'),
          securityGroupIds: [asId('sg-default-2')],
        } as Resource,
      ],
    ],
    [
      'GWL-01: a Gateway Load Balancer endpoint in another VPC',
      ['endpointInOtherVpc'],
      [
        secondVpc,
        elsewhere,
        aResource('gatewayLoadBalancerEndpoint', { subnetId: asId('subnet-1') }),
      ],
    ],
  ])
})
