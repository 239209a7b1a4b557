import { describe, expect, it } from 'vitest'
import { asId, type OtherResourceId, type VpcId } from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import type { OtherResource } from '@/model/resources/otherResource'
import type { Resource } from '@/model/topology'
import {
  aGatewayEndpoint,
  anInstance,
  anInterface,
  aPeering,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from '@/testing/builders'
import { blame, traceOf } from '@/testing/traceOf'
import { compile } from './compile/network'
import type { End } from './probeTypes'
import { traceProbe } from './traceProbe'

const groups = ['sg-open']

function network(...more: readonly (Resource | readonly Resource[])[]) {
  return topologyOf(
    aSecurityGroup({ id: 'sg-open', ingress: [aRule()] }),
    aSecurityGroup({ id: 'sg-shut', egress: [] }),
    aSubnet(),
    aServer('a', '10.0.1.10', { groups }),
    ...more,
  )
}

function anOther(id: string, type: string, vpcId?: string): OtherResource {
  const inVpc = vpcId === undefined ? {} : { vpcId: asId<VpcId>(vpcId) }
  return { kind: 'other', id: asId<OtherResourceId>(id), name: '', type, ...inVpc }
}

describe('an address of another interface of the instance', () => {
  it('is answered from the interface that holds it (ENI-12)', () => {
    const second = anInterface({
      id: 'eni-b2',
      attachment: { instanceId: asId('i-b'), deviceIndex: 1 },
      privateAddresses: [{ address: ip('10.0.1.21') }],
      securityGroupIds: [asId('sg-open')],
    })
    const topology = network(aServer('b', '10.0.1.20', { groups: ['sg-shut'] }), second)
    const trace = traceOf(topology, 'i-a', 'i-b', { toAddress: ip('10.0.1.21') })
    expect(trace).toMatchObject({ verdict: 'allow', requestDelivered: true })
    expect(traceOf(topology, 'i-a', 'i-b').verdict).toBe('deny')
  })
})

describe('an address that lies in a delegated prefix of its own holder too', () => {
  it('has one owner all the same (ENI-08)', () => {
    const both = { prefixes: [cidr('10.0.1.16/28')] }
    const topology = network(aServer('b', '10.0.1.20', { groups, eni: both }))
    expect(traceOf(topology, '10.0.1.20', 'i-a').from).toBe('i-b')
  })
})

describe('ends that are not modelled', () => {
  const internet: End = { ip: ip('8.8.8.8') }
  const balancer: End = { loadBalancer: 'arn:lb' }
  const compiled = compile(network(anOther('arn:lb', 'Load balancer'), aGatewayEndpoint()))
  const ask = (from: End, to: End) =>
    traceProbe(compiled, { id: 'case', from, to, protocol: 'tcp', port: 443 })

  it.each([
    ['from a load balancer to the internet', balancer, internet],
    ['from the internet to a load balancer', internet, balancer],
  ])('leave the answer open %s: one end stands inside AWS', (_way, from, to) => {
    const trace = ask(from, to)
    expect(trace.ok && blame(trace.value)).toEqual([
      'load-balancer arn:lb request ingress UNKNOWN_RESOURCE',
    ])
    expect(trace.ok && trace.value.certain).toBe(false)
  })

  it('do not include a gateway endpoint, which has no address (GWE-01)', () => {
    const trace = ask({ instance: 'i-a' }, { endpoint: 'vpce-1' })
    expect(!trace.ok && trace.error).toMatch(/^vpce-1 is a gateway endpoint and has no address/)
  })
})

describe('two VPCs that something unmodelled joins', () => {
  const toCore = (about: Parameters<typeof aRouteTableOf>[0], destination: string) =>
    aRouteTableOf({ main: true, routes: [aRoute(destination, 'other', 'core-1')], ...about })
  const far = [
    aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] }),
    aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
    ...aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups, publicIp: '203.0.113.20' }),
    anOther('core-1', 'Core network'),
    toCore({ id: 'rtb-2', vpcId: asId('vpc-2') }, '10.0.0.0/16'),
  ]

  it('use the private address, and the answer is open', () => {
    const trace = traceOf(network(far, toCore({ id: 'rtb-main' }, '10.1.0.0/16')), 'i-a', 'i-b')
    expect(trace.request.dst).toBe('10.1.1.20')
    expect(trace).toMatchObject({ verdict: 'deny', certain: false })
    expect(blame(trace)[0]).toBe('route-table core-1 request UNKNOWN_RESOURCE')
  })

  it('use it without a route to the other too, which then is what lacks', () => {
    const trace = traceOf(network(far, toCore({ id: 'rtb-main' }, '10.9.0.0/16')), 'i-a', 'i-b')
    expect(trace.certain).toBe(true)
    expect(blame(trace)[0]).toBe('route-table rtb-main request NO_ROUTE_TO_DESTINATION')
  })
})

describe('a private sender that nobody owns', () => {
  it('may stand on a private network that the receiver’s table leads to', () => {
    const onPremises = aRouteTableOf({
      id: 'rtb-main',
      main: true,
      routes: [aRoute('192.168.0.0/16', 'other', 'vgw-1', { origin: 'propagated' })],
    })
    const topology = network(anOther('vgw-1', 'Virtual private gateway', 'vpc-1'), onPremises)
    const trace = traceOf(topology, '192.168.1.5', 'i-a')
    expect(trace.certain).toBe(false)
    expect(blame(trace)).toEqual(['virtual-private-gateway vgw-1 request ingress UNKNOWN_RESOURCE'])
  })

  it('is else a host on the internet and dies at the gateway (IGW-08)', () => {
    const trace = traceOf(network(), '192.168.1.5', 'i-a')
    expect(trace.certain).toBe(true)
    expect(trace.blockers[0]?.deniedBy).toBe('internet-gateway')
  })
})

it('answers for a terminated instance, which has no interface any more', () => {
  const gone = anInstance({ id: 'i-gone', state: 'terminated' })
  const topology = topologyOf(aSubnet(), aServer('a', '10.0.1.10'), gone)
  const expected = 'instance i-gone request ingress INSTANCE_NOT_RUNNING'
  expect(blame(traceOf(topology, 'i-a', 'i-gone'))).toEqual([expected])
  expect(traceOf(topology, 'i-gone', 'i-a')).toMatchObject({ requestDelivered: false })
  expect(traceOf(topology, '198.51.100.7', 'i-gone').verdict).toBe('deny')
})

it('means the public address between VPCs that nothing joins, and the private one where something does', () => {
  const far = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
  const apart = topologyOf(
    far,
    aSubnet(),
    aSubnet({ id: 'subnet-2', vpcId: asId<VpcId>('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
    aServer('a', '10.0.1.10'),
    aServer('b', '10.1.1.20', { subnetId: 'subnet-2', publicIp: '203.0.113.20' }),
  )
  expect(traceOf(apart, 'i-a', 'i-b').request.dst).toBe('203.0.113.20')
  const peering = aPeering(aVpc(), far)
  const joined = { ...apart, peeringConnection: { [peering.id]: peering } }
  expect(traceOf(joined, 'i-a', 'i-b').request.dst).toBe('10.1.1.20')
})
