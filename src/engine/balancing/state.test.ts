import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import { expectOk } from '@/model/result'
import type { Resource, Topology } from '@/model/topology'
import { ALL_TRAFFIC, tcp } from '@/model/traffic'
import { aBalancer, aListener, aTargetGroup } from '@/testing/balanced'
import {
  anAclEntry,
  anInterface,
  aNetworkAclOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
} from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { HOME, shop } from '@/testing/shop'
import { blame, sentenceOf, traceOf } from '@/testing/traceOf'
import { compile } from '../compile/network'
import { traceEstablished } from '../established'
import { flowLogRecords } from '../flowLog'
import { parseFlowLogFormat } from '../flowLog/fields'
import { formatFlowLogRecord } from '../flowLog/record'
import type { Probe } from '../probeTypes'
import type { ConnectionTrace } from '../trace'

/** What load balancers remember of open connections, and what flow logs tell of them. */
type Part = Resource | readonly Resource[]

const anybody = aSecurityGroup({ id: 'sg-lb', ingress: [aRule()] })
const node = { subnetId: 'subnet-pub', address: '10.0.1.50', publicIp: '203.0.113.50' }
const targets: readonly Part[] = [
  aSecurityGroup({ id: 'sg-target', ingress: [aRule(ALL_TRAFFIC, '0.0.0.0/0')] }),
  aServer('one', '10.0.2.30', { subnetId: 'subnet-prv', groups: ['sg-target'] }),
  aSubnet({ id: 'subnet-x', cidrBlock: cidr('10.0.7.0/24'), networkAclId: asId('acl-x') }),
  aNetworkAclOf({
    id: 'acl-x',
    entries: [anAclEntry(), anAclEntry({ direction: 'egress' })],
  }),
  aServer('two', '10.0.7.30', { subnetId: 'subnet-x', groups: ['sg-target'] }),
]

function balanced(
  type: 'application' | 'network',
  ids: readonly string[],
  ...more: readonly Part[]
) {
  const speaks = type === 'application' ? 'HTTP 8080' : 'TCP 8080'
  return shop(
    anybody,
    ...targets,
    aBalancer('lb', [node], {
      type,
      scheme: 'internet-facing',
      groups: ['sg-lb'],
      crossZone: true,
    }),
    aListener('lb', type === 'application' ? 'HTTPS 443' : 'TCP 443', ['tg']),
    aTargetGroup('tg', speaks, ids),
    ...more,
  )
}

function goesOn(before: Topology, after: Topology, about: Partial<Probe> = {}): ConnectionTrace {
  const probe: Probe = {
    id: 'case',
    from: { ip: ip(HOME) },
    to: { loadBalancer: 'lb' },
    protocol: 'tcp',
    port: 443,
    established: true,
    ...about,
  }
  return expectOk(traceEstablished(compile(before), compile(after), probe))
}

describe('a connection that is open through a load balancer', () => {
  it.each([
    ['application', 60, 'ALB-06'],
    ['network', 350, 'NLB-15'],
  ] as const)(
    'of type %s is forgotten after %d idle seconds (%s, CT-17)',
    (type, seconds, _rule) => {
      const network = balanced(type, ['i-one'])
      expect(goesOn(network, network, { idleSeconds: seconds - 1 }).verdict).toBe('allow')
      expect(blame(goesOn(network, network, { idleSeconds: seconds }))).toContain(
        'load-balancer lb request ingress NO_CONNECTION_STATE',
      )
    },
  )

  it('stays with its target, whatever is registered since', () => {
    const trace = goesOn(balanced('application', ['i-one']), balanced('application', ['i-two']))
    expect(trace.verdict).toBe('allow')
    const last = trace.steps.findLast(({ checkpoint, leg }) => {
      return checkpoint === 'instance' && leg === 'request'
    })
    expect(last?.component).toBe('i-one')
  })

  it('may be with any target: where one is cut off, only some go on', () => {
    const both = ['i-one', 'i-two']
    const cut = aNetworkAclOf({ id: 'acl-x', entries: [] })
    const trace = goesOn(balanced('application', both), balanced('application', both, cut))
    expect(trace.verdict).toBe('intermittent')
    expect(trace.targets).toEqual([
      { id: 'i-one', verdict: 'allow' },
      { id: 'i-two', verdict: 'deny' },
    ])
  })

  it('goes on being answered where the load balancer answered it itself, until it is idle (ALB-06)', () => {
    const redirect = { priority: '1', action: { kind: 'answer', type: 'redirect' } } as const
    const rules = aListener('lb', 'HTTPS 443', ['tg'], { rules: [redirect] })
    const network = balanced('application', ['i-one'], rules)
    expect(goesOn(network, network).verdict).toBe('allow')
    expect(goesOn(network, network, { idleSeconds: 60 }).verdict).toBe('deny')
  })

  it('takes an error about its own connection for itself', () => {
    const network = balanced('application', ['i-one'])
    const about = { icmpError: 'fragmentation-needed', port: 443 } as const
    const trace = traceOf(network, HOME, 'lb/lb', about)
    expect(trace.verdict).toBe('deny')
    expect(sentenceOf(network, trace)).toContain('is about a connection of its own')
  })
})

