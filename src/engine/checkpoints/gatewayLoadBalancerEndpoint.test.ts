import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, ANY_IPV6, cidr } from '@/model/ip'
import type { Target } from '@/model/resources/targetGroup'
import type { Topology } from '@/model/topology'
import { aBalancer, aListener, aTargetGroup } from '@/testing/balanced'
import {
  anAclEntry,
  anInternetGateway,
  aNetworkAclOf,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
} from '@/testing/builders'
import { anInspectionEndpoint, inspectedShop, THROUGH_ENDPOINT } from '@/testing/inspection'
import { aResource } from '@/testing/moreBuilders'
import { seen } from '@/testing/seen'
import { HOME, HOME6 } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'
import { changed } from '@/testing/transit'

type Given = Parameters<typeof inspectedShop>[1]
const inspected = (...more: readonly NonNullable<Given>[]) =>
  inspectedShop(THROUGH_ENDPOINT, ...more)

describe('PATH-O, an inspection endpoint between gateway and subnet', () => {
  it('O01 to O08: takes both ways in and out of its own subnet, unchanged (GWL-01 to GWL-03)', () => {
    const trace = traceOf(inspected(), HOME, 'i-web', { srcPort: 51514, port: 443 })
    expect(seen(trace.steps)).toEqual([
      'internetGateway igw-1 ingress 198.51.100.7:51514 > 203.0.113.10:443',
      'networkAcl acl-fw ingress 198.51.100.7:51514 > 10.0.1.10:443',
      'gatewayLoadBalancerEndpoint vpce-gwlb 198.51.100.7:51514 > 10.0.1.10:443',
      'networkAcl acl-fw egress 198.51.100.7:51514 > 10.0.1.10:443',
      'routeTable rtb-fw 198.51.100.7:51514 > 10.0.1.10:443',
      'networkAcl acl-default ingress 198.51.100.7:51514 > 10.0.1.10:443',
      'securityGroup sg-open ingress 198.51.100.7:51514 > 10.0.1.10:443',
      'securityGroup sg-open egress 10.0.1.10:443 > 198.51.100.7:51514',
      'networkAcl acl-default egress 10.0.1.10:443 > 198.51.100.7:51514',
      'routeTable rtb-pub 10.0.1.10:443 > 198.51.100.7:51514',
      'networkAcl acl-fw ingress 10.0.1.10:443 > 198.51.100.7:51514',
      'gatewayLoadBalancerEndpoint vpce-gwlb 10.0.1.10:443 > 198.51.100.7:51514',
      'networkAcl acl-fw egress 10.0.1.10:443 > 198.51.100.7:51514',
      'routeTable rtb-fw 10.0.1.10:443 > 198.51.100.7:51514',
      'internetGateway igw-1 egress 10.0.1.10:443 > 198.51.100.7:51514',
    ])
    expect(trace).toMatchObject({ verdict: 'allow', certain: true })
  })

  it.each([HOME, HOME6])('lets a server behind it reach out to %s, and the answer in', (home) => {
    const trace = traceOf(inspected(), 'i-web', home)
    expect(trace.verdict).toBe('allow')
    const passes = trace.steps.filter((s) => s.checkpoint === 'gatewayLoadBalancerEndpoint')
    expect(passes.map(({ leg }) => leg)).toEqual(['request', 'response'])
  })

  it('leaves the source alone, so the ACL of its subnet judges the real client', () => {
    const closed = aNetworkAclOf({
      id: 'acl-fw',
      entries: [
        anAclEntry({ ruleNumber: 1, action: 'deny', cidr: cidr('198.51.100.0/24') }),
        anAclEntry(),
        anAclEntry({ direction: 'egress' }),
      ],
    })
    expect(blame(traceOf(inspected(closed), HOME, 'i-web'))).toEqual([
      'network-acl acl-fw request ingress SUBNET_ACL_RESTRICTION',
    ])
  })

  it('hides whose member the sender is: references fail behind it (SG-30, MB-12)', () => {
    const east = aRouteTableOf({
      id: 'rtb-prv',
      routes: [aRoute('10.0.1.0/24', ...THROUGH_ENDPOINT)],
    })
    const west = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute('10.0.2.0/24', ...THROUGH_ENDPOINT)],
    })
    const named = aSecurityGroup({
      id: 'sg-named',
      ingress: [aRule({ protocol: 'all' }, 'sg-open')],
    })
    const app = aServer('app', '10.0.2.20', { subnetId: 'subnet-prv', groups: ['sg-named'] })
    const topology = inspected(east, west, named, app)
    expect(blame(traceOf(topology, 'i-web', 'i-app'))[0]).toBe(
      'security-group sg-named request ingress SG_REFERENCES_NOT_PRESERVED',
    )
  })
})

