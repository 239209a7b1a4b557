import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { describeStep } from '@/engine/explain/steps'
import { answerProbe } from '@/engine/probe'
import { asId } from '@/model/ids'
import { ANY_IPV4, cidr, ip } from '@/model/ip'
import { singlePort } from '@/model/ports'
import type { FirewallPolicy } from '@/model/resources/firewallPolicy'
import { expectOk } from '@/model/result'
import { anInternetGateway, aRoute, aRouteTableOf, aSecurityGroup, aRule } from '@/testing/builders'
import {
  anInspectionEndpoint,
  aStatefulRule,
  aStatelessRule,
  inspectedShop,
  THROUGH_ENDPOINT,
} from '@/testing/inspection'
import { aResource } from '@/testing/moreBuilders'
import { seen } from '@/testing/seen'
import { HOME } from '@/testing/shop'
import { blame, sentenceOf, traceOf } from '@/testing/traceOf'

type More = Parameters<typeof inspectedShop>[1]
const TCP = [6]
const HTTPS = { destinationPorts: [singlePort(443)] }

function firewalled(
  policy: Partial<Omit<FirewallPolicy, 'id' | 'kind'>>,
  ...more: NonNullable<More>[]
) {
  return inspectedShop(
    THROUGH_ENDPOINT,
    anInspectionEndpoint({ networkFirewallId: asId('fw-1') }),
    aResource('networkFirewall', { id: 'fw-1' }),
    aResource('firewallPolicy', policy),
    ...more,
  )
}

const refusal = (leg: 'request' | 'response', code = 'FIREWALL_RULES_RESTRICTION') =>
  `network-firewall fw-1 ${leg} ${code}`

describe('Network Firewall on the way, PATH-O', () => {
  it('NFW-01: is routed to like any inspection endpoint, and judges there', () => {
    const trace = traceOf(firewalled({}), HOME, 'i-web', { srcPort: 51514, port: 443 })
    expect(seen(trace.steps).slice(0, 6)).toEqual([
      'internetGateway igw-1 ingress 198.51.100.7:51514 > 203.0.113.10:443',
      'networkAcl acl-fw ingress 198.51.100.7:51514 > 10.0.1.10:443',
      'gatewayLoadBalancerEndpoint vpce-gwlb 198.51.100.7:51514 > 10.0.1.10:443',
      'networkFirewall fw-1 198.51.100.7:51514 > 10.0.1.10:443',
      'networkAcl acl-fw egress 198.51.100.7:51514 > 10.0.1.10:443',
      'routeTable rtb-fw 198.51.100.7:51514 > 10.0.1.10:443',
    ])
    expect(seen(trace.steps)).toContain('networkFirewall fw-1 10.0.1.10:443 > 198.51.100.7:51514')
    expect(trace).toMatchObject({ verdict: 'allow', certain: true })
  })

  it('makes the flow tracked, whatever the rules (CT-09)', () => {
    const wide = aSecurityGroup({ id: 'sg-open', ingress: [aRule()], egress: [aRule()] })
    const entries = (topology: ReturnType<typeof firewalled>) =>
      traceOf(topology, HOME, 'i-web').state.tracking.map(({ tracked }) => tracked)
    expect(entries(firewalled({}, wide))).toEqual([true])
    expect(entries(inspectedShop(THROUGH_ENDPOINT, wide))).toEqual([false])
  })
})

