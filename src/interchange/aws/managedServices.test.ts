import { describe, expect, it } from 'vitest'
import { eniRow, faultIn, type Json, noted, topologyFrom } from '@/testing/awsSnapshots'

const Subnets = [
  { SubnetId: 'subnet-1', VpcId: 'vpc-1', AvailabilityZone: 'eu-central-1a' },
  { SubnetId: 'subnet-2', VpcId: 'vpc-1', AvailabilityZone: 'eu-central-1b' },
]

function managed(id: string, Description: string, about: Json = {}): Json {
  return { ...eniRow, NetworkInterfaceId: id, Description, RequesterManaged: true, ...about }
}

describe('databases', () => {
  function database(name: string, about: Json = {}): Json {
    return {
      DBInstanceIdentifier: name,
      DBInstanceArn: `arn:aws:rds:eu-central-1:1:db:${name}`,
      DBInstanceStatus: 'available',
      Engine: 'postgres',
      Endpoint: { Address: `${name}.x.rds.amazonaws.com`, Port: 5432, HostedZoneId: 'Z' },
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }],
      DBSubnetGroup: {
        DBSubnetGroupName: 'both',
        VpcId: 'vpc-1',
        Subnets: [
          { SubnetIdentifier: 'subnet-1', SubnetAvailabilityZone: { Name: 'eu-central-1a' } },
          { SubnetIdentifier: 'subnet-2', SubnetAvailabilityZone: { Name: 'eu-central-1b' } },
        ],
      },
      AvailabilityZone: 'eu-central-1b',
      MultiAZ: false,
      ...about,
    }
  }
  const id = 'arn:aws:rds:eu-central-1:1:db:shop'
  const here = managed('eni-here', 'RDSNetworkInterface')
  const there = managed('eni-there', 'RDSNetworkInterface', { SubnetId: 'subnet-2' })

  it("MNG-05: hold the one interface that their subnets, groups and zone leave, and listen on the endpoint's port", () => {
    const lists = { Subnets, NetworkInterfaces: [here, there], DBInstances: [database('shop')] }
    expect(topologyFrom(lists).managedService[id]).toEqual({
      kind: 'managedService',
      id,
      name: 'shop',
      service: 'rds',
      type: 'RDS DB instance',
      vpcId: 'vpc-1',
      subnetIds: ['subnet-1', 'subnet-2'],
      networkInterfaceIds: ['eni-there'],
      services: [{ name: 'postgres', protocol: 'tcp', ports: { from: 5432, to: 5432 } }],
      available: true,
    })
  })

  it.each<readonly [string, readonly Json[], readonly Json[], 'unknown' | 'incomplete']>([
    ['two databases fit', [there], [database('shop'), database('other')], 'unknown'],
    [
      'two interfaces fit',
      [here, there],
      [database('shop', { AvailabilityZone: undefined })],
      'unknown',
    ],
    ['none is listed', [here], [database('shop')], 'incomplete'],
    [
      'the groups differ',
      [{ ...there, Groups: [{ GroupId: 'sg-1' }, { GroupId: 'sg-2' }] }],
      [database('shop')],
      'incomplete',
    ],
  ])('guess no interface where %s, and say so', (_why, NetworkInterfaces, DBInstances, kind) => {
    const lists = { Subnets, NetworkInterfaces, DBInstances }
    expect(topologyFrom(lists).managedService[id]?.networkInterfaceIds).toEqual([])
    expect(noted(lists, kind)).toContain('shop')
  })

  it('that are being created have no endpoint yet and answer nobody', () => {
    const row = database('shop', { Endpoint: undefined, DBInstanceStatus: 'creating' })
    const service = topologyFrom({ DBInstances: [row] }).managedService[id]
    expect(service?.available).toBe(false)
    expect(service).not.toHaveProperty('services')
  })

  it.each([
    ['backing-up', true],
    ['stopped', false],
    ['storage-optimization', true],
  ])('in state %s answer: %s', (DBInstanceStatus, available) => {
    const topology = topologyFrom({ DBInstances: [database('shop', { DBInstanceStatus })] })
    expect(topology.managedService[id]?.available).toBe(available)
  })

  it('that are deleted are left out', () => {
    const lists = { DBInstances: [database('shop', { DBInstanceStatus: 'deleting' })] }
    expect(topologyFrom(lists).managedService).toEqual({})
    expect(noted(lists, 'leftOut')).toEqual(['shop'])
  })

  it('of one name in two Regions are two', () => {
    const far = database('shop', { DBInstanceArn: 'arn:aws:rds:us-east-1:1:db:shop' })
    const { managedService } = topologyFrom({ DBInstances: [database('shop'), far] })
    expect(Object.keys(managedService)).toHaveLength(2)
  })

  it('that are given twice are one, as they were given last', () => {
    const later = { DBInstanceIdentifier: 'shop', DBInstanceStatus: 'stopped' }
    const { managedService } = topologyFrom({
      DBInstances: [{ DBInstanceIdentifier: 'shop' }, later],
    })
    expect(Object.values(managedService)).toMatchObject([{ id: 'shop', available: false }])
  })
})

