import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, cidr, ip } from '@/model/ip'
import { expectOk } from '@/model/result'
import type { Resource } from '@/model/topology'
import { ALL_TRAFFIC, icmp, tcp, udp } from '@/model/traffic'
import {
  anAclEntry,
  anInstance,
  anInternetGateway,
  aNatGateway,
  aNetworkAclOf,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  topologyOf,
} from '@/testing/builders'
import { anInspectionEndpoint, inspectedShop, THROUGH_ENDPOINT } from '@/testing/inspection'
import { aResource } from '@/testing/moreBuilders'
import { shop } from '@/testing/shop'
import { blame } from '@/testing/traceOf'
import { compile } from './compile/network'
import { traceEstablished } from './established'
import { DEFAULT_OPTIONS, type EngineOptions } from './options'
import type { Probe } from './probeTypes'
import type { ConnectionTrace } from './trace'
import { traceProbe } from './traceProbe'

/** What happens to a connection that is open when the network changes under it. */
type Part = Resource | readonly Resource[]

interface Change {
  readonly before: readonly Part[]
  readonly after: readonly Part[]
  readonly probe?: Partial<Probe>
  readonly options?: Partial<EngineOptions>
}

/** Client `i-a` and server `i-b` stand in two subnets, unless the case brings its own. */
function goesOn({ before, after, probe, options }: Change): ConnectionTrace {
  const asked: Probe = {
    id: 'case',
    from: { instance: 'i-a' },
    to: { instance: 'i-b' },
    protocol: 'tcp',
    port: 443,
    established: true,
    ...probe,
  }
  const network = (parts: readonly Part[]) =>
    compile(topologyOf(...BASE, ...parts), { ...DEFAULT_OPTIONS, ...options })
  return expectOk(traceEstablished(network(before), network(after), asked))
}

const OPEN = aSecurityGroup({ id: 'sg-a', ingress: [], egress: [aRule()] })
const BASE: readonly Part[] = [
  aSubnet(),
  aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24') }),
  OPEN,
  aServer('a', '10.0.1.10', { groups: ['sg-a'] }),
  aServer('b', '10.0.2.20', { groups: ['sg-b'], subnetId: 'subnet-2' }),
]

/** The server's group with these inbound and outbound rules. */
function serverGroup(
  ingress: readonly ReturnType<typeof aRule>[],
  egress: readonly ReturnType<typeof aRule>[] = [aRule()],
) {
  return aSecurityGroup({ id: 'sg-b', ingress, egress })
}

const narrow = aRule(tcp(443), '10.0.1.0/24')
const wide = aRule(tcp(443), '0.0.0.0/0')
const wideUdp = aRule(udp(53), '0.0.0.0/0')

