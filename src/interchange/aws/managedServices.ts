import {
  asId,
  type ManagedServiceId,
  type NetworkInterfaceId,
  type SubnetId,
  type VpcId,
} from '@/model/ids'
import type { ManagedService } from '@/model/resources/managedService'
import type { NetworkInterface } from '@/model/resources/networkInterface'
import { singlePort } from '@/model/ports'
import type { ReportBuilder } from '../report'
import type {
  FileSystemRow,
  FunctionRow,
  InstanceConnectEndpointRow,
  MountTargetRow,
} from './managedServiceRows'
import { given, nameFrom, plainWord } from './rows'
import type { TopologyBuilder } from './topologyBuilder'

/** What adding services to the topology needs. */
export interface ServiceContext {
  readonly builder: TopologyBuilder
  readonly report: ReportBuilder
}

/** Names are no ids: a balancer, a database, a function and a fleet may share one. */
export function freeId(wanted: string, type: string, builder: TopologyBuilder): string {
  const isTaken = KINDS_WITH_NAMES.some((kind) => builder.find(kind, wanted) !== undefined)
  return isTaken ? `${wanted} (${type})` : wanted
}

const KINDS_WITH_NAMES = ['loadBalancer', 'managedService', 'autoScalingGroup'] as const

/** The subnets that a row lists, and the VPC that they are in. */
export function standing(
  subnets: readonly (string | null | undefined)[],
  vpc: string | null | undefined,
  builder: TopologyBuilder,
): Pick<ManagedService, 'subnetIds' | 'vpcId'> {
  const subnetIds = [
    ...new Set(subnets.flatMap((id) => given(id) ?? []).map((id) => asId<SubnetId>(id))),
  ]
  const vpcId =
    given(vpc) ??
    subnetIds.map((id) => builder.find('subnet', id)?.vpcId).find((id) => id !== undefined)
  return { subnetIds, ...(vpcId !== undefined && { vpcId: asId<VpcId>(vpcId) }) }
}

const FUNCTION = 'Lambda function'

/** How Lambda describes its interfaces; functions with the same subnets and groups share them. */
const FUNCTION_INTERFACE = /^AWS Lambda VPC ENI-?(.*)$/i

/** Adds a function with the interfaces of its subnets and groups (MNG-01); none outside VPCs. */
export function addFunction(
  row: FunctionRow,
  interfaces: InterfacesByPlace,
  { builder, report }: ServiceContext,
): void {
  const name = row.FunctionName
  const subnets = row.VpcConfig?.SubnetIds ?? []
  if (subnets.length === 0) {
    report.note('leftOut', 'Functions that are in no VPC', name)
    return
  }
  const groups = row.VpcConfig?.SecurityGroupIds ?? []
  const places = new Set(subnets.map((subnet) => placeKey(subnet, groups)))
  const [own = [], ...others] = [...places].flatMap((place) => {
    const found = interfaces.get(place)
    return found ? [found] : []
  })
  if (own.length === 0) {
    report.note('incomplete', 'Functions whose interfaces are not listed', name)
  }
  builder.put({
    kind: 'managedService',
    id: asId<ManagedServiceId>(freeId(given(row.FunctionArn) ?? name, FUNCTION, builder)),
    name,
    service: 'lambda',
    type: FUNCTION,
    ...standing(subnets, row.VpcConfig?.VpcId, builder),
    networkInterfaceIds: others.length === 0 ? own : [own, ...others].flat(),
    services: [],
    available: !['failed', 'inactive'].includes(plainWord(row.State)),
  })
}

export type InterfacesByPlace = ReadonlyMap<string, readonly NetworkInterfaceId[]>

/** A subnet and the groups that an interface carries in it, in any order. */
export function placeKey(subnetId: string, groups: readonly string[]): string {
  return [subnetId, ...new Set(groups.toSorted())].join(' ')
}

