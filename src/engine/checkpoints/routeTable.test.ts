import { describe, expect, it } from 'vitest'
import { ANY_IPV4, cidr } from '@/model/ip'
import type { Resource } from '@/model/topology'
import {
  aGatewayEndpoint,
  aNatGateway,
  aPrefixList,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  topologyOf,
} from '@/testing/builders'
import { blame, traceOf } from '@/testing/traceOf'

function routed(route: ReturnType<typeof aRoute>, ...more: readonly Resource[]) {
  return topologyOf(
    aSecurityGroup({ id: 'sg-open', ingress: [aRule()] }),
    aSubnet(),
    aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24') }),
    aServer('a', '10.0.1.10', { groups: ['sg-open'] }),
    aServer('b', '10.0.2.20', { groups: ['sg-open'], subnetId: 'subnet-2' }),
    aRouteTableOf({ id: 'rtb-main', main: true, routes: [route] }),
    ...more,
  )
}

describe('a route to a gateway endpoint whose prefix list nobody described', () => {
  const { entries: _entries, ...list } = aPrefixList('52.216.0.0/15')
  const topology = routed(
    aRoute('pl-1', 'gatewayEndpoint', 'vpce-1'),
    { ...list, stub: true },
    aGatewayEndpoint(),
  )

  it('holds no address of the VPC, so the local route decides (GWE-02)', () => {
    expect(traceOf(topology, 'i-a', 'i-b')).toMatchObject({ verdict: 'allow', certain: true })
  })

  it('leaves the answer for public addresses open', () => {
    expect(traceOf(topology, 'i-a', '52.216.0.9')).toMatchObject({
      verdict: 'deny',
      certain: false,
    })
  })
})

describe('a route to a regional NAT gateway', () => {
  it('leaves the answer open, even where its interface is known (NAT-22)', () => {
    const [{ subnetId: _none, ...regional }, eni] = aNatGateway('10.0.2.5', '203.0.113.5')
    const topology = routed(aRoute(ANY_IPV4, 'natGateway', 'nat-1'), regional, eni)
    const trace = traceOf(topology, 'i-a', '198.51.100.7')
    expect(trace.certain).toBe(false)
    expect(blame(trace)[0]).toBe('nat-gateway nat-1 request UNKNOWN_RESOURCE')
  })
})

describe('a route to a list whose entries nobody gave us', () => {
  const { entries: _entries, ...list } = aPrefixList('192.0.2.0/24')
  const topology = routed(aRoute('pl-1', 'networkInterface', 'eni-a'), list)

  it('cannot be more specific than local (RT-14)', () => {
    expect(traceOf(topology, 'i-a', 'i-b')).toMatchObject({ verdict: 'allow', certain: true })
  })

  it('leaves the answer for everything else of its family open', () => {
    expect(traceOf(topology, 'i-a', '198.51.100.7').certain).toBe(false)
  })
})

describe('a subnet for which no table at all was listed', () => {
  const topology = { ...routed(aRoute(ANY_IPV4, 'natGateway', 'nat-1')), routeTable: {} }

  it('has the local routes of its VPC and no others', () => {
    expect(traceOf(topology, 'i-a', 'i-b').verdict).toBe('allow')
    expect(blame(traceOf(topology, 'i-a', '198.51.100.7'))[0]).toBe(
      'route-table subnet-1 request NO_ROUTE_TO_DESTINATION',
    )
  })
})
