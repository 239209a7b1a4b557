import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV6, cidr } from '@/model/ip'
import type { NetworkAclEntry } from '@/model/resources/networkAcl'
import { icmp, icmpv6, tcp, type Traffic } from '@/model/traffic'
import {
  anAclEntry,
  aNetworkAcl,
  aRoute,
  aRouteTableOf,
  aSecurityGroup,
  aRule,
  aServer,
  aSubnet,
  topologyOf,
} from '@/testing/builders'
import { blame, outline, sentenceOf, traceOf } from '@/testing/traceOf'

const ALLOW_OUT = anAclEntry({ direction: 'egress' })

/** A client in one subnet and a server in another that this ACL guards. */
function guarded(...entries: readonly NetworkAclEntry[]) {
  return topologyOf(
    aSubnet({ id: 'subnet-client' }),
    aSubnet({
      id: 'subnet-server',
      cidrBlock: cidr('10.0.2.0/24'),
      networkAclId: asId('acl-1'),
    }),
    aNetworkAcl(...entries),
    aSecurityGroup({ id: 'sg-open', ingress: [aRule()] }),
    aServer('client', '10.0.1.10', { subnetId: 'subnet-client', groups: ['sg-open'] }),
    aServer('server', '10.0.2.20', { subnetId: 'subnet-server', groups: ['sg-open'] }),
  )
}

describe('entries', () => {
  it('are read by ascending number, and the first match decides (NACL-02)', () => {
    const deny = anAclEntry({ ruleNumber: 90, action: 'deny', traffic: tcp(443) })
    const allow = anAclEntry({ ruleNumber: 100 })
    expect(traceOf(guarded(allow, deny, ALLOW_OUT), 'i-client', 'i-server').verdict).toBe('deny')
    const late = { ...deny, ruleNumber: 200 }
    expect(traceOf(guarded(late, allow, ALLOW_OUT), 'i-client', 'i-server').verdict).toBe('allow')
  })

  it('end in * which denies the rest (NACL-03)', () => {
    const topology = guarded()
    const trace = traceOf(topology, 'i-client', 'i-server')
    expect(blame(trace)[0]).toBe('network-acl acl-1 request ingress SUBNET_ACL_RESTRICTION')
    expect(sentenceOf(topology, trace)).toBe(
      'acl-1: no inbound rule allows TCP 443 from 10.0.1.10, so rule * denies it.',
    )
  })

  it.each<[string, Partial<NetworkAclEntry>, 'allow' | 'deny']>([
    ['the source inbound (NACL-04)', { cidr: cidr('10.0.1.0/24') }, 'allow'],
    ['and not the destination', { cidr: cidr('10.0.2.0/24') }, 'deny'],
    ['the destination port (NACL-05)', { traffic: tcp(443) }, 'allow'],
    ['one family alone (NACL-08)', { cidr: ANY_IPV6 }, 'deny'],
    ['any port for a bare protocol number (NACL-06)', { traffic: { protocol: 6 } }, 'allow'],
    ['another protocol', { traffic: { protocol: 47 } }, 'deny'],
  ])('match %s', (_what, about, verdict) => {
    const trace = traceOf(guarded(anAclEntry(about), ALLOW_OUT), 'i-client', 'i-server')
    expect(trace.verdict).toBe(verdict)
  })

  it('for ICMPv6 with an IPv4 block mean all its types (NACL-07)', () => {
    const entry = anAclEntry({ traffic: icmpv6(1, 0) })
    const topology = guarded(entry, ALLOW_OUT)
    const trace = traceOf(topology, 'i-client', '10.0.2.20', { protocol: 'icmpv6' })
    expect(trace.verdict).toBe('allow')
  })

  it('are not met between neighbours in one subnet (NACL-11)', () => {
    const topology = topologyOf(
      aSubnet({ networkAclId: asId('acl-1') }),
      aNetworkAcl(),
      aServer('a', '10.0.1.10'),
      aServer('b', '10.0.1.20'),
    )
    const trace = traceOf(topology, 'i-a', 'i-b')
    expect(trace.verdict).toBe('allow')
    expect(outline(trace.steps).join()).not.toContain('networkAcl')
  })

  it('guard both borders that a packet crosses (NACL-12)', () => {
    const trace = traceOf(guarded(anAclEntry(), ALLOW_OUT), 'i-client', 'i-server')
    const crossed = trace.steps.filter((step) => step.checkpoint === 'networkAcl')
    expect(crossed.map(({ at, side, leg }) => `${leg} ${side ?? ''} ${at}`)).toEqual([
      'request egress subnet-client',
      'request ingress subnet-server',
      'response egress subnet-server',
      'response ingress subnet-client',
    ])
  })

  it('filter nothing where no ACL at all is known', () => {
    const { networkAcl: _none, ...rest } = guarded()
    const trace = traceOf({ ...rest, networkAcl: {} }, 'i-client', 'i-server')
    expect(trace.verdict).toBe('allow')
  })
})

