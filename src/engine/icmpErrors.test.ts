import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6, cidr } from '@/model/ip'
import type { Resource, Topology } from '@/model/topology'
import { ALL_TRAFFIC, icmp, icmpv6, tcp, udp } from '@/model/traffic'
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
import { blame, sentenceOf, traceOf } from '@/testing/traceOf'
import type { Probe } from './probeTypes'

/** ICMP errors about a connection, sent back to who opened it. */
const HOME = '198.51.100.7'
const TOO_BIG = { icmpError: 'fragmentation-needed' } as const

const wide = (...ingress: readonly ReturnType<typeof aRule>[]) =>
  aSecurityGroup({ id: 'sg-a', ingress, egress: [aRule(), aRule(ALL_TRAFFIC, ANY_IPV6)] })
/** Everything that TCP needs to go untracked, and nothing for ICMP. */
const untracked = (...more: readonly ReturnType<typeof aRule>[]) =>
  wide(aRule(tcp({ from: 0, to: 65535 })), ...more)

function acl(...entries: readonly ReturnType<typeof anAclEntry>[]) {
  const own =
    entries.length > 0 ? entries : [anAclEntry(), anAclEntry({ cidr: ANY_IPV6, ruleNumber: 101 })]
  return aNetworkAclOf({
    id: 'acl-default',
    isDefault: true,
    entries: [
      ...own,
      anAclEntry({ direction: 'egress' }),
      anAclEntry({ direction: 'egress', cidr: ANY_IPV6, ruleNumber: 101 }),
    ],
  })
}

/** `i-a` behind an internet gateway. */
function network(...parts: readonly (Resource | readonly Resource[])[]): Topology {
  return topologyOf(
    aVpc({ ipv6CidrBlocks: [cidr('2001:db8:1::/56')] }),
    acl(),
    aSubnet({ ipv6CidrBlock: cidr('2001:db8:1:1::/64') }),
    anInternetGateway(),
    aRouteTableOf({
      id: 'rtb-main',
      main: true,
      routes: [
        aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
        aRoute(ANY_IPV6, 'internetGateway', 'igw-1'),
      ],
    }),
    aServer('a', '10.0.1.10', {
      groups: ['sg-a'],
      publicIp: '203.0.113.10',
      ipv6: '2001:db8:1:1::10',
    }),
    ...parts,
  )
}

describe('a group (CT-19)', () => {
  it('lets an error in that is about a connection that it tracks', () => {
    const trace = traceOf(network(wide()), 'i-a', HOME, TOO_BIG)
    expect(trace).toMatchObject({ verdict: 'allow', error: 'fragmentation-needed' })
    const last = trace.steps.findLast(({ checkpoint }) => checkpoint === 'securityGroup')
    expect(last).toMatchObject({
      leg: 'response',
      because: { kind: 'tracked' },
      packet: { src: HOME, dst: '10.0.1.10', icmp: { type: 3, code: 4 } },
    })
    expect(sentenceOf(network(wide()), trace)).toBe(
      'The error "fragmentation needed" comes back from 198.51.100.7 to a. It needs no rule: sg-a tracked the connection that it is about.',
    )
  })

  it('asks for a rule where the flow is untracked', () => {
    expect(blame(traceOf(network(untracked()), 'i-a', HOME, TOO_BIG))).toEqual([
      'security-group sg-a response ingress ENI_SG_RULES_MISMATCH',
    ])
    const rule = aRule(icmp(3, 4))
    const admitted = traceOf(network(untracked(rule)), 'i-a', HOME, TOO_BIG)
    expect(admitted.verdict).toBe('allow')
    expect(admitted.state.tracking.some(({ packet }) => packet.about !== undefined)).toBe(false)
    const other = aRule(icmp(8))
    expect(traceOf(network(untracked(other)), 'i-a', HOME, TOO_BIG).verdict).toBe('deny')
  })

  it('judges ICMPv6 packet too big in the same way', () => {
    const six = '2001:db8:aaaa::7'
    expect(traceOf(network(wide()), 'i-a', six, TOO_BIG).verdict).toBe('allow')
    const open = untracked(aRule(tcp({ from: 0, to: 65535 }), ANY_IPV6))
    expect(traceOf(network(open), 'i-a', six, TOO_BIG).verdict).toBe('deny')
    const told = untracked(aRule(tcp({ from: 0, to: 65535 }), ANY_IPV6), aRule(icmpv6(2), ANY_IPV6))
    expect(traceOf(network(told), 'i-a', six, TOO_BIG).verdict).toBe('allow')
  })

  it('lets an error out that its own instance sends about a tracked connection', () => {
    const group = aSecurityGroup({ id: 'sg-a', ingress: [aRule(udp(53))], egress: [] })
    const trace = traceOf(network(group), HOME, 'i-a', {
      protocol: 'udp',
      port: 53,
      icmpError: 'port-unreachable',
    })
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.at(-1)?.packet).toMatchObject({
      src: '203.0.113.10',
      dst: HOME,
      icmp: { type: 3, code: 3 },
      about: { src: HOME, dst: '203.0.113.10' },
    })
  })
})

