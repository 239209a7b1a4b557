import { describe, expect, it } from 'vitest'
import { eniRow, noted, tableWith, topologyFrom } from '@/testing/awsSnapshots'

describe('gateways, peerings and endpoints', () => {
  const natRow = {
    NatGatewayId: 'nat-1',
    VpcId: 'vpc-1',
    SubnetId: 'subnet-1',
    State: 'available',
    NatGatewayAddresses: [
      { NetworkInterfaceId: 'eni-1', PrivateIp: '10.0.1.10', PublicIp: '198.51.100.4' },
    ],
  }

  it('make the interface of a NAT gateway from its addresses', () => {
    const topology = topologyFrom({ NatGateways: [natRow] })
    expect(topology.natGateway['nat-1']).toMatchObject({
      connectivityType: 'public',
      networkInterfaceIds: ['eni-1'],
    })
    expect(topology.networkInterface['eni-1']).toMatchObject({
      interfaceType: 'nat_gateway',
      privateAddresses: [{ address: '10.0.1.10', publicIp: '198.51.100.4', elastic: true }],
      securityGroupIds: [],
    })
  })

  it('link its listed interface, whose groups filter nothing', () => {
    const lists = { NatGateways: [natRow], NetworkInterfaces: [eniRow] }
    expect(topologyFrom(lists).networkInterface['eni-1']).toMatchObject({
      interfaceType: 'nat_gateway',
      managedBy: 'Interface for NAT Gateway nat-1',
      securityGroupIds: [],
    })
    expect(noted(lists, 'ignored')).toEqual(['eni-1'])
  })

  describe('a regional NAT gateway (NAT-22, NAT-23)', () => {
    const regional = {
      NatGatewayId: 'nat-r',
      VpcId: 'vpc-1',
      State: 'available',
      ConnectivityType: 'public',
      AvailabilityMode: 'regional',
      AutoScalingIps: 'enabled',
      AutoProvisionZones: 'enabled',
      RouteTableId: 'rtb-nat',
      NatGatewayAddresses: [
        { AllocationId: 'eipalloc-1', PublicIp: '198.51.100.4', AvailabilityZone: 'eu-central-1a' },
        { PublicIp: '198.51.100.5', AvailabilityZoneId: 'euc1-az2', Status: 'succeeded' },
        { PublicIp: '198.51.100.6', AvailabilityZone: 'eu-central-1c', Status: 'failed' },
      ],
    }
    const zone = { AvailabilityZone: 'eu-central-1a', AvailabilityZoneId: 'euc1-az2' }
    const subnet = { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24', ...zone }

    it('has its own table and addresses by zone, and stands in no subnet', () => {
      const topology = topologyFrom({ Subnets: [subnet], NatGateways: [regional] })
      expect(topology.natGateway['nat-r']).toEqual({
        kind: 'natGateway',
        id: 'nat-r',
        name: '',
        vpcId: 'vpc-1',
        connectivityType: 'public',
        state: 'available',
        networkInterfaceIds: [],
        regional: {
          routeTableId: 'rtb-nat',
          automatic: true,
          addresses: [
            { availabilityZone: 'eu-central-1a', publicIp: '198.51.100.4' },
            { availabilityZone: 'eu-central-1a', publicIp: '198.51.100.5' },
          ],
        },
      })
      expect(topology.networkInterface).toEqual({})
    })

    it('serves the listed zones alone where nobody adds any', () => {
      const manual = { ...regional, AutoProvisionZones: 'disabled', RouteTableId: undefined }
      const edge = {
        RouteTableId: 'rtb-edge',
        VpcId: 'vpc-1',
        Associations: [{ Main: false, GatewayId: 'nat-r' }],
        Routes: [],
      }
      const { natGateway } = topologyFrom({ NatGateways: [manual], RouteTables: [edge] })
      expect(natGateway['nat-r']?.regional).toMatchObject({
        automatic: false,
        routeTableId: 'rtb-edge',
      })
    })

    it('is what a gateway without a subnet is, and addresses need a zone', () => {
      const bare = {
        NatGatewayId: 'nat-r',
        VpcId: 'vpc-1',
        NatGatewayAddresses: [{ PublicIp: '198.51.100.4' }],
      }
      expect(topologyFrom({ NatGateways: [bare] }).natGateway['nat-r']?.regional).toEqual({
        automatic: true,
        addresses: [],
      })
      expect(noted({ NatGateways: [bare] }, 'assumed')).toContain('nat-r')
      expect(noted({ NatGateways: [bare] }, 'unknown')).toEqual(['nat-r'])
    })
  })

  it('tell a detached internet gateway', () => {
    const rows = [{ InternetGatewayId: 'igw-1', Attachments: [] }]
    expect(topologyFrom({ InternetGateways: rows }).internetGateway['igw-1']).toEqual({
      kind: 'internetGateway',
      id: 'igw-1',
      name: '',
    })
  })

  it('make a stub of the far VPC of a peering, with the blocks that the peering tells', () => {
    const row = {
      VpcPeeringConnectionId: 'pcx-1',
      Status: { Code: 'active' },
      RequesterVpcInfo: { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' },
      AccepterVpcInfo: {
        VpcId: 'vpc-far',
        Region: 'us-east-1',
        CidrBlockSet: [{ CidrBlock: '10.5.0.0/16' }],
        Ipv6CidrBlockSet: [{ Ipv6CidrBlock: '2001:db8::/56' }],
      },
    }
    const { vpc, peeringConnection } = topologyFrom({ VpcPeeringConnections: [row] })
    expect(vpc['vpc-far']).toMatchObject({
      stub: true,
      region: 'us-east-1',
      cidrBlocks: ['10.5.0.0/16'],
      ipv6CidrBlocks: ['2001:db8::/56'],
    })
    expect(peeringConnection['pcx-1']?.requester.region).toBe('eu-central-1')
  })

  it('take a peering that nothing describes for one between the VPCs that route into it', () => {
    const route = { DestinationCidrBlock: '10.5.0.0/16', VpcPeeringConnectionId: 'pcx-1' }
    const { vpc, peeringConnection } = topologyFrom(tableWith(route))
    expect(peeringConnection['pcx-1']).toMatchObject({
      stub: true,
      status: 'active',
      requester: { vpcId: 'vpc-1' },
      accepter: { vpcId: 'pcx-1/far-vpc', cidrBlocks: ['10.5.0.0/16'] },
    })
    expect(vpc['pcx-1/far-vpc']?.cidrBlocks).toEqual(['10.5.0.0/16'])
  })
})
