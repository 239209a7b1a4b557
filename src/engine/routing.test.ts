import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, cidr } from '@/model/ip'
import {
  aGatewayEndpoint,
  anInternetGateway,
  aNetworkAclOf,
  aPeering,
  aPrefixList,
  aRoute,
  aRouteTableOf,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { HOME, HOME6, OPEN_ACL, OPEN_GROUP, shop } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'

const groups = ['sg-open']
const publicTable = (...routes: readonly ReturnType<typeof aRoute>[]) =>
  aRouteTableOf({ id: 'rtb-pub', routes })

describe('route tables', () => {
  it('RT-01, RT-18: the subnet’s own table governs what leaves it, one table for many subnets', () => {
    const topology = shop(
      aSubnet({ id: 'subnet-more', cidrBlock: cidr('10.0.6.0/24'), routeTableId: asId('rtb-pub') }),
      aServer('more', '10.0.6.10', { subnetId: 'subnet-more', groups, publicIp: '203.0.113.66' }),
    )
    for (const from of ['i-web', 'i-more']) {
      const { steps } = traceOf(topology, from, HOME)
      expect(steps.find(({ checkpoint }) => checkpoint === 'routeTable')?.component).toBe('rtb-pub')
    }
  })

  it('RT-03: the lookup reads the destination alone, whatever the port and the source', () => {
    const routes = [1, 443, 65535].map((port) => {
      const { steps } = traceOf(shop(), 'i-app', HOME, { port, srcPort: port })
      return steps.find(({ checkpoint }) => checkpoint === 'routeTable')?.because
    })
    expect(new Set(routes.map((because) => JSON.stringify(because))).size).toBe(1)
  })

  it('RT-07: a prefix list counts as one route an entry, and a longer prefix still wins', () => {
    const list = aPrefixList('198.51.100.0/24', '192.0.2.0/28')
    const topology = shop(
      list,
      publicTable(
        aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
        aRoute('pl-1', 'natGateway', 'nat-gone'),
        aRoute('192.0.2.9/32', 'internetGateway', 'igw-1'),
      ),
    )
    expect(traceOf(topology, 'i-web', HOME).verdict).toBe('deny')
    expect(traceOf(topology, 'i-web', '192.0.2.8').verdict).toBe('deny')
    expect(traceOf(topology, 'i-web', '192.0.2.9').verdict).toBe('allow')
    expect(traceOf(topology, 'i-web', '192.0.2.16').verdict).toBe('allow')
  })

  it('RT-10, RT-14: a static route to a whole subnet beats local', () => {
    const appliance = aServer('fw', '10.0.3.70', {
      subnetId: 'subnet-mid',
      groups,
      eni: { sourceDestCheck: false },
    })
    const topology = shop(
      aSubnet({ id: 'subnet-mid', cidrBlock: cidr('10.0.3.0/24') }),
      appliance,
      publicTable(aRoute('10.0.2.0/24', 'networkInterface', 'eni-fw')),
    )
    const { steps, verdict } = traceOf(topology, 'i-web', 'i-app')
    expect(verdict).toBe('allow')
    expect(
      steps.some(({ checkpoint, at }) => checkpoint === 'networkInterface' && at === 'eni-fw'),
    ).toBe(true)
  })

  it('RT-11: without a route the packet is dropped', () => {
    expect(blame(traceOf(shop(publicTable()), 'i-web', HOME))[0]).toBe(
      'route-table rtb-pub request NO_ROUTE_TO_DESTINATION',
    )
  })

  it('RT-12: the candidates of the family, the longest prefix, and a blackhole that wins drops', () => {
    const topology = shop(
      publicTable(
        aRoute('::/0', 'internetGateway', 'igw-1'),
        aRoute('198.51.0.0/16', 'internetGateway', 'igw-1'),
        aRoute('198.51.100.0/24', 'natGateway', 'nat-gone', { blackhole: true }),
      ),
    )
    const trace = traceOf(topology, 'i-web', HOME)
    expect(blame(trace)[0]).toBe('route-table rtb-pub request BAD_STATE_ROUTE')
    const lookup = trace.steps.find(({ checkpoint }) => checkpoint === 'routeTable')
    const fields = lookup?.turnedDown().map(({ field }) => field)
    expect(new Set(fields)).toEqual(new Set(['family', 'destination', 'prefix']))
  })

  it('RT-13: what arrives in the destination’s VPC is delivered without another lookup', () => {
    const { steps } = traceOf(shop(), HOME, 'i-web')
    const inbound = steps.filter(({ leg }) => leg === 'request')
    expect(inbound.some(({ checkpoint }) => checkpoint === 'routeTable')).toBe(false)
  })

  it('RT-16, VPC-08: local covers every block of the VPC and nothing else', () => {
    const topology = shop(
      aVpc({ cidrBlocks: [cidr('10.0.0.0/16'), cidr('10.9.0.0/16')] }),
      aSubnet({ id: 'subnet-9', cidrBlock: cidr('10.9.1.0/24') }),
      aServer('nine', '10.9.1.10', { subnetId: 'subnet-9', groups }),
      publicTable(),
    )
    expect(traceOf(topology, 'i-web', 'i-nine').verdict).toBe('allow')
    expect(blame(traceOf(topology, 'i-web', '10.8.0.1'))[0]).toContain('NO_ROUTE_TO_DESTINATION')
  })

  it('RT-19, VPC-20: the main table of a new VPC leads nowhere outside', () => {
    const topology = shop(
      aSubnet({ id: 'subnet-new', cidrBlock: cidr('10.0.7.0/24') }),
      aServer('new', '10.0.7.10', { subnetId: 'subnet-new', groups, publicIp: '203.0.113.77' }),
    )
    expect(blame(traceOf(topology, 'i-new', HOME))[0]).toBe(
      'route-table rtb-main request NO_ROUTE_TO_DESTINATION',
    )
  })

  it('RT-20: 0.0.0.0/0 does not cover IPv6', () => {
    const topology = shop(publicTable(aRoute(ANY_IPV4, 'internetGateway', 'igw-1')))
    expect(blame(traceOf(topology, 'i-web', HOME6))[0]).toContain('NO_ROUTE_TO_DESTINATION')
  })

  it('RT-29, NAT-14: a NAT gateway of another zone serves all the same', () => {
    const topology = shop(
      aSubnet({
        id: 'subnet-b',
        availabilityZone: 'us-east-1b',
        cidrBlock: cidr('10.0.8.0/24'),
        routeTableId: asId('rtb-prv'),
      }),
      aServer('b', '10.0.8.10', { subnetId: 'subnet-b', groups }),
    )
    expect(traceOf(topology, 'i-b', HOME).verdict).toBe('allow')
  })

  it('IGW-11: a route longer than the default one opens only part of the internet', () => {
    const topology = shop(publicTable(aRoute('198.51.100.0/24', 'internetGateway', 'igw-1')))
    expect(traceOf(topology, 'i-web', HOME).verdict).toBe('allow')
    expect(traceOf(topology, 'i-web', '192.0.2.9').verdict).toBe('deny')
  })

  it('EIGW-02, EIGW-03: no group guards an egress-only gateway, and what passes it is tracked', () => {
    const { steps } = traceOf(shop(), 'i-app', HOME6)
    const written = steps.find(({ tracking }) => tracking?.kind === 'written')?.tracking
    expect(written?.entry.tracked).toBe(true)
    expect(
      steps.filter(({ component }) => component === 'eigw-1').map(({ checkpoint }) => checkpoint),
    ).toEqual(['egressOnlyInternetGateway', 'egressOnlyInternetGateway'])
  })
})

describe('gateway endpoints', () => {
  const S3 = '192.0.2.9'
  const endpoint = [aPrefixList('192.0.2.0/24'), aGatewayEndpoint()] as const

  it('GWE-05: a route that names the service’s exact range beats the endpoint’s', () => {
    const topology = shop(
      ...endpoint,
      publicTable(
        aRoute('pl-1', 'gatewayEndpoint', 'vpce-1'),
        aRoute('192.0.2.0/24', 'internetGateway', 'igw-1'),
      ),
    )
    const { steps } = traceOf(topology, 'i-web', S3)
    expect(steps.some(({ checkpoint }) => checkpoint === 'gatewayEndpoint')).toBe(false)
  })

  it('GWE-14: needs neither an internet route nor a public address', () => {
    const topology = shop(
      ...endpoint,
      aRouteTableOf({ id: 'rtb-prv', routes: [aRoute('pl-1', 'gatewayEndpoint', 'vpce-1')] }),
    )
    expect(traceOf(topology, 'i-app', S3).verdict).toBe('allow')
  })

  it('GWE-09, IGW-15, TRAP-34: serves its own VPC, and neither it nor the gateway a peer', () => {
    const far = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
    const topology = shop(
      ...endpoint,
      publicTable(
        aRoute('pl-1', 'gatewayEndpoint', 'vpce-1'),
        aRoute('10.1.0.0/16', 'peeringConnection', 'pcx-1'),
      ),
      far,
      anInternetGateway(),
      aNetworkAclOf({ ...OPEN_ACL, id: 'acl-2', vpcId: asId('vpc-2') }),
      aSecurityGroup({ ...OPEN_GROUP, id: 'sg-far', vpcId: asId('vpc-2') }),
      aRouteTableOf({
        id: 'rtb-2',
        vpcId: asId('vpc-2'),
        main: true,
        routes: [aRoute(ANY_IPV4, 'peeringConnection', 'pcx-1')],
      }),
      aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
      aServer('far', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-far'] }),
      aPeering(aVpc(), far),
    )
    for (const to of [S3, HOME]) {
      expect(blame(traceOf(topology, 'i-far', to))[0]).toContain('peering pcx-1')
    }
  })
})
