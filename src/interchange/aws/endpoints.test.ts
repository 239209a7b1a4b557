import { describe, expect, it } from 'vitest'
import { eniRow, type Json, noted, read, snapshotWith, topologyFrom } from '@/testing/awsSnapshots'

function endpoint(VpcEndpointId: string, about: Json): Json {
  return {
    VpcEndpointId,
    VpcEndpointType: 'Interface',
    VpcId: 'vpc-1',
    ServiceName: 'com.amazonaws.eu-central-1.ssm',
    State: 'available',
    PolicyDocument: '{"Statement": []}',
    RouteTableIds: [],
    SubnetIds: ['subnet-1'],
    Groups: [{ GroupId: 'sg-1', GroupName: 'web' }],
    NetworkInterfaceIds: ['eni-1'],
    ...about,
  }
}

function endpointEni(endpointId: string, about: Json = {}): Json {
  return {
    ...eniRow,
    InterfaceType: 'vpc_endpoint',
    RequesterManaged: true,
    Description: `VPC Endpoint Interface ${endpointId}`,
    ...about,
  }
}

const SERVICE = 'com.amazonaws.vpce.eu-central-1.vpce-svc-0abc'

describe('endpoints', () => {
  it('are gateways, interfaces or inspections by their type; IFE-01, GWE-01, GWL-01', () => {
    const { gatewayEndpoint, interfaceEndpoint, gatewayLoadBalancerEndpoint } = topologyFrom({
      NetworkInterfaces: [endpointEni('vpce-2')],
      VpcEndpoints: [
        endpoint('vpce-1', { VpcEndpointType: 'Gateway', State: 'Available', SubnetIds: [] }),
        endpoint('vpce-2', { PrivateDnsEnabled: true }),
        endpoint('vpce-3', {
          VpcEndpointType: 'GatewayLoadBalancer',
          ServiceName: SERVICE,
          NetworkInterfaceIds: [],
        }),
      ],
    })
    expect(gatewayEndpoint['vpce-1']).toMatchObject({ available: true, vpcId: 'vpc-1' })
    expect(interfaceEndpoint['vpce-2']).toEqual({
      kind: 'interfaceEndpoint',
      id: 'vpce-2',
      name: '',
      vpcId: 'vpc-1',
      serviceName: 'com.amazonaws.eu-central-1.ssm',
      available: true,
      privateDns: true,
      networkInterfaceIds: ['eni-1'],
    })
    expect(gatewayLoadBalancerEndpoint['vpce-3']).toMatchObject({
      subnetId: 'subnet-1',
      serviceName: SERVICE,
    })
  })

  it('without a type are gateways, as in old dumps', () => {
    const rows = [{ VpcEndpointId: 'vpce-1', VpcId: 'vpc-1', ServiceName: 'com.amazonaws.x.s3' }]
    expect(Object.keys(topologyFrom({ VpcEndpoints: rows }).gatewayEndpoint)).toEqual(['vpce-1'])
  })

  it.each([
    ['Resource', 'Resource endpoint', 'notModelled'],
    ['ServiceNetwork', 'Service network endpoint', 'notModelled'],
    ['Quantum', 'VPC endpoint', 'unknown'],
  ] as const)('of type %s are drawn as %s, and that is said', (VpcEndpointType, type, kind) => {
    const lists = { VpcEndpoints: [endpoint('vpce-1', { VpcEndpointType })] }
    expect(topologyFrom(lists).other['vpce-1']).toMatchObject({ type, vpcId: 'vpc-1' })
    expect(noted(lists, kind)).toContain('vpce-1')
  })

  it('work only while they are available', () => {
    const states = ['available', 'Available', 'Partial', 'pendingAcceptance', 'pending']
    const rows = states.map((State) => endpoint(`vpce-${State}`, { State }))
    const { interfaceEndpoint } = topologyFrom({ VpcEndpoints: rows })
    expect(Object.values(interfaceEndpoint).map(({ available }) => available)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })

  it('that are gone are left out, and their interfaces make no stub of them', () => {
    const lists = {
      NetworkInterfaces: [endpointEni('vpce-1')],
      VpcEndpoints: [endpoint('vpce-1', { State: 'deleted' })],
    }
    expect(topologyFrom(lists).interfaceEndpoint).toEqual({})
    expect(noted(lists, 'leftOut')).toEqual(['vpce-1'])
  })

  it('find their provider by the name of the service; IFE-11', () => {
    const balancer =
      'arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/net/pay/0123456789abcdef'
    const lists = {
      VpcEndpoints: [endpoint('vpce-1', { ServiceName: SERVICE })],
      ServiceConfigurations: [
        {
          ServiceType: [{ ServiceType: 'Interface' }],
          ServiceId: 'vpce-svc-0abc',
          ServiceName: SERVICE,
          ServiceState: 'Available',
          AcceptanceRequired: false,
          NetworkLoadBalancerArns: [balancer],
          Tags: [{ Key: 'Name', Value: 'pay' }],
        },
        { ServiceId: 'vpce-svc-gone', ServiceName: 'x', ServiceState: 'Deleted' },
      ],
    }
    const { endpointService, interfaceEndpoint, loadBalancer } = topologyFrom(lists)
    expect(interfaceEndpoint['vpce-1']?.endpointServiceId).toBe('vpce-svc-0abc')
    expect(Object.values(endpointService)).toEqual([
      {
        kind: 'endpointService',
        id: 'vpce-svc-0abc',
        name: 'pay',
        serviceName: SERVICE,
        available: true,
        loadBalancerIds: [balancer],
      },
    ])
    expect(loadBalancer[balancer]).toMatchObject({ stub: true, type: 'network' })
    expect(noted(lists, 'leftOut')).toEqual(['vpce-svc-gone'])
  })

  it('know their interfaces by description too, and say when none is listed', () => {
    const described = { ...endpointEni('vpce-1'), NetworkInterfaceId: 'eni-7' }
    const row = endpoint('vpce-1', { NetworkInterfaceIds: null })
    const lists = { NetworkInterfaces: [described], VpcEndpoints: [row] }
    expect(topologyFrom(lists).interfaceEndpoint['vpce-1']?.networkInterfaceIds).toEqual(['eni-7'])
    expect(noted({ VpcEndpoints: [endpoint('vpce-1', {})] }, 'incomplete')).toEqual(['vpce-1'])
  })

  it('mark the interfaces that nothing else marks, so that they stay unfiltered without groups', () => {
    const plain = { ...eniRow, Groups: [] }
    const lists = { NetworkInterfaces: [plain], VpcEndpoints: [endpoint('vpce-1', {})] }
    expect(topologyFrom(lists).networkInterface['eni-1']?.managedBy).toBe(
      'VPC Endpoint Interface vpce-1',
    )
  })

  it('of a firewall are told by the tag that it gives them, its policy being unknown', () => {
    const arn = 'arn:aws:network-firewall:eu-central-1:1:firewall/edge'
    const row = endpoint('vpce-1', {
      VpcEndpointType: 'GatewayLoadBalancer',
      ServiceName: SERVICE,
      SubnetIds: [],
      NetworkInterfaceIds: ['eni-1'],
      Tags: [
        { Key: 'AWSNetworkFirewallManaged', Value: 'true' },
        { Key: 'Firewall', Value: arn },
      ],
    })
    const topology = topologyFrom({ NetworkInterfaces: [eniRow], VpcEndpoints: [row] })
    expect(topology.gatewayLoadBalancerEndpoint['vpce-1']).toMatchObject({
      networkFirewallId: arn,
      subnetId: 'subnet-1',
    })
    expect(topology.networkFirewall[arn]).toMatchObject({ stub: true, vpcId: 'vpc-1' })
  })

  it('that only their interfaces show become stubs of the kind that the interface tells', () => {
    const inspection = {
      ...endpointEni('vpce-2', { InterfaceType: 'gateway_load_balancer_endpoint', Groups: [] }),
      NetworkInterfaceId: 'eni-2',
    }
    const lists = { NetworkInterfaces: [endpointEni('vpce-1'), inspection] }
    const { interfaceEndpoint, gatewayLoadBalancerEndpoint } = topologyFrom(lists)
    expect(interfaceEndpoint['vpce-1']).toMatchObject({
      stub: true,
      serviceName: 'unknown service',
      networkInterfaceIds: ['eni-1'],
    })
    expect(gatewayLoadBalancerEndpoint['vpce-2']).toMatchObject({
      stub: true,
      subnetId: 'subnet-1',
      networkInterfaceIds: ['eni-2'],
    })
    expect(noted(lists, 'stub')).toEqual(['vpce-1', 'vpce-2'])
  })

  it('are the same from a bare list of rows', () => {
    const lists = { VpcEndpoints: [endpoint('vpce-1', {})] }
    const { VpcEndpoints, ...rest } = snapshotWith(lists)
    expect(read(rest, VpcEndpoints).topology).toEqual(topologyFrom(lists))
  })
})
