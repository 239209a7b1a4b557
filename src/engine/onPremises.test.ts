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
import { aResource } from '@/testing/moreBuilders'
import { seen } from '@/testing/seen'
import { blame, sentenceOf, traceOf } from '@/testing/traceOf'
import { anAttachment, anOpenAcl, aTransitTable, changed, twoVpcs } from '@/testing/transit'

const OFFICE = '192.168.1.10'
type More = readonly (Resource | readonly Resource[])[]

/** `i-a` in a VPC with a VPN to the office, whose network is learned by propagation. */
function office(...more: More): Topology {
  return topologyOf(
    anOpenAcl(1, 'acl-default'),
    aVpc({ ipv6CidrBlocks: [cidr('2001:db8:1::/56')] }),
    aSecurityGroup({
      id: 'sg-open',
      ingress: [aRule(), aRule({ protocol: 'all' }, '::/0')],
      egress: [aRule(), aRule({ protocol: 'all' }, '::/0')],
    }),
    aSubnet({ routeTableId: asId('rtb-1'), ipv6CidrBlock: cidr('2001:db8:1:1::/64') }),
    aRouteTableOf({ id: 'rtb-1', propagatingGatewayIds: [asId('vgw-1')] }),
    aServer('a', '10.0.1.10', { groups: ['sg-open'], ipv6: '2001:db8:1:1::10' }),
    aResource('virtualPrivateGateway'),
    aResource('customerGateway'),
    aResource('vpnConnection'),
    aResource('onPremisesNetwork'),
    aResource('onPremisesHost'),
    ...more,
  )
}

const toVgw = (destination: string, origin: 'static' | 'propagated' = 'static') =>
  aRouteTableOf({
    id: 'rtb-1',
    routes: [aRoute(destination, 'virtualPrivateGateway', 'vgw-1', { origin })],
  })

describe('PATH-P, from on premises over a virtual private gateway', () => {
  it('shows filters the office’s address, and the reply goes by a propagated route (VGW-01, VGW-08, RT-21)', () => {
    const trace = traceOf(office(), OFFICE, 'i-a', { srcPort: 40000, port: 443 })
    expect(blame(trace)).toEqual([])
    expect(trace.from).toBe('onprem-host-1')
    expect(seen(trace.steps)).toEqual([
      'vpnConnection vpn-1 ingress 192.168.1.10:40000 > 10.0.1.10:443',
      'virtualPrivateGateway vgw-1 ingress 192.168.1.10:40000 > 10.0.1.10:443',
      'networkAcl acl-default ingress 192.168.1.10:40000 > 10.0.1.10:443',
      'securityGroup sg-open ingress 192.168.1.10:40000 > 10.0.1.10:443',
      'securityGroup sg-open egress 10.0.1.10:443 > 192.168.1.10:40000',
      'networkAcl acl-default egress 10.0.1.10:443 > 192.168.1.10:40000',
      'routeTable rtb-1 10.0.1.10:443 > 192.168.1.10:40000',
      'virtualPrivateGateway vgw-1 egress 10.0.1.10:443 > 192.168.1.10:40000',
      'vpnConnection vpn-1 egress 10.0.1.10:443 > 192.168.1.10:40000',
    ])
    expect(trace.verdict).toBe('allow')
    expect(trace.choices).toEqual([])
  })

  it('is no way back to who asked on the internet, though it announce everything (IGW-10)', () => {
    const topology = changed(
      office(),
      aResource('vpnConnection', { staticRoutes: [ANY_IPV4] }),
      aResource('onPremisesNetwork', { cidrBlocks: [ANY_IPV4] }),
      anInternetGateway(),
      aServer('a', '10.0.1.10', { groups: ['sg-open'], publicIp: '203.0.113.10' }),
    )
    const trace = traceOf(topology, '198.51.100.7', 'i-a')
    expect(trace).toMatchObject({ verdict: 'deny', requestDelivered: true })
    expect(blame(trace)).toEqual(['network-interface onprem-1 response ingress DELIVERED_ELSEWHERE'])
  })

  it('to the office is the same way back', () => {
    const trace = traceOf(office(), 'i-a', OFFICE, { srcPort: 40000, port: 443 })
    expect(seen(trace.steps)).toEqual([
      'securityGroup sg-open egress 10.0.1.10:40000 > 192.168.1.10:443',
      'networkAcl acl-default egress 10.0.1.10:40000 > 192.168.1.10:443',
      'routeTable rtb-1 10.0.1.10:40000 > 192.168.1.10:443',
      'virtualPrivateGateway vgw-1 egress 10.0.1.10:40000 > 192.168.1.10:443',
      'vpnConnection vpn-1 egress 10.0.1.10:40000 > 192.168.1.10:443',
      'vpnConnection vpn-1 ingress 192.168.1.10:443 > 10.0.1.10:40000',
      'virtualPrivateGateway vgw-1 ingress 192.168.1.10:443 > 10.0.1.10:40000',
      'networkAcl acl-default ingress 192.168.1.10:443 > 10.0.1.10:40000',
      'securityGroup sg-open ingress 192.168.1.10:443 > 10.0.1.10:40000',
    ])
    expect(trace.verdict).toBe('allow')
    expect(sentenceOf(office(), trace)).toMatch(/^a reaches onprem-host-1 on TCP 443\./)
  })

  it('uses the wide ephemeral range, and goes untracked as the rules say (NACL-22, CT-10)', () => {
    const trace = traceOf(office(), OFFICE, 'i-a')
    expect(trace.choices[0]?.ports).toEqual([{ from: 1024, to: 65535 }])
    expect(trace.state.tracking[0]?.tracked).toBe(false)
  })
})

