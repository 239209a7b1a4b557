import { describe, expect, it } from 'vitest'
import { asId } from '@/model/ids'
import { ANY_IPV4, cidr, ip } from '@/model/ip'
import type { Resource, Topology } from '@/model/topology'
import {
  aGatewayEndpoint,
  anAclEntry,
  anInternetGateway,
  aNatGateway,
  aNetworkAclOf,
  aPeering,
  aPrefixList,
  aRoute,
  aRouteTableOf,
  aRule,
  aSecurityGroup,
  aServer,
  aSubnet,
  aVpc,
  topologyOf,
} from '@/testing/builders'
import { seen } from '@/testing/seen'
import { HOME, HOME6, OPEN_ACL, OPEN_GROUP, shop } from '@/testing/shop'
import { blame, traceOf } from '@/testing/traceOf'

const groups = ['sg-open']

describe('PATH-A, neighbours in one subnet', () => {
  it('meet each other’s groups, and neither an ACL nor a route table (NACL-11, RT-02, SG-20)', () => {
    const neighbour = aServer('api', '10.0.1.20', { subnetId: 'subnet-pub', groups })
    const trace = traceOf(shop(neighbour), 'i-web', 'i-api', { srcPort: 40000, port: 443 })
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 10.0.1.10:40000 > 10.0.1.20:443',
      'securityGroup sg-open ingress 10.0.1.10:40000 > 10.0.1.20:443',
      'securityGroup sg-open egress 10.0.1.20:443 > 10.0.1.10:40000',
      'securityGroup sg-open ingress 10.0.1.20:443 > 10.0.1.10:40000',
    ])
  })
})

describe('PATH-B, two subnets of one VPC', () => {
  it('meets both borders, both ways', () => {
    const trace = traceOf(shop(), 'i-web', 'i-app', { srcPort: 40000, port: 443 })
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 10.0.1.10:40000 > 10.0.2.20:443',
      'networkAcl acl-default egress 10.0.1.10:40000 > 10.0.2.20:443',
      'routeTable rtb-pub 10.0.1.10:40000 > 10.0.2.20:443',
      'networkAcl acl-default ingress 10.0.1.10:40000 > 10.0.2.20:443',
      'securityGroup sg-open ingress 10.0.1.10:40000 > 10.0.2.20:443',
      'securityGroup sg-open egress 10.0.2.20:443 > 10.0.1.10:40000',
      'networkAcl acl-default egress 10.0.2.20:443 > 10.0.1.10:40000',
      'routeTable rtb-prv 10.0.2.20:443 > 10.0.1.10:40000',
      'networkAcl acl-default ingress 10.0.2.20:443 > 10.0.1.10:40000',
      'securityGroup sg-open ingress 10.0.2.20:443 > 10.0.1.10:40000',
    ])
  })
})

