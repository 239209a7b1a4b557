import { describe } from 'vitest'
import { asId } from '../ids'
import { cidr, ip } from '../ip'
import type { Resource, ResourceOf } from '../topology'
import {
  anInternetGateway,
  aNatGateway,
  aPrefixList,
  aRoute,
  aRouteTableOf,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { playIssueCases } from '@/testing/issueCases'

function mainTable(...routes: readonly ReturnType<typeof aRoute>[]) {
  return aRouteTableOf({ id: 'rtb-main', main: true, routes })
}

/** A table of its own, for a subnet that is not to use the main one. */
function ownTable(...routes: readonly ReturnType<typeof aRoute>[]) {
  return aRouteTableOf({ id: 'rtb-own', routes })
}

function subnetWithOwnTable(about: Parameters<typeof aSubnet>[0] = {}) {
  return aSubnet({
    id: 'subnet-2',
    cidrBlock: cidr('10.0.2.0/24'),
    routeTableId: asId('rtb-own'),
    ...about,
  })
}

const toInternet = aRoute('0.0.0.0/0', 'internetGateway', 'igw-1')
const publicOwnTable = [anInternetGateway(), ownTable(toInternet), subnetWithOwnTable()]

describe('a NAT gateway', () => {
  const nat = aNatGateway('10.0.2.9', '203.0.113.9', 'subnet-2')
  const privateNat = (publicIp: boolean): readonly Resource[] => [
    { ...nat[0], connectivityType: 'private' },
    publicIp ? nat[1] : { ...nat[1], privateAddresses: [{ address: ip('10.0.2.9') }] },
  ]
  const regional = (about: Partial<ResourceOf<'natGateway'>> = {}): Resource => {
    const { subnetId: _, ...gateway } = nat[0]
    return { ...gateway, networkInterfaceIds: [], regional: { addresses: [] }, ...about }
  }
  const inspected = [
    aRouteTableOf({ id: 'rtb-fw' }),
    aSubnet({ id: 'subnet-3', cidrBlock: cidr('10.0.3.0/24'), routeTableId: asId('rtb-fw') }),
    aResource('gatewayLoadBalancerEndpoint', { subnetId: asId('subnet-3') }),
  ]
  const { cidrBlock: _, ...ipv6Only } = subnetWithOwnTable({
    ipv6CidrBlock: cidr('2001:db8:0:2::/64'),
  })
  playIssueCases([
    ['NAT-02: a public one in a public subnet', [], [publicOwnTable, nat]],
    [
      'NAT-02, TRAP-22: a public one in a private subnet',
      ['natInPrivateSubnet'],
      [ownTable(), subnetWithOwnTable(), nat],
    ],
    [
      'NAT-02: a firewall on its way out',
      [],
      [
        ownTable(aRoute('0.0.0.0/0', 'gatewayLoadBalancerEndpoint', 'vpce-gwlb')),
        subnetWithOwnTable(),
        inspected,
        nat,
      ],
    ],
    [
      'NAT-03: a private one with an Elastic IP',
      ['privateNatWithPublicAddress'],
      [publicOwnTable, privateNat(true)],
    ],
    ['NAT-03: a private one without', [], [ownTable(), subnetWithOwnTable(), privateNat(false)]],
    ['NAT-22: a regional one without a subnet', [], [regional()]],
    [
      'NAT-22: a regional one in a subnet',
      ['regionalNat'],
      [publicOwnTable, regional({ subnetId: asId('subnet-2') })],
    ],
    [
      'NAT-24: a regional private one',
      ['regionalNat'],
      [regional({ connectivityType: 'private' })],
    ],
    [
      'N64-06: a gateway in the subnet of IPv6-only clients',
      ['addressOutsideSubnet', 'natWithoutIpv4'],
      [
        aVpc({ ipv6CidrBlocks: [cidr('2001:db8::/56')] }),
        anInternetGateway(),
        ownTable(toInternet),
        ipv6Only,
        nat,
      ],
    ],
    [
      'N64-06: a gateway in another subnet',
      [],
      [publicOwnTable, nat, aSubnet(), mainTable(aRoute('64:ff9b::/96', 'natGateway', 'nat-1'))],
    ],
    [
      'NAT-13: its own subnet sent to it',
      ['routeIntoOwnSubnet'],
      [
        anInternetGateway(),
        ownTable(toInternet, aRoute('8.8.8.0/24', 'natGateway', 'nat-1')),
        subnetWithOwnTable(),
        nat,
      ],
    ],
    [
      'NAT-13: another subnet sent to it',
      [],
      [publicOwnTable, nat, aSubnet(), mainTable(aRoute('0.0.0.0/0', 'natGateway', 'nat-1'))],
    ],
  ])
})

describe('a gateway route table', () => {
  const appliance = (publicIp?: string) =>
    aServer('fw', '10.0.2.10', {
      subnetId: 'subnet-2',
      eni: { sourceDestCheck: false },
      ...(publicIp === undefined ? {} : { publicIp }),
    })
  const edge = (about: Partial<ResourceOf<'routeTable'>>, gateway: Resource = igw) => [
    gateway,
    aRouteTableOf({ ...about, id: 'rtb-edge' }),
    ownTable(),
    subnetWithOwnTable(),
    aSubnet(),
  ]
  const igw = anInternetGateway({ edgeRouteTableId: asId('rtb-edge') })
  const vgw = aResource('virtualPrivateGateway', { edgeRouteTableId: asId('rtb-edge') })
  const steers = (block: string) => ({ routes: [aRoute(block, 'networkInterface', 'eni-fw')] })
  playIssueCases([
    [
      'MB-02: a whole subnet to an appliance',
      [],
      [edge(steers('10.0.1.0/24')), appliance('203.0.113.5')],
    ],
    [
      'MB-02: a whole subnet to a Gateway Load Balancer endpoint',
      [],
      [
        edge({ routes: [aRoute('10.0.1.0/24', 'gatewayLoadBalancerEndpoint', 'vpce-gwlb')] }),
        aResource('gatewayLoadBalancerEndpoint', { subnetId: asId('subnet-2') }),
      ],
    ],
    [
      'MB-02: a part of a subnet',
      ['routeInsideVpc', 'edgeTable'],
      [edge(steers('10.0.1.0/25')), appliance('203.0.113.5')].toReversed(),
    ],
    [
      'MB-03: a block outside the VPC',
      ['edgeTable'],
      [edge(steers('10.9.0.0/24')), appliance('203.0.113.5')],
    ],
    [
      'MB-03: a prefix list',
      ['edgeTable'],
      [edge(steers('pl-1')), aPrefixList('10.0.1.0/24'), appliance('203.0.113.5')],
    ],
    ['MB-03: propagation', ['edgeTable'], [edge({ propagatingGatewayIds: [asId('vgw-1')] }, vgw)]],
    [
      'MB-02, VGW-07: the same at a virtual private gateway',
      [],
      [edge(steers('10.0.1.0/24'), vgw), appliance()],
    ],
    [
      'MB-04: an own public pool to one interface',
      [],
      [edge(steers('198.51.100.0/24')), appliance('203.0.113.5')],
    ],
    [
      'MB-07: an appliance without a public address',
      ['edgeApplianceWithoutPublicAddress'],
      [edge(steers('10.0.1.0/24')), appliance()],
    ],
    [
      'MB-03: a main table',
      ['edgeTable'],
      [anInternetGateway({ edgeRouteTableId: asId('rtb-main') })],
    ],
  ])
})
