import { describe, expect, it } from 'vitest'
import { resourcesOf, routeTableOf } from '@/model/topology'
import { eniRow, type Json, local, noted, tableWith, topologyFrom } from '@/testing/awsSnapshots'

function table(RouteTableId: string, association: Json): Json {
  return {
    RouteTableId,
    VpcId: 'vpc-1',
    Associations: [{ Main: false, ...association }],
    Routes: [local],
  }
}

describe('route tables', () => {
  it('leave out the local routes, which every VPC block has', () => {
    expect(topologyFrom({}).routeTable['rtb-1']?.routes).toEqual([])
  })

  it('keep a replaced local route', () => {
    const row = {
      RouteTableId: 'rtb-1',
      VpcId: 'vpc-1',
      Associations: [{ Main: true }],
      Routes: [{ DestinationCidrBlock: '10.0.0.0/16', NetworkInterfaceId: 'eni-1' }],
    }
    const { routeTable } = topologyFrom({ RouteTables: [row], NetworkInterfaces: [eniRow] })
    expect(routeTable['rtb-1']?.routes[0]?.destination).toEqual({
      kind: 'cidr',
      cidr: '10.0.0.0/16',
    })
  })

  it.each<readonly [fields: Json, kind: string, id: string]>([
    [{ GatewayId: 'igw-1' }, 'internetGateway', 'igw-1'],
    [{ GatewayId: 'vgw-1' }, 'virtualPrivateGateway', 'vgw-1'],
    [{ GatewayId: 'vpce-1' }, 'gatewayLoadBalancerEndpoint', 'vpce-1'],
    [{ NatGatewayId: 'nat-1' }, 'natGateway', 'nat-1'],
    [{ VpcPeeringConnectionId: 'pcx-1' }, 'peeringConnection', 'pcx-1'],
    [{ EgressOnlyInternetGatewayId: 'eigw-1' }, 'egressOnlyInternetGateway', 'eigw-1'],
    [{ TransitGatewayId: 'tgw-1' }, 'transitGateway', 'tgw-1'],
    [
      { CoreNetworkArn: 'arn:aws:networkmanager::1:core-network/x' },
      'other',
      'arn:aws:networkmanager::1:core-network/x',
    ],
    [{ SomethingNewId: 'new-1' }, 'other', 'new-1'],
    [
      { InstanceId: 'i-1', InstanceOwnerId: '1', NetworkInterfaceId: 'eni-1' },
      'networkInterface',
      'eni-1',
    ],
    [{ InstanceId: 'i-1' }, 'instance', 'i-1'],
  ])('find the target in %j', (fields, kind, id) => {
    const route = { DestinationCidrBlock: '0.0.0.0/0', State: 'active', ...fields }
    const topology = topologyFrom(tableWith(route))
    expect(topology.routeTable['rtb-1']?.routes[0]?.target).toEqual({ kind, id })
    // What no row describes is a stub, except an interface: nobody knows where it would stand.
    const stubs = resourcesOf(topology, kind as 'other').map((resource) => resource.stub)
    expect(stubs).toEqual(kind === 'networkInterface' ? [] : [true])
  })

  it('tell a gateway endpoint from a firewall by the destination', () => {
    const route = { DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1' }
    const topology = topologyFrom(tableWith(route))
    expect(topology.routeTable['rtb-1']?.routes[0]?.target.kind).toBe('gatewayEndpoint')
    expect(topology.prefixList['pl-1']?.entries).toBeUndefined()
  })

  it('keep blackholes, and make one of a route to something deleted', () => {
    const lists = {
      ...tableWith(
        { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' },
        {
          DestinationCidrBlock: '10.7.0.0/16',
          VpcPeeringConnectionId: 'pcx-9',
          State: 'blackhole',
        },
      ),
      NatGateways: [{ NatGatewayId: 'nat-1', VpcId: 'vpc-1', State: 'deleted' }],
    }
    const topology = topologyFrom(lists)
    expect(topology.routeTable['rtb-1']?.routes.map(({ blackhole }) => blackhole)).toEqual([
      true,
      true,
    ])
    expect(topology.natGateway).toEqual({})
    expect(topology.peeringConnection).toEqual({})
    expect(noted(lists, 'leftOut')).toEqual(['nat-1'])
  })

  it('know propagated routes', () => {
    const route = {
      DestinationCidrBlock: '192.168.0.0/16',
      GatewayId: 'vgw-1',
      Origin: 'EnableVgwRoutePropagation',
    }
    expect(topologyFrom(tableWith(route)).routeTable['rtb-1']?.routes[0]?.origin).toBe('propagated')
  })

  it('serve their subnets, the VPC, or what comes in by a gateway', () => {
    const topology = topologyFrom({
      RouteTables: [
        table('rtb-main', { Main: true }),
        table('rtb-own', { SubnetId: 'subnet-1' }),
        table('rtb-edge', { GatewayId: 'igw-1' }),
      ],
      InternetGateways: [
        { InternetGatewayId: 'igw-1', Attachments: [{ VpcId: 'vpc-1', State: 'available' }] },
      ],
    })
    expect(routeTableOf(topology, topology.subnet['subnet-1']!)?.id).toBe('rtb-own')
    expect(topology.routeTable['rtb-main']?.main).toBe(true)
    expect(topology.internetGateway['igw-1']).toMatchObject({
      vpcId: 'vpc-1',
      edgeRouteTableId: 'rtb-edge',
    })
  })
})