describe('functions', () => {
  const shared = { InterfaceType: 'lambda', Groups: [{ GroupId: 'sg-1' }, { GroupId: 'sg-2' }] }
  const eni = managed(
    'eni-fn',
    'AWS Lambda VPC ENI-resize-2b1d3e9a-1111-4222-8333-123456789abc',
    shared,
  )
  const fn = (FunctionName: string, VpcConfig?: Json) => ({
    FunctionName,
    FunctionArn: `arn:aws:lambda:eu-central-1:1:function:${FunctionName}`,
    Runtime: 'nodejs22.x',
    State: 'Active',
    VpcConfig,
  })
  const inVpc = { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-2', 'sg-1'], VpcId: 'vpc-1' }

  it('MNG-01: share the interface of their subnets and groups; MNG-03: never listen', () => {
    const Functions = [fn('resize', inVpc), fn('mail', inVpc)]
    const { managedService } = topologyFrom({ NetworkInterfaces: [eni], Functions })
    expect(Object.values(managedService)).toMatchObject(
      ['resize', 'mail'].map((name) => ({
        name,
        service: 'lambda',
        type: 'Lambda function',
        subnetIds: ['subnet-1'],
        networkInterfaceIds: ['eni-fn'],
        services: [],
        available: true,
      })),
    )
  })

  it('do not have the interfaces of other groups', () => {
    const lists = {
      NetworkInterfaces: [eni],
      Functions: [fn('mail', { ...inVpc, SecurityGroupIds: ['sg-1'] })],
    }
    expect(Object.values(topologyFrom(lists).managedService)).toMatchObject([
      { name: 'mail', networkInterfaceIds: [] },
      { name: 'resize', stub: true, networkInterfaceIds: ['eni-fn'] },
    ])
    expect(noted(lists, 'incomplete')).toEqual(['mail'])
  })

  it('outside of any VPC are left out', () => {
    const none = { SubnetIds: [], SecurityGroupIds: [], VpcId: '' }
    const lists = { Functions: [fn('a'), fn('b', none)] }
    expect(topologyFrom(lists).managedService).toEqual({})
    expect(noted(lists, 'leftOut')).toEqual(['a', 'b'])
  })

  it('that no row describes are still the owners of their interfaces', () => {
    const old = managed('eni-old', 'AWS Lambda VPC ENI')
    const { managedService } = topologyFrom({ NetworkInterfaces: [eni, old] })
    expect(Object.values(managedService)).toMatchObject([
      { id: 'resize/function', stub: true, service: 'lambda', services: [] },
      { id: 'eni-old/function', stub: true, networkInterfaceIds: ['eni-old'] },
    ])
  })
})

describe('file systems', () => {
  const target = {
    MountTargetId: 'fsmt-1',
    FileSystemId: 'fs-1',
    SubnetId: 'subnet-1',
    LifeCycleState: 'available',
    IpAddress: '10.0.1.10',
    NetworkInterfaceId: 'eni-1',
    VpcId: 'vpc-1',
  }
  const system = { FileSystemId: 'fs-1', Name: 'home', LifeCycleState: 'available' }

  it('of EFS listen for NFS on the interfaces of their mount targets', () => {
    const lists = { NetworkInterfaces: [eniRow], FileSystems: [system], MountTargets: [target] }
    expect(topologyFrom(lists).managedService['fs-1']).toEqual({
      kind: 'managedService',
      id: 'fs-1',
      name: 'home',
      service: 'efs',
      type: 'EFS file system',
      vpcId: 'vpc-1',
      subnetIds: ['subnet-1'],
      networkInterfaceIds: ['eni-1'],
      services: [{ name: 'NFS', protocol: 'tcp', ports: { from: 2049, to: 2049 } }],
      available: true,
    })
  })

  it('are known by their mount targets alone', () => {
    const { managedService } = topologyFrom({ NetworkInterfaces: [eniRow], MountTargets: [target] })
    expect(managedService['fs-1']).toMatchObject({ name: '', networkInterfaceIds: ['eni-1'] })
  })

  it('that only their interfaces show listen for NFS alone too', () => {
    const NetworkInterfaces = [managed('eni-7', 'EFS mount target for fs-7 (fsmt-7)')]
    expect(topologyFrom({ NetworkInterfaces }).managedService['fs-7']).toMatchObject({
      stub: true,
      service: 'efs',
      networkInterfaceIds: ['eni-7'],
      services: [{ ports: { from: 2049, to: 2049 } }],
    })
  })

  it('of FSx name their interfaces themselves', () => {
    const FileSystems = [
      {
        FileSystemId: 'fs-2',
        FileSystemType: 'LUSTRE',
        Lifecycle: 'AVAILABLE',
        VpcId: 'vpc-1',
        SubnetIds: ['subnet-1'],
        NetworkInterfaceIds: ['eni-1'],
      },
    ]
    expect(
      topologyFrom({ NetworkInterfaces: [eniRow], FileSystems }).managedService['fs-2'],
    ).toMatchObject({
      service: 'other',
      type: 'FSx file system',
      networkInterfaceIds: ['eni-1'],
      available: true,
    })
  })

  it('lose the mount targets that are deleted', () => {
    const gone = { ...target, LifeCycleState: 'deleted' }
    const lists = { FileSystems: [system], MountTargets: [gone] }
    expect(topologyFrom(lists).managedService['fs-1']?.networkInterfaceIds).toEqual([])
    expect(noted(lists, 'leftOut')).toEqual(['fsmt-1'])
    expect(noted(lists, 'incomplete')).toEqual(['fs-1'])
  })
})

describe('Instance Connect Endpoints', () => {
  const endpoint = {
    InstanceConnectEndpointId: 'eice-1',
    State: 'create-complete',
    NetworkInterfaceIds: ['eni-1'],
    VpcId: 'vpc-1',
    SubnetId: 'subnet-1',
    PreserveClientIp: true,
    SecurityGroupIds: ['sg-1'],
  }

  it('MNG-07: hold their interface, listen for nothing and may keep the client’s address', () => {
    const lists = { NetworkInterfaces: [eniRow], InstanceConnectEndpoints: [endpoint] }
    expect(topologyFrom(lists).managedService['eice-1']).toEqual({
      kind: 'managedService',
      id: 'eice-1',
      name: '',
      service: 'instanceConnectEndpoint',
      type: 'EC2 Instance Connect Endpoint',
      vpcId: 'vpc-1',
      subnetIds: ['subnet-1'],
      networkInterfaceIds: ['eni-1'],
      services: [],
      available: true,
      preserveClientIp: true,
    })
  })

  it('that failed are left out, and those that are made do not work yet', () => {
    const failed = { ...endpoint, State: 'create-failed' }
    expect(noted({ InstanceConnectEndpoints: [failed] }, 'leftOut')).toEqual(['eice-1'])
    const young = { ...endpoint, State: 'create-in-progress' }
    const { managedService } = topologyFrom({ InstanceConnectEndpoints: [young] })
    expect(managedService['eice-1']?.available).toBe(false)
  })
})

describe('wrong shapes of services', () => {
  it.each<readonly [Json, string]>([
    [{ DBInstances: [{}] }, 'DBInstances[0].DBInstanceIdentifier is missing; expected text'],
    [
      { DBInstances: [{ DBInstanceIdentifier: 'x', Endpoint: { Port: '5432' } }] },
      'DBInstances[0].Endpoint.Port is "5432"; expected a number',
    ],
    [{ Functions: [{ FunctionName: null }] }, 'Functions[0].FunctionName is null; expected text'],
    [
      { MountTargets: [{ MountTargetId: 'fsmt-1' }] },
      'MountTargets[0].FileSystemId is missing; expected text',
    ],
    [
      { InstanceConnectEndpoints: [{ InstanceConnectEndpointId: 'e', PreserveClientIp: 'yes' }] },
      'InstanceConnectEndpoints[0].PreserveClientIp is "yes"; expected true or false',
    ],
  ])('%j', (value, message) => {
    expect(faultIn(value)).toBe(message)
  })
})
