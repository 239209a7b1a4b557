import { describe } from 'vitest'
import { asId } from '../ids'
import { cidr, ip } from '../ip'
import type { Resource } from '../topology'
import {
  aGatewayEndpoint,
  anInterface,
  anInternetGateway,
  aPrefixList,
  aRoute,
  aRouteTableOf,
  aServer,
  aSubnet,
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

describe('a middlebox', () => {
  const appliance = aServer('fw', '10.0.2.10', {
    subnetId: 'subnet-2',
    eni: { sourceDestCheck: false },
  })
  const sendsTo = (block: string) => aRoute(block, 'networkInterface', 'eni-fw')
  const endpoint = aResource('gatewayLoadBalancerEndpoint', { subnetId: asId('subnet-2') })
  const egressOnly: Resource = {
    kind: 'egressOnlyInternetGateway',
    id: asId('eigw-1'),
    name: 'eigw-1',
    vpcId: asId('vpc-1'),
  }
  playIssueCases([
    [
      'MB-09: an appliance in its senders’ subnet',
      ['applianceInOwnSubnet'],
      [ownTable(sendsTo('0.0.0.0/0')), subnetWithOwnTable(), appliance],
    ],
    [
      'MB-09: an appliance in the subnet that it is asked for',
      ['applianceInOwnSubnet'],
      [mainTable(sendsTo('10.0.2.0/24')), aSubnet(), ownTable(), subnetWithOwnTable(), appliance],
    ],
    [
      'MB-09: an appliance in a subnet of its own',
      [],
      [mainTable(sendsTo('0.0.0.0/0')), aSubnet(), ownTable(), subnetWithOwnTable(), appliance],
    ],
    [
      'MB-13: a transit gateway’s traffic back into its own subnet',
      ['managedSubnetBehindMiddlebox'],
      [
        mainTable(sendsTo('10.0.1.0/24')),
        aSubnet(),
        ownTable(),
        subnetWithOwnTable(),
        appliance,
        aResource('transitGateway'),
        aResource('transitGatewayAttachment'),
      ],
    ],
    [
      'MB-13: into another subnet',
      [],
      [
        mainTable(sendsTo('10.0.3.0/24')),
        aSubnet(),
        aSubnet({ id: 'subnet-3', cidrBlock: cidr('10.0.3.0/24') }),
        ownTable(),
        subnetWithOwnTable(),
        appliance,
        aResource('transitGateway'),
        aResource('transitGatewayAttachment'),
      ],
    ],
    [
      'GWL-04: an endpoint among the servers that it inspects',
      ['applianceInOwnSubnet'],
      [
        mainTable(aRoute('10.0.2.0/24', 'gatewayLoadBalancerEndpoint', 'vpce-gwlb')),
        aSubnet(),
        ownTable(),
        subnetWithOwnTable(),
        endpoint,
      ],
    ],
    [
      'GWL-04: an endpoint in a subnet of its own',
      [],
      [
        mainTable(aRoute('0.0.0.0/0', 'gatewayLoadBalancerEndpoint', 'vpce-gwlb')),
        aSubnet(),
        ownTable(),
        subnetWithOwnTable(),
        endpoint,
      ],
    ],
    [
      'GWL-02: an endpoint that its own subnet sends to',
      ['routeIntoOwnSubnet'],
      [
        ownTable(aRoute('0.0.0.0/0', 'gatewayLoadBalancerEndpoint', 'vpce-gwlb')),
        subnetWithOwnTable(),
        endpoint,
      ],
    ],
    [
      'EIGW-05: inspected IPv6 to an egress-only gateway',
      ['endpointBesideEgressOnly'],
      [
        ownTable(aRoute('::/0', 'egressOnlyInternetGateway', 'eigw-1')),
        subnetWithOwnTable(),
        endpoint,
        egressOnly,
      ],
    ],
    [
      'EIGW-05: IPv6 of another subnet to it',
      [],
      [
        mainTable(aRoute('::/0', 'egressOnlyInternetGateway', 'eigw-1')),
        aSubnet(),
        ownTable(),
        subnetWithOwnTable(),
        endpoint,
        egressOnly,
      ],
    ],
    [
      'RT-24: a prefix list to a Gateway Load Balancer endpoint',
      ['endpointDestination'],
      [
        mainTable(aRoute('pl-1', 'gatewayLoadBalancerEndpoint', 'vpce-gwlb')),
        aPrefixList('10.9.0.0/16'),
        aSubnet(),
        ownTable(),
        subnetWithOwnTable(),
        endpoint,
      ],
    ],
  ])
})

describe('routes that AWS cannot tell apart', () => {
  const list = (id: string, block: string): Resource => ({
    ...aPrefixList(block),
    id: asId<never>(id),
  })
  const s3 = aGatewayEndpoint()
  const other = aGatewayEndpoint({ id: 'vpce-2' })
  const second = anInterface({
    id: 'eni-second',
    privateAddresses: [{ address: ip('10.0.2.11') }],
    subnetId: asId('subnet-2'),
    attachment: { instanceId: asId('i-fw'), deviceIndex: 1 },
  })
  const server = aServer('fw', '10.0.2.10', {
    subnetId: 'subnet-2',
    eni: { sourceDestCheck: false },
  })
  const toServer = [
    mainTable(aRoute('0.0.0.0/0', 'instance', 'i-fw')),
    ownTable(),
    subnetWithOwnTable(),
  ]
  const toLists = mainTable(
    aRoute('pl-1', 'internetGateway', 'igw-1'),
    aRoute('pl-2', 'transitGateway', 'tgw-1'),
  )
  playIssueCases([
    [
      'RT-08: overlapping lists with different targets',
      ['prefixListsOverlap'],
      [
        toLists,
        list('pl-1', '10.8.0.0/16'),
        list('pl-2', '10.8.4.0/24'),
        anInternetGateway(),
        aResource('transitGateway'),
      ],
    ],
    [
      'RT-08: lists that do not overlap',
      [],
      [
        toLists,
        list('pl-1', '10.8.0.0/16'),
        list('pl-2', '10.9.4.0/24'),
        anInternetGateway(),
        aResource('transitGateway'),
      ],
    ],
    [
      'GWE-03: two endpoints for one service',
      ['endpointRouteTwice'],
      [
        mainTable(
          aRoute('pl-1', 'gatewayEndpoint', 'vpce-1'),
          aRoute('pl-1', 'gatewayEndpoint', 'vpce-2'),
        ),
        aPrefixList('52.216.0.0/15'),
        s3,
        other,
      ],
    ],
    [
      'GWE-03: one for each service',
      [],
      [
        mainTable(
          aRoute('pl-1', 'gatewayEndpoint', 'vpce-1'),
          aRoute('pl-2', 'gatewayEndpoint', 'vpce-2'),
        ),
        list('pl-1', '52.216.0.0/15'),
        list('pl-2', '52.94.0.0/22'),
        s3,
        { ...other, serviceName: 'com.amazonaws.us-east-1.dynamodb' },
      ],
    ],
    [
      'RT-24: an instance with two interfaces',
      ['routeToSeveralInterfaces'],
      [toServer, server, second],
    ],
    ['RT-24: an instance with one', [], [toServer, server]],
  ])
})
