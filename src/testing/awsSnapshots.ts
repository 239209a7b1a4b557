import { importAwsSnapshot } from '@/interchange/aws/importAwsSnapshot'
import type { NoteKind } from '@/interchange/report'
import type { Topology } from '@/model/topology'

/** Small AWS snapshots for tests, as the JSON that the CLI prints. */

export type Json = Readonly<Record<string, unknown>>

/** A VPC with one subnet and what comes with it; a case adds its own lists or replaces these. */
export function snapshotWith(lists: Json): Json {
  return {
    Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: 'shop' }] }],
    Subnets: [
      {
        SubnetId: 'subnet-1',
        VpcId: 'vpc-1',
        AvailabilityZone: 'eu-central-1a',
        CidrBlock: '10.0.1.0/24',
      },
    ],
    SecurityGroups: [
      {
        GroupId: 'sg-1',
        GroupName: 'web',
        VpcId: 'vpc-1',
        IpPermissions: [],
        IpPermissionsEgress: [],
      },
    ],
    NetworkAcls: [{ NetworkAclId: 'acl-1', VpcId: 'vpc-1', IsDefault: true, Entries: [] }],
    RouteTables: [
      { RouteTableId: 'rtb-1', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes: [local] },
    ],
    ...lists,
  }
}

export const local: Json = {
  DestinationCidrBlock: '10.0.0.0/16',
  GatewayId: 'local',
  Origin: 'CreateRouteTable',
  State: 'active',
}

/** The main table, with these rows besides the local route. */
export function tableWith(...routes: readonly Json[]): Json {
  const associations = [{ Main: true }]
  return {
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: associations,
        Routes: [local, ...routes],
      },
    ],
  }
}

/** The one group, with these fields. */
export function groupWith(about: Json): Json {
  return { SecurityGroups: [{ GroupId: 'sg-1', GroupName: 'web', VpcId: 'vpc-1', ...about }] }
}

export const eniRow: Json = {
  NetworkInterfaceId: 'eni-1',
  SubnetId: 'subnet-1',
  VpcId: 'vpc-1',
  InterfaceType: 'interface',
  Groups: [{ GroupId: 'sg-1' }],
  PrivateIpAddress: '10.0.1.10',
  PrivateIpAddresses: [{ PrivateIpAddress: '10.0.1.10', Primary: true }],
  SourceDestCheck: true,
}

export const instanceRow: Json = {
  InstanceId: 'i-1',
  State: { Name: 'running' },
  SubnetId: 'subnet-1',
  VpcId: 'vpc-1',
  PrivateIpAddress: '10.0.1.10',
}

/** What is read of these documents; throws where they are refused. */
export function read(...values: readonly unknown[]) {
  const documents = values.map((value, at) => ({ name: `file-${String(at)}.json`, value }))
  const result = importAwsSnapshot(documents)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

export function topologyFrom(lists: Json): Topology {
  return read(snapshotWith(lists)).topology
}

/** The ids of all notes of this kind. */
export function noted(lists: Json, kind: NoteKind): readonly string[] {
  const { notes } = read(snapshotWith(lists)).report
  return notes.filter((note) => note.kind === kind).flatMap(({ ids }) => ids)
}

/** Why a nameless document is refused. */
export function faultIn(value: unknown): string {
  const result = importAwsSnapshot([{ name: '', value }])
  return result.ok ? 'no fault' : result.error
}