describe('PATH-C, from the internet to a public address', () => {
  it('shows filters the private destination and the real client', () => {
    const trace = traceOf(shop(), HOME, 'i-web', { srcPort: 51514, port: 443 })
    expect(seen(trace.steps)).toEqual([
      'internetGateway igw-1 ingress 198.51.100.7:51514 > 203.0.113.10:443',
      'networkAcl acl-default ingress 198.51.100.7:51514 > 10.0.1.10:443',
      'securityGroup sg-open ingress 198.51.100.7:51514 > 10.0.1.10:443',
      'securityGroup sg-open egress 10.0.1.10:443 > 198.51.100.7:51514',
      'networkAcl acl-default egress 10.0.1.10:443 > 198.51.100.7:51514',
      'routeTable rtb-pub 10.0.1.10:443 > 198.51.100.7:51514',
      'internetGateway igw-1 egress 10.0.1.10:443 > 198.51.100.7:51514',
    ])
    expect(trace.verdict).toBe('allow')
  })

  it('covers the wide ephemeral range of internet hosts (NACL-22)', () => {
    expect(traceOf(shop(), HOME, 'i-web').choices[0]?.ports).toEqual([{ from: 1024, to: 65535 }])
  })

  it('refuses an interface without a public address, and the ghost walks on in (IGW-07)', () => {
    const trace = traceOf(shop(), HOME, 'i-app')
    expect(blame(trace)[0]).toBe(
      'internet-gateway eni-app request ingress IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
    )
    expect(trace.steps.some((step) => step.ghost && step.at === 'eni-app')).toBe(true)
  })

  it('refuses private senders (IGW-08, TRAP-50)', () => {
    expect(blame(traceOf(shop(), '192.168.1.100', 'i-web'))[0]).toBe(
      'internet-gateway igw-1 request ingress IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS',
    )
  })

  it('needs an attached gateway', () => {
    const topology = shop(anInternetGateway({ vpcId: undefined }))
    expect(blame(traceOf(topology, HOME, 'i-web'))[0]).toMatch(/^internet-gateway .* BAD_STATE/)
    expect(blame(traceOf(topology, 'i-web', HOME))[0]).toBe(
      'internet-gateway igw-1 request egress BAD_STATE_ATTACHMENT',
    )
  })

  it('delivers where the subnet has no way out, and the reply dies (IGW-10, TRAP-19)', () => {
    const lonely = aServer('lonely', '10.0.3.9', {
      subnetId: 'subnet-lonely',
      groups,
      publicIp: '203.0.113.99',
    })
    const subnet = aSubnet({ id: 'subnet-lonely', cidrBlock: cidr('10.0.3.0/24') })
    const trace = traceOf(shop(lonely, subnet), HOME, 'i-lonely')
    expect(trace).toMatchObject({ verdict: 'deny', requestDelivered: true })
    expect(blame(trace)).toEqual(['route-table rtb-main response NO_ROUTE_TO_DESTINATION'])
  })
})

describe('PATH-D and PATH-G, IPv6', () => {
  it('passes the internet gateway unchanged (IGW-05)', () => {
    const trace = traceOf(shop(), HOME6, 'i-web', { port: 443, srcPort: 50000 })
    expect(trace.verdict).toBe('allow')
    expect(seen(trace.steps)[0]).toBe(
      'internetGateway igw-1 ingress 2001:db8:aaaa::10:50000 > 2001:db8:1:1::10:443',
    )
    expect(trace.steps.every((step) => step.after === undefined)).toBe(true)
  })

  it('G01 to G06: leaves by the egress-only gateway and comes back by it (EIGW-01)', () => {
    const trace = traceOf(shop(), 'i-app', HOME6, { port: 443, srcPort: 50000 })
    expect(trace.verdict).toBe('allow')
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 2001:db8:1:2::20:50000 > 2001:db8:aaaa::10:443',
      'networkAcl acl-default egress 2001:db8:1:2::20:50000 > 2001:db8:aaaa::10:443',
      'routeTable rtb-prv 2001:db8:1:2::20:50000 > 2001:db8:aaaa::10:443',
      'egressOnlyInternetGateway eigw-1 egress 2001:db8:1:2::20:50000 > 2001:db8:aaaa::10:443',
      'egressOnlyInternetGateway eigw-1 ingress 2001:db8:aaaa::10:443 > 2001:db8:1:2::20:50000',
      'networkAcl acl-default ingress 2001:db8:aaaa::10:443 > 2001:db8:1:2::20:50000',
      'securityGroup sg-open ingress 2001:db8:aaaa::10:443 > 2001:db8:1:2::20:50000',
    ])
    const entry = trace.state.tracking.find(({ interfaceId }) => interfaceId === 'eni-app')
    expect(entry?.tracked).toBe(true)
  })

  it('is refused by the egress-only gateway when opened outside', () => {
    const trace = traceOf(shop(), HOME6, 'i-app')
    expect(trace.requestDelivered).toBe(false)
    expect(blame(trace)).toEqual([
      'egress-only-internet-gateway eigw-1 request ingress EIGW_INGRESS_RESTRICTION',
    ])
  })

  it('never crosses the internet edge with a unique local address (VPC-16)', () => {
    const local = aServer('ula', '10.0.1.77', { subnetId: 'subnet-pub', groups, ipv6: 'fd80::77' })
    expect(traceOf(shop(local), 'i-ula', HOME6).blockers[0]?.deniedBy).toBe('internet-gateway')
  })
})