describe('an inspection endpoint', () => {
  it('that is not available drops', () => {
    const topology = inspected(anInspectionEndpoint({ available: false }))
    expect(blame(traceOf(topology, HOME, 'i-web'))).toEqual([
      'vpc-endpoint vpce-gwlb request BAD_STATE',
    ])
  })

  it('leaves the answer open where nobody told its subnet', () => {
    const topology = inspected(anInspectionEndpoint({ subnetId: undefined }))
    const trace = traceOf(topology, HOME, 'i-web')
    expect(trace).toMatchObject({ verdict: 'deny', certain: false })
    expect(blame(trace)[0]).toBe('vpc-endpoint vpce-gwlb request UNKNOWN_RESOURCE')
  })

  it('stands where its interface does when its row names no subnet', () => {
    const [, eni] = aServer('fw', '10.0.4.4', { subnetId: 'subnet-fw' })
    const endpoint = anInspectionEndpoint({
      subnetId: undefined,
      networkInterfaceIds: [asId('eni-fw')],
    })
    expect(traceOf(inspected(endpoint, eni), HOME, 'i-web').verdict).toBe('allow')
  })

  it('NACL-29, GWL-04: judges servers of its own subnet on their way to it, and routes them in circles', () => {
    const own = aServer('own', '10.0.4.9', { subnetId: 'subnet-fw', groups: ['sg-open'] })
    const toItself = aRouteTableOf({
      id: 'rtb-fw',
      routes: [aRoute(ANY_IPV4, ...THROUGH_ENDPOINT)],
    })
    const trace = traceOf(inspected(own, toItself), 'i-own', HOME, { srcPort: 40000 })
    expect(seen(trace.steps).slice(1, 5)).toEqual([
      'networkAcl acl-fw egress 10.0.4.9:40000 > 198.51.100.7:443',
      'routeTable rtb-fw 10.0.4.9:40000 > 198.51.100.7:443',
      'networkAcl acl-fw ingress 10.0.4.9:40000 > 198.51.100.7:443',
      'gatewayLoadBalancerEndpoint vpce-gwlb 10.0.4.9:40000 > 198.51.100.7:443',
    ])
    expect(blame(trace)).toEqual(['loop rtb-fw request ROUTING_LOOP'])
  })

  it('works from another zone (RT-29)', () => {
    const elsewhere = aSubnet({
      id: 'subnet-fw',
      cidrBlock: cidr('10.0.4.0/24'),
      availabilityZone: 'us-east-1b',
      routeTableId: asId('rtb-fw'),
    })
    expect(traceOf(inspected(elsewhere), HOME, 'i-web').verdict).toBe('allow')
  })
})

