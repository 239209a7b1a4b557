import { expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { cidr } from '@/model/ip'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import { expectOk } from '@/model/result'
import type { Topology } from '@/model/topology'
import { aBalancer, aListener, aTargetGroup } from '@/testing/balanced'
import { A, balanced, groups, NLB, NODE_A, tcp, verdictFrom } from '@/testing/balancedShop'
import { anAclEntry, aNetworkAclOf, aSubnet } from '@/testing/builders'
import { HOME6, shop } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'
import { compile } from '../compile/network'
import { DEFAULT_OPTIONS, type EngineOptions } from '../options'
import type { Probe } from '../probeTypes'
import { traceProbe } from '../traceProbe'

/** What AWS leaves open about load balancers, each answer the other way round. */
function told(topology: Topology, options: Partial<EngineOptions>, probe: Partial<Probe>) {
  const network = compile(topology, { ...DEFAULT_OPTIONS, ...options })
  const ends = { from: { instance: 'i-web' }, to: { loadBalancer: 'lb' } } as const
  return expectOk(traceProbe(network, { id: 'p', ...ends, protocol: 'tcp', port: 443, ...probe }))
}

it('NLB-14: answers to a preserved address could go by the target’s own routes', () => {
  const network = balanced({ ...NLB, nodes: [NODE_A] }, ['i-a'])
  expect(verdictFrom(network)).toBe('allow')
  const from = { ip: '198.51.100.7' } as Probe['from']
  const routed = told(network, { preservedRepliesReturnToBalancer: false }, { from })
  expect(blame(routed)[0]).toBe('nat-gateway nat-1 response NO_CONNECTION_STATE')
})

it('NACL-30: a load balancer and a target in its subnet could meet the ACL', () => {
  const own = { subnetId: 'subnet-prv', address: '10.0.2.50' }
  const network = (type: LoadBalancer['type']) =>
    shop(
      A,
      aNetworkAclOf({
        id: 'acl-prv',
        entries: [anAclEntry({ traffic: tcp(443) }), anAclEntry({ direction: 'egress' })],
      }),
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
  for (const type of ['application', 'network'] as const) {
    expect(told(network(type), {}, {}).verdict).toBe('allow')
    const met = told(network(type), { aclBetweenBalancerAndNeighbour: true }, {})
    expect(blame(met)[0]).toBe('network-acl acl-prv request ingress SUBNET_ACL_RESTRICTION')
  }
})

it('NLB-16: without a free port it opens no connection under its own address', () => {
  const network = (preserveClientIp: boolean) =>
    balanced({ ...NLB, nodes: [NODE_A] }, ['i-a'], [], { preserveClientIp })
  const fullTables = ['lb']
  expect(blame(told(network(false), {}, { fullTables }))).toEqual([
    'quota lb request ingress NLB_PORTS_EXHAUSTED',
  ])
  expect(told(network(true), {}, { fullTables }).verdict).toBe('allow')
})

it('means IPv6 where an internet-facing one has no public IPv4', () => {
  const ipAddressType = 'dualstack-without-public-ipv4'
  const node = { subnetId: 'subnet-pub', address: '10.0.1.50', ipv6: '2001:db8:1:1::50' }
  const network = shop(
    A,
    aBalancer('lb', [node], { scheme: 'internet-facing', ipAddressType, groups }),
    aListener('lb', 'HTTPS 443', ['tg']),
    aTargetGroup('tg', 'HTTP 8443', ['i-a']),
  )
  expect(traceOf(network, 'i-web', 'lb/lb').request.dst).toBe('2001:db8:1:1::50')
  expect(traceOf(network, HOME6, 'lb/lb').verdict).toBe('allow')
  expect(verdictFrom(network)).toBe('deny')
})
