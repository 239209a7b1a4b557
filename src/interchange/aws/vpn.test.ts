import { describe, expect, it } from 'vitest'
import { readDiagram } from '@/interchange/diagramFile'
import { writeDiagram } from '@/interchange/writeDiagram'
import {
  noted,
  read,
  snapshotWith,
  tableWith,
  topologyFrom,
  type Json,
} from '@/testing/awsSnapshots'
import { GATEWAY, gatewayRow, mention, routeRow, TABLE, tableRow } from '@/testing/awsTransit'

const vpnGateway: Json = {
  VpnGatewayId: 'vgw-1',
  State: 'available',
  Type: 'ipsec.1',
  AmazonSideAsn: 64512,
  VpcAttachments: [
    { VpcId: 'vpc-gone', State: 'detached' },
    { VpcId: 'vpc-1', State: 'attached' },
  ],
  Tags: [{ Key: 'Name', Value: 'to the office' }],
}

const customerGateway: Json = {
  CustomerGatewayId: 'cgw-1',
  IpAddress: '198.51.100.1',
  BgpAsn: '65010',
  State: 'available',
  Type: 'ipsec.1',
  Tags: [{ Key: 'Name', Value: 'office' }],
}

function connection(about: Json = {}): Json {
  return {
    VpnConnectionId: 'vpn-1',
    CustomerGatewayId: 'cgw-1',
    VpnGatewayId: 'vgw-1',
    State: 'available',
    Type: 'ipsec.1',
    Category: 'VPN',
    CustomerGatewayConfiguration: '<vpn_connection><pre_shared_key>S3cret</pre_shared_key>',
    Options: { StaticRoutesOnly: true, LocalIpv4NetworkCidr: '0.0.0.0/0' },
    Routes: [
      { DestinationCidrBlock: '192.168.0.0/16', State: 'available', Source: 'Static' },
      { DestinationCidrBlock: '192.0.2.0/24', State: 'deleted' },
    ],
    VgwTelemetry: [
      { OutsideIpAddress: '203.0.113.1', Status: 'DOWN', AcceptedRouteCount: 0 },
      { OutsideIpAddress: '203.0.113.2', Status: 'UP', AcceptedRouteCount: 1 },
    ],
    ...about,
  }
}

const BGP: Json = { Options: { StaticRoutesOnly: false }, Routes: [] }

function office(about: Json = {}, lists: Json = {}): Json {
  return {
    VpnGateways: [vpnGateway],
    CustomerGateways: [customerGateway],
    VpnConnections: [connection(about)],
    ...lists,
  }
}

const propagated = (DestinationCidrBlock: string, GatewayId = 'vgw-1'): Json => ({
  DestinationCidrBlock,
  GatewayId,
  Origin: 'EnableVgwRoutePropagation',
  State: 'active',
})

const written = (DestinationCidrBlock: string): Json => ({
  DestinationCidrBlock,
  GatewayId: 'vgw-1',
  Origin: 'CreateRoute',
  State: 'active',
})

