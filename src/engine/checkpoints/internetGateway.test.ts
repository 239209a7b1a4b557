import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6, cidr } from '@/model/ip'
import type { Resource } from '@/model/topology'
import {
  anAclEntry,
  anInternetGateway,
  aNatGateway,
  aNetworkAclOf,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from '@/testing/builders'
import { blame, traceOf } from '@/testing/traceOf'

const HOME = '198.51.100.7'
const groups = ['sg-open']
const toGateway = aRoute(ANY_IPV4, 'internetGateway', 'igw-1')

/** web in the public subnet-1, app and the NAT gateway's subnet-2 beside it; both families. */
function border(...more: readonly (Resource | readonly Resource[])[]) {
  const everything = [aRule(), aRule({ protocol: 'all' }, ANY_IPV6)]
  const entries = (['ingress', 'egress'] as const).flatMap((direction) => [
    anAclEntry({ direction }),
    anAclEntry({ direction, ruleNumber: 101, cidr: ANY_IPV6 }),
  ])
  return topologyOf(
    aVpc({ ipv6CidrBlocks: [cidr('2600:1::/56')] }),
    aSecurityGroup({ id: 'sg-open', ingress: everything, egress: everything }),
    aNetworkAclOf({ id: 'acl-default', isDefault: true, entries }),
    aSubnet({ ipv6CidrBlock: cidr('2600:1::/64') }),
    aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-2') }),
    aServer('web', '10.0.1.10', { groups, publicIp: '203.0.113.10', ipv6: '2600:1::10' }),
    aServer('app', '10.0.2.20', { groups, subnetId: 'subnet-2' }),
    anInternetGateway(),
    aRouteTableOf({
      id: 'rtb-main',
      main: true,
      routes: [toGateway, aRoute(ANY_IPV6, 'internetGateway', 'igw-1')],
    }),
    aRouteTableOf({ id: 'rtb-2' }),
    ...more,
  )
}

describe('an internet gateway', () => {
  it('that is detached is to blame for what comes in, when a route still names it', () => {
    const { vpcId: _attachedTo, ...detached } = anInternetGateway()
    expect(blame(traceOf(border(detached), HOME, 'i-web'))).toEqual([
      'internet-gateway igw-1 request ingress BAD_STATE_ATTACHMENT',
    ])
  })

  it('lets nobody in to a private IPv6 address, and says whose it is (VPC-16)', () => {
    const ula = aServer('ula', '10.0.1.30', { groups, ipv6: 'fd80::30' })
    const trace = traceOf(border(ula), '2001:db8::7', 'fd80::30')
    expect(blame(trace)).toEqual([
      'internet-gateway eni-ula request ingress IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
    ])
  })

  it('refuses IPv6 senders that claim to be inside the VPC (IGW-09)', () => {
    const trace = traceOf(border(), '2600:1::99', '2600:1::10')
    expect(trace.requestDelivered).toBe(false)
    expect(blame(trace)[0]).toBe(
      'internet-gateway igw-1 request ingress GATEWAY_REJECTS_SPOOFED_TRAFFIC',
    )
  })

  it.each([
    ['AWS calls it one', 'eni-app', { blackhole: true }],
    ['the appliance is gone', 'eni-gone', {}],
  ] as const)(
    'drops by a blackhole of its own table where %s (MB-01, RT-26)',
    (_why, id, about) => {
      const topology = border(
        anInternetGateway({ edgeRouteTableId: asId('rtb-edge') }),
        aRouteTableOf({
          id: 'rtb-edge',
          routes: [aRoute('10.0.1.0/24', 'networkInterface', id, about)],
        }),
      )
      const trace = traceOf(topology, HOME, 'i-web')
      expect(trace.certain).toBe(true)
      expect(blame(trace)).toEqual(['route-table rtb-edge request ingress BAD_STATE_ROUTE'])
    },
  )
})

describe('Block Public Access for what comes in', () => {
  const blocked = aVpc({ blockPublicAccess: 'block-ingress' })

  it('leaves the traffic of NAT gateways alone (BPA-03)', () => {
    const topology = border(
      blocked,
      aNatGateway('10.0.1.5', '203.0.113.5'),
      aRouteTableOf({ id: 'rtb-2', routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')] }),
    )
    expect(traceOf(topology, 'i-app', HOME).verdict).toBe('allow')
  })

  it('stops a public instance both ways (BPA-03)', () => {
    for (const [from, to] of [
      ['i-web', HOME],
      [HOME, 'i-web'],
    ] as const) {
      expect(blame(traceOf(border(blocked), from, to))[0]).toMatch(/^block-public-access vpc-1/)
    }
  })
})

describe('NAT64 to a public address of the same VPC', () => {
  it('is answered by the instance behind the address, whose own routes decide (N64-03, IGW-10)', () => {
    const topology = border(
      aNatGateway('10.0.3.5', '203.0.113.5', 'subnet-3'),
      aSubnet({ id: 'subnet-3', cidrBlock: cidr('10.0.3.0/24'), routeTableId: asId('rtb-3') }),
      aRouteTableOf({ id: 'rtb-3', routes: [toGateway] }),
      aRouteTableOf({
        id: 'rtb-main',
        main: true,
        routes: [aRoute('64:ff9b::/96', 'natGateway', 'nat-1')],
      }),
      aServer('app', '10.0.2.20', { groups, subnetId: 'subnet-2', publicIp: '203.0.113.20' }),
    )
    const trace = traceOf(topology, 'i-web', '64:ff9b::cb00:7114')
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)[0]).toBe('route-table rtb-2 response NO_ROUTE_TO_DESTINATION')
  })
})
