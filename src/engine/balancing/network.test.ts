import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, cidr } from '@/model/ip'
import type { TargetGroup } from '@/model/resources/targetGroup'
import { aBalancer, aListener, aTargetGroup } from '@/testing/balanced'
import {
  A,
  type AboutBalancer,
  ALB,
  balanced,
  groups,
  NLB,
  NODE_A,
  type Resources,
  tcp,
  udp,
  verdictFrom,
  verdictOf,
} from '@/testing/balancedShop'
import {
  aNetworkAclOf,
  aPeering,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { HOME, HOME6, shop, OPEN_ACL } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'

describe('a network load balancer', () => {
  const guardedBy = (...ingress: readonly ReturnType<typeof aRule>[]): Resources => [
    aSecurityGroup({ id: 'sg-t', ingress }),
    aServer('t', '10.0.2.39', { subnetId: 'subnet-prv', groups: ['sg-t'] }),
  ]
  const withoutGroups = (more: Resources, group: Partial<TargetGroup> = {}) =>
    shop(
      ...more,
      aBalancer('lb', [NODE_A], { ...NLB, scheme: 'internet-facing' }),
      aListener('lb', 'TCP 443', ['tg']),
      aTargetGroup('tg', 'TCP 8443', ['i-t'], group),
    )

  it('NLB-07, TRAP-40: made without groups admits everybody', () => {
    const network = withoutGroups(guardedBy(aRule(tcp(8443))))
    const trace = traceOf(network, HOME, 'lb/lb')
    expect(trace.verdict).toBe('allow')
    expect(
      trace.steps.some(({ at, checkpoint }) => at === 'eni-lb-1' && checkpoint === 'securityGroup'),
    ).toBe(false)
  })

  it.each([
    [`${HOME}/32`, true, 'allow'],
    ['10.0.1.50/32', true, 'deny'],
    ['10.0.1.50/32', false, 'allow'],
    [`${HOME}/32`, false, 'deny'],
  ] as const)(
    'NLB-09, TRAP-39: without groups, and a target that admits %s, with preservation %s: %s',
    (peer, preserveClientIp, verdict) => {
      const network = withoutGroups(guardedBy(aRule(tcp(8443), peer)), { preserveClientIp })
      expect(verdictFrom(network)).toBe(verdict)
    },
  )

  it('NLB-10: without groups, hides the groups of its clients', () => {
    const internal = shop(
      ...guardedBy(aRule(tcp(8443), 'sg-open')),
      aBalancer('lb', [{ subnetId: 'subnet-pub', address: '10.0.1.50' }], { ...NLB }),
      aListener('lb', 'TCP 443', ['tg']),
      aTargetGroup('tg', 'TCP 8443', ['i-t']),
    )
    const trace = traceOf(internal, 'i-web', 'lb/lb')
    expect(blame(trace)).toEqual(['security-group sg-t request ingress ENI_SG_RULES_MISMATCH'])
    const straight = traceOf(internal, 'i-web', 'i-t', { port: 8443 })
    expect(straight.verdict).toBe('allow')
  })

  it('NLB-08: with groups, sends under them, whosever address it keeps', () => {
    const network = (preserveClientIp: boolean) =>
      shop(
        aSecurityGroup({ id: 'sg-lb', ingress: [aRule(tcp(443))] }),
        ...guardedBy(aRule(tcp(8443), 'sg-lb')),
        aBalancer('lb', [NODE_A], { ...NLB, scheme: 'internet-facing', groups: ['sg-lb'] }),
        aListener('lb', 'TCP 443', ['tg']),
        aTargetGroup('tg', 'TCP 8443', ['i-t'], { preserveClientIp }),
      )
    expect(verdictFrom(network(true))).toBe('allow')
    expect(verdictFrom(network(false))).toBe('allow')
  })

  const PRESERVES: readonly (readonly [
    string,
    TargetGroup['targetType'],
    boolean | undefined,
    boolean,
  ])[] = [
    ['TCP', 'instance', undefined, true],
    ['TCP', 'instance', false, false],
    ['TLS', 'instance', undefined, true],
    ['TCP', 'ip', undefined, false],
    ['TLS', 'ip', undefined, false],
    ['TCP', 'ip', true, true],
    ['UDP', 'ip', undefined, true],
    ['UDP', 'ip', false, true],
    ['TCP_UDP', 'ip', false, true],
    ['UDP', 'instance', false, true],
  ]
  it.each(PRESERVES)(
    'NLB-02: a %s group of %s targets, told %s, keeps the client: %s',
    (protocol, targetType, told, kept) => {
      const packet = protocol === 'UDP' ? 'udp' : 'tcp'
      const network = shop(
        A,
        aBalancer('lb', [NODE_A], { ...NLB, scheme: 'internet-facing', groups }),
        aListener('lb', `${protocol} 443`, ['tg']),
        aTargetGroup('tg', `${protocol} 8443`, [targetType === 'ip' ? '10.0.2.31' : 'i-a'], {
          targetType,
          ...(told === undefined ? {} : { preserveClientIp: told }),
        }),
      )
      const trace = traceOf(network, HOME, 'lb/lb', { protocol: packet, port: 443 })
      expect(trace.state.relays[0]?.outside.src).toBe(kept ? HOME : '10.0.1.50')
      expect(trace.verdict).toBe('allow')
    },
  )

  it('NLB-03: keeps no address across IP versions', () => {
    const node = { ...NODE_A, ipv6: '2001:db8:1:1::50' }
    const network = balanced({ ...NLB, nodes: [node], ipAddressType: 'dualstack' }, ['i-a'])
    const trace = traceOf(network, HOME6, 'lb/lb')
    expect(trace.verdict).toBe('allow')
    expect(trace.state.relays[0]?.outside.src).toBe('10.0.1.50')
    const same = balanced({ ...NLB, nodes: [node], ipAddressType: 'dualstack' }, ['i-app'], [], {
      ipAddressType: 'ipv6',
    })
    expect(traceOf(same, HOME6, 'lb/lb').state.relays[0]?.outside.src).toBe(HOME6)
    expect(traceOf(same, HOME, 'lb/lb').state.relays[0]?.outside.src).toBe('2001:db8:1:1::50')
    expect(verdictFrom(same)).toBe('allow')
  })

  it('NLB-06: cannot send to the client itself, whose address it keeps', () => {
    const own = { subnetId: 'subnet-prv', address: '10.0.2.50' }
    const network = (preserveClientIp: boolean, ...targets: readonly string[]) =>
      shop(
        A,
        aBalancer('lb', [own], { ...NLB, scheme: 'internal', groups }),
        aListener('lb', 'TCP 443', ['tg']),
        aTargetGroup('tg', 'TCP 8443', targets, { preserveClientIp }),
      )
    expect(blame(traceOf(network(true, 'i-a'), 'i-a', 'lb/lb'))[0]).toBe(
      'load-balancer lb request ingress NLB_HAIRPIN',
    )
    expect(verdictOf(network(true, 'i-a', 'i-app'), 'i-a', 'lb/lb')).toBe('intermittent')
    expect(verdictOf(network(false, 'i-a'), 'i-a', 'lb/lb')).toBe('allow')
  })

  it('NLB-14: gets the answer of a target whose client is its neighbour', () => {
    const own = { subnetId: 'subnet-pub', address: '10.0.1.50' }
    const network = shop(
      A,
      aBalancer('lb', [own], { ...NLB, scheme: 'internal', groups }),
      aListener('lb', 'TCP 443', ['tg']),
      aTargetGroup('tg', 'TCP 8443', ['i-a']),
    )
    const trace = traceOf(network, 'i-app', 'lb/lb')
    expect(trace.verdict).toBe('allow')
    const back = trace.steps.filter(
      ({ leg, checkpoint }) => leg === 'response' && checkpoint === 'loadBalancer',
    )
    expect(back).toHaveLength(1)
  })

  it('NLB-04: keeps addresses only for targets in its VPC or one peered in the Region', () => {
    const far = (region: string): Resources => {
      const home = aVpc({ ipv6CidrBlocks: [cidr('2001:db8:1::/56')] })
      const other = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.2.0.0/16')], region })
      return [
        other,
        aPeering(home, other),
        aNetworkAclOf({ ...OPEN_ACL, id: 'acl-2', vpcId: asId('vpc-2') }),
        aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.2.1.0/24') }),
        aRouteTableOf({
          id: 'rtb-2',
          vpcId: asId('vpc-2'),
          main: true,
          routes: [aRoute('10.0.0.0/16', 'peeringConnection', 'pcx-1')],
        }),
        aRouteTableOf({
          id: 'rtb-pub',
          routes: [
            aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
            aRoute('10.2.0.0/16', 'peeringConnection', 'pcx-1'),
          ],
        }),
        aSecurityGroup({ id: 'sg-2', vpcId: asId('vpc-2'), ingress: [aRule()] }),
        aServer('far', '10.2.1.10', { subnetId: 'subnet-2', groups: ['sg-2'] }),
      ]
    }
    const network = (region: string, preserveClientIp: boolean) =>
      shop(
        ...far(region),
        aBalancer('lb', [NODE_A], { ...NLB, scheme: 'internet-facing', groups }),
        aListener('lb', 'TCP 443', ['tg']),
        aTargetGroup('tg', 'TCP 8443', ['10.2.1.10'], { targetType: 'ip', preserveClientIp }),
      )
    expect(verdictFrom(network('us-east-1', true))).toBe('allow')
    expect(verdictFrom(network('eu-west-1', false))).toBe('allow')
    expect(blame(traceOf(network('eu-west-1', true), HOME, 'lb/lb'))[0]).toBe(
      'load-balancer lb request ingress ELBV2_SOURCE_ADDRESS_PRESERVATION',
    )
  })

  it('GWL-08: nor through an inspection endpoint', () => {
    const network = balanced(
      { ...NLB, nodes: [NODE_A] },
      ['i-a'],
      [
        aResource('gatewayLoadBalancerEndpoint', {
          id: 'vpce-gwlb',
          subnetId: asId('subnet-pub-b'),
        }),
        aRouteTableOf({
          id: 'rtb-pub',
          routes: [
            aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
            aRoute('10.0.2.0/24', 'gatewayLoadBalancerEndpoint', 'vpce-gwlb'),
          ],
        }),
      ],
    )
    expect(blame(traceOf(network, HOME, 'lb/lb'))[0]).toBe(
      'load-balancer lb request ingress ELBV2_SOURCE_ADDRESS_PRESERVATION',
    )
  })

  it('in front of an application one goes on at its nodes (CT-11)', () => {
    const network = shop(
      A,
      aBalancer('nlb', [NODE_A], { ...NLB, scheme: 'internet-facing', groups }),
      aListener('nlb', 'TCP 443', ['tg-alb']),
      aTargetGroup('tg-alb', 'TCP 80', ['alb'], { targetType: 'alb' }),
      aBalancer('alb', [{ subnetId: 'subnet-prv', address: '10.0.2.60' }], { ...ALB, groups }),
      aListener('alb', 'HTTP 80', ['tg']),
      aTargetGroup('tg', 'HTTP 8080', ['i-a']),
    )
    const trace = traceOf(network, HOME, 'lb/nlb', { srcPort: 50000 })
    expect(trace.verdict).toBe('allow')
    expect(
      trace.state.relays.map(({ relayId, outside }) => [relayId, outside.src, outside.dst]),
    ).toEqual([
      ['nlb', HOME, '10.0.2.60'],
      ['alb', '10.0.2.60', '10.0.2.31'],
    ])
    const atAlb = trace.state.tracking.filter(({ interfaceId }) => interfaceId === 'eni-alb-1')
    expect(atAlb[0]?.tracked).toBe(true)
  })

  it('NLB-18, CT-09: makes its flows tracked whatever the rules, an application one does not', () => {
    const entries = (about: AboutBalancer) =>
      traceOf(balanced({ ...about, nodes: [NODE_A] }, ['i-a']), HOME, 'lb/lb').state.tracking
    expect(entries(NLB).every(({ tracked }) => tracked)).toBe(true)
    expect(entries(ALB).some(({ tracked }) => !tracked)).toBe(true)
  })

  it('answers no ping', () => {
    const trace = traceOf(balanced(NLB, ['i-a']), HOME, '203.0.113.50', { protocol: 'icmp' })
    expect(blame(trace)).toEqual(['load-balancer lb request ingress ELBV2_LISTENERS_MISMATCH'])
  })

  it('carries UDP there and back', () => {
    const network = balanced(
      NLB,
      [],
      [
        aListener('lb', 'UDP 53', ['tg-53']),
        aTargetGroup('tg-53', 'UDP 53', ['i-t', 'i-b']),
        ...guardedBy(aRule(udp(53))),
      ],
    )
    expect(traceOf(network, HOME, 'lb/lb', { protocol: 'udp', port: 53 }).verdict).toBe('allow')
  })
})
