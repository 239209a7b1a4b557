import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6, cidr } from '@/model/ip'
import type { Resource } from '@/model/topology'
import {
  anAclEntry,
  aNetworkAclOf,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aSubnet,
} from '@/testing/builders'
import { seen } from '@/testing/seen'
import { OPEN_ACL, shop } from '@/testing/shop'
import { blame, traceOf, traceUnder } from '@/testing/traceOf'

const EXACT = { srcPort: 40000, port: 443 }

describe('PATH-H, an IPv6-only client and an IPv4 server', () => {
  const SERVER = '64:ff9b::c633:6407'
  const CLIENT = '2001:db8:1:2::20'
  const nat64 = (...more: readonly (Resource | readonly Resource[])[]) =>
    shop(
      aRouteTableOf({ id: 'rtb-prv', routes: [aRoute('64:ff9b::/96', 'natGateway', 'nat-1')] }),
      aNetworkAclOf({ ...OPEN_ACL, id: 'acl-nat', isDefault: false }),
      aSubnet({ id: 'subnet-pub', routeTableId: asId('rtb-pub'), networkAclId: asId('acl-nat') }),
      ...more,
    )

  it('H01 to H06: IPv6 as far as the gateway, IPv4 from there on (N64-02 to N64-05)', () => {
    const trace = traceOf(nat64(), 'i-app', SERVER, EXACT)
    expect(seen(trace.steps)).toEqual([
      `securityGroup sg-open egress ${CLIENT}:40000 > ${SERVER}:443`,
      `networkAcl acl-default egress ${CLIENT}:40000 > ${SERVER}:443`,
      `routeTable rtb-prv ${CLIENT}:40000 > ${SERVER}:443`,
      `networkAcl acl-nat ingress ${CLIENT}:40000 > ${SERVER}:443`,
      `natGateway nat-1 ${CLIENT}:40000 > ${SERVER}:443`,
      'networkAcl acl-nat egress 10.0.1.5:1024–65535 > 198.51.100.7:443',
      'routeTable rtb-pub 10.0.1.5:1024–65535 > 198.51.100.7:443',
      'internetGateway igw-1 egress 10.0.1.5:1024–65535 > 198.51.100.7:443',
      'internetGateway igw-1 ingress 198.51.100.7:443 > 203.0.113.5:1024–65535',
      'networkAcl acl-nat ingress 198.51.100.7:443 > 10.0.1.5:1024–65535',
      'natGateway nat-1 ingress 198.51.100.7:443 > 10.0.1.5:1024–65535',
      `networkAcl acl-nat egress ${SERVER}:443 > ${CLIENT}:40000`,
      `routeTable rtb-pub ${SERVER}:443 > ${CLIENT}:40000`,
      `networkAcl acl-default ingress ${SERVER}:443 > ${CLIENT}:40000`,
      `securityGroup sg-open ingress ${SERVER}:443 > ${CLIENT}:40000`,
    ])
    expect(trace.verdict).toBe('allow')
  })

  it('lets ping through as ping, and nothing else of ICMPv6', () => {
    const ping = traceOf(nat64(), 'i-app', SERVER, { protocol: 'icmpv6' })
    expect(ping.verdict).toBe('allow')
    expect(
      ping.steps.find(({ checkpoint }) => checkpoint === 'internetGateway')?.packet,
    ).toMatchObject({
      protocol: 'icmp',
      icmp: { type: 8 },
    })
    const solicitation = traceOf(nat64(), 'i-app', SERVER, { protocol: 'icmpv6', icmpType: 135 })
    expect(blame(solicitation)[0]).toBe('nat-gateway nat-1 request PROTOCOL_RESTRICTION')
  })

  it('N64-04: IPv4 rules of the client’s group do not let it out', () => {
    const four = aSecurityGroup({ id: 'sg-open', egress: [aRule()] })
    expect(blame(traceOf(nat64(four), 'i-app', SERVER))[0]).toBe(
      'security-group sg-open request egress ENI_SG_RULES_MISMATCH',
    )
  })

  it('N64-06: the gateway serves other subnets than its own', () => {
    const topology = nat64(
      aSubnet({
        id: 'subnet-pub',
        ipv6CidrBlock: cidr('2001:db8:1:1::/64'),
        routeTableId: asId('rtb-pub'),
      }),
      aRouteTableOf({
        id: 'rtb-pub',
        routes: [
          aRoute('64:ff9b::/96', 'natGateway', 'nat-1'),
          aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
        ],
      }),
    )
    expect(blame(traceOf(topology, 'i-web', SERVER))).toEqual([
      'nat-gateway nat-1 request NAT64_REQUIRES_OTHER_SUBNET',
    ])
  })

  it('RT-24: carries no other IPv6', () => {
    const all = aRouteTableOf({ id: 'rtb-prv', routes: [aRoute(ANY_IPV6, 'natGateway', 'nat-1')] })
    expect(blame(traceOf(shop(all), 'i-app', '2001:db8:aaaa::10'))[0]).toBe(
      'nat-gateway nat-1 request PROTOCOL_RESTRICTION',
    )
  })

  it('has its IPv6 leg judged by the gateway’s subnet’s ACL, unless the option says otherwise', () => {
    const fourOnly = aNetworkAclOf({
      id: 'acl-nat',
      entries: [anAclEntry(), anAclEntry({ direction: 'egress' })],
    })
    expect(traceOf(nat64(fourOnly), 'i-app', SERVER).verdict).toBe('deny')
    expect(traceUnder({ aclJudgesNat64: false }, nat64(fourOnly), 'i-app', SERVER).verdict).toBe(
      'allow',
    )
  })
})