describe('PATH-E, from a public instance to the internet', () => {
  it('is dropped at the gateway without a public address (IGW-06)', () => {
    const bare = aServer('bare', '10.0.1.30', { subnetId: 'subnet-pub', groups })
    const trace = traceOf(shop(bare), 'i-bare', HOME)
    expect(blame(trace)).toEqual([
      'internet-gateway eni-bare request egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    ])
  })

  it('cannot reach private ranges through the gateway (IGW-08)', () => {
    expect(blame(traceOf(shop(), 'i-web', '192.168.7.7'))[0]).toBe(
      'internet-gateway igw-1 request egress IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS',
    )
  })
})

describe('PATH-F, through a NAT gateway', () => {
  it('shows each leg its addresses, and the NAT subnet’s ACL all four', () => {
    const trace = traceOf(shop(), 'i-app', HOME, { srcPort: 40000, port: 443 })
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 10.0.2.20:40000 > 198.51.100.7:443',
      'networkAcl acl-default egress 10.0.2.20:40000 > 198.51.100.7:443',
      'routeTable rtb-prv 10.0.2.20:40000 > 198.51.100.7:443',
      'networkAcl acl-default ingress 10.0.2.20:40000 > 198.51.100.7:443',
      'natGateway nat-1 10.0.2.20:40000 > 198.51.100.7:443',
      'networkAcl acl-default egress 10.0.1.5:1024–65535 > 198.51.100.7:443',
      'routeTable rtb-pub 10.0.1.5:1024–65535 > 198.51.100.7:443',
      'internetGateway igw-1 egress 10.0.1.5:1024–65535 > 198.51.100.7:443',
      'internetGateway igw-1 ingress 198.51.100.7:443 > 203.0.113.5:1024–65535',
      'networkAcl acl-default ingress 198.51.100.7:443 > 10.0.1.5:1024–65535',
      'natGateway nat-1 ingress 198.51.100.7:443 > 10.0.1.5:1024–65535',
      'networkAcl acl-default egress 198.51.100.7:443 > 10.0.2.20:40000',
      'routeTable rtb-pub 198.51.100.7:443 > 10.0.2.20:40000',
      'networkAcl acl-default ingress 198.51.100.7:443 > 10.0.2.20:40000',
      'securityGroup sg-open ingress 198.51.100.7:443 > 10.0.2.20:40000',
    ])
    expect(trace.state.tracking[0]?.tracked).toBe(true)
  })

  it('does not carry what is not TCP, UDP or ICMP (NAT-01)', () => {
    const trace = traceOf(shop(), 'i-app', HOME, { protocol: 50 })
    expect(blame(trace)).toEqual(['nat-gateway nat-1 request PROTOCOL_RESTRICTION'])
  })

  it('takes nothing from outside that it did not ask for (NAT-07)', () => {
    expect(blame(traceOf(shop(), HOME, '203.0.113.5'))).toEqual([
      'nat-gateway nat-1 request ingress NAT_UNSOLICITED_INBOUND',
    ])
  })

  it('of the private kind ends at the internet gateway (NAT-03, IGW-12)', () => {
    const [gateway, eni] = aNatGateway('10.0.1.5', '203.0.113.5', 'subnet-pub')
    const topology = shop(
      { ...gateway, connectivityType: 'private' },
      { ...eni, privateAddresses: [{ address: ip('10.0.1.5') }] },
    )
    expect(blame(traceOf(topology, 'i-app', HOME))).toEqual([
      'nat-gateway nat-1 request egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    ])
  })

  it('is intermittent where an ACL lets back only part of its ports, whatever the client’s', () => {
    const picky = aNetworkAclOf({
      id: 'acl-default',
      isDefault: true,
      entries: [
        anAclEntry({
          ruleNumber: 10,
          action: 'deny',
          cidr: cidr('198.51.100.0/24'),
          traffic: { protocol: 'tcp', ports: { from: 1024, to: 9999 } },
        }),
        anAclEntry(),
        anAclEntry({ direction: 'egress' }),
      ],
    })
    const trace = traceOf(shop(picky), 'i-app', HOME, { srcPort: 40000, port: 443 })
    expect(trace.verdict).toBe('intermittent')
    expect(trace.choices).toEqual([
      {
        chosenBy: 'nat-1',
        ports: [{ from: 1024, to: 65535 }],
        working: [{ from: 10000, to: 65535 }],
      },
    ])
  })
})

describe('PATH-I, peering', () => {
  const far = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
  const farRoutes = (back: boolean) =>
    aRouteTableOf({
      id: 'rtb-2',
      vpcId: asId('vpc-2'),
      main: true,
      routes: back ? [aRoute('10.0.0.0/16', 'peeringConnection', 'pcx-1')] : [],
    })
  const joined = (...more: readonly (Resource | readonly Resource[])[]) =>
    topologyOf(
      far,
      aPeering(aVpc(), far),
      aNetworkAclOf({ ...OPEN_ACL, id: 'acl-2', vpcId: asId('vpc-2') }),
      OPEN_GROUP,
      aSubnet({ routeTableId: asId('rtb-1') }),
      aRouteTableOf({ routes: [aRoute('10.1.0.0/16', 'peeringConnection', 'pcx-1')] }),
      aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
      farRoutes(true),
      aServer('a', '10.0.1.10', { groups }),
      aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups }),
      ...more,
    )

  it('carries private addresses both ways', () => {
    const trace = traceOf(joined(), 'i-a', 'i-b')
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.filter((s) => s.checkpoint === 'peeringConnection')).toHaveLength(2)
  })

  it('needs a route back as well (PCX-04, TRAP-28)', () => {
    const trace = traceOf(joined(farRoutes(false)), 'i-a', 'i-b')
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)).toEqual(['route-table rtb-2 response NO_ROUTE_TO_DESTINATION'])
  })

  it('carries nothing until it is active (PCX-03)', () => {
    const pending = aPeering(aVpc(), far, { status: 'pending-acceptance' })
    const trace = traceOf(joined(pending), '10.0.1.10', '10.1.1.20')
    expect(blame(trace)[0]).toBe('peering pcx-1 request egress BAD_STATE')
  })

  it('brings a NAT gateway’s replies home without a route (NAT-09)', () => {
    const topology = joined(
      farRoutes(false),
      aNatGateway('10.0.3.5', '203.0.113.5', 'subnet-3'),
      aSubnet({ id: 'subnet-3', cidrBlock: cidr('10.0.3.0/24'), routeTableId: asId('rtb-1') }),
      aSubnet({ routeTableId: asId('rtb-nat') }),
      aRouteTableOf({ id: 'rtb-nat', routes: [aRoute('10.1.0.0/16', 'natGateway', 'nat-1')] }),
    )
    expect(traceOf(topology, 'i-a', 'i-b').verdict).toBe('allow')
    // The reply leaves its subnet, by whatever neighbour the table would have it go (NACL-12).
    const toNeighbour = aRouteTableOf({
      id: 'rtb-2',
      vpcId: asId('vpc-2'),
      main: true,
      routes: [aRoute(ANY_IPV4, 'networkInterface', 'eni-b')],
    })
    const changed = { ...topology, routeTable: { ...topology.routeTable, 'rtb-2': toNeighbour } }
    const met = traceOf(changed, 'i-a', 'i-b').steps.filter(
      ({ checkpoint, leg, at }) =>
        checkpoint === 'networkAcl' && leg === 'response' && at === 'subnet-2',
    )
    expect(met.map(({ side }) => side)).toEqual(['egress'])
  })

  it('takes such replies over the subnet’s border, whatever its table leads to (NAT-09, NACL-11)', () => {
    const topology = joined(
      aNatGateway('10.0.3.5', '203.0.113.5', 'subnet-3'),
      aSubnet({ id: 'subnet-3', cidrBlock: cidr('10.0.3.0/24'), routeTableId: asId('rtb-1') }),
      aSubnet({ routeTableId: asId('rtb-nat') }),
      aRouteTableOf({ id: 'rtb-nat', routes: [aRoute('10.1.0.0/16', 'natGateway', 'nat-1')] }),
      aRouteTableOf({
        id: 'rtb-2',
        vpcId: asId('vpc-2'),
        main: true,
        routes: [aRoute('10.0.0.0/16', 'networkInterface', 'eni-b')],
      }),
      aNetworkAclOf({
        ...OPEN_ACL,
        id: 'acl-2',
        vpcId: asId('vpc-2'),
        entries: [anAclEntry({ direction: 'ingress' })],
      }),
    )
    expect(blame(traceOf(topology, 'i-a', 'i-b'))).toEqual([
      'network-acl acl-2 response egress SUBNET_ACL_RESTRICTION',
    ])
  })

  it('sends a reply astray when another peer has the opener’s address (PCX-08)', () => {
    const twin = aVpc({ id: 'vpc-3' })
    const topology = joined(
      twin,
      aPeering(twin, far, { id: 'pcx-twin' }),
      aRouteTableOf({
        id: 'rtb-2',
        vpcId: asId('vpc-2'),
        main: true,
        routes: [aRoute('10.0.0.0/16', 'peeringConnection', 'pcx-twin')],
      }),
      aSubnet({ id: 'subnet-3', vpcId: asId('vpc-3') }),
      aServer('twin', '10.0.1.10', { subnetId: 'subnet-3', groups }),
    )
    const trace = traceOf(topology, 'i-a', 'i-b', { protocol: 'udp', port: 53 })
    expect(trace).toMatchObject({ verdict: 'deny', requestDelivered: true })
    expect(blame(trace)).toEqual([
      'network-interface eni-twin response ingress DELIVERED_ELSEWHERE',
    ])
  })

  it('is not transitive: a third VPC’s range is refused (PCX-05, PCX-07)', () => {
    const astray = aRouteTableOf({ routes: [aRoute('10.9.0.0/16', 'peeringConnection', 'pcx-1')] })
    expect(blame(traceOf(joined(astray), 'i-a', '10.9.0.9'))[0]).toBe(
      'peering pcx-1 request egress PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
    )
  })
})

