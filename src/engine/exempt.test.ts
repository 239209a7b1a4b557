import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6, cidr } from '@/model/ip'
import {
  anAclEntry,
  anInternetGateway,
  aNetworkAclOf,
  aRoute,
  aRouteTableOf,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from '@/testing/builders'
import { blame, sentenceOf, traceOf } from '@/testing/traceOf'

/** An instance that its groups and its ACL let nowhere, and whose table leads everything out. */
const closed = topologyOf(
  aVpc({
    cidrBlocks: [cidr('10.0.0.0/16'), cidr('10.9.0.0/16')],
    ipv6CidrBlocks: [cidr('2001:db8:1::/56')],
  }),
  aSubnet({
    cidrBlock: cidr('10.9.1.0/24'),
    ipv6CidrBlock: cidr('2001:db8:1:1::/64'),
    networkAclId: asId('acl-1'),
  }),
  aNetworkAclOf({
    id: 'acl-1',
    entries: [anAclEntry({ action: 'deny' }), anAclEntry({ action: 'deny', direction: 'egress' })],
  }),
  anInternetGateway(),
  aRouteTableOf({
    id: 'rtb-main',
    main: true,
    routes: [
      aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
      aRoute(ANY_IPV6, 'internetGateway', 'igw-1'),
    ],
  }),
  aSecurityGroup({ id: 'sg-none', egress: [] }),
  aServer('a', '10.9.1.10', { groups: ['sg-none'], ipv6: '2001:db8:1:1::10' }),
)

describe('what no group, ACL or route touches', () => {
  it.each([
    ['the Route 53 Resolver', '169.254.169.253', 53],
    ['the Route 53 Resolver', 'fd00:ec2::253', 53],
    ['the Route 53 Resolver', '10.0.0.2', 53],
    ['the instance metadata service', '169.254.169.254', 80],
    ['the instance metadata service', 'fd00:ec2::254', 80],
    ['the Time Sync Service', '169.254.169.123', 123],
    ['the Time Sync Service', 'fd00:ec2::123', 123],
    ['Windows activation', '169.254.169.250', 1688],
    ['Windows activation', '169.254.169.251', 1688],
    ['Windows activation', 'fd00:ec2::250', 1688],
    ['ECS task metadata', '169.254.170.2', 80],
    ["the subnet's router", '10.9.1.1', 80],
    ["the subnet's router", '2001:db8:1:1::1', 80],
    ["the subnet's router", 'fe80:ec2::1', 80],
  ])('is %s at %s (EXM-01, EXM-02, SUB-07)', (service, address, port) => {
    const trace = traceOf(closed, 'i-a', address, { port })
    expect(trace.verdict).toBe('allow')
    expect(trace.steps).toHaveLength(1)
    expect(trace.steps[0]?.because).toEqual({ kind: 'exempt', service })
  })

  it('is nothing else: DNS of another server meets them all (EXM-04)', () => {
    const trace = traceOf(closed, 'i-a', '8.8.8.8', { protocol: 'udp', port: 53 })
    expect(blame(trace)[0]).toBe('security-group sg-none request egress SG_HAS_NO_RULES')
  })

  it('is the resolver of the primary block alone, and the router of the own subnet (SUB-05)', () => {
    for (const address of ['10.9.0.2', '10.9.1.2', '10.9.2.1']) {
      expect(traceOf(closed, 'i-a', address, { port: 53 }).verdict).toBe('deny')
    }
  })

  it('tells nothing about the connection that follows (EXM-05)', () => {
    expect(traceOf(closed, 'i-a', '10.0.0.2', { protocol: 'udp', port: 53 }).verdict).toBe('allow')
    expect(traceOf(closed, 'i-a', '203.0.113.80', { port: 443 }).verdict).toBe('deny')
  })
})

describe('a link-local address that is nobody’s', () => {
  it.each(['169.254.50.50', 'fe80::1234', 'fd00:ec2::9'])(
    '%s is not routed, whatever the table says, and nobody answers (ADDR-08, EXM-03)',
    (address) => {
      const trace = traceOf(closed, 'i-a', address)
      expect(blame(trace)).toEqual([
        'network-interface eni-a request egress NO_POSSIBLE_DESTINATION',
      ])
      expect(sentenceOf(closed, trace)).toContain(address)
    },
  )
})