describe('a rule that admitted an open connection', () => {
  it('CT-13: may be removed or narrowed, and the tracked connection goes on', () => {
    for (const ingress of [[], [aRule(tcp(443), '10.0.9.9/32')], [aRule(tcp(22), '10.0.1.0/24')]]) {
      const trace = goesOn({ before: [serverGroup([narrow])], after: [serverGroup(ingress)] })
      expect(trace.verdict).toBe('allow')
    }
  })

  it('CT-13: refuses new connections once it is removed', () => {
    const trace = goesOn({
      before: [serverGroup([])],
      after: [serverGroup([])],
    })
    expect(blame(trace)).toEqual(['security-group sg-b request ingress SG_HAS_NO_RULES'])
  })

  it('CT-12: when removed cuts an untracked flow at once', () => {
    const trace = goesOn({ before: [serverGroup([wide])], after: [serverGroup([])] })
    expect(blame(trace)).toEqual(['security-group sg-b request ingress SG_HAS_NO_RULES'])
  })

  it('CT-12, CT-20: when narrowed cuts an untracked flow, even if it would admit a new one', () => {
    const change = { before: [serverGroup([wide])], after: [serverGroup([narrow])] }
    expect(blame(goesOn(change))).toEqual([
      'security-group sg-b request ingress NO_CONNECTION_STATE',
    ])
    const options = { dropsSegmentsWithoutEntry: false }
    expect(goesOn({ ...change, options }).verdict).toBe('allow')
  })

  it('CT-12: may be left alone, and the untracked flow goes on', () => {
    const trace = goesOn({ before: [serverGroup([wide])], after: [serverGroup([wide])] })
    expect(trace.verdict).toBe('allow')
  })

  it('CT-08: an untracked flow lives by the rule for its responses too', () => {
    const trace = goesOn({ before: [serverGroup([wide])], after: [serverGroup([wide], [])] })
    expect(trace.verdict).toBe('deny')
  })

  it('CT-20: UDP without an entry is judged as new, and then tracked', () => {
    const change = {
      before: [serverGroup([wideUdp])],
      after: [serverGroup([wideUdp], [])],
      probe: { protocol: 'udp', port: 53 },
    } as const
    expect(goesOn(change).verdict).toBe('allow')
  })

  it('CT-02: a rule added beside cuts nothing, tracked or not (SG-18)', () => {
    for (const rule of [narrow, wide]) {
      const both = [serverGroup([narrow, wide])]
      expect(goesOn({ before: [serverGroup([rule])], after: both }).verdict).toBe('allow')
      const options = { wideRuleUntracks: false }
      expect(goesOn({ before: [serverGroup([rule])], after: both, options }).verdict).toBe('allow')
    }
  })

  it('CT-22: beside a wide rule left the flow untracked, or tracked by the other reading', () => {
    const change = { before: [serverGroup([narrow, wide])], after: [serverGroup([])] }
    expect(goesOn(change).verdict).toBe('deny')
    expect(goesOn({ ...change, options: { wideRuleUntracks: false } }).verdict).toBe('allow')
  })

  it('CT-04: is not needed by pings that are under way', () => {
    const trace = goesOn({
      before: [serverGroup([aRule(icmp(), '0.0.0.0/0')])],
      after: [serverGroup([])],
      probe: { protocol: 'icmp' },
    })
    expect(trace.verdict).toBe('allow')
  })
})

describe('the groups of an interface', () => {
  const before = [serverGroup([narrow]), aSecurityGroup({ id: 'sg-c', ingress: [] })]
  const after = [...before, aServer('b', '10.0.2.20', { groups: ['sg-c'], subnetId: 'subnet-2' })]

  it('CT-21: may be replaced, and a tracked connection goes on', () => {
    expect(goesOn({ before, after }).verdict).toBe('allow')
    const options = { trackedSurvivesGroupChange: false }
    expect(blame(goesOn({ before, after, options }))).toEqual([
      'security-group sg-c request ingress SG_HAS_NO_RULES',
    ])
  })

  it('CT-21: cut an untracked flow when they are replaced', () => {
    const untracked = { before: [serverGroup([wide]), ...before.slice(1)] }
    const trace = goesOn({ ...untracked, after: [...untracked.before, ...after.slice(2)] })
    expect(trace.verdict).toBe('deny')
  })
})

describe('an ACL entry', () => {
  const acl = (...entries: readonly ReturnType<typeof anAclEntry>[]) =>
    aNetworkAclOf({ id: 'acl-default', isDefault: true, entries })
  const out = anAclEntry({ direction: 'egress' })

  it('CT-14, NACL-13: that is added cuts a tracked connection at once', () => {
    const deny = anAclEntry({ ruleNumber: 90, action: 'deny', cidr: cidr('10.0.1.0/24') })
    const trace = goesOn({
      before: [serverGroup([narrow])],
      after: [serverGroup([narrow]), acl(deny, anAclEntry(), out)],
    })
    expect(blame(trace)[0]).toBe('network-acl acl-default request ingress SUBNET_ACL_RESTRICTION')
  })

  it('NACL-10: that let the responses out cuts them when it is removed', () => {
    const trace = goesOn({
      before: [serverGroup([narrow])],
      after: [
        serverGroup([narrow]),
        acl(anAclEntry(), anAclEntry({ direction: 'egress', traffic: tcp(443) })),
      ],
    })
    expect(blame(trace)[0]).toBe('network-acl acl-default response egress SUBNET_ACL_RESTRICTION')
  })

  it('that left only some ports open when it was opened leaves those to it now', () => {
    const some = acl(
      anAclEntry(),
      anAclEntry({ direction: 'egress', ruleNumber: 90, traffic: tcp(443) }),
      anAclEntry({ direction: 'egress', traffic: tcp({ from: 32768, to: 40000 }) }),
    )
    const change = { before: [serverGroup([narrow]), some], after: [serverGroup([narrow]), some] }
    expect(goesOn(change).verdict).toBe('allow')
    expect(goesOn({ ...change, before: [serverGroup([narrow])] }).verdict).toBe('intermittent')
  })
})