describe('PATH-K, a gateway endpoint', () => {
  const endpoint = (protocolTable = 'rtb-prv') =>
    shop(
      aGatewayEndpoint(),
      aPrefixList('52.216.0.0/15'),
      aRouteTableOf({
        id: protocolTable,
        routes: [
          aRoute(ANY_IPV4, 'natGateway', 'nat-1'),
          aRoute('pl-1', 'gatewayEndpoint', 'vpce-1'),
        ],
      }),
    )

  it('K01 to K06: beats the default route and keeps the private source (GWE-04, GWE-07)', () => {
    const trace = traceOf(endpoint(), 'i-app', '52.216.0.9', { srcPort: 40000, port: 443 })
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 10.0.2.20:40000 > 52.216.0.9:443',
      'networkAcl acl-default egress 10.0.2.20:40000 > 52.216.0.9:443',
      'routeTable rtb-prv 10.0.2.20:40000 > 52.216.0.9:443',
      'gatewayEndpoint vpce-1 egress 10.0.2.20:40000 > 52.216.0.9:443',
      'gatewayEndpoint vpce-1 ingress 52.216.0.9:443 > 10.0.2.20:40000',
      'networkAcl acl-default ingress 52.216.0.9:443 > 10.0.2.20:40000',
      'securityGroup sg-open ingress 52.216.0.9:443 > 10.0.2.20:40000',
    ])
    expect(trace.verdict).toBe('allow')
  })

  it('carries no UDP (GWE-08)', () => {
    expect(
      blame(traceOf(endpoint(), 'i-app', '52.216.0.9', { protocol: 'udp', port: 53 })),
    ).toEqual(['vpc-endpoint vpce-1 request egress VPCE_GATEWAY_PROTOCOL_RESTRICTION'])
  })
})