/** These interfaces by the place that they are told apart by. */
export function byPlace(interfaces: readonly NetworkInterface[]): InterfacesByPlace {
  const places = new Map<string, NetworkInterfaceId[]>()
  for (const eni of interfaces) {
    const key = placeKey(eni.subnetId, eni.securityGroupIds)
    const known = places.get(key)
    if (known) known.push(eni.id)
    else places.set(key, [eni.id])
  }
  return places
}

/** Whether an interface is Lambda's, as its type or its description says (A8). */
export function isFunctionInterface(eni: {
  readonly interfaceType: string
  readonly managedBy?: string | undefined
}): boolean {
  return plainWord(eni.interfaceType) === 'lambda' || FUNCTION_INTERFACE.test(eni.managedBy ?? '')
}

/** The function that a description names: `AWS Lambda VPC ENI-NAME-UUID`. */
export function functionInDescription(description: string | undefined): string | undefined {
  const rest = FUNCTION_INTERFACE.exec(description ?? '')?.[1]
  const uuid = /-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
  return given(rest?.replace(uuid, ''))
}

/** What a file system of EFS listens for. */
export const NFS = { name: 'NFS', protocol: 'tcp' as const, ports: singlePort(2049) }

/** Adds a file system of EFS with its mount targets, or one of FSx with its interfaces. */
export function addFileSystem(
  row: FileSystemRow,
  mountTargets: readonly MountTargetRow[],
  { builder, report }: ServiceContext,
): void {
  const isFsx = given(row.FileSystemType) !== undefined
  const type = isFsx ? 'FSx file system' : 'EFS file system'
  const interfaces = [
    ...(row.NetworkInterfaceIds ?? []),
    ...mountTargets.flatMap(({ NetworkInterfaceId }) => given(NetworkInterfaceId) ?? []),
  ].map((id) => asId<NetworkInterfaceId>(id))
  reportMissing(row.FileSystemId, interfaces, { builder, report })
  builder.put({
    kind: 'managedService',
    id: asId<ManagedServiceId>(row.FileSystemId),
    name: given(row.Name) ?? nameFrom(row.Tags),
    service: isFsx ? 'other' : 'efs',
    type,
    ...standing(
      [...(row.SubnetIds ?? []), ...mountTargets.map(({ SubnetId }) => SubnetId)],
      given(row.VpcId) ?? mountTargets.map(({ VpcId }) => given(VpcId)).find(Boolean),
      builder,
    ),
    networkInterfaceIds: [...new Set(interfaces)],
    ...(!isFsx && { services: [NFS] }),
    available: ['', 'available', 'updating'].includes(
      plainWord(row.LifeCycleState ?? row.Lifecycle),
    ),
  })
}

/** Adds an Instance Connect Endpoint (MNG-07). */
export function addInstanceConnectEndpoint(
  row: InstanceConnectEndpointRow,
  { builder, report }: ServiceContext,
): void {
  const interfaces = (row.NetworkInterfaceIds ?? []).map((id) => asId<NetworkInterfaceId>(id))
  reportMissing(row.InstanceConnectEndpointId, interfaces, { builder, report })
  builder.put({
    kind: 'managedService',
    id: asId<ManagedServiceId>(row.InstanceConnectEndpointId),
    name: nameFrom(row.Tags),
    service: 'instanceConnectEndpoint',
    type: 'EC2 Instance Connect Endpoint',
    ...standing([row.SubnetId], row.VpcId, builder),
    networkInterfaceIds: interfaces,
    services: [],
    available: ['', 'createcomplete', 'updatecomplete', 'updateinprogress'].includes(
      plainWord(row.State),
    ),
    preserveClientIp: row.PreserveClientIp ?? false,
  })
}

function reportMissing(
  id: string,
  interfaces: readonly NetworkInterfaceId[],
  { builder, report }: ServiceContext,
): void {
  const missing = interfaces.filter((eni) => !builder.find('networkInterface', eni))
  if (interfaces.length === 0 || missing.length > 0) {
    report.note('incomplete', 'Services whose interfaces are not listed', id)
  }
}