describe('an address of an open connection', () => {
  const publicWay = [
    anInternetGateway(),
    aRouteTableOf({
      id: 'rtb-main',
      main: true,
      routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')],
    }),
    serverGroup([aRule(tcp(443), '198.51.100.0/24')]),
  ]
  const server = (about: Parameters<typeof aServer>[2]) =>
    aServer('b', '10.0.2.20', { groups: ['sg-b'], subnetId: 'subnet-2', ...about })
  const fromHome = { from: { ip: ip('198.51.100.7') } }
  const publicly = server({ publicIp: '203.0.113.20' })

  it('that is Elastic and removed is let in no more (IGW-07)', () => {
    const before = [...publicWay, publicly]
    const trace = goesOn({ before, after: [...publicWay, server({})], probe: fromHome })
    expect(blame(trace)[0]).toBe(
      'internet-gateway eni-b request ingress IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
    )
  })

  it('that is Elastic and replaced is not the new one', () => {
    const trace = goesOn({
      before: [...publicWay, publicly],
      after: [...publicWay, server({ publicIp: '203.0.113.99' })],
      probe: fromHome,
    })
    expect(trace.request.dst).toBe('203.0.113.20')
    expect(trace.verdict).toBe('deny')
  })

  it('that is Elastic and moved leads to an interface that knows nothing of it (CT-20)', () => {
    const other = aServer('c', '10.0.2.30', {
      groups: ['sg-b'],
      subnetId: 'subnet-2',
      publicIp: '203.0.113.20',
    })
    const trace = goesOn({
      before: [...publicWay, publicly],
      after: [...publicWay, server({}), other],
      probe: fromHome,
    })
    expect(blame(trace)).toEqual([
      'security-group sg-b request ingress NO_CONNECTION_STATE',
      'network-interface eni-c request ingress DELIVERED_ELSEWHERE',
    ])
  })

  it('that the opener shows to the internet and that changes is not known out there', () => {
    const after = [...publicWay, server({ publicIp: '203.0.113.99' })]
    const probe = { from: { instance: 'i-b' }, to: { ip: ip('198.51.100.7') } }
    const trace = goesOn({ before: [...publicWay, publicly], after, probe })
    expect(blame(trace)).toEqual(['instance 198.51.100.7 request ingress NO_CONNECTION_STATE'])
    const udpProbe = { ...probe, protocol: 'udp', port: 53 } as const
    expect(goesOn({ before: [...publicWay, publicly], after, probe: udpProbe }).verdict).toBe(
      'allow',
    )
  })

  it('that is private and gone from the opener sends nothing any more (ENI-06)', () => {
    const trace = goesOn({
      before: [serverGroup([narrow])],
      after: [serverGroup([narrow]), aServer('a', '10.0.1.11', { groups: ['sg-a'] })],
    })
    expect(blame(trace)).toEqual(['network-interface eni-a request egress ENI_ADDRESS_RESTRICTION'])
  })

  it('that is private and gone from the server belongs to nobody', () => {
    const after = [
      serverGroup([narrow]),
      aServer('b', '10.0.2.21', { groups: ['sg-b'], subnetId: 'subnet-2' }),
    ]
    expect(blame(goesOn({ before: [serverGroup([narrow])], after }))).toEqual([
      'network-interface subnet-2 request ingress NO_POSSIBLE_DESTINATION',
    ])
  })
})