describe('the stateless engine', () => {
  it('NFW-02: reads groups and rules by priority, and the first match decides', () => {
    const drop = aStatelessRule(1, 'drop', { protocols: TCP }, { groupPriority: 2 })
    const pass = aStatelessRule(9, 'pass', { protocols: TCP }, { groupPriority: 1 })
    const late = aStatelessRule(9, 'pass', { protocols: TCP }, { groupPriority: 3 })
    const verdict = (...statelessRules: FirewallPolicy['statelessRules']) =>
      traceOf(firewalled({ statelessRules }), HOME, 'i-web').verdict
    expect(verdict(drop, pass)).toBe('allow')
    expect(verdict(late, drop)).toBe('deny')
  })

  it('concludes nothing from a rule that looks at more than a 5-tuple and may match', () => {
    const flags = { unclear: 'TCP flags' }
    const verdict = (match: Parameters<typeof aStatelessRule>[2]) =>
      traceOf(
        firewalled({
          statelessRules: [aStatelessRule(1, 'drop', match, flags)],
          statelessDefault: 'pass',
        }),
        HOME,
        'i-web',
      )
    expect(verdict({ protocols: TCP })).toMatchObject({ verdict: 'deny', certain: false })
    expect(blame(verdict({ protocols: TCP }))).toEqual([refusal('request', 'UNKNOWN_RESOURCE')])
    expect(verdict({ protocols: [17] })).toMatchObject({ verdict: 'allow', certain: true })
  })

  it('judges each packet by itself: a reply needs a rule of its own', () => {
    const topology = firewalled({
      statelessRules: [aStatelessRule(1, 'pass', { protocols: TCP, ...HTTPS })],
      statelessDefault: 'drop',
    })
    const trace = traceOf(topology, HOME, 'i-web')
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)).toEqual([refusal('response')])
    expect(trace.blockers[0]?.step.because).toMatchObject({ engine: 'stateless', action: 'drop' })
  })

  it.each([
    ['source', { sources: [cidr('203.0.113.0/24')] }],
    ['destination', { destinations: [cidr('10.0.2.0/24')] }],
    ['protocol', { protocols: [17] }],
    ['destination port', { destinationPorts: [singlePort(80)] }],
    ['source port', { sourcePorts: [singlePort(53)] }],
    ['family', { destinations: [cidr('::/0')] }],
  ])('passes over a rule for another %s, and says so', (_field, match) => {
    const topology = firewalled({ statelessRules: [aStatelessRule(1, 'drop', match)] })
    const trace = traceOf(topology, HOME, 'i-web', { srcPort: 51514 })
    expect(trace.verdict).toBe('allow')
    const step = trace.steps.find(({ checkpoint }) => checkpoint === 'networkFirewall')
    expect(step?.turnedDown()).toHaveLength(1)
  })

  it('hands over one way only: the stateful engine then meets a reply to nothing (NFW-06)', () => {
    const topology = firewalled({
      statelessRules: [aStatelessRule(1, 'pass', { protocols: TCP, ...HTTPS })],
    })
    expect(blame(traceOf(topology, HOME, 'i-web'))).toEqual([
      refusal('response', 'NO_CONNECTION_STATE'),
    ])
  })

  it('splits the ports that somebody chooses among its rules', () => {
    const topology = firewalled({
      statelessRules: [
        aStatelessRule(1, 'drop', { protocols: TCP, sourcePorts: [{ from: 1024, to: 9999 }] }),
        aStatelessRule(2, 'drop', {
          protocols: TCP,
          destinationPorts: [{ from: 60000, to: 65535 }],
        }),
      ],
    })
    const trace = traceOf(topology, HOME, 'i-web')
    expect(trace.verdict).toBe('intermittent')
    expect(trace.choices[0]?.working).toEqual([{ from: 10000, to: 59999 }])
    expect(sentenceOf(topology, trace)).toContain('lets nothing pass from 1024–9999')
  })
})