describe('a VPN connection', () => {
  it('joins a virtual private gateway to a customer gateway and the network behind it', () => {
    const topology = topologyFrom(office())
    expect(topology.virtualPrivateGateway['vgw-1']).toEqual({
      kind: 'virtualPrivateGateway',
      id: 'vgw-1',
      name: 'to the office',
      vpcId: 'vpc-1',
    })
    expect(topology.vpnConnection['vpn-1']).toEqual({
      kind: 'vpnConnection',
      id: 'vpn-1',
      name: '',
      customerGatewayId: 'cgw-1',
      gateway: { kind: 'virtualPrivateGateway', id: 'vgw-1' },
      routing: 'static',
      staticRoutes: ['192.168.0.0/16'],
      up: true,
    })
    expect(topology.customerGateway['cgw-1']).toEqual({
      kind: 'customerGateway',
      id: 'cgw-1',
      name: 'office',
      address: '198.51.100.1',
      onPremisesNetworkId: 'onprem-cgw-1',
    })
    expect(topology.onPremisesNetwork['onprem-cgw-1']).toEqual({
      kind: 'onPremisesNetwork',
      id: 'onprem-cgw-1',
      name: 'office',
      cidrBlocks: ['192.168.0.0/16'],
    })
    expect(noted(office(), 'leftOut')).toContain('vgw-1')
  })

  it('keeps nothing of its configuration, which holds keys', () => {
    const { topology, report } = read(snapshotWith(office()))
    expect(JSON.stringify([topology, report])).not.toContain('S3cret')
  })

  it.each<readonly [string, Json, boolean]>([
    ['both tunnels are down', { VgwTelemetry: [{ Status: 'DOWN' }, { Status: 'DOWN' }] }, false],
    ['it is pending', { State: 'pending' }, false],
    ['nobody tells', { VgwTelemetry: undefined, State: undefined }, true],
  ])('is up or down: %s', (_, about, up) => {
    expect(topologyFrom(office(about)).vpnConnection['vpn-1']?.up).toBe(up)
  })

  it('of a test server says nothing of its routing, which is then BGP', () => {
    const bare = { Options: undefined, Routes: undefined, VgwTelemetry: undefined }
    expect(topologyFrom(office(bare)).vpnConnection['vpn-1']?.routing).toBe('bgp')
    expect(noted(office(bare), 'assumed')).toContain('vpn-1')
  })

  it('shares the network of its customer gateway with other connections', () => {
    const second = connection({
      VpnConnectionId: 'vpn-2',
      Routes: [{ DestinationCidrBlock: '172.16.0.0/16' }],
    })
    const topology = topologyFrom(office({}, { VpnConnections: [connection(), second] }))
    expect(topology.onPremisesNetwork).toMatchObject({
      'onprem-cgw-1': { cidrBlocks: ['192.168.0.0/16', '172.16.0.0/16'] },
    })
  })

  it('makes stubs of the ends that no row describes', () => {
    const topology = topologyFrom({ VpnConnections: [connection()] })
    expect(topology.customerGateway['cgw-1']?.stub).toBe(true)
    expect(topology.virtualPrivateGateway['vgw-1']?.stub).toBe(true)
    expect(topology.onPremisesNetwork['onprem-cgw-1']?.cidrBlocks).toEqual(['192.168.0.0/16'])
  })

  it('is left out when it is deleted', () => {
    const topology = topologyFrom(office({ State: 'deleted' }))
    expect(topology.vpnConnection).toEqual({})
    expect(topology.onPremisesNetwork['onprem-cgw-1']?.cidrBlocks).toEqual([])
  })

  it('to a transit gateway is attached to it, even where no list shows the attachment', () => {
    const about = { VpnGatewayId: undefined, TransitGatewayId: GATEWAY, ...BGP }
    const route = routeRow('192.168.0.0/16', 'propagated', mention('tgw-attach-v', 'vpn', 'vpn-1'))
    const told = topologyFrom({
      ...office(about),
      TransitGateways: [gatewayRow()],
      TransitGatewayRouteTables: [tableRow()],
      TransitGatewayRoutes: { [TABLE]: [route] },
    })
    expect(Object.keys(told.transitGatewayAttachment)).toEqual(['tgw-attach-v'])
    expect(told.onPremisesNetwork['onprem-cgw-1']).toEqual({
      kind: 'onPremisesNetwork',
      id: 'onprem-cgw-1',
      name: 'office',
      cidrBlocks: ['192.168.0.0/16'],
    })
    const untold = topologyFrom({ ...office(about), TransitGateways: [gatewayRow()] })
    expect(Object.values(untold.transitGatewayAttachment)).toMatchObject([
      { stub: true, attached: { kind: 'vpn', vpnConnectionId: 'vpn-1' } },
    ])
    expect(untold.onPremisesNetwork['onprem-cgw-1']?.stub).toBe(true)
  })
})

