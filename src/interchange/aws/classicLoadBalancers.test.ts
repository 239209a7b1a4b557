import { describe, expect, it } from 'vitest'
import { eniRow, faultIn, type Json, noted, topologyFrom } from '@/testing/awsSnapshots'

function classic(about: Json = {}): Json {
  return {
    LoadBalancerName: 'old',
    DNSName: 'internal-old-1.eu-central-1.elb.amazonaws.com',
    VPCId: 'vpc-1',
    Scheme: 'internal',
    AvailabilityZones: ['eu-central-1a'],
    Subnets: ['subnet-1'],
    SecurityGroups: ['sg-1'],
    Instances: [{ InstanceId: 'i-1' }, { InstanceId: 'i-2' }],
    HealthCheck: { Target: 'HTTP:8080/index.html', Interval: 30 },
    ListenerDescriptions: [
      {
        Listener: {
          Protocol: 'HTTPS',
          LoadBalancerPort: 443,
          InstanceProtocol: 'HTTP',
          InstancePort: 8080,
          SSLCertificateId: 'arn:aws:iam::1:server-certificate/x',
        },
        PolicyNames: [],
      },
      {
        Listener: {
          Protocol: 'tcp',
          LoadBalancerPort: 22,
          InstanceProtocol: 'tcp',
          InstancePort: 22,
        },
      },
    ],
    ...about,
  }
}

const NetworkInterfaces = [
  { ...eniRow, NetworkInterfaceId: 'eni-a', RequesterManaged: true, Description: 'ELB old' },
]

describe('Classic Load Balancers', () => {
  const lists = { LoadBalancerDescriptions: [classic()], NetworkInterfaces }

  it('are load balancers of type classic, their interfaces described by their name', () => {
    expect(topologyFrom(lists).loadBalancer['old']).toEqual({
      kind: 'loadBalancer',
      id: 'old',
      name: 'old',
      vpcId: 'vpc-1',
      type: 'classic',
      scheme: 'internal',
      ipAddressType: 'ipv4',
      available: true,
      nodes: [{ subnetId: 'subnet-1', networkInterfaceId: 'eni-a' }],
      securityGroupIds: ['sg-1'],
      crossZone: false,
      enforcesGroupsOnPrivateLink: true,
    })
  })

  it('have a listener and a target group for each listener description', () => {
    const { listener, targetGroup } = topologyFrom(lists)
    expect(Object.values(listener).map(({ id, protocol, port }) => [id, protocol, port])).toEqual([
      ['old:443', 'HTTPS', 443],
      ['old:22', 'TCP', 22],
    ])
    expect(listener['old:443']?.defaultAction).toEqual({
      kind: 'forward',
      targetGroups: [{ targetGroupId: 'old:443/instances' }],
    })
    expect(targetGroup['old:443/instances']).toMatchObject({
      targetType: 'instance',
      protocol: 'HTTP',
      port: 8080,
      targets: [{ id: 'i-1' }, { id: 'i-2' }],
      targetsKnown: true,
      preserveClientIp: false,
      healthCheck: { enabled: true, protocol: 'HTTP', port: 8080 },
    })
    // One health check serves all the listeners.
    expect(targetGroup['old:22/instances']).toMatchObject({
      port: 22,
      healthCheck: { protocol: 'HTTP', port: 8080 },
    })
  })

  it('ELB-07, ALB-06: read their attributes in the form of their own command', () => {
    const LoadBalancerAttributes = {
      old: {
        CrossZoneLoadBalancing: { Enabled: true },
        AccessLog: { Enabled: false },
        ConnectionSettings: { IdleTimeout: 120 },
      },
    }
    const { loadBalancer } = topologyFrom({ ...lists, LoadBalancerAttributes })
    expect(loadBalancer['old']).toMatchObject({ crossZone: true, idleTimeout: 120 })
    expect(noted({ ...lists, LoadBalancerAttributes }, 'assumed')).not.toContain('old')
    expect(noted(lists, 'assumed')).toContain('old')
  })

  it('do not share an id with a database of the same name', () => {
    const DBInstances = [{ DBInstanceIdentifier: 'old', DBSubnetGroup: { VpcId: 'vpc-1' } }]
    const AutoScalingGroups = [{ AutoScalingGroupName: 'old', VPCZoneIdentifier: 'subnet-1' }]
    const topology = topologyFrom({ ...lists, DBInstances, AutoScalingGroups })
    expect(Object.keys(topology.managedService)).toEqual(['old (RDS DB instance)'])
    expect(Object.keys(topology.autoScalingGroup)).toEqual(['old (Auto Scaling group)'])
  })

  it('say when they belong to no VPC, and find it by their subnets', () => {
    const found = topologyFrom({ LoadBalancerDescriptions: [classic({ VPCId: '' })] })
    expect(found.loadBalancer['old']?.vpcId).toBe('vpc-1')
    const nowhere = classic({ VPCId: null, Subnets: [] })
    expect(noted({ LoadBalancerDescriptions: [nowhere] }, 'leftOut')).toEqual(['old'])
  })

  it('without listener descriptions take nobody knows what', () => {
    const row = classic({ ListenerDescriptions: undefined })
    const { loadBalancer, listener } = topologyFrom({ LoadBalancerDescriptions: [row] })
    expect(loadBalancer['old']?.listenersKnown).toBe(false)
    expect(listener).toEqual({})
  })

  it.each<readonly [Json, string]>([
    [
      { LoadBalancerDescriptions: [{}] },
      'LoadBalancerDescriptions[0].LoadBalancerName is missing; expected text',
    ],
    [
      { LoadBalancerDescriptions: [classic({ Instances: [{}] })] },
      'LoadBalancerDescriptions[0].Instances[0].InstanceId is missing; expected text',
    ],
    [
      {
        LoadBalancerDescriptions: [
          classic({ ListenerDescriptions: [{ Listener: { LoadBalancerPort: 0.5 } }] }),
        ],
      },
      'LoadBalancerDescriptions[0].ListenerDescriptions[0].Listener.LoadBalancerPort is 0.5; expected a whole number',
    ],
  ])('of a wrong shape are refused: %j', (value, message) => {
    expect(faultIn(value)).toBe(message)
  })
})