describe('PATH-O, an appliance', () => {
  /** web's way to app leads through fw, and back. */
  const inspected = (check: boolean, state: 'running' | 'stopped' = 'running') =>
    shop(
      aServer('fw', '10.0.4.4', {
        subnetId: 'subnet-fw',
        groups,
        instance: { state },
        eni: { sourceDestCheck: check },
      }),
      aSubnet({ id: 'subnet-fw', cidrBlock: cidr('10.0.4.0/24') }),
      aRouteTableOf({
        id: 'rtb-pub',
        routes: [aRoute('10.0.2.0/24', 'networkInterface', 'eni-fw')],
      }),
      aRouteTableOf({ id: 'rtb-prv', routes: [aRoute('10.0.1.0/24', 'instance', 'i-fw')] }),
    )

  it('forwards with the source/destination check off, filtered by its own groups (ENI-07, MB-14)', () => {
    const trace = traceOf(inspected(false), 'i-web', 'i-app')
    expect(trace.verdict).toBe('allow')
    const asked = trace.steps.filter((s) => s.checkpoint === 'securityGroup' && s.at === 'eni-fw')
    expect(asked).toHaveLength(4)
  })

  it('drops with the check on (ENI-06), and says so once', () => {
    const trace = traceOf(inspected(true), 'i-web', 'i-app')
    expect(blame(trace)[0]).toBe(
      'network-interface eni-fw request ingress ENI_SOURCE_DEST_CHECK_RESTRICTION',
    )
    expect(blame(trace).filter((line) => line.includes('request'))).toHaveLength(1)
  })

  it('drops while its instance is stopped (RT-28)', () => {
    expect(blame(traceOf(inspected(false, 'stopped'), 'i-web', 'i-app'))[0]).toBe(
      'instance i-fw request ingress INSTANCE_NOT_RUNNING',
    )
  })

  it('hides whose member the sender is: references fail behind it (SG-30)', () => {
    const named = aSecurityGroup({
      id: 'sg-named',
      ingress: [aRule({ protocol: 'all' }, 'sg-open')],
    })
    const base = inspected(false)
    const strict = aServer('app', '10.0.2.20', { subnetId: 'subnet-prv', groups: ['sg-named'] })
    const through = shopWith(base, named, ...strict)
    expect(blame(traceOf(through, 'i-web', 'i-app'))[0]).toMatch(/SG_REFERENCES_NOT_PRESERVED$/)
    expect(traceOf(shop(named, strict), 'i-web', 'i-app').verdict).toBe('allow')
  })

  it('that routes back to itself goes round in circles, and the walk says so', () => {
    const looped = shopWith(
      inspected(false),
      aRouteTableOf({
        id: 'rtb-main',
        main: true,
        routes: [aRoute('10.0.2.0/24', 'networkInterface', 'eni-fw')],
      }),
    )
    expect(traceOf(looped, 'i-web', 'i-app').blockers[0]?.deniedBy).toBe('loop')
  })
})