describe('a half flow', () => {
  const straightIn = anInternetGateway()
  const straightOut = aRouteTableOf({
    id: 'rtb-pub',
    routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')],
  })

  it.each(['tcp', 'udp'] as const)(
    'of %s whose first packet the endpoint did not see is dropped (GWL-06, MB-10)',
    (protocol) => {
      const trace = traceOf(inspected(straightIn), HOME, 'i-web', { protocol, port: 443 })
      expect(trace.requestDelivered).toBe(true)
      expect(blame(trace)).toEqual(['vpc-endpoint vpce-gwlb response NO_CONNECTION_STATE'])
    },
  )

  it('whose first packet it saw is tolerated (GWL-06)', () => {
    const east = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute('10.0.2.0/24', ...THROUGH_ENDPOINT)],
    })
    expect(traceOf(inspected(east), 'i-web', 'i-app').verdict).toBe('allow')
  })

  it('is another endpoint’s: each keeps its own flows (GWL-05)', () => {
    const second = anInspectionEndpoint({ id: 'vpce-two' })
    const back = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute(ANY_IPV4, 'gatewayLoadBalancerEndpoint', 'vpce-two')],
    })
    expect(blame(traceOf(inspected(second, back), HOME, 'i-web'))).toEqual([
      'vpc-endpoint vpce-two response NO_CONNECTION_STATE',
    ])
  })

  it('MB-08: is stopped at the gateway where the subnet still goes out directly', () => {
    expect(blame(traceOf(inspected(straightOut), HOME, 'i-web'))).toEqual([
      'internet-gateway igw-1 response egress INGRESS_RTB_TRAFFIC_REDIRECTION',
    ])
  })
})

describe('the service behind it', () => {
  type Appliance = Partial<Pick<Target, 'health' | 'availabilityZone'>>
  const service = (...targets: readonly Appliance[]) => balanced(false, ...targets)
  const balanced = (crossZone: boolean, ...targets: readonly Appliance[]) =>
    inspected(
      anInspectionEndpoint({ endpointServiceId: asId('vpce-svc-1') }),
      aResource('endpointService', { loadBalancerIds: [asId('gwlb-1')] }),
      aResource('loadBalancer', { id: 'gwlb-1', type: 'gateway', crossZone }),
      aResource('listener', {
        loadBalancerId: asId('gwlb-1'),
        protocol: 'GENEVE',
        port: undefined,
      }),
      aResource('targetGroup', {
        protocol: 'GENEVE',
        port: 6081,
        targets: targets.map((about, index) => ({ id: `i-${String(index)}`, ...about })),
      }),
    )

  it('takes nothing without a registered appliance', () => {
    expect(blame(traceOf(service(), HOME, 'i-web'))[0]).toBe(
      'load-balancer gwlb-1 request ELBV2_LISTENER_HAS_NO_TG',
    )
    expect(traceOf(service({ health: 'draining' }), HOME, 'i-web').verdict).toBe('deny')
  })

  it.each(['healthy', 'unhealthy'] as const)(
    'passes with an appliance that is %s: with none healthy it fails open (ELB-09, RA-06)',
    (health) => {
      expect(traceOf(service({ health }), HOME, 'i-web').verdict).toBe('allow')
    },
  )

  it('uses only appliances of the endpoint’s zone, unless it balances across zones (ELB-07)', () => {
    const far = { health: 'healthy', availabilityZone: 'us-east-1b' } as const
    const trace = traceOf(service(far), HOME, 'i-web')
    expect(blame(trace)[0]).toBe('load-balancer gwlb-1 request ELB_NOT_CROSSZONE')
    const near = { health: 'unhealthy', availabilityZone: 'us-east-1a' } as const
    expect(traceOf(service(far, near), HOME, 'i-web').verdict).toBe('deny')
    expect(traceOf(service({ ...far, health: 'unhealthy' }, near), HOME, 'i-web').verdict).toBe(
      'allow',
    )
    expect(traceOf(balanced(true, far), HOME, 'i-web').verdict).toBe('allow')
  })

  it('uses no appliance of a zone that is not enabled, though it balances across zones (ELB-01)', () => {
    const enabled = aResource('loadBalancer', {
      id: 'gwlb-1',
      type: 'gateway',
      crossZone: true,
      nodes: [{ subnetId: asId('subnet-pub') }],
    })
    const appliance = (availabilityZone: string) => balanced(true, { availabilityZone })
    const verdict = (topology: Topology) =>
      traceOf(changed(topology, enabled), HOME, 'i-web').verdict
    expect(verdict(appliance('us-east-1a'))).toBe('allow')
    expect(verdict(appliance('us-east-1b'))).toBe('deny')
  })

  it('is not asked where it is somebody else’s (RA-06)', () => {
    const topology = inspected(anInspectionEndpoint({ endpointServiceId: asId('vpce-svc-far') }))
    expect(traceOf(topology, HOME, 'i-web')).toMatchObject({ verdict: 'allow', certain: true })
  })

  it('opens nothing towards the consumer, and takes nothing by an address of its own (GWL-07)', () => {
    const [, eni] = aServer('gwlbe', '10.0.4.9', { subnetId: 'subnet-fw', groups: [] })
    const { attachment: _none, ...own } = eni
    const networkInterfaceIds = [own.id]
    const topology = inspected(anInspectionEndpoint({ networkInterfaceIds }), {
      ...own,
      interfaceType: 'gateway_load_balancer_endpoint',
    })
    expect(blame(traceOf(topology, 'eni-gwlbe', 'i-web'))[0]).toBe(
      'vpc-endpoint vpce-gwlb request egress VPCE_INTRA_VPC_TRAFFIC',
    )
    expect(blame(traceOf(topology, 'i-web', 'eni-gwlbe'))[0]).toBe(
      'network-interface eni-gwlbe request ingress NO_POSSIBLE_DESTINATION',
    )
  })
})