describe('the stateful engine', () => {
  const pass = aStatefulRule('1', 'pass', { protocols: TCP, ...HTTPS })
  const drop = aStatefulRule('2', 'drop', { protocols: TCP })
  const run = (policy: Parameters<typeof firewalled>[0], about = {}) =>
    traceOf(firewalled(policy), HOME, 'i-web', about)

  it('NFW-03: in default order passes before it drops, however the rules are written', () => {
    expect(run({ statefulRules: [drop, pass] }).verdict).toBe('allow')
    expect(blame(run({ statefulRules: [drop, pass] }, { port: 80 }))).toEqual([refusal('request')])
  })

  it('NFW-03: in strict order reads by priority of the group', () => {
    const at = (rule: typeof pass, groupPriority: number) => ({ ...rule, groupPriority })
    const strict = (...statefulRules: FirewallPolicy['statefulRules']) =>
      run({ statefulOrder: 'strict', statefulRules }).verdict
    expect(strict(at(drop, 1), at(pass, 2))).toBe('deny')
    expect(strict(at(drop, 2), at(pass, 1))).toBe('allow')
  })

  it('NFW-04: lets a flow pass that no rule names, in default order', () => {
    expect(run({ statefulDefault: 'drop' }).verdict).toBe('allow')
    expect(run({ statefulOrder: 'strict', statefulDefault: 'drop' }).verdict).toBe('deny')
    expect(run({ statefulOrder: 'strict', statefulDefault: 'pass' }).verdict).toBe('allow')
  })

  it('lets a connection be opened and drops what follows, where strict order says so', () => {
    const trace = run({ statefulOrder: 'strict', statefulDefault: 'dropEstablished' })
    expect(trace).toMatchObject({ verdict: 'deny', requestDelivered: true })
    expect(blame(trace)).toEqual([refusal('response')])
  })

  it('lets what it passed come back, whatever rules say of the way back', () => {
    const back = aStatefulRule('3', 'drop', { sources: [cidr('10.0.0.0/16')] })
    expect(run({ statefulRules: [back] }).verdict).toBe('allow')
    expect(blame(traceOf(firewalled({ statefulRules: [back] }), 'i-web', HOME))).toEqual([
      refusal('request'),
    ])
  })

  it('reads a rule for any direction from either side', () => {
    const server = { destinations: [cidr('198.51.100.0/24')] }
    const forward = aStatefulRule('4', 'reject', server)
    const any = aStatefulRule('4', 'reject', server, { direction: 'any' })
    expect(run({ statefulRules: [forward] }).verdict).toBe('allow')
    expect(run({ statefulRules: [any] }).verdict).toBe('deny')
  })

  it('only tells of an alert', () => {
    expect(run({ statefulRules: [aStatefulRule('5', 'alert')] }).verdict).toBe('allow')
  })

  it('judges ICMP by its number', () => {
    const ping = aStatefulRule('6', 'drop', { protocols: [1] })
    expect(run({ statefulRules: [ping] }, { protocol: 'icmp' }).verdict).toBe('deny')
    expect(run({ statefulRules: [ping] }).verdict).toBe('allow')
  })

  it('NFW-06: drops a reply whose request it never saw', () => {
    const straightIn = firewalled({}, anInternetGateway())
    expect(blame(traceOf(straightIn, HOME, 'i-web'))).toEqual([
      refusal('response', 'NO_CONNECTION_STATE'),
    ])
  })

  it('NFW-06: sees a connection open and not answered, and lets nothing follow', () => {
    const oneWay = firewalled(
      {},
      aRouteTableOf({ id: 'rtb-pub', routes: [aRoute('10.0.2.0/24', ...THROUGH_ENDPOINT)] }),
    )
    const trace = traceOf(oneWay, 'i-web', 'i-app')
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)).toEqual([refusal('response', 'RESPONSE_NOT_INSPECTED')])
    expect(traceOf(oneWay, 'i-web', 'i-app', { protocol: 'udp' }).verdict).toBe('allow')
    const unseen = firewalled(
      { statelessDefault: 'pass' },
      aRouteTableOf({ id: 'rtb-pub', routes: [aRoute('10.0.2.0/24', ...THROUGH_ENDPOINT)] }),
    )
    expect(traceOf(unseen, 'i-web', 'i-app').verdict).toBe('allow')
  })

  it('is not asked for a flow again whose request the stateless engine dropped', () => {
    const statelessRules = [aStatelessRule(1, 'drop', { protocols: TCP, ...HTTPS })]
    expect(blame(run({ statelessRules }))).toEqual([refusal('request')])
  })

  it('says which ports of a source pass', () => {
    const some = aStatefulRule('7', 'drop', { sourcePorts: [{ from: 1024, to: 29999 }] })
    const trace = run({ statefulRules: [some] })
    expect(trace.verdict).toBe('intermittent')
    expect(trace.choices[0]?.working).toEqual([{ from: 30000, to: 65535 }])
  })
})