describe('an ACL (NACL-24)', () => {
  it.each<[Probe['icmpError'], number, number]>([
    ['fragmentation-needed', 3, 4],
    ['time-exceeded', 11, 0],
    ['port-unreachable', 3, 3],
  ])('needs an entry for %s, whatever the groups track', (icmpError, type, code) => {
    const tcpOnly = anAclEntry({ traffic: tcp({ from: 1024, to: 65535 }) })
    const about = icmpError ? { icmpError } : {}
    expect(blame(traceOf(network(wide(), acl(tcpOnly)), 'i-a', HOME, about))).toEqual([
      'network-acl acl-default response ingress SUBNET_ACL_RESTRICTION',
    ])
    const entry = anAclEntry({ ruleNumber: 110, traffic: icmp(type, code) })
    const admits = traceOf(network(wide(), acl(tcpOnly, entry)), 'i-a', HOME, about)
    expect(admits.verdict).toBe('allow')
  })
})

describe('a NAT gateway (NAT-18)', () => {
  const behind = (...parts: readonly (Resource | readonly Resource[])[]) =>
    network(
      wide(),
      aSubnet({
        id: 'subnet-2',
        cidrBlock: cidr('10.0.2.0/24'),
        ipv6CidrBlock: cidr('2001:db8:1:2::/64'),
        routeTableId: asId('rtb-2'),
      }),
      aRouteTableOf({
        id: 'rtb-2',
        routes: [
          aRoute(ANY_IPV4, 'natGateway', 'nat-1'),
          aRoute('64:ff9b::/96', 'natGateway', 'nat-1'),
        ],
      }),
      aNatGateway('10.0.1.5', '203.0.113.5'),
      aServer('b', '10.0.2.20', {
        groups: ['sg-a'],
        subnetId: 'subnet-2',
        ipv6: '2001:db8:1:2::20',
      }),
      ...parts,
    )

  it('translates an error by the packet that it is about', () => {
    const trace = traceOf(behind(), 'i-b', HOME, TOO_BIG)
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.at(-1)?.packet).toMatchObject({
      src: HOME,
      dst: '10.0.2.20',
      icmp: { type: 3, code: 4 },
      about: { src: '10.0.2.20', dst: HOME },
    })
  })

  it('turns it into ICMPv6 for a client of NAT64 (N64-03)', () => {
    const trace = traceOf(behind(), 'i-b', '64:ff9b::c633:6407', TOO_BIG)
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.at(-1)?.packet).toMatchObject({
      src: '64:ff9b::c633:6407',
      dst: '2001:db8:1:2::20',
      protocol: 'icmpv6',
      icmp: { type: 2, code: 0 },
    })
  })
})

describe('an error about a request', () => {
  it('that never arrived is none: the request is to blame', () => {
    const closed = aSecurityGroup({ id: 'sg-a', egress: [] })
    const trace = traceOf(network(closed), 'i-a', HOME, TOO_BIG)
    expect(blame(trace)[0]).toBe('security-group sg-a request egress SG_HAS_NO_RULES')
    expect(trace.verdict).toBe('deny')
  })

  it('that a closed port refuses comes back all the same', () => {
    const deaf = aServer('b', '10.0.1.20', { groups: ['sg-a'], instance: { services: [] } })
    const open = aSecurityGroup({ id: 'sg-a', ingress: [aRule(udp(53), '10.0.1.0/24')] })
    const topology = network(open, deaf)
    const dns = { protocol: 'udp', port: 53 } as const
    expect(blame(traceOf(topology, 'i-a', 'i-b', dns))).toEqual([
      'instance i-b request ingress NOTHING_LISTENS',
    ])
    const trace = traceOf(topology, 'i-a', 'i-b', { ...dns, icmpError: 'port-unreachable' })
    expect(trace).toMatchObject({ verdict: 'allow', requestDelivered: true })
  })
})
