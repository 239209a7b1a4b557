import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, cidr, ip } from '@/model/ip'
import {
  anAclEntry,
  anInternetGateway,
  anInternetHost,
  aNetworkAclOf,
  aPeering,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
} from '@/testing/builders'
import { inspectedShop, THROUGH_APPLIANCE, THROUGH_ENDPOINT } from '@/testing/inspection'
import { seen } from '@/testing/seen'
import { HOME, HOME6, OPEN_ACL, shop } from '@/testing/shop'
import { blame, traceOf, traceUnder } from '@/testing/traceOf'

type Given = Parameters<typeof inspectedShop>[1]
const groups = ['sg-open']
const inspected = (...more: readonly NonNullable<Given>[]) =>
  inspectedShop(THROUGH_APPLIANCE, ...more)
const firewall = (about: Parameters<typeof aServer>[2] = {}) =>
  aServer('fw', '10.0.4.4', {
    subnetId: 'subnet-fw',
    groups,
    publicIp: '203.0.113.44',
    ipv6: '2001:db8:1:4::4',
    eni: { sourceDestCheck: false },
    ...about,
  })

describe('PATH-O, an appliance between gateway and subnet', () => {
  it('O01 to O08: is met by private addresses, and filtered by its own groups (MB-01, MB-05, MB-14)', () => {
    const trace = traceOf(inspected(), HOME, 'i-web', { srcPort: 51514, port: 443 })
    expect(seen(trace.steps)).toEqual([
      'internetGateway igw-1 ingress 198.51.100.7:51514 > 203.0.113.10:443',
      'networkAcl acl-fw ingress 198.51.100.7:51514 > 10.0.1.10:443',
      'securityGroup sg-open ingress 198.51.100.7:51514 > 10.0.1.10:443',
      'networkInterface eni-fw ingress 198.51.100.7:51514 > 10.0.1.10:443',
      'securityGroup sg-open egress 198.51.100.7:51514 > 10.0.1.10:443',
      'networkAcl acl-fw egress 198.51.100.7:51514 > 10.0.1.10:443',
      'routeTable rtb-fw 198.51.100.7:51514 > 10.0.1.10:443',
      'networkAcl acl-default ingress 198.51.100.7:51514 > 10.0.1.10:443',
      'securityGroup sg-open ingress 198.51.100.7:51514 > 10.0.1.10:443',
      'securityGroup sg-open egress 10.0.1.10:443 > 198.51.100.7:51514',
      'networkAcl acl-default egress 10.0.1.10:443 > 198.51.100.7:51514',
      'routeTable rtb-pub 10.0.1.10:443 > 198.51.100.7:51514',
      'networkAcl acl-fw ingress 10.0.1.10:443 > 198.51.100.7:51514',
      'securityGroup sg-open ingress 10.0.1.10:443 > 198.51.100.7:51514',
      'networkInterface eni-fw ingress 10.0.1.10:443 > 198.51.100.7:51514',
      'securityGroup sg-open egress 10.0.1.10:443 > 198.51.100.7:51514',
      'networkAcl acl-fw egress 10.0.1.10:443 > 198.51.100.7:51514',
      'routeTable rtb-fw 10.0.1.10:443 > 198.51.100.7:51514',
      'internetGateway igw-1 egress 10.0.1.10:443 > 198.51.100.7:51514',
    ])
    expect(trace.verdict).toBe('allow')
  })

  it.each([HOME, HOME6])('lets a server behind it reach out to %s', (home) => {
    expect(traceOf(inspected(), 'i-web', home).verdict).toBe('allow')
  })

  it('MB-02: takes a whole VPC block in place of local, and is itself still reached', () => {
    const whole = aRouteTableOf({
      id: 'rtb-edge',
      routes: [aRoute('10.0.0.0/16', ...THROUGH_APPLIANCE)],
    })
    expect(traceOf(inspected(whole), HOME, 'i-web').verdict).toBe('allow')
    expect(traceOf(inspected(whole), HOME, 'i-fw').verdict).toBe('allow')
    expect(traceOf(inspected(whole), 'i-fw', HOME).verdict).toBe('allow')
  })

  it('MB-07: needs a public address of its own behind an internet gateway', () => {
    const [instance, eni] = firewall()
    const bare = { ...eni, privateAddresses: [{ address: ip('10.0.4.4') }] }
    expect(blame(traceOf(inspected([instance, bare]), HOME, 'i-web'))).toEqual([
      'internet-gateway eni-fw request ingress INGRESS_RTB_NO_PUBLIC_IP',
    ])
    expect(traceOf(inspected([instance, bare]), HOME6, 'i-web').verdict).toBe('allow')
  })

  it('MB-08: leaves the subnet behind it no direct way out', () => {
    const direct = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute(ANY_IPV4, 'internetGateway', 'igw-1')],
    })
    expect(blame(traceOf(inspected(direct), 'i-web', HOME))[0]).toBe(
      'internet-gateway igw-1 request egress INGRESS_RTB_TRAFFIC_REDIRECTION',
    )
  })

  it('MB-09: cannot stand in the subnet of its clients: their table leads back to it', () => {
    const near = aServer('near', '10.0.4.9', { subnetId: 'subnet-fw', groups })
    const table = aRouteTableOf({
      id: 'rtb-fw',
      routes: [aRoute(ANY_IPV4, ...THROUGH_APPLIANCE)],
    })
    expect(blame(traceOf(inspected(near, table), 'i-near', HOME))).toEqual([
      'loop rtb-fw request ROUTING_LOOP',
    ])
  })

  it('MB-10: another appliance on the way back does not know the connection', () => {
    const narrow = aSecurityGroup({
      id: 'sg-two',
      ingress: [aRule({ protocol: 'all' }, '10.0.0.0/8')],
    })
    const second = aServer('two', '10.0.4.5', {
      subnetId: 'subnet-fw',
      groups: ['sg-two'],
      publicIp: '203.0.113.45',
      eni: { sourceDestCheck: false },
    })
    const back = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute(ANY_IPV4, 'networkInterface', 'eni-two')],
    })
    const trace = traceOf(inspected(narrow, second, back), HOME, 'i-web')
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)[0]).toBe('security-group sg-two response ingress NO_CONNECTION_STATE')
  })

  it('MB-06: is not met by what comes over a peering', () => {
    const far = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.9.0.0/16')] })
    const topology = inspected(
      far,
      aPeering(aVpc(), far),
      aNetworkAclOf({ ...OPEN_ACL, id: 'acl-2', vpcId: asId('vpc-2') }),
      aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.9.1.0/24') }),
      aServer('far', '10.9.1.9', { subnetId: 'subnet-2', groups }),
      aRouteTableOf({
        id: 'rtb-2',
        vpcId: asId('vpc-2'),
        main: true,
        routes: [aRoute('10.0.0.0/16', 'peeringConnection', 'pcx-1')],
      }),
    )
    const { steps } = traceOf(topology, 'i-far', 'i-web')
    const request = steps.filter(({ leg }) => leg === 'request')
    expect(request.some(({ at }) => at === 'eni-fw')).toBe(false)
    expect(request.at(-1)?.at).toBe('eni-web')
  })

  it('MB-13: what a NAT gateway answers is walked by its table, through a middlebox too', () => {
    const table = aRouteTableOf({
      id: 'rtb-pub',
      routes: [
        aRoute('10.0.2.0/24', ...THROUGH_ENDPOINT),
        aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
      ],
    })
    const private6 = aRouteTableOf({
      id: 'rtb-prv',
      routes: [aRoute(ANY_IPV4, ...THROUGH_ENDPOINT)],
    })
    const beyond = aRouteTableOf({
      id: 'rtb-fw',
      routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')],
    })
    const topology = inspectedShop(THROUGH_ENDPOINT, anInternetGateway(), table, private6, beyond)
    const trace = traceOf(topology, 'i-app', HOME)
    expect(trace.verdict).toBe('allow')
    const passes = trace.steps.filter((s) => s.checkpoint === 'gatewayLoadBalancerEndpoint')
    expect(passes.map(({ leg }) => leg)).toEqual(['request', 'response'])
  })

  it('drops where the gateway’s table leads nowhere (RT-26)', () => {
    const gone = aRouteTableOf({
      id: 'rtb-edge',
      routes: [aRoute('10.0.1.0/24', 'networkInterface', 'eni-gone')],
    })
    expect(blame(traceOf(inspected(gone), HOME, 'i-web'))[0]).toBe(
      'route-table rtb-edge request ingress BAD_STATE_ROUTE',
    )
  })
})