describe('a virtual private gateway', () => {
  it('lets in only what is for an interface of its VPC (VGW-03)', () => {
    const refused =
      'virtual-private-gateway vgw-1 request ingress VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'
    const quiet = changed(office(), aServer('b', '10.0.1.99'))
    expect(traceOf(quiet, OFFICE, '10.0.1.99').requestDelivered).toBe(false)
    const from = { srcPort: 40000, port: 443, toAddress: ip('10.0.1.77') }
    expect(blame(traceOf(office(), OFFICE, 'i-a', from))).toEqual([refused])
  })

  it('sends only what comes from an interface of its VPC (VGW-03, PCX-06)', () => {
    // vpc-2 reaches the gateway through an appliance that keeps the address.
    const far = aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] })
    const relay = aServer('relay', '10.0.2.4', {
      subnetId: 'subnet-relay',
      groups: ['sg-open'],
      eni: { sourceDestCheck: false, prefixes: [] },
    })
    const topology = office(
      far,
      relay,
      aSubnet({ id: 'subnet-relay', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-1') }),
      aSubnet({ id: 'subnet-t1', cidrBlock: cidr('10.0.9.0/28'), routeTableId: asId('rtb-t1') }),
      aRouteTableOf({
        id: 'rtb-t1',
        routes: [aRoute('192.168.0.0/16', 'networkInterface', 'eni-relay')],
      }),
      aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
      aRouteTableOf({
        id: 'rtb-main-2',
        vpcId: asId('vpc-2'),
        main: true,
        routes: [aRoute('192.168.0.0/16', 'transitGateway', 'tgw-1')],
      }),
      aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-open'] }),
      aResource('transitGateway'),
      anAttachment(1),
      anAttachment(2, { subnetIds: [asId('subnet-2')] }),
      aTransitTable(['tgw-attach-1', 'tgw-attach-2'], {
        routes: [
          {
            destination: { kind: 'cidr', cidr: cidr('192.168.0.0/16') },
            origin: 'static',
            attachmentIds: [asId('tgw-attach-1')],
          },
        ],
      }),
    )
    expect(blame(traceOf(topology, 'i-b', OFFICE))[0]).toBe(
      'virtual-private-gateway vgw-1 request egress VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS',
    )
  })

  it('must be attached to the VPC whose route names it', () => {
    const detached = aResource('virtualPrivateGateway', { vpcId: asId('vpc-9') })
    const trace = traceOf(changed(office(toVgw('192.168.0.0/16')), detached), 'i-a', OFFICE)
    expect(blame(trace)[0]).toBe(
      'virtual-private-gateway vgw-1 request egress BAD_STATE_ATTACHMENT',
    )
  })

  it('forwards only prefixes that it knows, whatever the subnet’s table says (VGW-02)', () => {
    const wide = office(toVgw('192.0.0.0/8'))
    expect(traceOf(wide, 'i-a', OFFICE).verdict).toBe('allow')
    expect(blame(traceOf(wide, 'i-a', '192.0.2.7'))[0]).toBe(
      'virtual-private-gateway vgw-1 request egress NO_ROUTE_TO_DESTINATION',
    )
  })

  it('refuses a sender who claims an address of the VPC (IGW-09)', () => {
    const overlapping = aResource('onPremisesNetwork', {
      cidrBlocks: [cidr('192.168.0.0/16'), cidr('10.0.7.0/24')],
    })
    expect(blame(traceOf(changed(office(), overlapping), '10.0.7.7', 'i-a'))[0]).toMatch(
      /GATEWAY_REJECTS_SPOOFED_TRAFFIC$/,
    )
  })

  it('leaves the answer open where nobody told what lies behind it', () => {
    const stub = aResource('virtualPrivateGateway', { stub: true })
    const alone = topologyOf(
      anOpenAcl(1, 'acl-default'),
      aSubnet({ routeTableId: asId('rtb-1') }),
      toVgw('192.168.0.0/16', 'propagated'),
      aServer('a', '10.0.1.10'),
    )
    for (const topology of [
      changed(alone, stub),
      // AWS listed the prefix as learned, but nothing that it could be learned from.
      changed(alone, aResource('virtualPrivateGateway')),
    ]) {
      expect(traceOf(topology, 'i-a', OFFICE)).toMatchObject({ verdict: 'deny', certain: false })
    }
    expect(traceOf(changed(alone, stub), OFFICE, 'i-a').certain).toBe(false)
  })

  it('without any line knows no prefix (VGW-02)', () => {
    const { 'vpn-1': _gone, ...none } = office().vpnConnection
    const topology = { ...office(toVgw('192.168.0.0/16')), vpnConnection: none }
    const trace = traceOf(topology, 'i-a', OFFICE)
    expect(trace.certain).toBe(true)
    expect(blame(trace)[0]).toBe(
      'virtual-private-gateway vgw-1 request egress NO_ROUTE_TO_DESTINATION',
    )
  })

  it('steers what comes in by its own table (VGW-07, MB-01)', () => {
    const fw = aServer('fw', '10.0.4.4', {
      subnetId: 'subnet-fw',
      groups: ['sg-open'],
      eni: { sourceDestCheck: false },
    })
    const steered = (state: 'running' | 'stopped') =>
      changed(
        office(),
        aResource('virtualPrivateGateway', { edgeRouteTableId: asId('rtb-edge') }),
        aRouteTableOf({
          id: 'rtb-edge',
          routes: [aRoute('10.0.1.0/24', 'networkInterface', 'eni-fw')],
        }),
        aSubnet({ id: 'subnet-fw', cidrBlock: cidr('10.0.4.0/24') }),
        fw,
        aServer('fw', '10.0.4.4', {
          subnetId: 'subnet-fw',
          groups: ['sg-open'],
          instance: { state },
          eni: { sourceDestCheck: false },
        }),
      )
    const trace = traceOf(steered('running'), OFFICE, 'i-a', { protocol: 'udp', port: 53 })
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.some(({ at, leg }) => at === 'eni-fw' && leg === 'request')).toBe(true)
    expect(blame(traceOf(steered('stopped'), OFFICE, 'i-a'))[0]).toBe(
      'instance i-fw request ingress INSTANCE_NOT_RUNNING',
    )
  })

  it('whose own table leads to what is gone drops (RT-26)', () => {
    const edge = changed(
      office(),
      aResource('virtualPrivateGateway', { edgeRouteTableId: asId('rtb-edge') }),
      aRouteTableOf({
        id: 'rtb-edge',
        routes: [aRoute('10.0.1.0/24', 'networkInterface', 'eni-gone')],
      }),
    )
    expect(blame(traceOf(edge, OFFICE, 'i-a'))[0]).toBe(
      'route-table rtb-edge request ingress BAD_STATE_ROUTE',
    )
  })
})