describe('an error about a connection through a network load balancer (CT-19)', () => {
  const TOO_BIG = { icmpError: 'fragmentation-needed', port: 443 } as const
  const CLIENT = { icmp: { type: 3, code: 4 }, about: { src: HOME, dst: '10.0.1.50' } }

  it('goes back the way of the answer, whether it keeps the client or not (NLB-14, CT-09)', () => {
    for (const preserveClientIp of [true, false]) {
      const group = aTargetGroup('tg', 'TCP 8080', ['i-one'], { preserveClientIp })
      const trace = traceOf(balanced('network', ['i-one'], group), HOME, 'lb/lb', TOO_BIG)
      expect(trace.verdict).toBe('allow')
      const atNode = trace.steps.findLast(({ at }) => at === 'eni-lb-1')
      expect(atNode?.packet).toMatchObject({ src: '10.0.1.50', dst: HOME, ...CLIENT })
    }
  })

  it('meets the ACLs on that way as what it is (NACL-24)', () => {
    const noError = anAclEntry({ direction: 'egress', traffic: tcp({ from: 0, to: 65535 }) })
    const acl = aNetworkAclOf({ id: 'acl-x', entries: [anAclEntry(), noError] })
    expect(blame(traceOf(balanced('network', ['i-two'], acl), HOME, 'lb/lb', TOO_BIG))).toEqual([
      'network-acl acl-x response egress SUBNET_ACL_RESTRICTION',
    ])
  })

  it('ends where TLS does', () => {
    const network = balanced('network', ['i-one'], aListener('lb', 'TLS 8443', ['tg']))
    expect(blame(traceOf(network, HOME, 'lb/lb', { ...TOO_BIG, port: 8443 }))).toEqual([
      'load-balancer lb response egress NO_CONNECTION_STATE',
    ])
  })
})

describe('tracking at the targets of a load balancer', () => {
  const isTracked = (trace: ConnectionTrace, id = 'eni-one') =>
    trace.state.tracking.find(({ interfaceId }) => interfaceId === id)?.tracked

  it('is a must behind a network one, and follows the rules behind an application one (CT-09, CT-10, NLB-18)', () => {
    expect(isTracked(traceOf(balanced('network', ['i-one']), HOME, 'lb/lb'))).toBe(true)
    expect(isTracked(traceOf(balanced('application', ['i-one']), HOME, 'lb/lb'))).toBe(false)
  })

  it('CT-11: is a must at an application one that is the target of a network one', () => {
    const network = balanced(
      'network',
      ['alb'],
      aBalancer('alb', [{ subnetId: 'subnet-prv', address: '10.0.2.50' }], { groups: ['sg-lb'] }),
      aListener('alb', 'HTTP 8080', ['tg-alb']),
      aTargetGroup('tg-alb', 'HTTP 80', ['i-one']),
      aTargetGroup('tg', 'TCP 8080', ['alb'], { targetType: 'alb' }),
    )
    const trace = traceOf(network, HOME, 'lb/lb')
    expect(trace.verdict).toBe('allow')
    expect(isTracked(trace, 'eni-alb-1')).toBe(true)
    expect(isTracked(trace, 'eni-one')).toBe(false)
  })
})

