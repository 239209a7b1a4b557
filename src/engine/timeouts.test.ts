import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, cidr, ip } from '@/model/ip'
import { expectOk } from '@/model/result'
import type { Resource } from '@/model/topology'
import { icmp, tcp, udp } from '@/model/traffic'
import {
  anInternetGateway,
  aNatGateway,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  topologyOf,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { blame } from '@/testing/traceOf'
import { compile } from './compile/network'
import { traceEstablished } from './established'
import type { Packet } from './packet'
import type { Probe } from './probeTypes'
import { NO_STATE, type ConnectionState } from './state'
import { expire, trackingTimeout } from './timeouts'
import type { ConnectionTrace } from './trace'

const RULES = [
  aRule(tcp(443), '10.0.1.0/24'),
  aRule(udp(53), '10.0.1.0/24'),
  aRule(icmp(), '10.0.1.0/24'),
  aRule({ protocol: 50 }, '10.0.1.0/24'),
]
const tracked = aSecurityGroup({ id: 'sg-b', ingress: RULES, egress: [] })
/** The same without rules: what is not remembered is refused. */
const forgotten = aSecurityGroup({ id: 'sg-b', ingress: [], egress: [] })

function network(group: Resource, eni: Parameters<typeof aServer>[2] = {}) {
  return compile(
    topologyOf(
      aSubnet(),
      group,
      aServer('a', '10.0.1.10'),
      aServer('b', '10.0.1.20', { groups: ['sg-b'], ...eni }),
    ),
  )
}

/** An open connection after so many idle seconds, when only what is remembered still passes. */
function idleFor(
  idleSeconds: number,
  about: Partial<Probe>,
  eni: Parameters<typeof aServer>[2] = {},
): ConnectionTrace {
  const probe: Probe = {
    id: 'case',
    from: { instance: 'i-a' },
    to: { instance: 'i-b' },
    protocol: 'tcp',
    established: true,
    idleSeconds,
    ...about,
  }
  return expectOk(traceEstablished(network(tracked, eni), network(forgotten, eni), probe))
}

const HTTPS = { protocol: 'tcp', port: 443 } as const
const DNS = { protocol: 'udp', port: 53 } as const
const nitro6 = { instance: { instanceType: 'c8gn.large' } }
const set = { eni: { connectionTracking: { tcpEstablished: 60, udp: 45, udpStream: 60 } } }

describe('a tracked connection that is idle', () => {
  it.each<[string, number, Partial<Probe>, Parameters<typeof aServer>[2]]>([
    ['TCP for five days (CT-15)', 432_000, HTTPS, {}],
    ['TCP on the sixth Nitro for 350 s (CT-15)', 350, HTTPS, nitro6],
    ['TCP as the interface says (CT-15, ENI-13)', 60, HTTPS, set],
    ['one exchange of UDP for 30 s (CT-15)', 30, DNS, {}],
    ['one exchange of UDP as the interface says (CT-15)', 45, DNS, set],
    ['a stream of UDP for 180 s (CT-15)', 180, { ...DNS, exchanges: 2 }, {}],
    ['a stream of UDP as the interface says (CT-15)', 60, { ...DNS, exchanges: 2 }, set],
    ['another protocol for 600 s (CT-16)', 600, { protocol: 50 }, {}],
    ['ICMP for 30 s', 30, { protocol: 'icmp' }, {}],
  ])('is remembered: %s', (_what, seconds, probe, eni) => {
    expect(idleFor(seconds - 1, probe, eni).verdict).toBe('allow')
    expect(blame(idleFor(seconds, probe, eni))).toContain(
      'security-group sg-b request ingress SG_HAS_NO_RULES',
    )
  })

  it.each([
    ['m8i-flex.large', 350],
    ['x8aedz.3xlarge', 350],
    ['p6-b200.48xlarge', 350],
    ['p6e-gb200.36xlarge', 432_000],
    ['m8g.large', 432_000],
    ['m7i.large', 432_000],
  ])('CT-15: on %s for %d s', (instanceType, seconds) => {
    const compiled = network(tracked, { instance: { instanceType } })
    const packet: Packet = { src: ip('10.0.1.10'), dst: ip('10.0.1.20'), protocol: 'tcp' }
    const entry = { interfaceId: 'eni-b', side: 'ingress', packet, tracked: true } as const
    expect(trackingTimeout(compiled, { ...entry, groupIds: [] })).toBe(seconds)
  })

  it('CT-20: once forgotten is dropped although a rule admits new ones; UDP is taken as new', () => {
    const compiled = network(tracked)
    const asked = {
      id: 'case',
      from: { instance: 'i-a' },
      to: { instance: 'i-b' },
      established: true,
      idleSeconds: 432_000,
    }
    const goesOn = (about: Pick<Probe, 'protocol' | 'port'>) =>
      expectOk(traceEstablished(compiled, compiled, { ...asked, ...about }))
    expect(blame(goesOn(HTTPS))[0]).toContain('NO_CONNECTION_STATE')
    expect(goesOn(DNS).verdict).toBe('allow')
    expect(goesOn({ protocol: 'icmp' }).verdict).toBe('allow')
  })

  it('CT-12: that is untracked has nothing to forget', () => {
    const open = aSecurityGroup({ id: 'sg-b', ingress: [aRule()] })
    const compiled = compile(
      topologyOf(
        aSubnet(),
        open,
        aServer('a', '10.0.1.10', { groups: ['sg-b'] }),
        aServer('b', '10.0.1.20', { groups: ['sg-b'] }),
      ),
    )
    const probe: Probe = {
      id: 'case',
      from: { instance: 'i-a' },
      to: { instance: 'i-b' },
      ...HTTPS,
      idleSeconds: 9_999_999,
    }
    expect(expectOk(traceEstablished(compiled, compiled, probe)).verdict).toBe('allow')
  })
})

describe('a NAT gateway', () => {
  const compiled = compile(
    topologyOf(
      aSubnet(),
      aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-2') }),
      aServer('a', '10.0.1.10'),
      aNatGateway('10.0.2.5', '203.0.113.5', 'subnet-2'),
      anInternetGateway(),
      aRouteTableOf({
        id: 'rtb-main',
        main: true,
        routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')],
      }),
      aRouteTableOf({ id: 'rtb-2', routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')] }),
    ),
  )
  const idle = (idleSeconds: number, about: Pick<Probe, 'protocol' | 'port'>) =>
    expectOk(
      traceEstablished(compiled, compiled, {
        id: 'case',
        from: { instance: 'i-a' },
        to: { ip: ip('198.51.100.7') },
        established: true,
        idleSeconds,
        ...about,
      }),
    )

  it('NAT-15: forgets a connection after 350 idle seconds', () => {
    expect(idle(349, HTTPS).verdict).toBe('allow')
    expect(blame(idle(350, HTTPS))).toEqual(['nat-gateway nat-1 request NO_CONNECTION_STATE'])
  })

  it('NAT-15, CT-20: takes UDP and pings as new after that', () => {
    expect(idle(350, DNS).verdict).toBe('allow')
    expect(idle(350, { protocol: 'icmp' }).verdict).toBe('allow')
  })
})

describe('what load balancers and inspections remember', () => {
  const packet = (protocol: 'tcp' | 'udp'): Packet => ({
    src: ip('10.0.1.10'),
    dst: ip('10.0.1.20'),
    protocol,
    dstPort: { ports: [{ from: 443, to: 443 }] },
  })

  function relayLives(resources: readonly Resource[], protocol: 'tcp' | 'udp', seconds: number) {
    const inside = packet(protocol)
    const state: ConnectionState = {
      ...NO_STATE,
      relays: [{ relayId: 'lb-1', interfaceId: 'eni-lb', inside, outside: inside }],
    }
    return expire(compile(topologyOf(...resources)), state, () => seconds).relays.length === 1
  }

  it.each<[string, readonly Resource[], 'tcp' | 'udp', number]>([
    ['an application one 60 s (ALB-06)', [aResource('loadBalancer')], 'tcp', 60],
    [
      'an application one as it is set (ALB-06)',
      [aResource('loadBalancer', { idleTimeout: 4000 })],
      'tcp',
      4000,
    ],
    [
      'a network one 350 s of TCP (NLB-15, CT-17)',
      [aResource('loadBalancer', { type: 'network' })],
      'tcp',
      350,
    ],
    [
      'a network one 120 s of UDP, fixed (NLB-15, CT-17)',
      [aResource('loadBalancer', { type: 'network', idleTimeout: 6000 })],
      'udp',
      120,
    ],
    [
      'a network one TCP as it is set (NLB-15)',
      [aResource('loadBalancer', { type: 'network', idleTimeout: 6000 })],
      'tcp',
      6000,
    ],
    [
      'a network one 350 s of TLS, fixed (NLB-15)',
      [
        aResource('loadBalancer', { type: 'network', idleTimeout: 6000 }),
        aResource('listener', { protocol: 'TLS', port: 443 }),
      ],
      'tcp',
      350,
    ],
  ])('%s', (_what, resources, protocol, seconds) => {
    expect(relayLives(resources, protocol, seconds - 1)).toBe(true)
    expect(relayLives(resources, protocol, seconds)).toBe(false)
  })

  it.each([
    ['tcp', 350],
    ['udp', 120],
  ] as const)('GWL-05: an inspection forgets %s after %d s', (protocol, seconds) => {
    const state: ConnectionState = {
      ...NO_STATE,
      inspected: [{ endpointId: 'vpce-gwlb', packet: packet(protocol) }],
    }
    const compiled = compile(topologyOf(aResource('gatewayLoadBalancerEndpoint')))
    expect(expire(compiled, state, () => seconds - 1).inspected).toHaveLength(1)
    expect(expire(compiled, state, () => seconds).inspected).toHaveLength(0)
  })

  it('CT-17: a target behind a network one has its timers, or its own if those are set shorter', () => {
    const entry = {
      interfaceId: 'eni-b',
      side: 'ingress',
      packet: packet('tcp'),
      tracked: true,
      groupIds: [],
    } as const
    const state: ConnectionState = {
      ...NO_STATE,
      tracking: [entry],
      relays: [
        { relayId: 'lb-1', interfaceId: 'eni-lb', inside: packet('tcp'), outside: packet('tcp') },
      ],
    }
    const lives = (eni: Parameters<typeof aServer>[2], seconds: number) => {
      const compiled = compile(
        topologyOf(
          aSubnet(),
          aServer('b', '10.0.1.20', eni),
          aResource('loadBalancer', { type: 'network' }),
        ),
      )
      return expire(compiled, state, () => seconds).tracking.length === 1
    }
    expect(lives({}, 349)).toBe(true)
    expect(lives({}, 350)).toBe(false)
    expect(lives(set, 60)).toBe(false)
    expect(lives({ eni: { connectionTracking: { tcpEstablished: 9000 } } }, 350)).toBe(false)
  })
})
