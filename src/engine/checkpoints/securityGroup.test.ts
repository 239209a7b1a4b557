import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ALL_TRAFFIC, icmp, icmpv6, tcp, udp, type Traffic } from '@/model/traffic'
import {
  anInterface,
  aPeering,
  aPrefixList,
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
import { cidr, ip } from '@/model/ip'
import { expectOk } from '@/model/result'
import type { Resource, Topology } from '@/model/topology'
import { compile } from '../compile/network'
import { DEFAULT_OPTIONS, type EngineOptions } from '../options'
import type { Probe } from '../probeTypes'
import { traceProbe } from '../traceProbe'

/** Two servers in one subnet, so that nothing but groups decides. */
function neighbours(...ingress: ReturnType<typeof aRule>[]) {
  return topologyOf(
    aSubnet(),
    aSecurityGroup({ id: 'sg-a' }),
    aSecurityGroup({ id: 'sg-b', ingress }),
    aServer('a', '10.0.1.10', { groups: ['sg-a'] }),
    aServer('b', '10.0.1.20', { groups: ['sg-b'] }),
  )
}

describe('rules', () => {
  it('refuse whatever none of them allows (SG-01)', () => {
    const trace = traceOf(neighbours(), 'i-a', 'i-b')
    expect(trace).toMatchObject({ verdict: 'deny', requestDelivered: false })
    expect(blame(trace)).toEqual(['security-group sg-b request ingress SG_HAS_NO_RULES'])
  })

  it.each<[string, Traffic, string, 'allow' | 'deny']>([
    ['the port', tcp(443), '10.0.1.10/32', 'allow'],
    ['another port', tcp(80), '10.0.1.10/32', 'deny'],
    ['a range that holds the port', tcp({ from: 400, to: 443 }), '10.0.1.0/24', 'allow'],
    ['the port of another protocol', udp(443), '10.0.1.0/24', 'deny'],
    ['all traffic', ALL_TRAFFIC, '0.0.0.0/0', 'allow'],
    ['anything over IPv6 (SG-10)', ALL_TRAFFIC, '::/0', 'deny'],
    ['another host (SG-04)', tcp(443), '10.0.1.11/32', 'deny'],
    ['the protocol by its number', { protocol: 6 }, '10.0.1.0/24', 'allow'],
    ['members of the sender’s group (SG-22)', tcp(443), 'sg-a', 'allow'],
    ['members of another group', tcp(443), 'sg-b', 'deny'],
  ])('that name %s', (_what, traffic, source, verdict) => {
    const trace = traceOf(neighbours(aRule(traffic, source)), 'i-a', 'i-b')
    expect(trace.verdict).toBe(verdict)
  })

  it('for ICMPv6 match no IPv4 packet, and say so (SG-09)', () => {
    const topology = neighbours(aRule(icmpv6()))
    const trace = traceOf(topology, 'i-a', '10.0.1.20', { protocol: 'icmpv6' })
    expect(blame(trace)).toEqual(['security-group sg-b request ingress ENI_SG_RULES_MISMATCH'])
    expect(trace.blockers[0]?.step.turnedDown()[0]?.why).toBe('ICMPv6 rules are not for IPv4')
  })

  it('that let only some ports of a reply pass are blamed on the interface of several groups', () => {
    const some = [aRule(udp({ from: 0, to: 40000 }))]
    const topology = topologyOf(
      aSubnet(),
      aSubnet({ id: 'subnet-b', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-b') }),
      aSubnet({ id: 'subnet-fw', cidrBlock: cidr('10.0.3.0/24') }),
      aRouteTableOf({
        id: 'rtb-b',
        routes: [aRoute('10.0.1.0/24', 'networkInterface', 'eni-fw')],
      }),
      aSecurityGroup({ id: 'sg-open', ingress: [aRule()] }),
      aSecurityGroup({ id: 'sg-some', ingress: some }),
      aServer('a', '10.0.1.10', { groups: ['sg-open'] }),
      aServer('b', '10.0.2.20', { groups: ['sg-open'], subnetId: 'subnet-b' }),
      aServer('fw', '10.0.3.30', {
        groups: ['sg-some', 'sg-default'],
        subnetId: 'subnet-fw',
        eni: { sourceDestCheck: false },
      }),
    )
    const trace = traceOf(topology, 'i-a', 'i-b', { protocol: 'udp', port: 53 })
    expect(trace.verdict).toBe('intermittent')
    expect(trace.blockers[0]).toMatchObject({
      component: 'eni-fw',
      components: ['sg-some', 'sg-default'],
    })
  })

  it('are pooled over the groups of an interface: the widest wins (SG-18)', () => {
    const topology = topologyOf(
      aSubnet(),
      aSecurityGroup({ id: 'sg-narrow', ingress: [aRule(tcp(22), '10.0.1.10/32')] }),
      aSecurityGroup({ id: 'sg-wide', ingress: [aRule(tcp(443), '0.0.0.0/0')] }),
      aServer('a', '10.0.1.10'),
      aServer('b', '10.0.1.20', { groups: ['sg-narrow', 'sg-wide'] }),
    )
    expect(traceOf(topology, 'i-a', 'i-b').verdict).toBe('allow')
    const refused = traceOf(topology, 'i-a', 'i-b', { protocol: 'tcp', port: 80 })
    expect(refused.blockers[0]).toMatchObject({
      component: 'eni-b',
      components: ['sg-narrow', 'sg-wide'],
    })
  })

  it('tell for each rule turned down the field that did not match', () => {
    const rules = [
      aRule(udp(443), '0.0.0.0/0'),
      aRule(tcp(80), '0.0.0.0/0'),
      aRule(tcp(443), '::/0'),
      aRule(tcp(443), '192.0.2.0/24'),
    ]
    const trace = traceOf(neighbours(...rules), 'i-a', 'i-b')
    const turnedDown = trace.blockers[0]?.step.turnedDown() ?? []
    expect(turnedDown.map(({ field }) => field)).toEqual(['protocol', 'port', 'family', 'source'])
    expect(turnedDown[1]?.why).toBe('port 443 is not in 80')
  })

  it.each<[string, Traffic, 'allow' | 'deny']>([
    ['all ICMP', icmp(), 'allow'],
    ['echo requests of any code', icmp(8), 'allow'],
    ['echo replies only', icmp(0), 'deny'],
    ['another code', icmp(8, 3), 'deny'],
  ])('read type and code of ICMP: %s (SG-07)', (_what, traffic, verdict) => {
    const topology = neighbours(aRule(traffic, '0.0.0.0/0'))
    expect(traceOf(topology, 'i-a', 'i-b', { protocol: 'icmp' }).verdict).toBe(verdict)
  })
})

describe('state', () => {
  it('lets the reply leave although no outbound rule allows it (CT-01)', () => {
    const topology = topologyOf(
      aSubnet(),
      aSecurityGroup({ id: 'sg-b', ingress: [aRule(tcp(443), '10.0.1.0/24')], egress: [] }),
      aServer('a', '10.0.1.10'),
      aServer('b', '10.0.1.20', { groups: ['sg-b'] }),
    )
    const trace = traceOf(topology, 'i-a', 'i-b')
    expect(trace.verdict).toBe('allow')
    const ticket = trace.steps.find((step) => step.leg === 'response' && step.component === 'sg-b')
    expect(ticket?.tracking?.kind).toBe('matches')
    expect(traceOf(topology, 'i-b', 'i-a').verdict).toBe('deny')
  })

  it.each<[string, string, Traffic, Traffic, boolean]>([
    ['SSH from one host', '10.0.1.10/32', tcp(22), ALL_TRAFFIC, true],
    ['HTTP from anywhere', '0.0.0.0/0', tcp(22), ALL_TRAFFIC, false],
    ['a port from anywhere with a narrow way out', '0.0.0.0/0', tcp(22), tcp(443), true],
    [
      'a port from anywhere with all TCP out',
      '0.0.0.0/0',
      tcp(22),
      tcp({ from: 0, to: 65535 }),
      false,
    ],
  ])('is kept for %s as CT-02 and CT-07 say', (_what, source, traffic, out, tracked) => {
    const topology = topologyOf(
      aSubnet(),
      aSecurityGroup({
        id: 'sg-b',
        ingress: [aRule(traffic, source)],
        egress: [aRule(out, '0.0.0.0/0')],
      }),
      aServer('a', '10.0.1.10'),
      aServer('b', '10.0.1.20', { groups: ['sg-b'] }),
    )
    const trace = traceOf(topology, 'i-a', 'i-b', { protocol: 'tcp', port: 22 })
    const entry = trace.state.tracking.find(({ interfaceId }) => interfaceId === 'eni-b')
    expect(entry?.tracked).toBe(tracked)
  })

  it('is always kept for ICMP (CT-04)', () => {
    const topology = neighbours(aRule(ALL_TRAFFIC, '0.0.0.0/0'))
    const trace = traceOf(topology, 'i-a', 'i-b', { protocol: 'icmp' })
    expect(trace.state.tracking.every(({ tracked }) => tracked)).toBe(true)
  })
})

describe('references', () => {
  const far = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
  function peered(region: string, about: Parameters<typeof aPeering>[2] = {}) {
    const other = { ...far, region }
    return topologyOf(
      other,
      aPeering(aVpc(), other, about),
      aSubnet({ routeTableId: asId('rtb-1') }),
      aRouteTableOf({ routes: [aRoute('10.1.0.0/16', 'peeringConnection', 'pcx-1')] }),
      aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
      aRouteTableOf({
        id: 'rtb-2',
        vpcId: asId('vpc-2'),
        main: true,
        routes: [aRoute('10.0.0.0/16', 'peeringConnection', 'pcx-1')],
      }),
      aSecurityGroup({
        id: 'sg-b',
        vpcId: asId('vpc-2'),
        ingress: [aRule(tcp(443), 'sg-default')],
      }),
      aServer('a', '10.0.1.10'),
      aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-b'] }),
    )
  }

  it('reach over an active peering in one Region and not into another (SG-27)', () => {
    expect(traceOf(peered('us-east-1'), 'i-a', 'i-b').verdict).toBe('allow')
    expect(blame(traceOf(peered('eu-west-1'), 'i-a', 'i-b'))).toEqual([
      'security-group sg-b request ingress ENI_SG_RULES_MISMATCH',
    ])
  })

  it('match nothing once stale (SG-34)', () => {
    const rule = aRule(tcp(443), 'sg-a')
    const stale = {
      ...rule,
      peer: { kind: 'securityGroup', securityGroupId: asId('sg-a'), stale: true },
    } as typeof rule
    expect(traceOf(neighbours(stale), 'i-a', 'i-b').verdict).toBe('deny')
  })
})

describe('a group that is only named', () => {
  it('leaves the answer open, unless another group allows', () => {
    const stub = aSecurityGroup({ id: 'sg-stub', stub: true, egress: [] })
    const carried = (...groups: string[]) =>
      topologyOf(
        aSubnet(),
        stub,
        aSecurityGroup({ id: 'sg-open', ingress: [aRule()] }),
        aServer('a', '10.0.1.10'),
        aServer('b', '10.0.1.20', { groups }),
      )
    expect(traceOf(carried('sg-stub'), 'i-a', 'i-b')).toMatchObject({
      verdict: 'deny',
      certain: false,
    })
    expect(traceOf(carried('sg-stub', 'sg-open'), 'i-a', 'i-b')).toMatchObject({
      verdict: 'allow',
      certain: true,
    })
  })
})

describe('prefix lists', () => {
  it('match any of their entries (SG-39)', () => {
    const rule = aRule(tcp(443), 'pl-1')
    const [list, other] = [aPrefixList('10.0.1.8/29'), aPrefixList('192.0.2.0/24')]
    const base = neighbours(rule)
    expect(traceOf({ ...base, prefixList: { 'pl-1': list } }, 'i-a', 'i-b').verdict).toBe('allow')
    expect(traceOf({ ...base, prefixList: { 'pl-1': other } }, 'i-a', 'i-b').verdict).toBe('deny')
  })

  it('without known entries leave the answer open', () => {
    const trace = traceOf(neighbours(aRule(tcp(443), 'pl-9')), 'i-a', 'i-b')
    expect(trace).toMatchObject({ verdict: 'deny', certain: false })
    expect(trace.blockers[0]?.code).toBe('UNKNOWN_RESOURCE')
    const known = traceOf(
      neighbours(aRule(tcp(443), 'pl-9'), aRule(tcp(443), 'sg-a')),
      'i-a',
      'i-b',
    )
    expect(known).toMatchObject({ verdict: 'allow', certain: true })
  })
})

describe('the shape of a rule', () => {
  it('names a source inbound and a destination outbound (SG-02)', () => {
    const only = (ingress: string, egress: string) =>
      topologyOf(
        aSubnet(),
        aSecurityGroup({
          id: 'sg-b',
          ingress: [aRule(tcp(443), ingress)],
          egress: [aRule(tcp(443), egress)],
        }),
        aServer('a', '10.0.1.10', { groups: ['sg-b'] }),
        aServer('b', '10.0.1.20', { groups: ['sg-b'] }),
      )
    expect(traceOf(only('10.0.1.10/32', '10.0.1.20/32'), 'i-a', 'i-b').verdict).toBe('allow')
    expect(traceOf(only('10.0.1.20/32', '10.0.1.10/32'), 'i-a', 'i-b').verdict).toBe('deny')
    expect(traceOf(only('10.0.1.20/32', '10.0.1.10/32'), 'i-b', 'i-a').verdict).toBe('allow')
  })

  it.each<[string, Traffic, Parameters<typeof traceOf>[3], 'allow' | 'deny']>([
    ['a number alone, with every port', { protocol: 17 }, { protocol: 'udp', port: 1 }, 'allow'],
    ['a number that has no ports', { protocol: 50 }, { protocol: 50 }, 'allow'],
    ['another number', { protocol: 51 }, { protocol: 50 }, 'deny'],
    ['all of them', ALL_TRAFFIC, { protocol: 50 }, 'allow'],
    ['a name', tcp(443), { protocol: 50 }, 'deny'],
  ])('gives the protocol as %s (SG-05)', (_what, traffic, about, verdict) => {
    expect(traceOf(neighbours(aRule(traffic)), 'i-a', 'i-b', about).verdict).toBe(verdict)
  })

  it('may leave type and code of ICMPv6 out, which means all (SG-08)', () => {
    const six = (rule: Traffic) =>
      topologyOf(
        aVpc({ ipv6CidrBlocks: [cidr('2001:db8:1::/56')] }),
        aSubnet({ ipv6CidrBlock: cidr('2001:db8:1:1::/64') }),
        aSecurityGroup({ id: 'sg-a', egress: [aRule(ALL_TRAFFIC, '::/0')] }),
        aSecurityGroup({ id: 'sg-b', ingress: [aRule(rule, '::/0')] }),
        aServer('a', '10.0.1.10', { groups: ['sg-a'], ipv6: '2001:db8:1:1::10' }),
        aServer('b', '10.0.1.20', { groups: ['sg-b'], ipv6: '2001:db8:1:1::20' }),
      )
    const ping = { protocol: 'icmpv6' } as const
    expect(traceOf(six(icmpv6()), 'i-a', 'i-b', ping).verdict).toBe('allow')
    expect(traceOf(six(icmpv6(128)), 'i-a', 'i-b', ping).verdict).toBe('allow')
    expect(traceOf(six(icmpv6(129)), 'i-a', 'i-b', ping).verdict).toBe('deny')
  })

  it('has no place in an order (SG-11)', () => {
    const rules = [aRule(udp(443)), aRule(tcp(80)), aRule(tcp(443), '10.0.1.0/24')]
    for (const order of [rules, rules.toReversed()]) {
      expect(traceOf(neighbours(...order), 'i-a', 'i-b').verdict).toBe('allow')
    }
  })
})

describe('a group without outbound rules (SG-15)', () => {
  const silent = topologyOf(
    aSubnet(),
    aSecurityGroup({ id: 'sg-b', ingress: [aRule()], egress: [] }),
    aServer('a', '10.0.1.10'),
    aServer('b', '10.0.1.20', { groups: ['sg-b'] }),
  )

  it('opens nothing and answers everybody', () => {
    expect(blame(traceOf(silent, 'i-b', 'i-a'))[0]).toBe(
      'security-group sg-b request egress SG_HAS_NO_RULES',
    )
    expect(traceOf(silent, 'i-a', 'i-b').verdict).toBe('allow')
  })
})

it('the default group lets its members talk to each other, out to anybody, and nobody in (SG-16)', () => {
  const topology = neighbours(aRule())
  const two = topologyOf(
    aSubnet(),
    aSecurityGroup({ id: 'sg-b', ingress: [aRule()] }),
    aServer('a', '10.0.1.10'),
    aServer('c', '10.0.1.30'),
    aServer('b', '10.0.1.20', { groups: ['sg-b'] }),
  )
  expect(traceOf(two, 'i-a', 'i-c').verdict).toBe('allow')
  expect(traceOf(two, 'i-a', 'i-b').verdict).toBe('allow')
  expect(traceOf(two, 'i-b', 'i-a').verdict).toBe('deny')
  expect(traceOf(topology, 'i-a', 'i-b').verdict).toBe('allow')
})

describe('what a reference covers', () => {
  const six = aVpc({ ipv6CidrBlocks: [cidr('2001:db8:1::/56')] })
  const network = (...parts: readonly (readonly Resource[])[]) =>
    topologyOf(
      six,
      aSubnet({ ipv6CidrBlock: cidr('2001:db8:1:1::/64') }),
      aSecurityGroup({ id: 'sg-a', egress: [aRule(), aRule(ALL_TRAFFIC, '::/0')] }),
      aSecurityGroup({ id: 'sg-b', ingress: [aRule(tcp(443), 'sg-a')] }),
      aServer('b', '10.0.1.20', { groups: ['sg-b'], ipv6: '2001:db8:1:1::20' }),
      ...parts,
    )
  const verdict = (
    topology: Topology,
    from: Probe['from'],
    about: Partial<Probe>,
    options: Partial<EngineOptions>,
  ) => {
    const compiled = compile(topology, { ...DEFAULT_OPTIONS, ...options })
    const probe = { id: 'case', from, to: { instance: 'i-b' }, protocol: 'tcp', port: 443 } as const
    return expectOk(traceProbe(compiled, { ...probe, ...about })).verdict
  }

  it('is IPv6 addresses of the members too, unless we are told otherwise (SG-36)', () => {
    const topology = network(
      aServer('a', '10.0.1.10', { groups: ['sg-a'], ipv6: '2001:db8:1:1::10' }),
    )
    const from = { instance: 'i-a' }
    expect(verdict(topology, from, { family: 6 }, {})).toBe('allow')
    expect(verdict(topology, from, { family: 6 }, { referencesMatchIpv6: false })).toBe('deny')
    expect(verdict(topology, from, { family: 4 }, { referencesMatchIpv6: false })).toBe('allow')
  })

  it('is secondary addresses, and delegated prefixes unless we are told otherwise (SG-37)', () => {
    const topology = network(
      aServer('a', '10.0.1.10', {
        groups: ['sg-a'],
        eni: {
          privateAddresses: [{ address: ip('10.0.1.10') }, { address: ip('10.0.1.11') }],
          prefixes: [cidr('10.0.1.64/28')],
        },
      }),
    )
    const without = { referencesMatchPrefixes: false }
    for (const address of ['10.0.1.10', '10.0.1.11']) {
      expect(verdict(topology, { ip: ip(address) }, {}, without)).toBe('allow')
    }
    const inPrefix = { ip: ip('10.0.1.70') }
    expect(verdict(topology, inPrefix, {}, {})).toBe('allow')
    expect(verdict(topology, inPrefix, {}, without)).toBe('deny')
  })

  it('is nobody where the group cannot be seen (SG-35), which a rule may name all the same (SG-38)', () => {
    const rule = aRule(tcp(443), 'sg-of-somebody')
    const trace = traceOf(neighbours(rule), 'i-a', 'i-b')
    expect(trace).toMatchObject({ verdict: 'deny', certain: true })
    expect(blame(trace)).toEqual(['security-group sg-b request ingress ENI_SG_RULES_MISMATCH'])
  })
})

it.each([
  ['vpc_endpoint', 'VPC Endpoint Interface vpce-1'],
  ['lambda', 'AWS Lambda VPC ENI'],
  ['interface', 'RDSNetworkInterface'],
  ['load_balancer', 'ELB app/shop/1'],
])('any interface that carries groups has its traffic filtered: %s, %s (SG-49)', (type, owner) => {
  const service = (ingress: readonly ReturnType<typeof aRule>[]) =>
    topologyOf(
      aSubnet(),
      aServer('a', '10.0.1.10'),
      aSecurityGroup({ id: 'sg-b', ingress }),
      anInterface({
        id: 'eni-service',
        interfaceType: type,
        managedBy: owner,
        privateAddresses: [{ address: ip('10.0.1.90') }],
        securityGroupIds: [asId('sg-b')],
      }),
    )
  const blames = (topology: Topology) => blame(traceOf(topology, 'i-a', '10.0.1.90'))
  const refused = 'security-group sg-b request ingress SG_HAS_NO_RULES'
  expect(blames(service([]))).toContain(refused)
  expect(blames(service([aRule(tcp(443), '10.0.1.0/24')]))).not.toContain(refused)
})