describe('flow-log records of a load balancer', () => {
  const lines = (topology: Topology, from: string, to: string): readonly string[] => {
    const format = expectOk(
      parseFlowLogFormat(
        '${interface-id} ${flow-direction} ${srcaddr} ${dstaddr} ${pkt-srcaddr} ${pkt-dstaddr}',
      ),
    )
    const trace = traceOf(topology, from, to, { srcPort: 40000, port: 443 })
    const about = { accountId: '123456789010', start: 0, end: 60, packets: 1, bytes: 40 }
    return flowLogRecords(compile(topology), trace, about).map((record) =>
      formatFlowLogRecord(record, format),
    )
  }

  it('show both connections at its node (FL-01)', () => {
    expect(lines(balanced('application', ['i-one']), HOME, 'lb/lb')).toEqual([
      'eni-lb-1 ingress 198.51.100.7 10.0.1.50 198.51.100.7 10.0.1.50',
      'eni-lb-1 egress 10.0.1.50 10.0.2.30 10.0.1.50 10.0.2.30',
      'eni-one ingress 10.0.1.50 10.0.2.30 10.0.1.50 10.0.2.30',
      'eni-one egress 10.0.2.30 10.0.1.50 10.0.2.30 10.0.1.50',
      'eni-lb-1 ingress 10.0.2.30 10.0.1.50 10.0.2.30 10.0.1.50',
      'eni-lb-1 egress 10.0.1.50 198.51.100.7 10.0.1.50 198.51.100.7',
    ])
  })

  it('show the client in the pkt- fields where its address is preserved (FL-23)', () => {
    expect(lines(balanced('network', ['i-one']), HOME, 'lb/lb').slice(1, 3)).toEqual([
      'eni-lb-1 egress 10.0.1.50 10.0.2.30 198.51.100.7 10.0.2.30',
      'eni-one ingress 198.51.100.7 10.0.2.30 198.51.100.7 10.0.2.30',
    ])
  })

  it('say nothing of what goes between an endpoint and the load balancer behind it (FL-20)', () => {
    const topology = balanced(
      'network',
      ['i-one'],
      aSubnet({ id: 'subnet-vpce', cidrBlock: cidr('10.0.3.0/24') }),
      anInterface({
        id: 'eni-vpce',
        subnetId: asId('subnet-vpce'),
        interfaceType: 'vpc_endpoint',
        privateAddresses: [{ address: ip('10.0.3.30') }],
        securityGroupIds: [asId('sg-lb')],
      }),
      aResource('interfaceEndpoint', {
        id: 'vpce-svc',
        networkInterfaceIds: [asId('eni-vpce')],
        endpointServiceId: asId('vpce-svc-1'),
      }),
      aResource('endpointService', { loadBalancerIds: [asId('lb')] }),
    )
    const told = lines(topology, 'i-app', 'vpce-svc').map((line) =>
      line.split(' ').slice(0, 2).join(' '),
    )
    expect(told).toEqual([
      'eni-app egress',
      'eni-vpce ingress',
      'eni-lb-1 egress',
      'eni-one ingress',
      'eni-one egress',
      'eni-lb-1 ingress',
      'eni-vpce egress',
      'eni-app ingress',
    ])
  })
})

it('an ACL that denies the load balancer’s subnet makes health checks fail too (NACL-32)', () => {
  const closed = aNetworkAclOf({
    id: 'acl-x',
    entries: [
      anAclEntry({ ruleNumber: 90, action: 'deny', cidr: cidr('10.0.1.0/24') }),
      anAclEntry(),
      anAclEntry({ direction: 'egress' }),
    ],
  })
  const unasked = ['i-one', 'i-two'].map((id) => ({ id }))
  const topology = balanced('application', [], closed, aTargetGroup('tg', 'HTTP 8080', unasked))
  const trace = traceOf(topology, HOME, 'lb/lb')
  expect(trace.verdict).toBe('allow')
  expect(trace.state.relays[0]?.targetId).toBe('i-one')
})