describe('what on premises cannot use through a virtual private gateway (VGW-06, NAT-08, GWE-09)', () => {
  const shop = office(
    anInternetGateway(),
    aNatGateway('10.0.1.5', '203.0.113.5'),
    aGatewayEndpoint(),
    aPrefixList('52.216.0.0/15'),
    aServer('web', '10.0.1.30', { groups: ['sg-open'], publicIp: '203.0.113.30' }),
  )

  it.each([
    ['the internet gateway', '203.0.113.30'],
    ['the NAT gateway', '203.0.113.5'],
  ])('%s', (_what, address) => {
    expect(blame(traceOf(shop, OFFICE, address))[0]).toBe(
      'virtual-private-gateway vgw-1 request ingress VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
    )
  })

  it('a NAT gateway’s own address is reached, and refuses', () => {
    expect(blame(traceOf(shop, OFFICE, '10.0.1.5'))[0]).toBe(
      'nat-gateway nat-1 request ingress NAT_UNSOLICITED_INBOUND',
    )
  })

  it('but what is behind a NAT gateway reaches the office, by the gateway’s private address (NAT-05)', () => {
    const behind = changed(
      shop,
      aServer('app', '10.0.2.20', { subnetId: 'subnet-app', groups: ['sg-open'] }),
      aSubnet({ id: 'subnet-app', cidrBlock: cidr('10.0.2.0/24'), routeTableId: asId('rtb-app') }),
      aRouteTableOf({ id: 'rtb-app', routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-1')] }),
    )
    const trace = traceOf(behind, 'i-app', OFFICE)
    expect(trace.verdict).toBe('allow')
    expect(trace.steps.find(({ checkpoint }) => checkpoint === 'vpnConnection')?.packet.src).toBe(
      '10.0.1.5',
    )
  })
})

describe('propagation into a subnet’s table (RT-21)', () => {
  const verdict = (...more: readonly Resource[]) => {
    const trace = traceOf(changed(office(), ...more), 'i-a', OFFICE)
    return blame(trace)[0] ?? trace.verdict
  }
  const table = (about: Parameters<typeof aRouteTableOf>[0]) =>
    aRouteTableOf({ id: 'rtb-1', propagatingGatewayIds: [asId('vgw-1')], ...about })

  it('is a switch of each table', () => {
    expect(verdict()).toBe('allow')
    expect(verdict(aRouteTableOf({ id: 'rtb-1' }))).toBe(
      'route-table rtb-1 request NO_ROUTE_TO_DESTINATION',
    )
  })

  it('copies what BGP announces, or what was written for a static VPN', () => {
    const bgp = aResource('vpnConnection', { routing: 'bgp', staticRoutes: [] })
    expect(verdict(bgp)).toBe('allow')
    const narrow = aResource('vpnConnection', { staticRoutes: [cidr('192.168.200.0/24')] })
    expect(verdict(narrow)).toBe('route-table rtb-1 request NO_ROUTE_TO_DESTINATION')
  })

  it('yields to what AWS listed of that gateway, which is then all', () => {
    const other = [aRoute('192.168.200.0/24', 'virtualPrivateGateway', 'vgw-1', propagated)]
    expect(verdict(table({ routes: other }))).toBe(
      'route-table rtb-1 request NO_ROUTE_TO_DESTINATION',
    )
    const listed = [aRoute('192.168.0.0/16', 'virtualPrivateGateway', 'vgw-1', propagated)]
    expect(verdict(table({ routes: listed }))).toBe('allow')
  })

  it('never beats local, however specific, and no static route of equal length (RT-05, RT-09)', () => {
    const inside = aResource('vpnConnection', { staticRoutes: [cidr('10.0.1.0/24')] })
    const neighbour = aServer('n', '10.0.2.9', { subnetId: 'subnet-n', groups: ['sg-open'] })
    const near = aSubnet({ id: 'subnet-n', cidrBlock: cidr('10.0.2.0/24') })
    const topology = changed(office(), inside, neighbour, near)
    expect(traceOf(topology, 'i-n', 'i-a').verdict).toBe('allow')
    const dead = aRoute('192.168.0.0/16', 'natGateway', 'nat-gone')
    expect(verdict(table({ routes: [dead] }))).toBe('route-table rtb-1 request BAD_STATE_ROUTE')
  })

  it.each(['10.0.0.0/8', '0.0.0.0/0'])(
    'serves what lies beyond the VPC by %s, which is wider than the VPC (RT-09, RT-12)',
    (block) => {
      const wide = [
        aResource('vpnConnection', { staticRoutes: [cidr(block)] }),
        aResource('onPremisesNetwork', { cidrBlocks: [cidr(block)] }),
      ]
      const topology = changed(office(), ...wide)
      expect(traceOf(topology, 'i-a', '10.77.0.5').verdict).toBe('allow')
    },
  )

  it('copies nothing of a gateway that is attached elsewhere', () => {
    expect(verdict(aResource('virtualPrivateGateway', { vpcId: asId('vpc-9') }))).toBe(
      'route-table rtb-1 request NO_ROUTE_TO_DESTINATION',
    )
  })
})

const propagated = { origin: 'propagated' } as const

describe('lines that differ', () => {
  const secondVpn = (about: Partial<Parameters<typeof aResource<'vpnConnection'>>[1]> = {}) =>
    aResource('vpnConnection', { id: 'vpn-2', routing: 'bgp', staticRoutes: [], ...about })
  const dx = (about: Partial<Parameters<typeof aResource<'directConnectGateway'>>[1]> = {}) =>
    aResource('directConnectGateway', {
      associations: [
        {
          gateway: { kind: 'virtualPrivateGateway', id: asId('vgw-1') },
          allowedPrefixes: [cidr('10.0.0.0/16')],
        },
      ],
      ...about,
    })
  const lines = (topology: Topology, from = 'i-a', to = OFFICE) =>
    traceOf(topology, from, to)
      .steps.filter(({ checkpoint }) => /vpnConnection|directConnect/.test(checkpoint))
      .map(({ component }) => component)

  it('go Direct Connect, static VPN, BGP where prefixes are equal (VGW-04, VGW-09, RT-06)', () => {
    const both = changed(office(), secondVpn())
    expect(lines(both)).toEqual(['vpn-1', 'vpn-1'])
    expect(lines(changed(both, dx()))).toEqual(['dxgw-1', 'dxgw-1'])
    expect(lines(changed(both, dx()), OFFICE, 'i-a')).toEqual(['dxgw-1', 'dxgw-1'])
  })

  it('go by the longest prefix first', () => {
    const longer = secondVpn({ routing: 'static', staticRoutes: [cidr('192.168.1.0/24')] })
    expect(lines(changed(office(), dx(), longer))[0]).toBe('vpn-2')
  })

  it('that are down are passed over, and to blame where there is no other', () => {
    const down = aResource('vpnConnection', { up: false })
    const topology = changed(office(), down)
    expect(blame(traceOf(topology, 'i-a', OFFICE))).toEqual([
      'vpn-connection vpn-1 request egress BAD_STATE_VPN',
    ])
    expect(blame(traceOf(topology, OFFICE, 'i-a'))).toEqual([
      'vpn-connection vpn-1 request ingress BAD_STATE_VPN',
    ])
    expect(lines(changed(topology, secondVpn()))).toEqual(['vpn-2', 'vpn-2'])
    expect(traceOf(changed(topology, dx({ up: false })), 'i-a', OFFICE).blockers[0]).toMatchObject({
      code: 'BAD_STATE',
      component: 'dxgw-1',
      deniedBy: 'virtual-private-gateway',
    })
  })

  it('withdraw their routes while they are down, so that another route serves', () => {
    const down = aResource('vpnConnection', { up: false })
    const backup = aRouteTableOf({
      id: 'rtb-1',
      propagatingGatewayIds: [asId('vgw-1')],
      routes: [aRoute(ANY_IPV4, 'natGateway', 'nat-gone')],
    })
    expect(blame(traceOf(changed(office(), down, backup), 'i-a', OFFICE))[0]).toBe(
      'route-table rtb-1 request BAD_STATE_ROUTE',
    )
  })

  it('carry no IPv6 by VPN, and do by Direct Connect (VGW-05)', () => {
    const sixes = [
      aResource('onPremisesNetwork', {
        cidrBlocks: [cidr('192.168.0.0/16'), cidr('2001:db8:99::/48')],
      }),
      aRouteTableOf({
        id: 'rtb-1',
        routes: [aRoute('2001:db8:99::/48', 'virtualPrivateGateway', 'vgw-1')],
      }),
    ]
    const office6 = '2001:db8:99::5'
    const vpn = changed(office(), secondVpn(), ...sixes)
    expect(blame(traceOf(vpn, 'i-a', office6))[0]).toBe(
      'virtual-private-gateway vgw-1 request egress PROTOCOL_RESTRICTION',
    )
    expect(blame(traceOf(vpn, office6, 'i-a'))[0]).toBe(
      'virtual-private-gateway vgw-1 request ingress PROTOCOL_RESTRICTION',
    )
    const direct = dx({
      associations: [
        { gateway: { kind: 'virtualPrivateGateway', id: asId('vgw-1') }, allowedPrefixes: [] },
      ],
    })
    expect(traceOf(changed(vpn, direct), 'i-a', office6).verdict).toBe('allow')
  })

  it('of Direct Connect tell the office of allowed prefixes only', () => {
    const narrow = dx({
      associations: [
        {
          gateway: { kind: 'virtualPrivateGateway', id: asId('vgw-1') },
          allowedPrefixes: [cidr('10.0.128.0/17')],
        },
      ],
    })
    const { 'vpn-1': _gone, ...none } = office().vpnConnection
    const topology = changed({ ...office(), vpnConnection: none }, narrow)
    const trace = traceOf(topology, 'i-a', OFFICE)
    expect(trace.requestDelivered).toBe(true)
    expect(blame(trace)).toEqual(['route-table onprem-1 response egress NO_ROUTE_TO_DESTINATION'])
  })
})

describe('lines to a transit gateway', () => {
  const hub = (...more: More) =>
    changed(
      twoVpcs(),
      aResource('customerGateway'),
      aResource('onPremisesNetwork'),
      aResource('vpnConnection', {
        gateway: { kind: 'transitGateway', id: asId('tgw-1') },
        routing: 'bgp',
        staticRoutes: [],
      }),
      aResource('transitGatewayAttachment', {
        id: 'tgw-attach-vpn',
        attached: { kind: 'vpn', vpnConnectionId: asId('vpn-1') },
      }),
      aTransitTable(['tgw-attach-1', 'tgw-attach-2', 'tgw-attach-vpn']),
      aRouteTableOf({
        id: 'rtb-1',
        routes: [aRoute('192.168.0.0/16', 'transitGateway', 'tgw-1')],
      }),
      ...more,
    )
  const down = aResource('vpnConnection', {
    gateway: { kind: 'transitGateway', id: asId('tgw-1') },
    routing: 'bgp',
    staticRoutes: [],
    up: false,
  })

  it('carry both ways, with the attachment subnet’s ACL on AWS’s side only', () => {
    const trace = traceOf(hub(), '192.168.7.7', 'i-a', { srcPort: 40000, port: 443 })
    expect(seen(trace.steps)).toEqual([
      'vpnConnection vpn-1 ingress 192.168.7.7:40000 > 10.0.1.10:443',
      'transitGateway tgw-1 192.168.7.7:40000 > 10.0.1.10:443',
      'networkAcl acl-default egress 192.168.7.7:40000 > 10.0.1.10:443',
      'routeTable rtb-t1 192.168.7.7:40000 > 10.0.1.10:443',
      'networkAcl acl-default ingress 192.168.7.7:40000 > 10.0.1.10:443',
      'securityGroup sg-open ingress 192.168.7.7:40000 > 10.0.1.10:443',
      'securityGroup sg-open egress 10.0.1.10:443 > 192.168.7.7:40000',
      'networkAcl acl-default egress 10.0.1.10:443 > 192.168.7.7:40000',
      'routeTable rtb-1 10.0.1.10:443 > 192.168.7.7:40000',
      'networkAcl acl-default ingress 10.0.1.10:443 > 192.168.7.7:40000',
      'transitGateway tgw-1 10.0.1.10:443 > 192.168.7.7:40000',
      'vpnConnection vpn-1 egress 10.0.1.10:443 > 192.168.7.7:40000',
    ])
    expect(trace.verdict).toBe('allow')
  })

  it('that are down are to blame, once', () => {
    expect(blame(traceOf(hub(down), 'i-a', '192.168.7.7'))).toEqual([
      'vpn-connection vpn-1 request egress TGW_BAD_STATE_VPN',
    ])
    expect(blame(traceOf(hub(down), '192.168.7.7', 'i-a'))).toEqual([
      'vpn-connection vpn-1 request ingress TGW_BAD_STATE_VPN',
    ])
  })

  it('need the network in the table, and on premises a way back', () => {
    const unlearned = aTransitTable(['tgw-attach-1', 'tgw-attach-2', 'tgw-attach-vpn'], {
      propagatingAttachmentIds: [asId('tgw-attach-1')],
    })
    expect(blame(traceOf(hub(unlearned), 'i-a', '192.168.7.7'))[0]).toBe(
      'transit-gateway tgw-rtb-1 request TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
    )
  })

  it('of Direct Connect and of Connect go before a VPN (TGW-12)', () => {
    const more = [
      aResource('directConnectGateway'),
      aResource('transitGatewayAttachment', {
        id: 'tgw-attach-dx',
        attached: { kind: 'directConnectGateway', directConnectGatewayId: asId('dxgw-1') },
      }),
      aResource('transitGatewayAttachment', {
        id: 'tgw-attach-connect',
        attached: {
          kind: 'connect',
          cidrBlocks: [cidr('192.168.0.0/16')],
          onPremisesNetworkId: asId('onprem-1'),
        },
      }),
    ]
    const led = (...ids: readonly string[]) =>
      traceOf(hub(...more, aTransitTable(['tgw-attach-1', ...ids])), 'i-a', '192.168.7.7')
        .steps.filter(({ checkpoint }) => checkpoint === 'transitGateway')
        .map(({ because, at }) =>
          because.kind === 'transitRoute' ? `${at} > ${because.route.attachmentIds.join()}` : at,
        )[0]
    expect(led('tgw-attach-vpn')).toBe('tgw-attach-1 > tgw-attach-vpn')
    expect(led('tgw-attach-vpn', 'tgw-attach-connect')).toBe('tgw-attach-1 > tgw-attach-connect')
    expect(led('tgw-attach-vpn', 'tgw-attach-connect', 'tgw-attach-dx')).toBe(
      'tgw-attach-1 > tgw-attach-dx',
    )
  })

  it('let on premises use a NAT gateway behind a transit gateway, unlike behind a VGW (NAT-08, TGW-15)', () => {
    const [nat, eni] = aNatGateway('10.1.5.5', '203.0.113.5', 'subnet-nat')
    const through = hub(
      { ...nat, vpcId: asId('vpc-2') },
      eni,
      aSubnet({
        id: 'subnet-nat',
        vpcId: asId('vpc-2'),
        cidrBlock: cidr('10.1.5.0/24'),
        routeTableId: asId('rtb-nat'),
      }),
      aRouteTableOf({
        id: 'rtb-t2',
        vpcId: asId('vpc-2'),
        routes: [aRoute('10.0.0.0/16', 'natGateway', 'nat-1')],
      }),
      aRouteTableOf({
        id: 'rtb-nat',
        vpcId: asId('vpc-2'),
        routes: [
          aRoute('10.0.0.0/16', 'transitGateway', 'tgw-1'),
          aRoute('192.168.0.0/16', 'transitGateway', 'tgw-1'),
        ],
      }),
      aRouteTableOf({ id: 'rtb-1', routes: [aRoute('10.1.0.0/16', 'transitGateway', 'tgw-1')] }),
      aTransitTable(['tgw-attach-1', 'tgw-attach-2']),
      aTransitTable(['tgw-attach-vpn'], {
        id: 'tgw-rtb-vpn',
        propagatingAttachmentIds: [],
        routes: [
          {
            destination: { kind: 'cidr', cidr: cidr('10.0.0.0/8') },
            origin: 'static',
            attachmentIds: [asId('tgw-attach-2')],
          },
        ],
      }),
    )
    const learned = aTransitTable(['tgw-attach-1', 'tgw-attach-2'], {
      propagatingAttachmentIds: ['tgw-attach-1', 'tgw-attach-2', 'tgw-attach-vpn'].map((id) =>
        asId(id),
      ),
    })
    const trace = traceOf(changed(through, learned), '192.168.7.7', 'i-a')
    expect(blame(trace)).toEqual([])
    expect(trace.steps.some(({ checkpoint }) => checkpoint === 'natGateway')).toBe(true)
  })
})

describe('networks on premises that nobody drew', () => {
  const undrawn = (...more: readonly Resource[]) =>
    changed(office(), aResource('customerGateway', { onPremisesNetworkId: undefined }), ...more)

  it('hold what a static VPN names', () => {
    expect(traceOf(undrawn(), 'i-a', '192.168.3.3').verdict).toBe('allow')
    expect(traceOf(undrawn(), '192.168.3.3', 'i-a').verdict).toBe('allow')
  })

  it('hold what AWS lists as learned over BGP', () => {
    const bgp = aResource('vpnConnection', { routing: 'bgp', staticRoutes: [] })
    const listed = aRouteTableOf({
      id: 'rtb-1',
      routes: [aRoute('172.20.0.0/16', 'virtualPrivateGateway', 'vgw-1', propagated)],
    })
    expect(traceOf(undrawn(bgp, listed), 'i-a', '172.20.1.1').verdict).toBe('allow')
    expect(traceOf(undrawn(bgp, listed), '172.20.1.1', 'i-a').verdict).toBe('allow')
  })

  it('may hold more than we know where they announce it by BGP', () => {
    const bgp = aResource('vpnConnection', { routing: 'bgp', staticRoutes: [] })
    const topology = undrawn(bgp, toVgw('172.16.0.0/12'))
    expect(traceOf(topology, 'i-a', '172.20.1.1').certain).toBe(false)
    expect(traceOf(topology, '172.20.1.1', 'i-a').certain).toBe(false)
  })
})

describe('a sender on premises', () => {
  it('is a host of the network that holds the address, drawn or not', () => {
    expect(traceOf(office(), OFFICE, 'i-a').from).toBe('onprem-host-1')
    expect(traceOf(office(), '192.168.44.4', 'i-a').from).toBe('192.168.44.4')
    expect(traceOf(office(), '192.168.44.4', 'i-a').verdict).toBe('allow')
  })

  it('means an instance’s private address, although it has a public one', () => {
    const web = aServer('web', '10.0.1.30', { groups: ['sg-open'], publicIp: '203.0.113.30' })
    expect(traceOf(changed(office(), web), OFFICE, 'i-web').request.dst).toBe('10.0.1.30')
  })

  it('cannot reach a VPC that no line leads to, nor one that is only peered', () => {
    const far = [
      aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] }),
      aSubnet({ id: 'subnet-2', vpcId: asId('vpc-2'), cidrBlock: cidr('10.1.1.0/24') }),
      ...aServer('b', '10.1.1.20', { subnetId: 'subnet-2', groups: ['sg-open'] }),
    ]
    const refused =
      'virtual-private-gateway vgw-1 request ingress VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'
    expect(blame(traceOf(changed(office(), ...far), OFFICE, 'i-b'))[0]).toBe(refused)
    const peering = aPeering(aVpc(), aVpc({ id: 'vpc-2', cidrBlocks: [cidr('10.1.0.0/16')] }))
    expect(blame(traceOf(changed(office(), ...far, peering), OFFICE, 'i-b'))[0]).toBe(refused)
  })

  it('without any line has no route at all', () => {
    const { 'vpn-1': _gone, ...none } = office().vpnConnection
    expect(blame(traceOf({ ...office(), vpnConnection: none }, OFFICE, 'i-a'))[0]).toBe(
      'route-table onprem-1 request egress NO_ROUTE_TO_DESTINATION',
    )
  })

  it('is a host on the internet where no network holds it, and dies there (IGW-08)', () => {
    expect(blame(traceOf(office(), '172.31.0.9', 'i-a'))[0]).toMatch(/^internet-gateway /)
  })
})

describe('filters on the way', () => {
  it('are the subnet’s ACL and the groups, with on-premises addresses (VGW-08)', () => {
    const picky = aNetworkAclOf({
      id: 'acl-default',
      isDefault: true,
      entries: [
        anAclEntry({ cidr: cidr('192.168.1.0/24') }),
        anAclEntry({ direction: 'egress', cidr: cidr('192.168.1.0/24') }),
      ],
    })
    const topology = changed(office(), picky)
    expect(traceOf(topology, OFFICE, 'i-a').verdict).toBe('allow')
    expect(blame(traceOf(topology, '192.168.2.2', 'i-a'))[0]).toBe(
      'network-acl acl-default request ingress SUBNET_ACL_RESTRICTION',
    )
    const named = aSecurityGroup({
      id: 'sg-open',
      ingress: [aRule({ protocol: 'all' }, 'sg-open')],
    })
    expect(blame(traceOf(changed(office(), named), OFFICE, 'i-a'))[0]).toMatch(
      /^security-group sg-open request ingress/,
    )
  })
})
