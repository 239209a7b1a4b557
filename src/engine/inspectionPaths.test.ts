import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, cidr } from '@/model/ip'
import type { Resource } from '@/model/topology'
import {
  anInternetGateway,
  anInternetHost,
  aNatGateway,
  aNetworkAclOf,
  aRoute,
  aRouteTableOf,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from '@/testing/builders'
import {
  anInspectionEndpoint,
  aStatefulRule,
  inspectedShop,
  THROUGH_ENDPOINT,
} from '@/testing/inspection'
import { aResource } from '@/testing/moreBuilders'
import { seen } from '@/testing/seen'
import { HOME, OPEN_ACL, OPEN_GROUP } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'
import { anAttachment, aTransitRoute, aTransitTable } from '@/testing/transit'

/** Where architects put firewalls: each must see both ways, and no route may lead past it. */

const EXACT = { srcPort: 40000, port: 443 }
const firewall = [
  aResource('networkFirewall', { id: 'fw-1' }),
  aResource('firewallPolicy', {}),
] as const
const passesOf = (steps: ReturnType<typeof traceOf>['steps']) =>
  steps
    .filter(({ checkpoint }) => checkpoint === 'networkFirewall')
    .map(({ leg, packet }) => `${leg} ${packet.src} > ${packet.dst}`)

describe('a firewall between internet gateway and NAT gateway', () => {
  const network = inspectedShop(
    THROUGH_ENDPOINT,
    anInspectionEndpoint({ networkFirewallId: asId('fw-1') }),
    ...firewall,
    aRouteTableOf({ id: 'rtb-edge', routes: [aRoute('10.0.1.0/24', ...THROUGH_ENDPOINT)] }),
  )

  it('sees the gateway’s address both ways, and lets a private instance out', () => {
    const trace = traceOf(network, 'i-app', HOME, EXACT)
    expect(passesOf(trace.steps)).toEqual([
      'request 10.0.1.5 > 198.51.100.7',
      'response 198.51.100.7 > 10.0.1.5',
    ])
    expect(trace.verdict).toBe('allow')
  })
})

describe('a firewall between clients and NAT gateway', () => {
  const routes = (back: readonly ReturnType<typeof aRoute>[]) => [
    anInternetGateway(),
    aRouteTableOf({ id: 'rtb-prv', routes: [aRoute(ANY_IPV4, ...THROUGH_ENDPOINT)] }),
    aRouteTableOf({ id: 'rtb-fw', routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')] }),
    aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1'), ...back],
    }),
  ]
  const network = (back: readonly ReturnType<typeof aRoute>[], ...more: readonly Resource[]) =>
    inspectedShop(
      THROUGH_ENDPOINT,
      anInspectionEndpoint({ networkFirewallId: asId('fw-1') }),
      ...firewall,
      ...routes(back),
      ...more,
    )
  const throughFirewall = [aRoute('10.0.2.0/24', ...THROUGH_ENDPOINT)]

  it('sees the client’s own address both ways', () => {
    const trace = traceOf(network(throughFirewall), 'i-app', HOME, EXACT)
    expect(passesOf(trace.steps)).toEqual([
      'request 10.0.2.20 > 198.51.100.7',
      'response 198.51.100.7 > 10.0.2.20',
    ])
    expect(trace.verdict).toBe('allow')
  })

  it('drops the connection where the NAT gateway’s subnet answers straight to the client', () => {
    const trace = traceOf(network([]), 'i-app', HOME, EXACT)
    expect(blame(trace)).toEqual(['network-firewall fw-1 response RESPONSE_NOT_INSPECTED'])
  })

  it('judges what the client meant, not what the gateway makes of it', () => {
    const rule = aStatefulRule('9', 'drop', { sources: [cidr('10.0.2.0/24')] })
    const strict = aResource('firewallPolicy', { statefulRules: [rule] })
    expect(blame(traceOf(network(throughFirewall, strict), 'i-app', HOME))[0]).toBe(
      'network-firewall fw-1 request FIREWALL_RULES_RESTRICTION',
    )
  })
})

describe('egress of spokes through an inspection VPC', () => {
  const toTransit = (block: string) => aRoute(block, 'transitGateway', 'tgw-1')
  const acl = (id: string, vpcId: string) => aNetworkAclOf({ ...OPEN_ACL, id, vpcId: asId(vpcId) })
  const subnet = (id: string, vpcId: string, block: string) =>
    aSubnet({
      id: `subnet-${id}`,
      vpcId: asId(vpcId),
      cidrBlock: cidr(block),
      routeTableId: asId(`rtb-${id}`),
    })
  const table = (id: string, vpcId: string, ...routes: ReturnType<typeof aRoute>[]) =>
    aRouteTableOf({ id: `rtb-${id}`, vpcId: asId(vpcId), routes })
  const [nat, natEni] = aNatGateway('10.9.3.5', '203.0.113.5', 'subnet-nat')
  const network = (natBack = aRoute('10.1.0.0/16', ...THROUGH_ENDPOINT)) =>
    topologyOf(
      OPEN_GROUP,
      aVpc({ cidrBlocks: [cidr('10.1.0.0/16')] }),
      aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.9.0.0/16')] }),
      acl('acl-default', 'vpc-1'),
      acl('acl-2', 'vpc-2'),
      subnet('app', 'vpc-1', '10.1.1.0/24'),
      subnet('t1', 'vpc-1', '10.1.9.0/28'),
      subnet('t2', 'vpc-2', '10.9.1.0/28'),
      subnet('fw', 'vpc-2', '10.9.2.0/24'),
      subnet('nat', 'vpc-2', '10.9.3.0/24'),
      table('app', 'vpc-1', toTransit(ANY_IPV4)),
      table('t1', 'vpc-1'),
      table('t2', 'vpc-2', aRoute(ANY_IPV4, ...THROUGH_ENDPOINT)),
      table('fw', 'vpc-2', aRoute(ANY_IPV4, 'natGateway', 'nat-1'), toTransit('10.1.0.0/16')),
      table('nat', 'vpc-2', aRoute(ANY_IPV4, 'internetGateway', 'igw-1'), natBack),
      aResource('transitGateway', {}),
      anAttachment(1),
      anAttachment(2, { applianceMode: true }),
      aTransitTable(['tgw-attach-1'], {
        id: 'tgw-rtb-1',
        routes: [aTransitRoute(ANY_IPV4, ['tgw-attach-2'])],
      }),
      aTransitTable(['tgw-attach-2'], {
        id: 'tgw-rtb-2',
        routes: [aTransitRoute('10.1.0.0/16', ['tgw-attach-1'])],
      }),
      anInternetGateway({ vpcId: asId('vpc-2') }),
      { ...nat, vpcId: asId('vpc-2') },
      natEni,
      anInspectionEndpoint({ vpcId: asId('vpc-2'), networkFirewallId: asId('fw-1') }),
      aResource('networkFirewall', { id: 'fw-1', vpcId: asId('vpc-2') }),
      aResource('firewallPolicy', {}),
      aServer('app', '10.1.1.20', { subnetId: 'subnet-app', groups: ['sg-open'] }),
      anInternetHost(HOME),
    )

  it('goes by the firewall and a NAT gateway out, and the same way back (NAT-08, TGW-15)', () => {
    const trace = traceOf(network(), 'i-app', HOME, EXACT)
    expect(seen(trace.steps).filter((line) => !line.startsWith('networkAcl'))).toEqual([
      'securityGroup sg-open egress 10.1.1.20:40000 > 198.51.100.7:443',
      'routeTable rtb-app 10.1.1.20:40000 > 198.51.100.7:443',
      'transitGateway tgw-1 10.1.1.20:40000 > 198.51.100.7:443',
      'routeTable rtb-t2 10.1.1.20:40000 > 198.51.100.7:443',
      'gatewayLoadBalancerEndpoint vpce-gwlb 10.1.1.20:40000 > 198.51.100.7:443',
      'networkFirewall fw-1 10.1.1.20:40000 > 198.51.100.7:443',
      'routeTable rtb-fw 10.1.1.20:40000 > 198.51.100.7:443',
      'natGateway nat-1 10.1.1.20:40000 > 198.51.100.7:443',
      'routeTable rtb-nat 10.9.3.5:1024–65535 > 198.51.100.7:443',
      'internetGateway igw-1 egress 10.9.3.5:1024–65535 > 198.51.100.7:443',
      'internetGateway igw-1 ingress 198.51.100.7:443 > 203.0.113.5:1024–65535',
      'natGateway nat-1 ingress 198.51.100.7:443 > 10.9.3.5:1024–65535',
      'routeTable rtb-nat 198.51.100.7:443 > 10.1.1.20:40000',
      'gatewayLoadBalancerEndpoint vpce-gwlb 198.51.100.7:443 > 10.1.1.20:40000',
      'networkFirewall fw-1 198.51.100.7:443 > 10.1.1.20:40000',
      'routeTable rtb-fw 198.51.100.7:443 > 10.1.1.20:40000',
      'transitGateway tgw-1 198.51.100.7:443 > 10.1.1.20:40000',
      'routeTable rtb-t1 198.51.100.7:443 > 10.1.1.20:40000',
      'securityGroup sg-open ingress 198.51.100.7:443 > 10.1.1.20:40000',
    ])
    expect(trace).toMatchObject({ verdict: 'allow', certain: true })
  })

  it('loses the connection where the NAT gateway answers past the firewall', () => {
    expect(blame(traceOf(network(toTransit('10.1.0.0/16')), 'i-app', HOME, EXACT))).toEqual([
      'network-firewall fw-1 response RESPONSE_NOT_INSPECTED',
    ])
  })
})