describe('a network behind BGP (RT-21)', () => {
  it('has the prefixes that tables learned from its gateway', () => {
    const lists = { ...office(BGP), ...tableWith(propagated('192.168.0.0/16')) }
    const topology = topologyFrom(lists)
    expect(topology.routeTable['rtb-1']).toMatchObject({
      propagatingGatewayIds: ['vgw-1'],
      routes: [{ origin: 'propagated', target: { kind: 'virtualPrivateGateway', id: 'vgw-1' } }],
    })
    expect(topology.onPremisesNetwork['onprem-cgw-1']).toEqual({
      kind: 'onPremisesNetwork',
      id: 'onprem-cgw-1',
      name: 'office',
      cidrBlocks: ['192.168.0.0/16'],
    })
  })

  it('is taken to announce what routes lead to while nothing is propagated, and may hold more', () => {
    const lists = { ...office(BGP), ...tableWith(written('192.168.0.0/16')) }
    expect(topologyFrom(lists).onPremisesNetwork['onprem-cgw-1']).toMatchObject({
      stub: true,
      cidrBlocks: ['192.168.0.0/16'],
    })
    expect(noted(lists, 'incomplete')).toEqual(['onprem-cgw-1'])
    expect(noted(lists, 'assumed')).toContain('vgw-1')
  })

  it('does not get what a static connection of the same gateway brings', () => {
    const bgp = connection({ VpnConnectionId: 'vpn-2', CustomerGatewayId: 'cgw-2', ...BGP })
    const lists = {
      ...office({}, { VpnConnections: [connection(), bgp] }),
      ...tableWith(propagated('192.168.0.0/16'), propagated('172.16.0.0/16')),
    }
    const { onPremisesNetwork: networks } = topologyFrom(lists)
    expect(networks['onprem-cgw-1']?.cidrBlocks).toEqual(['192.168.0.0/16'])
    expect(networks['onprem-cgw-2']?.cidrBlocks).toEqual(['172.16.0.0/16'])
  })

  it('gets a prefix that may lie behind several, which is said', () => {
    const second = connection({ VpnConnectionId: 'vpn-2', CustomerGatewayId: 'cgw-2', ...BGP })
    const lists = {
      ...office(BGP, { VpnConnections: [connection(BGP), second] }),
      ...tableWith(propagated('192.168.0.0/16')),
    }
    const networks = Object.values(topologyFrom(lists).onPremisesNetwork)
    expect(networks.map(({ cidrBlocks }) => cidrBlocks)).toEqual([
      ['192.168.0.0/16'],
      ['192.168.0.0/16'],
    ])
    expect(noted(lists, 'assumed')).toContain('vgw-1')
  })

  it('does not take a route that somebody wrote past what a static connection knows (VGW-02)', () => {
    const lists = { ...office(), ...tableWith(written('172.16.0.0/16')) }
    expect(topologyFrom(lists).onPremisesNetwork['onprem-cgw-1']?.cidrBlocks).toEqual([
      '192.168.0.0/16',
    ])
  })
})

describe('a virtual private gateway', () => {
  it('is attached, as a stub, to the VPC whose table names it', () => {
    const topology = topologyFrom(tableWith(written('192.168.0.0/16')))
    expect(topology.virtualPrivateGateway['vgw-1']).toMatchObject({ stub: true, vpcId: 'vpc-1' })
    expect(topology.onPremisesNetwork).toEqual({})
  })

  it('propagates into the tables that name it, though nothing is learned yet', () => {
    const table = { ...(tableWith()['RouteTables'] as readonly Json[])[0] }
    const lists = { RouteTables: [{ ...table, PropagatingVgws: [{ GatewayId: 'vgw-1' }] }] }
    expect(topologyFrom(lists).routeTable['rtb-1']?.propagatingGatewayIds).toEqual(['vgw-1'])
    expect(topologyFrom(lists).virtualPrivateGateway['vgw-1']?.vpcId).toBe('vpc-1')
  })

  it('has its gateway route table (VGW-07)', () => {
    const edge = {
      RouteTableId: 'rtb-edge',
      VpcId: 'vpc-1',
      Associations: [{ Main: false, GatewayId: 'vgw-1' }],
      Routes: [],
    }
    const described = topologyFrom({ ...office(), RouteTables: [edge] })
    expect(described.virtualPrivateGateway['vgw-1']?.edgeRouteTableId).toBe('rtb-edge')
    const named = topologyFrom({ RouteTables: [edge] })
    expect(named.virtualPrivateGateway['vgw-1']).toMatchObject({
      stub: true,
      vpcId: 'vpc-1',
      edgeRouteTableId: 'rtb-edge',
    })
  })
})

it('all reads back the same from the file that it is written to', () => {
  const { topology } = read(
    snapshotWith({ ...office(BGP), ...tableWith(propagated('192.168.0.0/16')) }),
  )
  const diagram = { name: 'office', topology, layout: {} }
  expect(readDiagram(writeDiagram(diagram))).toEqual({ ok: true, value: diagram })
})
