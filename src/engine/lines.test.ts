import type { Resource, Topology } from '@/model/topology'
import { ANY_IPV4, cidr } from '@/model/ip'
import { aNatGateway, aRoute, aRouteTableOf, aSubnet } from '@/testing/builders'
import { aResource } from '@/testing/moreBuilders'
import { aTransitTable, changed, twoVpcs } from '@/testing/transit'
import { asId } from '@/model/ids'
import { blame, traceOf } from '@/testing/traceOf'
import { describe, expect, it } from 'vitest'
import { seen } from '@/testing/seen'
import { OFFICE, office } from '@/testing/office'

type More = readonly (Resource | readonly Resource[])[]

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
