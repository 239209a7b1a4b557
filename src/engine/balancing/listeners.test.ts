import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { aListener, aTargetGroup } from '@/testing/balanced'
import { ALB, balanced, NLB, NODE_A, verdictFrom } from '@/testing/balancedShop'
import { aSecurityGroup, aServer } from '@/testing/builders'
import { HOME } from '@/testing/shop'
import { blame, sentenceOf, traceOf } from '@/testing/traceOf'

describe('a listener', () => {
  it('ELB-05: takes only its own port, and says what there is', () => {
    const network = balanced(ALB, ['i-a'])
    const trace = traceOf(network, HOME, 'lb/lb', { port: 80 })
    expect(blame(trace)).toEqual(['load-balancer lb request ingress ELBV2_LISTENERS_MISMATCH'])
    expect(sentenceOf(network, trace)).toBe(
      'lb has no listener for TCP 80. It listens on HTTPS 443.',
    )
    expect(trace.requestDelivered).toBe(false)
  })

  it.each([
    ['TCP', 'tcp', 'allow'],
    ['TLS', 'tcp', 'allow'],
    ['TCP', 'udp', 'deny'],
    ['UDP', 'udp', 'allow'],
    ['UDP', 'tcp', 'deny'],
    ['TCP_UDP', 'tcp', 'allow'],
    ['TCP_UDP', 'udp', 'allow'],
    ['QUIC', 'udp', 'allow'],
  ] as const)('of %s and a packet of %s: %s (ELB-05)', (protocol, packet, verdict) => {
    const group = protocol === 'TLS' ? 'TCP' : protocol
    const network = balanced(
      NLB,
      [],
      [
        aListener('lb', `${protocol} 53`, ['tg-53']),
        aTargetGroup('tg-53', `${group} 53`, ['i-a', 'i-b']),
      ],
    )
    expect(traceOf(network, HOME, 'lb/lb', { protocol: packet, port: 53 }).verdict).toBe(verdict)
  })

  it('refuses what none of its groups carries', () => {
    const network = balanced(
      NLB,
      [],
      [aListener('lb', 'TCP_UDP 53', ['tg-53']), aTargetGroup('tg-53', 'UDP 53', ['i-a'])],
    )
    expect(blame(traceOf(network, HOME, 'lb/lb', { port: 53 }))).toEqual([
      'load-balancer lb request ingress ELBV2_LISTENER_REQUIRES_TG_ACCEPT',
    ])
  })

  it('without a target has nowhere to send what it takes', () => {
    expect(blame(traceOf(balanced(ALB, []), HOME, 'lb/lb'))).toEqual([
      'load-balancer lb request ingress ELBV2_LISTENER_HAS_NO_TG',
    ])
  })

  it('gives nothing to a group whose weight is 0', () => {
    const weighed = (weight: number) =>
      balanced(
        { ...ALB, nodes: [NODE_A] },
        ['i-a'],
        [
          aSecurityGroup({ id: 'sg-shut' }),
          aServer('shut', '10.0.2.39', { subnetId: 'subnet-prv', groups: ['sg-shut'] }),
          aTargetGroup('tg-shut', 'HTTP 8443', ['i-shut']),
          aListener('lb', 'HTTPS 8080', ['tg', { id: 'tg-shut', weight }]),
        ],
      )
    expect(verdictFrom(weighed(0), 'lb/lb', 8080)).toBe('allow')
    expect(verdictFrom(weighed(1), 'lb/lb', 8080)).toBe('intermittent')
  })

  it('may send by any of its rules, because what they look at is HTTP', () => {
    const closed = aSecurityGroup({ id: 'sg-shut' })
    const network = balanced(
      { ...ALB, nodes: [NODE_A] },
      ['i-a'],
      [
        closed,
        aServer('shut', '10.0.2.39', { subnetId: 'subnet-prv', groups: ['sg-shut'] }),
        aTargetGroup('tg-shut', 'HTTP 8443', ['i-shut']),
        aListener('lb', 'HTTPS 8080', ['tg'], {
          rules: [
            {
              priority: '1',
              action: {
                kind: 'forward',
                targetGroups: [{ targetGroupId: asId('tg-shut') }],
              },
            },
          ],
        }),
      ],
    )
    const trace = traceOf(network, HOME, 'lb/lb', { port: 8080 })
    expect(trace.verdict).toBe('intermittent')
    expect(trace.targets).toEqual([
      { id: 'i-a', verdict: 'allow' },
      { id: 'i-shut', verdict: 'deny' },
    ])
    expect(sentenceOf(network, trace)).toMatch(
      /^Works only with some targets: a always; shut never\. sg-shut has no inbound rule/,
    )
  })

  it('that answers by itself needs no target', () => {
    const answer = { kind: 'answer', type: 'redirect' } as const
    const network = balanced(ALB, [], [aListener('lb', 'HTTP 80', [], { defaultAction: answer })])
    const trace = traceOf(network, HOME, 'lb/lb', { port: 80 })
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.find(({ decision }) => decision === 'deliver')?.component).toBe('lb')
  })

  it('in front of a function ends there', () => {
    const network = balanced(ALB, ['arn:aws:lambda:f'], [], { targetType: 'lambda' })
    expect(verdictFrom(network)).toBe('allow')
  })

  it('nobody can say where its listeners or targets were not listed', () => {
    const unknown = balanced({ ...ALB, listenersKnown: false }, ['i-a'])
    const trace = traceOf(unknown, HOME, 'lb/lb', { port: 80 })
    expect([trace.verdict, trace.certain]).toEqual(['deny', false])
    const noTargets = traceOf(balanced(ALB, [], [], { targetsKnown: false }), HOME, 'lb/lb')
    expect([noTargets.verdict, noTargets.certain]).toEqual(['deny', false])
    expect(blame(noTargets)[0]).toBe('load-balancer lb request ingress UNKNOWN_RESOURCE')
  })

  it('leads nowhere while the load balancer does not work', () => {
    expect(blame(traceOf(balanced({ ...ALB, available: false }, ['i-a']), HOME, 'lb/lb'))).toEqual([
      'load-balancer lb request ingress BAD_STATE',
    ])
  })
})

