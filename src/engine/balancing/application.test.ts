import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import { aBalancer, aListener, aTargetGroup } from '@/testing/balanced'
import {
  A,
  ALB,
  balanced,
  groups,
  NODE_A,
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
import { HOME, HOME6, shop } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'

describe('an application load balancer', () => {
  it('ALB-06: answers ping itself, if its group lets it in', () => {
    const trace = traceOf(balanced(ALB, ['i-a']), HOME, '203.0.113.50', { protocol: 'icmp' })
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.filter(({ decision }) => decision === 'deliver')[0]?.component).toBe('lb')
    const strict = shop(
      aSecurityGroup({ id: 'sg-lb', ingress: [aRule(tcp(443))] }),
      aBalancer('lb', [NODE_A], { ...ALB, scheme: 'internet-facing', groups: ['sg-lb'] }),
    )
    expect(blame(traceOf(strict, HOME, '203.0.113.50', { protocol: 'icmp' }))[0]).toContain('sg-lb')
  })

  it('ALB-07: speaks to its targets in their own IP version', () => {
    const node = { ...NODE_A, ipv6: '2001:db8:1:1::50' }
    const network = balanced({ ...ALB, nodes: [node], ipAddressType: 'dualstack' }, ['i-a'])
    const trace = traceOf(network, HOME6, 'lb/lb')
    expect(trace.verdict).toBe('allow')
    expect(trace.state.relays[0]?.outside).toMatchObject({ src: '10.0.1.50', dst: '10.0.2.31' })
  })

  it('ALB-05: needs its ACLs open for its ports, on the way out and back', () => {
    const acl = (from: number) =>
      aNetworkAclOf({
        id: 'acl-prv',
        entries: [
          anAclEntry({ traffic: tcp(8443) }),
          anAclEntry({
            direction: 'egress',
            traffic: { protocol: 'tcp', ports: { from, to: 65535 } },
          }),
        ],
      })
    const at = (from: number) =>
      balanced(
        { ...ALB, nodes: [NODE_A] },
        ['i-a'],
        [
          acl(from),
          aSubnet({
            id: 'subnet-prv',
            cidrBlock: cidr('10.0.2.0/24'),
            routeTableId: asId('rtb-prv'),
            networkAclId: asId('acl-prv'),
          }),
        ],
      )
    expect(verdictFrom(at(1024))).toBe('allow')
    const trace = traceOf(at(32768), HOME, 'lb/lb')
    expect(trace.verdict).toBe('intermittent')
    expect(trace.choices.find(({ chosenBy }) => chosenBy === 'lb')?.working).toEqual([
      { from: 32768, to: 65535 },
    ])
  })

  it('TRAP-38: shows targets its own address, so their groups name its group, not the client', () => {
    const target = (peer: string) =>
      balanced(
        { ...ALB, nodes: [NODE_A] },
        ['i-t'],
        [
          aSecurityGroup({ id: 'sg-t', ingress: [aRule(tcp(8443), peer)] }),
          aServer('t', '10.0.2.39', { subnetId: 'subnet-prv', groups: ['sg-t'] }),
        ],
      )
    expect(verdictFrom(target(`${HOME}/32`))).toBe('deny')
    expect(verdictFrom(target('sg-open'))).toBe('allow')
    expect(verdictFrom(target('10.0.1.50/32'))).toBe('allow')
  })

  it('ELB-02, ELB-04: is internal with private addresses only, which the internet does not reach', () => {
    const inner = { subnetId: 'subnet-prv', address: '10.0.2.50' }
    const network = shop(
      A,
      ...ZONE_B,
      aBalancer('lb', [inner], { ...ALB, scheme: 'internal', groups }),
      aListener('lb', 'HTTPS 443', ['tg']),
      aTargetGroup('tg', 'HTTP 8443', ['i-a']),
    )
    expect(verdictOf(network, 'i-web', 'lb/lb')).toBe('allow')
    expect(traceOf(network, 'i-web', 'lb/lb').request.dst).toBe('10.0.2.50')
    expect(blame(traceOf(network, HOME, 'lb/lb'))[0]).toContain(
      'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
    )
  })

  it('IGW-13: internal and dual-stack, it takes no IPv6 from the internet', () => {
    const inner = { subnetId: 'subnet-pub', address: '10.0.1.51', ipv6: '2001:db8:1:1::51' }
    const network = shop(
      A,
      aBalancer('lb', [inner], { ...ALB, scheme: 'internal', ipAddressType: 'dualstack', groups }),
      aListener('lb', 'HTTPS 443', ['tg']),
      aTargetGroup('tg', 'HTTP 8443', ['i-a']),
    )
    expect(blame(traceOf(network, HOME6, 'lb/lb'))[0]).toContain('ENI_DENIES_IGW_TRAFFIC')
    expect(verdictOf(network, 'i-web', 'lb/lb')).toBe('allow')
  })

  it('ELB-03: internet-facing in a subnet without a route to the gateway, it answers nobody', () => {
    const node = { subnetId: 'subnet-prv', address: '10.0.2.50', publicIp: '203.0.113.50' }
    const trace = traceOf(balanced({ ...ALB, nodes: [node] }, ['i-a']), HOME, 'lb/lb')
    expect(trace.verdict).toBe('deny')
    expect(trace.requestDelivered).toBe(true)
    expect(trace.blockers[0]?.leg).toBe('response')
  })

  it('is reached from a NAT gateway’s client by its public address (ELB-04)', () => {
    const trace = traceOf(balanced({ ...ALB, nodes: [NODE_A] }, ['i-a']), 'i-app', 'lb/lb')
    expect(trace.verdict).toBe('allow')
    expect(trace.request.dst).toBe('203.0.113.50')
    expect(trace.steps.some(({ checkpoint }) => checkpoint === 'natGateway')).toBe(true)
  })

  it('NACL-30: and a target in its subnet meet no ACL', () => {
    const closed = aNetworkAclOf({
      id: 'acl-prv',
      entries: [anAclEntry({ traffic: tcp(443) }), ...ephemeral('egress')],
    })
    const own = { subnetId: 'subnet-prv', address: '10.0.2.50' }
    const network = (type: LoadBalancer['type']) =>
      shop(
        A,
        closed,
        aSubnet({
          id: 'subnet-prv',
          cidrBlock: cidr('10.0.2.0/24'),
          routeTableId: asId('rtb-prv'),
          networkAclId: asId('acl-prv'),
        }),
        aBalancer('lb', [own], { type, scheme: 'internal', groups }),
        aListener('lb', type === 'network' ? 'TCP 443' : 'HTTP 443', ['tg']),
        aTargetGroup('tg', type === 'network' ? 'TCP 843' : 'HTTP 843', ['i-a']),
      )
    expect(verdictOf(network('application'), 'i-web', 'lb/lb')).toBe('allow')
    expect(verdictOf(network('network'), 'i-web', 'lb/lb')).toBe('allow')
    expect(blame(traceOf(network('classic'), 'i-web', 'lb/lb'))).toEqual([
      'network-acl acl-prv request egress ELB_ACL_RESTRICTION',
    ])
  })
})

function ephemeral(direction: 'ingress' | 'egress') {
  return [anAclEntry({ direction, traffic: { protocol: 'tcp', ports: { from: 1024, to: 65535 } } })]
}