describe('PATH-Q, a public address inside the VPC', () => {
  it('goes out and back through the gateway; the target sees the public sender (IGW-16)', () => {
    const other = aServer('other', '10.0.1.60', {
      subnetId: 'subnet-pub',
      groups,
      publicIp: '203.0.113.60',
    })
    const trace = traceOf(shop(other), 'i-web', '203.0.113.60', { srcPort: 40000, port: 443 })
    expect(trace.verdict).toBe('allow')
    expect(seen(trace.steps)).toContain(
      'securityGroup sg-open ingress 203.0.113.10:40000 > 10.0.1.60:443',
    )
  })
})

describe('routes', () => {
  it('win by the longest prefix, and a blackhole wins and drops (RT-04, RT-27)', () => {
    const topology = shop(
      aRouteTableOf({
        id: 'rtb-pub',
        routes: [
          aRoute(ANY_IPV4, 'internetGateway', 'igw-1'),
          aRoute('198.51.100.0/24', 'natGateway', 'nat-gone'),
        ],
      }),
    )
    expect(blame(traceOf(topology, 'i-web', HOME))).toEqual([
      'route-table rtb-pub request BAD_STATE_ROUTE',
    ])
    expect(traceOf(topology, 'i-web', '192.0.2.9').verdict).toBe('allow')
  })

  it('that are static beat a prefix list’s, which beat propagated ones (RT-05)', () => {
    const table = (...routes: ReturnType<typeof aRoute>[]) =>
      shop(aPrefixList('198.51.100.0/24'), aRouteTableOf({ id: 'rtb-pub', routes }))
    const dead = aRoute('198.51.100.0/24', 'internetGateway', 'igw-gone', { origin: 'propagated' })
    const list = aRoute('pl-1', 'internetGateway', 'igw-1')
    expect(traceOf(table(dead, list), 'i-web', HOME).verdict).toBe('allow')
    const gone = aRoute('198.51.100.0/24', 'natGateway', 'nat-gone')
    expect(traceOf(table(list, gone), 'i-web', HOME).verdict).toBe('deny')
  })

  it('that were propagated never beat local, however specific (RT-09)', () => {
    const hijack = aRoute('10.0.2.0/24', 'other', 'vgw-1', { origin: 'propagated' })
    const topology = shop(aRouteTableOf({ id: 'rtb-pub', routes: [hijack] }))
    expect(traceOf(topology, 'i-web', 'i-app').verdict).toBe('allow')
  })

  it('to something that is not modelled leave the answer open', () => {
    const topology = shop(
      {
        kind: 'other',
        id: asId('tgw-1'),
        name: 'tgw-1',
        type: 'Transit gateway',
      },
      aRouteTableOf({ id: 'rtb-pub', routes: [aRoute(ANY_IPV4, 'other', 'tgw-1')] }),
    )
    const trace = traceOf(topology, 'i-web', HOME)
    expect(trace).toMatchObject({ verdict: 'deny', certain: false })
    expect(blame(trace)[0]).toBe('transit-gateway tgw-1 request UNKNOWN_RESOURCE')
  })
})

