import { describe, expect, it } from 'vitest'
import { asId, type NetworkInterfaceId } from '@/model/ids'
import { cidr, ip } from '@/model/ip'
import { resourcesOf } from '@/model/topology'
import { eniRow, instanceRow, type Json, noted, topologyFrom } from '@/testing/awsSnapshots'

describe('instances and interfaces', () => {
  const eni1 = asId<NetworkInterfaceId>('eni-1')

  it('are built from the instances where no interface is listed', () => {
    const row = {
      ...instanceRow,
      PublicIpAddress: '198.51.100.9',
      SourceDestCheck: false,
      NetworkInterfaces: [
        {
          ...eniRow,
          SourceDestCheck: undefined,
          Attachment: { DeviceIndex: 0 },
          Ipv4Prefixes: [{ Ipv4Prefix: '10.0.1.32/28' }],
          Ipv6Addresses: [{ Ipv6Address: '2001:DB8::5' }],
        },
      ],
    }
    const topology = topologyFrom({ Reservations: [{ Instances: [row] }] })
    expect(topology.networkInterface['eni-1']).toEqual({
      kind: 'networkInterface',
      id: eni1,
      name: '',
      subnetId: 'subnet-1',
      interfaceType: 'interface',
      attachment: { instanceId: 'i-1', deviceIndex: 0 },
      privateAddresses: [{ address: ip('10.0.1.10'), publicIp: ip('198.51.100.9') }],
      ipv6Addresses: [ip('2001:db8::5')],
      prefixes: [cidr('10.0.1.32/28')],
      securityGroupIds: ['sg-1'],
      sourceDestCheck: false,
    })
  })

  it('are made up where an instance lists none', () => {
    const row = { ...instanceRow, SecurityGroups: [{ GroupId: 'sg-1' }] }
    const { networkInterface } = topologyFrom({ Reservations: [{ Instances: [row] }] })
    expect(networkInterface['i-1/eni-0']).toMatchObject({
      privateAddresses: [{ address: '10.0.1.10' }],
      securityGroupIds: ['sg-1'],
      sourceDestCheck: true,
    })
  })

  it('know what is terminated by its id alone, without interfaces, and keep what is stopped', () => {
    const lists = {
      Reservations: [
        { Instances: [{ InstanceId: 'i-gone', State: { Name: 'terminated' } }] },
        { Instances: [{ ...instanceRow, State: { Name: 'stopped' }, Platform: 'windows' }] },
      ],
      NetworkInterfaces: [{ ...eniRow, Attachment: { DeviceIndex: 0, InstanceId: 'i-gone' } }],
    }
    const topology = topologyFrom(lists)
    expect(resourcesOf(topology, 'instance')).toMatchObject([
      { id: 'i-gone', state: 'terminated' },
      { id: 'i-1', state: 'stopped', platform: 'windows' },
    ])
    expect(topology.networkInterface['eni-1']).toBeUndefined()
    expect(noted(lists, 'leftOut')).toEqual(['i-gone', 'eni-1'])
  })

  it('put the primary address first and map each public address to its own', () => {
    const row = {
      ...eniRow,
      PrivateIpAddresses: [
        {
          PrivateIpAddress: '10.0.1.11',
          Association: { PublicIp: '198.51.100.2', AllocationId: 'e' },
        },
        { PrivateIpAddress: '10.0.1.10', Primary: true },
      ],
      Association: { PublicIp: '198.51.100.1', IpOwnerId: 'amazon' },
    }
    const { networkInterface } = topologyFrom({ NetworkInterfaces: [row] })
    expect(networkInterface['eni-1']?.privateAddresses).toEqual([
      { address: '10.0.1.10', publicIp: '198.51.100.1' },
      { address: '10.0.1.11', publicIp: '198.51.100.2', elastic: true },
    ])
  })

  it('know who manages them, and have the check on unless told', () => {
    const row = {
      NetworkInterfaceId: 'eni-1',
      SubnetId: 'subnet-1',
      VpcId: 'vpc-1',
      Groups: [],
      Association: {},
      PrivateIpAddress: '10.0.1.9',
      RequesterManaged: true,
      Description: 'ELB app/shop/123',
      Attachment: { DeviceIndex: 1, InstanceOwnerId: 'amazon-elb' },
    }
    const { networkInterface } = topologyFrom({ NetworkInterfaces: [row] })
    expect(networkInterface['eni-1']).toMatchObject({
      managedBy: 'ELB app/shop/123',
      sourceDestCheck: true,
      privateAddresses: [{ address: '10.0.1.9' }],
    })
    expect(networkInterface['eni-1']?.attachment).toBeUndefined()
  })

  it('get the Elastic IPs that Addresses names', () => {
    const lists = {
      NetworkInterfaces: [eniRow],
      Addresses: [
        {
          AllocationId: 'eipalloc-1',
          PublicIp: '198.51.100.4',
          NetworkInterfaceId: 'eni-1',
          PrivateIpAddress: '10.0.1.10',
        },
        { AllocationId: 'eipalloc-2', PublicIp: '198.51.100.5' },
      ],
    }
    expect(topologyFrom(lists).networkInterface['eni-1']?.privateAddresses).toEqual([
      { address: '10.0.1.10', publicIp: '198.51.100.4', elastic: true },
    ])
    expect(noted(lists, 'leftOut')).toEqual(['eipalloc-2'])
  })

  it('have the time-outs that somebody set (CT-15) and refuse the internet (IGW-13)', () => {
    const row = {
      ...eniRow,
      DenyAllIgwTraffic: true,
      ConnectionTrackingConfiguration: { TcpEstablishedTimeout: 3600, UdpStreamTimeout: 60 },
    }
    const plain = { ...eniRow, DenyAllIgwTraffic: false, ConnectionTrackingConfiguration: {} }
    const found = (eni: Json) =>
      topologyFrom({ NetworkInterfaces: [eni] }).networkInterface['eni-1']
    expect(found(row)).toMatchObject({
      denyAllIgwTraffic: true,
      connectionTracking: { tcpEstablished: 3600, udpStream: 60 },
    })
    expect(found(row)?.connectionTracking).not.toHaveProperty('udp')
    expect(found(plain)).not.toHaveProperty('connectionTracking')
    expect(found(plain)).not.toHaveProperty('denyAllIgwTraffic')
  })

  it('belong to instances of a type, which decides their time-outs (CT-15)', () => {
    const { instance } = topologyFrom({
      Instances: [{ ...instanceRow, InstanceType: 'm8i.large' }],
    })
    expect(instance['i-1']?.instanceType).toBe('m8i.large')
  })
})