describe('MB-11, between two subnets', () => {
  const east = (...more: readonly NonNullable<Given>[]) =>
    inspected(
      aRouteTableOf({ id: 'rtb-pub', routes: [aRoute('10.0.2.0/24', ...THROUGH_APPLIANCE)] }),
      aRouteTableOf({ id: 'rtb-prv', routes: [aRoute('10.0.1.0/24', ...THROUGH_APPLIANCE)] }),
      ...more,
    )

  it('RT-10, RT-14: a route to a whole subnet beats local, both ways', () => {
    const trace = traceOf(east(), 'i-web', 'i-app')
    expect(trace.verdict).toBe('allow')
    const passes = trace.steps.filter(({ at, decision }) => at === 'eni-fw' && decision === 'pass')
    expect(passes.map(({ leg }) => leg)).toEqual(['request', 'response'])
  })

  it('NACL-33: adds both lists of the appliance’s subnet to each pass', () => {
    const closed = aNetworkAclOf({
      id: 'acl-fw',
      entries: [anAclEntry(), anAclEntry({ direction: 'egress', cidr: cidr('10.0.1.0/24') })],
    })
    expect(blame(traceOf(east(closed), 'i-web', 'i-app'))).toEqual([
      'network-acl acl-fw request egress SUBNET_ACL_RESTRICTION',
    ])
  })

  it('RT-15: local itself may lead to an appliance', () => {
    const local = aRouteTableOf({
      id: 'rtb-pub',
      routes: [aRoute('10.0.0.0/16', ...THROUGH_APPLIANCE)],
    })
    const { steps } = traceOf(inspected(local), 'i-web', 'i-app')
    expect(steps.some(({ at, leg }) => at === 'eni-fw' && leg === 'request')).toBe(true)
  })
})

