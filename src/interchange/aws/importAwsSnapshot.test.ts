import { describe, expect, it } from 'vitest'
import { resourcesOf } from '@/model/topology'
import {
  eniRow,
  faultIn,
  groupWith,
  instanceRow,
  type Json,
  read,
  snapshotWith,
  topologyFrom,
} from '@/testing/awsSnapshots'
import { importAwsSnapshot } from './importAwsSnapshot'

function permission(about: Json): Json {
  return groupWith({ IpPermissions: [about] })
}

function entry(about: Json): Json {
  return {
    NetworkAcls: [
      {
        NetworkAclId: 'acl-1',
        VpcId: 'vpc-1',
        Entries: [{ RuleNumber: 100, Egress: false, RuleAction: 'allow', Protocol: '6', ...about }],
      },
    ],
  }
}

describe('files', () => {
  const whole = snapshotWith({})

  it('may be one merged object or one a command', () => {
    const apart = Object.entries(whole).map(([key, list]) => ({ [key]: list }))
    expect(read(...apart).topology).toEqual(read(whole).topology)
  })

  it('may be bare lists, told by the ids of their rows', () => {
    expect(read(...Object.values(whole)).topology).toEqual(read(whole).topology)
  })

  it('may have names that a query made up, which is said', () => {
    const { Subnets, ...rest } = whole
    const { topology, report } = read({ ...rest, mine: Subnets })
    expect(topology).toEqual(read(whole).topology)
    expect(report.notes).toContainEqual({
      kind: 'assumed',
      message: 'Lists under other names, told by the ids of their rows: Subnets',
      ids: ['mine'],
    })
  })

  it('may give a list twice: the later row of an id wins', () => {
    const later = { Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.8.0.0/16' }] }
    expect(read(whole, later).topology.vpc['vpc-1']?.cidrBlocks).toEqual(['10.8.0.0/16'])
  })

  it('may hold instances in reservations, on their own, and in lists of lists', () => {
    const reservations = { Reservations: [{ ReservationId: 'r-1', Instances: [instanceRow] }] }
    const expected = read(whole, reservations).topology.instance
    expect(read(whole, { Instances: [instanceRow] }).topology.instance).toEqual(expected)
    expect(read(whole, [[instanceRow]]).topology.instance).toEqual(expected)
  })

  it('say when they are one page of several, and which keys mean nothing', () => {
    const { report } = read({ ...whole, NextToken: 'abc', Spaceships: [1], FlowLogs: [{}] })
    const told = report.notes.map(({ kind, ids }) => [kind, ...ids])
    expect(told).toContainEqual(['incomplete', 'file-0.json'])
    expect(told).toContainEqual(['ignored', 'Spaceships'])
    expect(told).toContainEqual(['notModelled', 'FlowLogs'])
  })
})

describe('hard faults', () => {
  it.each<readonly [place: unknown, message: string]>([
    [
      null,
      'The file holds null; expected what "aws ec2 describe-…" prints, such as {"Vpcs": [...]}',
    ],
    [
      {},
      'this holds no list that AWS prints; expected what "aws ec2 describe-…" prints, such as {"Vpcs": [...]}',
    ],
    [{ Vpcs: {} }, 'Vpcs is an object; expected a list'],
    [{ Vpcs: [7] }, 'Vpcs[0] is 7; expected an object with VpcId'],
    [{ Vpcs: [{ CidrBlock: '10.0.0.0/16' }] }, 'Vpcs[0].VpcId is missing; expected text'],
    [
      { Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/33' }] },
      'Vpcs[0].CidrBlock: "10.0.0.0/33" needs a prefix length from /0 to /32',
    ],
    [
      permission({ IpProtocol: 'tcp', FromPort: 70000, ToPort: 70000 }),
      'SecurityGroups[0].IpPermissions[0].FromPort is 70000; ports end at 65535',
    ],
    [
      permission({ IpProtocol: 'tcp', FromPort: 80, ToPort: 22 }),
      'SecurityGroups[0].IpPermissions[0].ToPort is 22; the range starts later, at 80',
    ],
    [
      permission({ IpProtocol: 'icmp', FromPort: 300, ToPort: 0 }),
      'SecurityGroups[0].IpPermissions[0].FromPort is 300; ICMP types end at 255',
    ],
    [
      permission({ IpProtocol: 'http' }),
      'SecurityGroups[0].IpPermissions[0].IpProtocol is "http"; expected tcp, udp, icmp, icmpv6, -1 for all, or a number from 0 to 255',
    ],
    [
      permission({ IpProtocol: '-1', IpRanges: [{ CidrIp: '::/0' }] }),
      'SecurityGroups[0].IpPermissions[0].IpRanges[0].CidrIp is "::/0"; expected an IPv4 block',
    ],
    [
      entry({ RuleNumber: '100', CidrBlock: '0.0.0.0/0' }),
      'NetworkAcls[0].Entries[0].RuleNumber is "100"; expected a number',
    ],
    [
      entry({ RuleNumber: 40000, CidrBlock: '0.0.0.0/0' }),
      'NetworkAcls[0].Entries[0].RuleNumber is 40000; rule numbers go from 1 to 32766',
    ],
    [
      entry({ RuleAction: 'maybe', CidrBlock: '0.0.0.0/0' }),
      'NetworkAcls[0].Entries[0].RuleAction is "maybe"; expected allow or deny',
    ],
    [
      entry({}),
      'NetworkAcls[0].Entries[0] is an object; expected exactly one of CidrBlock and Ipv6CidrBlock',
    ],
    [
      {
        RouteTables: [{ RouteTableId: 'rtb-1', VpcId: 'vpc-1', Routes: [{ GatewayId: 'local' }] }],
      },
      'RouteTables[0].Routes[0] is an object; expected exactly one of DestinationCidrBlock, DestinationIpv6CidrBlock and DestinationPrefixListId',
    ],
    [
      { Reservations: [{ Instances: [{ InstanceId: 'i-1', PrivateIpAddress: '10.0.0' }] }] },
      'Reservations[0].Instances[0].PrivateIpAddress: "10.0.0" is not an IP address; expected one like 10.0.1.7 or 2001:db8::7',
    ],
    [
      { ManagedPrefixListEntries: { 'pl-1': [{ Cidr: '10.0.0.0/40' }] } },
      'ManagedPrefixListEntries.pl-1[0].Cidr: "10.0.0.0/40" needs a prefix length from /0 to /32',
    ],
    [
      [{ VpcId: 'vpc-1' }, { Foo: 1 }],
      '[1] has no id that tells what it is; expected rows with a VpcId, SubnetId, GroupId …',
    ],
  ])('%j', (value, message) => {
    expect(faultIn(value)).toBe(message)
  })

  it('name their file', () => {
    const result = importAwsSnapshot([{ name: 'vpcs.json', value: { Vpcs: {} } }])
    expect(result).toEqual({ ok: false, error: 'vpcs.json: Vpcs is an object; expected a list' })
  })
})

describe('what is not modelled yet', () => {
  it("is drawn under AWS's word for it, without its secrets", () => {
    const topology = topologyFrom({
      CarrierGateways: [{ CarrierGatewayId: 'cagw-1', VpcId: 'vpc-1', Password: 'S3cret' }],
      LocalGateways: [{ LocalGatewayId: 'lgw-1', State: 'deleted' }],
    })
    expect(resourcesOf(topology, 'other').map(({ id, type, vpcId }) => [id, type, vpcId])).toEqual([
      ['cagw-1', 'Carrier gateway', 'vpc-1'],
    ])
    expect(JSON.stringify(topology)).not.toContain('S3cret')
  })
})

describe('contradictions', () => {
  it('of addresses and ids are imported; they are for validation to speak of', () => {
    const { networkInterface, subnet } = topologyFrom({
      NetworkInterfaces: [
        { ...eniRow, PrivateIpAddress: '192.168.7.7', SubnetId: 'subnet-elsewhere' },
      ],
    })
    expect(networkInterface['eni-1']?.privateAddresses[0]?.address).toBe('192.168.7.7')
    expect(subnet['subnet-elsewhere']?.stub).toBe(true)
  })

  it.each(['__proto__', 'constructor', 'hasOwnProperty'])('of an id like %s do no harm', (id) => {
    const rows = JSON.parse(
      `{"Vpcs": [{"VpcId": "${id}", "CidrBlock": "10.0.0.0/16", "__proto__": {"IsDefault": true}}],
        "${id}": [], "ManagedPrefixListEntries": {"${id}": []}}`,
    ) as unknown
    const { topology } = read(rows)
    expect(resourcesOf(topology, 'vpc').map((vpc) => [vpc.id, vpc.isDefault])).toEqual([
      [id, false],
    ])
    expect(Object.hasOwn(topology.prefixList, id)).toBe(true)
    expect(({} as Json)['IsDefault']).toBeUndefined()
  })
})