describe('replies', () => {
  const inbound = anAclEntry({ traffic: tcp(443) })

  it('need an entry for the client’s port, whatever port the request had (NACL-10, TRAP-08)', () => {
    const out443 = anAclEntry({ direction: 'egress', traffic: tcp(443) })
    const topology = guarded(inbound, out443)
    const trace = traceOf(topology, 'i-client', 'i-server')
    expect(trace).toMatchObject({ verdict: 'deny', requestDelivered: true })
    expect(blame(trace)).toEqual(['network-acl acl-1 response egress SUBNET_ACL_RESTRICTION'])
    expect(sentenceOf(topology, trace)).toMatch(/^The request arrives\. The reply dies at acl-1/)
  })

  it('that come back on some ports only are intermittent, with the ports that work', () => {
    const some: Traffic = tcp({ from: 49152, to: 65535 })
    const topology = guarded(inbound, anAclEntry({ direction: 'egress', traffic: some }))
    const trace = traceOf(topology, 'i-client', 'i-server')
    expect(trace).toMatchObject({ verdict: 'intermittent', requestDelivered: true })
    expect(trace.choices).toEqual([
      {
        chosenBy: 'i-client',
        ports: [{ from: 32768, to: 60999 }],
        working: [{ from: 49152, to: 60999 }],
      },
    ])
    expect(sentenceOf(topology, trace)).toBe(
      'Works only from source ports 49152–60999. acl-1 lets no reply back to 32768–49151.',
    )
    const fixed = traceOf(topology, 'i-client', 'i-server', { srcPort: 50000, port: 443 })
    expect(fixed.verdict).toBe('allow')
  })

  it('with a hole in the middle name both ranges, and each entry that decides a part', () => {
    const hole = anAclEntry({
      direction: 'egress',
      ruleNumber: 50,
      action: 'deny',
      traffic: tcp({ from: 40000, to: 49999 }),
    })
    const trace = traceOf(guarded(inbound, hole, ALLOW_OUT), 'i-client', 'i-server')
    expect(trace.choices[0]?.working).toEqual([
      { from: 32768, to: 39999 },
      { from: 50000, to: 60999 },
    ])
    const step = trace.blockers[0]?.step
    expect(step?.parts.map(({ decision, because }) => [decision, because.kind])).toEqual([
      ['deny', 'entry'],
      ['allow', 'entry'],
    ])
  })

  it('that two ACLs let back on ports that do not meet are refused by no single one', () => {
    const half = (direction: 'ingress' | 'egress', from: number, to: number) =>
      anAclEntry({ direction, ruleNumber: 110, traffic: tcp({ from, to }) })
    const base = guarded(inbound, half('egress', 32768, 40000))
    const client = aNetworkAcl(ALLOW_OUT, half('ingress', 50000, 60999))
    const topology = {
      ...base,
      networkAcl: {
        ...base.networkAcl,
        'acl-2': { ...client, id: asId<typeof client.id>('acl-2') },
      },
      subnet: {
        ...base.subnet,
        'subnet-client': aSubnet({ id: 'subnet-client', networkAclId: asId('acl-2') }),
      },
    }
    const trace = traceOf(topology, 'i-client', 'i-server')
    expect(trace).toMatchObject({ verdict: 'deny', requestDelivered: true })
    expect(trace.blockers.map(({ component }) => component)).toEqual(['acl-1', 'acl-2'])
    expect(sentenceOf(topology, trace)).toMatch(/^No single rule is at fault/)
  })

  it('of ping need an entry for echo replies (NACL-25)', () => {
    const request = anAclEntry({ traffic: icmp(8) })
    const reply = anAclEntry({ direction: 'egress', traffic: icmp(0) })
    const wrong = anAclEntry({ direction: 'egress', traffic: icmp(8) })
    const ping = { protocol: 'icmp' } as const
    expect(traceOf(guarded(request, reply), 'i-client', 'i-server', ping).verdict).toBe('allow')
    expect(traceOf(guarded(request, wrong), 'i-client', 'i-server', ping).verdict).toBe('deny')
  })
})

