import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, cidr } from '@/model/ip'
import {
  anAclEntry,
  aNetworkAclOf,
  aRoute,
  aRouteTableOf,
  aServer,
  aSubnet,
} from '@/testing/builders'
import { seen } from '@/testing/seen'
import { HOME, OPEN_ACL, shop } from '@/testing/shop'
import { NO_STATE } from '../state'
import { blame, traceOf, traceUnder } from '@/testing/traceOf'
import type { EngineOptions } from '../options'

const groups = ['sg-open']
const EXACT = { srcPort: 40000, port: 443 }

describe('PATH-F, a private instance through a zonal NAT gateway', () => {
  it('F01 to F15: each list of each ACL sees its own addresses (NAT-11, NACL-26)', () => {
    const acl = (id: string) => aNetworkAclOf({ ...OPEN_ACL, id, isDefault: false })
    const topology = shop(
      acl('acl-s1'),
      acl('acl-s2'),
      aSubnet({ id: 'subnet-pub', routeTableId: asId('rtb-pub'), networkAclId: asId('acl-s1') }),
      aSubnet({
        id: 'subnet-prv',
        cidrBlock: cidr('10.0.2.0/24'),
        routeTableId: asId('rtb-prv'),
        networkAclId: asId('acl-s2'),
      }),
    )
    const trace = traceOf(topology, 'i-app', HOME, EXACT)
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 10.0.2.20:40000 > 198.51.100.7:443',
      'networkAcl acl-s2 egress 10.0.2.20:40000 > 198.51.100.7:443',
      'routeTable rtb-prv 10.0.2.20:40000 > 198.51.100.7:443',
      'networkAcl acl-s1 ingress 10.0.2.20:40000 > 198.51.100.7:443',
      'natGateway nat-1 10.0.2.20:40000 > 198.51.100.7:443',
      'networkAcl acl-s1 egress 10.0.1.5:1024–65535 > 198.51.100.7:443',
      'routeTable rtb-pub 10.0.1.5:1024–65535 > 198.51.100.7:443',
      'internetGateway igw-1 egress 10.0.1.5:1024–65535 > 198.51.100.7:443',
      'internetGateway igw-1 ingress 198.51.100.7:443 > 203.0.113.5:1024–65535',
      'networkAcl acl-s1 ingress 198.51.100.7:443 > 10.0.1.5:1024–65535',
      'natGateway nat-1 ingress 198.51.100.7:443 > 10.0.1.5:1024–65535',
      'networkAcl acl-s1 egress 198.51.100.7:443 > 10.0.2.20:40000',
      'routeTable rtb-pub 198.51.100.7:443 > 10.0.2.20:40000',
      'networkAcl acl-s2 ingress 198.51.100.7:443 > 10.0.2.20:40000',
      'securityGroup sg-open ingress 198.51.100.7:443 > 10.0.2.20:40000',
    ])
    expect(trace.verdict).toBe('allow')
  })

  it('NAT-13: serves no neighbour towards what their one table sends to the internet gateway', () => {
    const neighbour = aServer('near', '10.0.1.77', { subnetId: 'subnet-pub', groups })
    expect(blame(traceOf(shop(neighbour), 'i-near', HOME))).toEqual([
      'internet-gateway eni-near request egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    ])
  })

  it('NAT-13: goes round in circles where that table sends everything to the gateway itself', () => {
    const itself = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')],
    })
    expect(blame(traceOf(shop(itself), 'i-app', HOME))[0]).toMatch(/^loop rtb-pub/)
  })

  it.each([
    ['inside, by its private address', 'i-app', '10.0.1.5'],
    ['outside, by its Elastic IP', HOME, '203.0.113.5'],
  ])('NAT-17: answers no ping from %s', (_where, from, to) => {
    expect(blame(traceOf(shop(), from, to, { protocol: 'icmp' }))).toEqual([
      'nat-gateway nat-1 request ingress NAT_UNSOLICITED_INBOUND',
    ])
  })

  it('NAT-19: makes the flow tracked, whatever the rules', () => {
    expect(traceOf(shop(), 'i-app', HOME).state.tracking.map(({ tracked }) => tracked)).toEqual([
      true,
    ])
  })

  it('NAT-16: takes no new connection when it has no port left, and goes on with those it knows', () => {
    const fullTables = new Set(['nat-1'])
    const full = { ...NO_STATE, fullTables }
    expect(blame(traceOf(shop(), 'i-app', HOME, { protocol: 'udp', ...EXACT }, full))[0]).toBe(
      'quota nat-1 request NAT_PORTS_EXHAUSTED',
    )
    const { state } = traceOf(shop(), 'i-app', HOME, EXACT)
    const open = { ...state, fullTables }
    expect(traceOf(shop(), 'i-app', HOME, EXACT, open).verdict).toBe('allow')
  })

  it('NAT-04, NAT-06: puts its private address and a port of its own in the sender’s place, no more', () => {
    const { steps } = traceOf(shop(), 'i-app', HOME, EXACT)
    const step = steps.find(({ checkpoint }) => checkpoint === 'natGateway')
    expect(step?.after).toEqual({
      ...step?.packet,
      src: '10.0.1.5',
      srcPort: { ports: [{ from: 1024, to: 65535 }], choice: 'nat-1' },
    })
  })

  it('serves another zone (RT-29, NAT-14)', () => {
    const far = aSubnet({
      id: 'subnet-prv',
      cidrBlock: cidr('10.0.2.0/24'),
      availabilityZone: 'us-east-1b',
      routeTableId: asId('rtb-prv'),
    })
    expect(traceOf(shop(far), 'i-app', HOME).verdict).toBe('allow')
  })

  it('NACL-31: meets a neighbour without ACL, unless the option says otherwise', () => {
    const closed = aNetworkAclOf({
      id: 'acl-default',
      isDefault: true,
      entries: [anAclEntry(), anAclEntry({ direction: 'egress', cidr: cidr('198.51.100.0/24') })],
    })
    const near = aServer('app', '10.0.1.20', { subnetId: 'subnet-pub', groups })
    const table = aRouteTableOf({
      id: 'rtb-pub',
      routes: [
        aRoute('198.51.100.0/24', 'natGateway', 'nat-1'),
        aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
      ],
    })
    const acls = (options: Partial<EngineOptions>) =>
      traceUnder(options, shop(closed, near, table), 'i-app', HOME).steps.filter(
        ({ checkpoint, packet }) => checkpoint === 'networkAcl' && packet.src === '10.0.1.20',
      )
    expect(acls({})).toHaveLength(0)
    expect(acls({ aclBetweenGatewayAndNeighbour: true }).length).toBeGreaterThanOrEqual(2)
  })
})