describe('zones', () => {
  it('ELB-01: a target in a zone that is not enabled gets nothing', () => {
    const network = balanced({ ...ALB, nodes: [NODE_A] }, ['i-b'])
    expect(blame(traceOf(network, HOME, 'lb/lb'))).toEqual([
      'load-balancer lb request ingress ELBV2_NO_TARGETS_IN_AZ',
    ])
    expect(verdictFrom(balanced({ ...ALB, nodes: [NODE_A] }, ['i-a', 'i-b']))).toBe('allow')
  })

  it('ELB-07: an application load balancer crosses zones, a network one does not by default', () => {
    expect(verdictFrom(balanced(ALB, ['i-a']), '203.0.113.51')).toBe('allow')
    const zonal = balanced(NLB, ['i-a'])
    expect(verdictFrom(zonal, '203.0.113.50')).toBe('allow')
    const trace = traceOf(zonal, HOME, '203.0.113.51')
    expect(blame(trace)).toEqual(['load-balancer lb request ingress ELB_NOT_CROSSZONE'])
    expect(sentenceOf(zonal, trace)).toContain('has no target in us-east-1b')
    expect(verdictFrom(zonal)).toBe('intermittent')
  })

  it('ELB-07: crosses them when it, or its group, is told so', () => {
    const everywhere = balanced({ ...NLB, crossZone: true }, ['i-a'])
    expect(verdictFrom(everywhere, '203.0.113.51')).toBe('allow')
    const byGroup = balanced(NLB, ['i-a'], [], { crossZone: true })
    expect(verdictFrom(byGroup, '203.0.113.51')).toBe('allow')
    const not = balanced(ALB, ['i-a'], [], { crossZone: false })
    expect(verdictFrom(not, '203.0.113.51')).toBe('deny')
  })
})