describe('the interfaces of an open connection', () => {
  it('that another instance has got belong to a stranger', () => {
    const group = serverGroup([narrow])
    const [, eni] = aServer('b', '10.0.2.20', { groups: ['sg-b'], subnetId: 'subnet-2' })
    const moved = { ...eni, attachment: { instanceId: asId('i-c'), deviceIndex: 1 } } as typeof eni
    const probe = { to: { eni: 'eni-b' } }
    const trace = goesOn({
      before: [group],
      after: [group, anInstance({ id: 'i-c' }), moved],
      probe,
    })
    expect(blame(trace)).toEqual(['instance i-c request ingress NO_CONNECTION_STATE'])
  })

  it('that another instance has got send nothing of it', () => {
    const group = serverGroup([narrow])
    const [, eni] = aServer('a', '10.0.1.10', { groups: ['sg-a'] })
    const moved = { ...eni, attachment: { instanceId: asId('i-c'), deviceIndex: 1 } } as typeof eni
    const trace = goesOn({
      before: [group],
      after: [group, anInstance({ id: 'i-c' }), moved],
      probe: { from: { eni: 'eni-a' } },
    })
    expect(trace.requestDelivered).toBe(false)
    expect(blame(trace)).toEqual(['instance i-c request egress NO_CONNECTION_STATE'])
  })

  it('that stop take nothing more', () => {
    const stopped = aServer('b', '10.0.2.20', {
      groups: ['sg-b'],
      subnetId: 'subnet-2',
      instance: { state: 'stopped' },
    })
    const group = serverGroup([narrow])
    expect(blame(goesOn({ before: [group], after: [group, stopped] }))[0]).toBe(
      'instance i-b request ingress INSTANCE_NOT_RUNNING',
    )
  })
})

describe('a NAT gateway on the way of an open connection', () => {
  const around = (nat: readonly Resource[]) => [
    serverGroup([]),
    anInternetGateway(),
    nat,
    aRouteTableOf({
      id: 'rtb-nat',
      routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')],
    }),
    aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-nat') }),
    aRouteTableOf({
      id: 'rtb-main',
      main: true,
      routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')],
    }),
  ]
  const nat = aNatGateway('10.0.2.5', '203.0.113.5', 'subnet-2')
  const probe = { to: { ip: ip('198.51.100.7') } }

  it('carries it on while it knows it (NAT-07), whatever the rules of the client (CT-09)', () => {
    const closed = aSecurityGroup({ id: 'sg-a', ingress: [aRule()], egress: [] })
    const trace = goesOn({
      before: [...around(nat), aSecurityGroup({ id: 'sg-a', ingress: [aRule()] })],
      after: [...around(nat), closed],
      probe,
    })
    expect(trace.verdict).toBe('allow')
  })

  it('that is being deleted drops it', () => {
    const [gateway, eni] = nat
    const deleting = [{ ...gateway, state: 'deleting' } as const, eni]
    const trace = goesOn({ before: around(nat), after: around(deleting), probe })
    expect(blame(trace)).toEqual(['nat-gateway nat-1 request BAD_STATE'])
  })

  it('that got another Elastic IP is not known out there', () => {
    const other = aNatGateway('10.0.2.5', '203.0.113.6', 'subnet-2')
    const trace = goesOn({ before: around(nat), after: around(other), probe })
    expect(blame(trace)).toEqual(['instance 198.51.100.7 request ingress NO_CONNECTION_STATE'])
  })
})

it('CT-09: an untracked flow that a route now leads through a firewall is tracked, and unknown (CT-20)', () => {
  const before = compile(shop())
  const guarded = compile(
    inspectedShop(
      THROUGH_ENDPOINT,
      anInspectionEndpoint({ networkFirewallId: asId('fw-1') }),
      aResource('firewallPolicy'),
    ),
  )
  const probe: Probe = {
    id: 'case',
    from: { instance: 'i-web' },
    to: { ip: ip('198.51.100.7') },
    protocol: 'tcp',
    port: 443,
  }
  const trace = expectOk(traceEstablished(before, guarded, probe))
  expect(blame(trace)[0]).toBe('security-group sg-open request egress NO_CONNECTION_STATE')
  expect(expectOk(traceEstablished(before, before, probe)).verdict).toBe('allow')
})

it('CT-23: one end may track what the other does not', () => {
  const network = compile(
    topologyOf(
      ...BASE,
      serverGroup([narrow]),
      aSecurityGroup({
        id: 'sg-a',
        ingress: [aRule(ALL_TRAFFIC)],
      }),
    ),
  )
  const probe: Probe = {
    id: 'case',
    from: { instance: 'i-a' },
    to: { instance: 'i-b' },
    protocol: 'tcp',
    port: 443,
  }
  const { tracking } = expectOk(traceProbe(network, probe)).state
  expect(tracking.map(({ interfaceId, tracked }) => [interfaceId, tracked])).toEqual([
    ['eni-a', false],
    ['eni-b', true],
  ])
})
