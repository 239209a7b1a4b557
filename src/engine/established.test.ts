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
import type { Probe } from './probeTypes'
import type { ConnectionTrace } from './trace'
import { traceProbe } from './traceProbe'

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
  const opened = expectOk(traceProbe(network(...before), probe))
  expect(opened.verdict).toBe('allow')
  return expectOk(traceProbe(network(...after), probe, opened.state))
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

describe('an exchange of UDP or pings', () => {
  it.each([{ protocol: 'udp', port: 53 }, { protocol: 'icmp' }] as const)(
    'is taken as new by a NAT gateway without a mapping: %o (CT-20)',
    (about) => {
      expect(goesOn([toInternet], [toNat], about).verdict).toBe('allow')
    },
  )
})