describe('an ACL', () => {
  const inbound = anAclEntry({ traffic: tcp(443) })
  const outbound = anAclEntry({ direction: 'egress', traffic: tcp({ from: 32768, to: 60999 }) })

  it('has two lists that do not know of each other, of entries that allow or deny (NACL-01)', () => {
    const denyOut = { ...ALLOW_OUT, ruleNumber: 90, action: 'deny' } as const
    expect(blame(traceOf(guarded(inbound, denyOut), 'i-client', 'i-server'))[0]).toBe(
      'network-acl acl-1 response egress SUBNET_ACL_RESTRICTION',
    )
    expect(traceOf(guarded(inbound, outbound), 'i-client', 'i-server').verdict).toBe('allow')
  })

  it('knows blocks and no groups: a member of a group that is let in is denied (NACL-09)', () => {
    const deny = anAclEntry({ ruleNumber: 90, action: 'deny', cidr: cidr('10.0.1.10/32') })
    const trace = traceOf(guarded(deny, inbound, outbound), 'i-client', 'i-server')
    expect(blame(trace)[0]).toBe('network-acl acl-1 request ingress SUBNET_ACL_RESTRICTION')
  })

  it('needs the client’s ephemeral range out of the server’s subnet and into its own (NACL-21)', () => {
    const short = { ...outbound, traffic: tcp({ from: 1024, to: 32767 }) }
    expect(traceOf(guarded(inbound, short), 'i-client', 'i-server').verdict).toBe('deny')
    const own = aNetworkAcl(ALLOW_OUT, anAclEntry({ traffic: tcp(443) }))
    const client = {
      ...guarded(),
      networkAcl: {
        'acl-1': aNetworkAcl(inbound, outbound),
        'acl-2': { ...own, id: asId<typeof own.id>('acl-2') },
      },
      subnet: {
        ...guarded().subnet,
        'subnet-client': aSubnet({ id: 'subnet-client', networkAclId: asId('acl-2') }),
      },
    }
    expect(blame(traceOf(client, 'i-client', 'i-server'))).toEqual([
      'network-acl acl-2 response ingress SUBNET_ACL_RESTRICTION',
    ])
  })

  it('open on 1024-65535 with a deny before it serves any client, but for that port (NACL-23)', () => {
    const any = anAclEntry({ direction: 'egress', traffic: tcp({ from: 1024, to: 65535 }) })
    const deny = anAclEntry({
      direction: 'egress',
      ruleNumber: 90,
      action: 'deny',
      traffic: tcp(3389),
    })
    const topology = guarded(inbound, any, deny)
    for (const srcPort of [1024, 40000, 65535]) {
      expect(traceOf(topology, 'i-client', 'i-server', { srcPort, port: 443 }).verdict).toBe(
        'allow',
      )
    }
    const denied = { srcPort: 3389, port: 443 }
    expect(traceOf(topology, 'i-client', 'i-server', denied).verdict).toBe('deny')
  })

  it('of an appliance’s subnet is met on the way in and on the way out (NACL-33)', () => {
    const topology = topologyOf(
      aSubnet({ routeTableId: asId('rtb-1') }),
      aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-2') }),
      aSubnet({ id: 'subnet-fw', cidrBlock: cidr('10.0.3.0/24') }),
      aRouteTableOf({ id: 'rtb-1', routes: [aRoute('10.0.2.0/24', 'instance', 'i-fw')] }),
      aRouteTableOf({ id: 'rtb-2', routes: [aRoute('10.0.1.0/24', 'instance', 'i-fw')] }),
      aSecurityGroup({ id: 'sg-open', ingress: [aRule()] }),
      aServer('a', '10.0.1.10', { groups: ['sg-open'] }),
      aServer('b', '10.0.2.20', { groups: ['sg-open'], subnetId: 'subnet-2' }),
      aServer('fw', '10.0.3.30', {
        groups: ['sg-open'],
        subnetId: 'subnet-fw',
        eni: { sourceDestCheck: false },
      }),
    )
    const met = traceOf(topology, 'i-a', 'i-b').steps.filter(
      ({ checkpoint, at }) => checkpoint === 'networkAcl' && at === 'subnet-fw',
    )
    expect(met.map(({ leg, side }) => `${leg} ${side ?? ''}`)).toEqual([
      'request ingress',
      'request egress',
      'response ingress',
      'response egress',
    ])
  })
})
