import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, cidr, ip } from '@/model/ip'
import { expectOk } from '@/model/result'
import type { Route } from '@/model/resources/routeTable'
import {
  aGatewayEndpoint,
  anInternetGateway,
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
import { blame } from '@/testing/traceOf'
import { compile } from './compile/network'
import { traceEstablished } from './established'
import type { Probe } from './probeTypes'
import type { ConnectionTrace } from './trace'

const SERVICE = '52.216.0.9'
const toInternet = aRoute(ANY_IPV4, 'internetGateway', 'igw-1')
const toNat = aRoute(ANY_IPV4, 'natGateway', 'nat-1')
const toEndpoint = aRoute('pl-1', 'gatewayEndpoint', 'vpce-1')

/** One tracked instance with a public address, and these routes. */
function network(...routes: readonly Route[]) {
  return compile(
    topologyOf(
      aSecurityGroup({ id: 'sg-open', egress: [aRule({ protocol: 'all' }, '52.0.0.0/8')] }),
      aSubnet(),
      aSubnet({ id: 'subnet-2', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-2') }),
      aServer('a', '10.0.1.10', { groups: ['sg-open'], publicIp: '203.0.113.10' }),
      aNatGateway('10.0.2.5', '203.0.113.5', 'subnet-2'),
      anInternetGateway(),
      aPrefixList('52.216.0.0/15'),
      aGatewayEndpoint(),
      aRouteTableOf({ id: 'rtb-main', main: true, routes }),
      aRouteTableOf({ id: 'rtb-2', routes: [toInternet] }),
    ),
  )
}

/** A connection that was opened by the first routes and goes on by the second. */
function goesOn(
  before: readonly Route[],
  after: readonly Route[],
  about: Partial<Probe> = { port: 443 },
): ConnectionTrace {
  const probe: Probe = {
    id: 'case',
    from: { instance: 'i-a' },
    to: { ip: ip(SERVICE) },
    protocol: 'tcp',
    established: true,
    ...about,
  }
  return expectOk(traceEstablished(network(...before), network(...after), probe))
}

describe('a TCP connection that is open', () => {
  it.each([
    ['the internet gateway', [toInternet]],
    ['the NAT gateway', [toNat]],
    ['the gateway endpoint', [toEndpoint]],
  ])('goes on through %s that it was opened through', (_name, routes) => {
    expect(goesOn(routes, routes).verdict).toBe('allow')
  })

  it('breaks at a new gateway endpoint (GWE-11)', () => {
    expect(blame(goesOn([toInternet], [toInternet, toEndpoint]))).toEqual([
      'vpc-endpoint vpce-1 request egress NO_CONNECTION_STATE',
    ])
  })

  it('breaks at a NAT gateway that has no mapping for it (NAT-07)', () => {
    expect(blame(goesOn([toInternet], [toNat]))).toEqual([
      'nat-gateway nat-1 request NO_CONNECTION_STATE',
    ])
  })
})

describe('an open TCP connection whose way changes its source', () => {
  it('is not known to the other end: by the gateway instead of the NAT gateway', () => {
    expect(blame(goesOn([toNat], [toInternet]))).toEqual([
      `instance ${SERVICE} request ingress NO_CONNECTION_STATE`,
    ])
  })

  it('is not known to the service when the endpoint is removed (GWE-11)', () => {
    const trace = goesOn([toInternet, toEndpoint], [toInternet])
    expect(blame(trace)).toEqual([`instance ${SERVICE} request ingress NO_CONNECTION_STATE`])
    expect(trace.requestDelivered).toBe(true)
  })

  it.each([{ protocol: 'udp', port: 53 }, { protocol: 'icmp' }] as const)(
    'does not matter to %o, which is taken as new (CT-20)',
    (about) => expect(goesOn([toNat], [toInternet], about).verdict).toBe('allow'),
  )

  it('dies on a route that has gone, on a blackhole and at a NAT gateway that is deleted', () => {
    expect(blame(goesOn([toNat], []))[0]).toBe(
      'route-table rtb-main request NO_ROUTE_TO_DESTINATION',
    )
    const gone = aRoute(ANY_IPV4, 'natGateway', 'nat-gone')
    expect(blame(goesOn([toNat], [gone]))[0]).toBe('route-table rtb-main request BAD_STATE_ROUTE')
  })
})

describe('an exchange of UDP or pings', () => {
  it.each([{ protocol: 'udp', port: 53 }, { protocol: 'icmp' }] as const)(
    'is taken as new by a NAT gateway without a mapping: %o (CT-20)',
    (about) => {
      expect(goesOn([toInternet], [toNat], about).verdict).toBe('allow')
    },
  )
})