describe('what AWS leaves open about routes', () => {
  const gone = aRoute('198.51.100.0/24', 'natGateway', 'nat-gone')
  const out = aRoute(ANY_IPV4, 'internetGateway', 'igw-1')
  const blackhole = shop(aRouteTableOf({ id: 'rtb-pub', routes: [gone, out] }))

  it('RT-27: a blackhole drops, unless the option lets a shorter prefix be tried', () => {
    expect(traceOf(blackhole, 'i-web', HOME).verdict).toBe('deny')
    expect(traceUnder({ blackholeFallsBack: true }, blackhole, 'i-web', HOME).verdict).toBe('allow')
    const only = shop(aRouteTableOf({ id: 'rtb-pub', routes: [gone] }))
    expect(traceUnder({ blackholeFallsBack: true }, only, 'i-web', HOME).blockers[0]?.code).toBe(
      'BAD_STATE_ROUTE',
    )
  })

  it('RT-28: a stopped appliance drops, unless the option passes over its route', () => {
    const toFirewall = aRoute('198.51.100.0/24', ...THROUGH_APPLIANCE)
    const topology = inspectedShop(
      THROUGH_APPLIANCE,
      anInternetGateway(),
      aRouteTableOf({ id: 'rtb-pub', routes: [toFirewall, out] }),
      firewall({ instance: { state: 'stopped' } }),
    )
    expect(blame(traceOf(topology, 'i-web', HOME))[0]).toBe(
      'instance i-fw request ingress INSTANCE_NOT_RUNNING',
    )
    const passedOver = traceUnder({ stoppedApplianceDrops: false }, topology, 'i-web', HOME)
    expect(passedOver.verdict).toBe('allow')
  })

  it('RT-25, EXM-03: no route leads link-local addresses anywhere', () => {
    const all = aRouteTableOf({ id: 'rtb-pub', routes: [aRoute(ANY_IPV4, ...THROUGH_APPLIANCE)] })
    const { steps } = traceOf(inspected(all), 'i-web', '169.254.168.5', { port: 80 })
    expect(steps.some(({ checkpoint }) => checkpoint === 'routeTable')).toBe(false)
  })
})

describe('MB-04, a pool of one’s own public addresses', () => {
  const pooled = (...more: readonly NonNullable<Given>[]) =>
    inspectedShop(
      THROUGH_APPLIANCE,
      aRouteTableOf({
        id: 'rtb-edge',
        routes: [aRoute('192.0.2.0/24', ...THROUGH_APPLIANCE)],
      }),
      anInternetHost(HOME),
      ...more,
    )

  it('reaches the interface untranslated, and answers so', () => {
    const trace = traceOf(pooled(), HOME, '192.0.2.77', { srcPort: 51514 })
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.every(({ after }) => after === undefined)).toBe(true)
    expect(seen(trace.steps)).toContain(
      'internetGateway igw-1 egress 192.0.2.77:443 > 198.51.100.7:51514',
    )
  })

  it('needs the check off', () => {
    const checked = firewall({ eni: { sourceDestCheck: true } })
    expect(blame(traceOf(pooled(checked), HOME, '192.0.2.77'))[0]).toBe(
      'network-interface eni-fw request ingress ENI_SOURCE_DEST_CHECK_RESTRICTION',
    )
  })

  it('BPA-06: only an exclusion of the whole VPC spares it', () => {
    const blocked = (vpc: object, subnet: object) =>
      traceOf(
        pooled(
          aVpc({ blockPublicAccess: 'block-bidirectional', ...vpc }),
          aSubnet({
            id: 'subnet-fw',
            cidrBlock: cidr('10.0.4.0/24'),
            routeTableId: asId('rtb-fw'),
            ...subnet,
          }),
        ),
        HOME,
        '192.0.2.77',
      ).verdict
    const excluded = { blockPublicAccessExclusion: 'allow-bidirectional' } as const
    expect(blocked({}, excluded)).toBe('deny')
    expect(blocked(excluded, {})).toBe('allow')
  })
})