describe('GWL-08: a network load balancer that keeps its client’s address', () => {
  const balanced = (preserveClientIp: boolean) => [
    aBalancer('nlb', [{ subnetId: 'subnet-pub', address: '10.0.1.50' }], { type: 'network' }),
    aListener('nlb', 'TCP 443', ['tg']),
    { ...aTargetGroup('tg', 'TCP 8443', ['i-app']), preserveClientIp },
    aRouteTableOf({ id: 'rtb-pub', routes: [aRoute('10.0.2.0/24', ...THROUGH_ENDPOINT)] }),
    aRouteTableOf({ id: 'rtb-prv', routes: [aRoute('10.0.1.0/24', ...THROUGH_ENDPOINT)] }),
  ]

  it('does not reach a target through the endpoint, and one that hides it does', () => {
    const topology = inspected(...balanced(true))
    expect(blame(traceOf(topology, 'i-web', 'lb/nlb'))[0]).toContain(
      'ELBV2_SOURCE_ADDRESS_PRESERVATION',
    )
    expect(traceOf(inspected(...balanced(false)), 'i-web', 'lb/nlb').verdict).toBe('allow')
  })
})

describe('EIGW-05: an egress-only gateway behind an inspection', () => {
  it('drops IPv6 that the endpoint handed on', () => {
    const egressOnly = aRouteTableOf({
      id: 'rtb-fw',
      routes: [aRoute(ANY_IPV6, 'egressOnlyInternetGateway', 'eigw-1')],
    })
    const trace = traceOf(inspected(egressOnly), 'i-web', HOME6)
    expect(blame(trace)[0]).toBe(
      'egress-only-internet-gateway eigw-1 request egress EIGW_INSPECTED_TRAFFIC',
    )
  })

  it('RT-24: carries no IPv4 at all', () => {
    const four = aRouteTableOf({
      id: 'rtb-prv',
      routes: [aRoute(ANY_IPV4, 'egressOnlyInternetGateway', 'eigw-1')],
    })
    expect(blame(traceOf(inspected(four), 'i-app', HOME))).toEqual([
      'egress-only-internet-gateway eigw-1 request egress PROTOCOL_RESTRICTION',
    ])
  })

  it('carries what comes to it directly', () => {
    expect(traceOf(inspected(), 'i-app', HOME6).verdict).toBe('allow')
  })
})