describe('addresses that nobody holds', () => {
  it.each([
    ['in a subnet', '10.0.2.99', 'network-interface subnet-prv'],
    ['in no subnet', '10.0.200.9', 'subnet vpc-1'],
  ])('%s', (_where, address, who) => {
    expect(blame(traceOf(shop(), 'i-web', address))[0]).toBe(
      `${who} request ingress NO_POSSIBLE_DESTINATION`,
    )
  })
})

describe('traffic that nothing filters (EXM-01)', () => {
  it.each(['169.254.169.254', '10.0.0.2', '10.0.1.1', '169.254.169.123'])('to %s passes', (to) => {
    const shut = shop(aSecurityGroup({ id: 'sg-open', egress: [] }))
    expect(traceOf(shut, 'i-web', to, { protocol: 'udp', port: 53 }).verdict).toBe('allow')
  })
})

describe('the guest', () => {
  it('that is stopped neither sends nor takes', () => {
    const base = shop()
    const stopped = shopWith(
      base,
      ...aServer('app', '10.0.2.20', {
        subnetId: 'subnet-prv',
        groups,
        instance: { state: 'stopped' },
      }),
    )
    expect(blame(traceOf(stopped, 'i-web', 'i-app'))[0]).toBe(
      'instance i-app request ingress INSTANCE_NOT_RUNNING',
    )
    expect(traceOf(stopped, 'i-app', 'i-web').requestDelivered).toBe(false)
  })

  it('is reached and answers refused where nothing listens', () => {
    const services = [{ name: 'HTTP', protocol: 'tcp' as const, ports: { from: 80, to: 80 } }]
    const quiet = shopWith(
      shop(),
      ...aServer('app', '10.0.2.20', { subnetId: 'subnet-prv', groups, instance: { services } }),
    )
    const trace = traceOf(quiet, 'i-web', 'i-app')
    expect(trace).toMatchObject({ verdict: 'deny', requestDelivered: true })
    expect(blame(trace)).toEqual(['instance i-app request ingress NOTHING_LISTENS'])
  })

  it('on Windows opens from Windows’s ports (NACL-22)', () => {
    const windows = shopWith(
      shop(),
      ...aServer('app', '10.0.2.20', {
        subnetId: 'subnet-prv',
        groups,
        instance: { platform: 'windows' },
      }),
    )
    expect(traceOf(windows, 'i-app', 'i-web').choices[0]?.ports).toEqual([
      { from: 49152, to: 65535 },
    ])
  })
})

function shopWith(base: Topology, ...resources: readonly Resource[]): Topology {
  return resources.reduce<Topology>(
    (topology, resource) => ({
      ...topology,
      [resource.kind]: { ...topology[resource.kind], [resource.id]: resource },
    }),
    base,
  )
}