describe('what is not known of a firewall', () => {
  it('leaves the answer open without its policy, and says so once', () => {
    const topology = firewalled(
      {},
      aResource('networkFirewall', { id: 'fw-1', firewallPolicyId: asId('gone') }),
    )
    const trace = traceOf(topology, HOME, 'i-web')
    expect(trace).toMatchObject({ verdict: 'deny', certain: false })
    expect(blame(trace)).toEqual([refusal('request', 'UNKNOWN_RESOURCE')])
  })

  it('leaves the answer open without the firewall', () => {
    const topology = firewalled({}, anInspectionEndpoint({ networkFirewallId: asId('fw-gone') }))
    expect(traceOf(topology, HOME, 'i-web')).toMatchObject({ verdict: 'deny', certain: false })
  })

  const notUnderstood = ['domains']
  it.each([
    ['nothing else decides', {}, false],
    [
      'a rule drops, and theirs may pass first',
      { statefulRules: [aStatefulRule('1', 'drop')] },
      false,
    ],
    [
      'strict order may read theirs first',
      { statefulOrder: 'strict', statefulRules: [aStatefulRule('1', 'pass')] },
      false,
    ],
    ['a rule passes before any drop', { statefulRules: [aStatefulRule('1', 'pass')] }, true],
    ['the stateless engine passes', { statelessDefault: 'pass' }, true],
    ['the stateless engine drops', { statelessDefault: 'drop' }, true],
  ] as const)('rules that are no 5-tuples matter or not: %s', (_case, policy, certain) => {
    expect(traceOf(firewalled({ ...policy, notUnderstood }), HOME, 'i-web').certain).toBe(certain)
  })
})

describe('the words about a firewall', () => {
  it('name the rule, in the answer and in the sentence', () => {
    const topology = firewalled({
      statefulRules: [aStatefulRule('100', 'reject', { protocols: TCP, ...HTTPS })],
    })
    const probe = {
      id: 'p',
      from: { ip: ip(HOME) },
      to: { instance: 'i-web' },
      protocol: 'tcp',
      port: 443,
    } as const
    const answer = expectOk(answerProbe(compile(topology), probe))
    expect(answer).toMatchObject({ deniedBy: 'network-firewall', component: 'fw-1', rule: '100' })
    expect(answer.sentence).toBe('fw-1: stateful rule 100 rejects TCP 443 to 10.0.1.10.')
    const trace = traceOf(topology, HOME, 'i-web')
    expect(describeStep(topology, trace.blockers[0]!.step).rule).toBe(
      'sid 100 REJECT TCP any → any:443',
    )
  })

  it('tell a default from a rule', () => {
    const topology = firewalled({ statefulOrder: 'strict', statefulDefault: 'drop' })
    expect(sentenceOf(topology, traceOf(topology, HOME, 'i-web'))).toBe(
      'fw-1: no stateful rule decides about TCP 443 to 10.0.1.10, and the default is to drop it.',
    )
  })
})

describe('an open connection', () => {
  it('goes on when the stateful rules change, and breaks at a firewall that it did not pass', () => {
    const before = traceOf(firewalled({}), 'i-web', HOME)
    const closed = firewalled({ statefulRules: [aStatefulRule('1', 'drop')] })
    expect(traceOf(closed, 'i-web', HOME).verdict).toBe('deny')
    expect(traceOf(closed, 'i-web', HOME, {}, before.state).verdict).toBe('allow')
    const direct = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')],
    })
    const elsewhere = traceOf(firewalled({}, anInternetGateway(), direct), 'i-web', HOME)
    expect(blame(traceOf(firewalled({}), 'i-web', HOME, {}, elsewhere.state))).toContain(
      refusal('request', 'NO_CONNECTION_STATE'),
    )
  })
})
