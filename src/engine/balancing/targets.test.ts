import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import type { Target } from '@/model/resources/targetGroup'
import { aBalancer } from '@/testing/balanced'
import {
  A,
  ALB,
  balanced,
  groups,
  NLB,
  NODE_A,
  type Resources,
  tcp,
  verdictFrom,
  verdictOf,
  ZONE_B,
} from '@/testing/balancedShop'
import {
  anAclEntry,
  aNetworkAclOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
} from '@/testing/builders'
import { HOME, shop, OPEN_ACL } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'

describe('a target', () => {
  const WITHOUT: readonly (readonly [Target['health'], 'allow' | 'deny' | 'intermittent'])[] = [
    ['healthy', 'intermittent'],
    ['unhealthy', 'allow'],
    ['initial', 'allow'],
    ['draining', 'allow'],
    ['unused', 'allow'],
    ['unavailable', 'allow'],
    ['unhealthy.draining', 'allow'],
  ]
  const shut: Resources = [
    aSecurityGroup({ id: 'sg-shut' }),
    aServer('shut', '10.0.2.39', { subnetId: 'subnet-prv', groups: ['sg-shut'] }),
  ]
  it.each(WITHOUT)('that is %s beside a healthy one: %s (ELB-09)', (health, verdict) => {
    const targets: readonly Target[] = [
      { id: 'i-a', health: 'healthy' },
      { id: 'i-shut', ...(health ? { health } : {}) },
    ]
    expect(verdictFrom(balanced(ALB, targets, shut))).toBe(verdict)
  })

  it('ELB-09: gets traffic though it is unhealthy, when all are', () => {
    const all = (health: 'unhealthy' | 'draining' | 'unused') =>
      balanced(ALB, [
        { id: 'i-a', health },
        { id: 'i-b', health },
      ])
    expect(verdictFrom(all('unhealthy'))).toBe('allow')
    expect(verdictFrom(all('draining'))).toBe('deny')
    expect(verdictFrom(all('unused'))).toBe('deny')
  })

  it('ELB-03, TRAP-41: needs no public address behind an internet-facing load balancer', () => {
    expect(verdictFrom(balanced(ALB, ['i-a', 'i-b']))).toBe('allow')
  })

  it('ELB-06: is reached on its own port, else on the group’s', () => {
    const network = balanced(ALB, [{ id: 'i-a', port: 9000, health: 'healthy' }, 'i-b'])
    const { alternatives } = traceOf(network, HOME, '203.0.113.50')
    const ports = alternatives.map(({ state }) => state.relays[0]?.outside.dstPort?.ports[0]?.from)
    expect(ports).toEqual([9000, 8443])
  })

  it('by its address may stand in the VPC, in a peered one, or on premises (NLB-17)', () => {
    const direct = balanced(NLB, ['10.0.2.31', '10.0.12.31'], [], { targetType: 'ip' })
    expect(verdictFrom(direct)).toBe('allow')
    const nobody = balanced({ ...NLB, nodes: [NODE_A] }, ['10.0.2.99'], [], { targetType: 'ip' })
    expect(blame(traceOf(nobody, HOME, 'lb/lb'))[0]).toContain('NO_POSSIBLE_DESTINATION')
  })

  it('of another IP version than its group has no address to be reached at', () => {
    const network = balanced({ ...NLB, nodes: [NODE_A] }, ['i-a'], [], { ipAddressType: 'ipv6' })
    expect(blame(traceOf(network, HOME, 'lb/lb'))).toEqual([
      'load-balancer lb request ingress TARGET_ADDRESS_RESTRICTION',
    ])
  })

  it('that nobody described leaves the verdict open', () => {
    const trace = traceOf(balanced(ALB, ['i-gone', 'i-a']), HOME, 'lb/lb')
    expect([trace.verdict, trace.certain]).toEqual(['deny', false])
  })
})

describe('the health check', () => {
  const unchecked: Target = { id: 'i-a' }
  const guarded = (ingress: readonly ReturnType<typeof aRule>[]): Resources => [
    aSecurityGroup({ id: 'sg-guard', ingress }),
    aServer('g', '10.0.2.39', { subnetId: 'subnet-prv', groups: ['sg-guard'] }),
  ]

  it('ELB-08: needs permission of its own: a target without it gets nothing while others do', () => {
    const others = (ingress: readonly ReturnType<typeof aRule>[]) =>
      traceOf(
        balanced(ALB, [unchecked, { id: 'i-g' }], guarded(ingress), {
          healthCheck: { enabled: true, protocol: 'HTTP', port: 9090 },
        }),
        HOME,
        '203.0.113.50',
      )
    const alone = others([aRule(tcp(8443))])
    expect(alone.verdict).toBe('allow')
    expect(alone.alternatives).toEqual([])
    expect(others([aRule(tcp(8443)), aRule(tcp(9090))]).alternatives).toHaveLength(2)
    // Healthy, and yet closed on the port of the traffic.
    expect(others([aRule(tcp(9090))]).verdict).toBe('intermittent')
  })

  it('ELB-09: where no check gets through, all targets get traffic', () => {
    const network = balanced(ALB, [{ id: 'i-g' }], guarded([aRule(tcp(8443))]), {
      healthCheck: { enabled: true, protocol: 'HTTP', port: 9090 },
    })
    expect(verdictFrom(network)).toBe('allow')
  })

  it('NACL-32: fails where the ACL of the targets’ subnet denies the load balancer', () => {
    const acl = aNetworkAclOf({
      id: 'acl-b',
      entries: [
        anAclEntry({ ruleNumber: 90, action: 'deny', cidr: cidr('10.0.1.0/24') }),
        anAclEntry({ ruleNumber: 91, action: 'deny', cidr: cidr('10.0.11.0/24') }),
        ...OPEN_ACL.entries,
      ],
    })
    const moved = aSubnet({
      id: 'subnet-prv-b',
      cidrBlock: cidr('10.0.12.0/24'),
      availabilityZone: 'us-east-1b',
      routeTableId: asId('rtb-prv'),
      networkAclId: asId('acl-b'),
    })
    const network = balanced(ALB, [unchecked, { id: 'i-b' }], [acl, moved])
    expect(verdictFrom(network)).toBe('allow')
    expect(traceOf(network, HOME, '203.0.113.50').alternatives).toEqual([])
  })

  it('NLB-11: obeys the outbound rules of the load balancer, not its inbound ones', () => {
    const closed = aSecurityGroup({ id: 'sg-lb', ingress: [], egress: [aRule(tcp(8443))] })
    const about = { ...NLB, nodes: [NODE_A] }
    const network = (egress: readonly ReturnType<typeof aRule>[]) =>
      shop(
        ...ZONE_B,
        A,
        { ...closed, egress },
        aServer('client', '10.0.1.80', { subnetId: 'subnet-pub', groups }),
        aBalancer('lb', about.nodes, { ...NLB, groups: ['sg-lb'] }),
      )
    expect(verdictOf(network([aRule(tcp(8443))]), 'lb/lb', 'i-a', 8443)).toBe('allow')
    expect(verdictOf(network([]), 'lb/lb', 'i-a', 8443)).toBe('deny')
  })

  it('is what a load balancer as the sender does: from its own address, from any port (ELB-10)', () => {
    const trace = traceOf(balanced({ ...ALB, nodes: [NODE_A] }, ['i-a']), 'lb/lb', 'i-a')
    expect(trace.request.src).toBe('10.0.1.50')
    expect(trace.request.srcPort).toEqual({ ports: [{ from: 1024, to: 65535 }], choice: 'lb' })
    expect([trace.verdict, trace.from]).toEqual(['allow', 'lb'])
  })

  it('finds a stopped instance of no use', () => {
    const stopped = aServer('stopped', '10.0.2.39', {
      subnetId: 'subnet-prv',
      groups,
      instance: { state: 'stopped' },
    })
    const beside = balanced(ALB, [{ id: 'i-stopped' }, { id: 'i-a' }], [stopped])
    expect(verdictFrom(beside)).toBe('allow')
    const alone = traceOf(balanced(ALB, [{ id: 'i-stopped' }], [stopped]), HOME, 'lb/lb')
    expect(blame(alone)[0]).toContain('load-balancer lb')
  })
})
