import * as z from 'zod/mini'
import { idText, maybe, maybeFlag, maybePort, maybeText, plainWord, rows, tags } from './rows'

/** Rows of the services that stand in subnets as interfaces (section 22). */

export const databaseRow = z.object({
  DBInstanceIdentifier: idText,
  DBInstanceArn: maybeText,
  DBInstanceStatus: maybeText,
  Engine: maybeText,
  Endpoint: maybe(z.object({ Address: maybeText, Port: maybePort })),
  VpcSecurityGroups: rows(z.object({ VpcSecurityGroupId: maybeText, Status: maybeText })),
  DBSubnetGroup: maybe(
    z.object({
      VpcId: maybeText,
      Subnets: rows(
        z.object({
          SubnetIdentifier: maybeText,
          SubnetAvailabilityZone: maybe(z.object({ Name: maybeText })),
        }),
      ),
    }),
  ),
  AvailabilityZone: maybeText,
  TagList: tags,
})

export const functionRow = z.object({
  FunctionName: idText,
  FunctionArn: maybeText,
  State: maybeText,
  VpcConfig: maybe(
    z.object({ SubnetIds: rows(idText), SecurityGroupIds: rows(idText), VpcId: maybeText }),
  ),
})

/** EFS and FSx both list `FileSystems`; only FSx has a type, and its interfaces in the row. */
export const fileSystemRow = z.object({
  FileSystemId: idText,
  Name: maybeText,
  LifeCycleState: maybeText,
  Lifecycle: maybeText,
  FileSystemType: maybeText,
  VpcId: maybeText,
  SubnetIds: rows(idText),
  NetworkInterfaceIds: rows(idText),
  Tags: tags,
})

export const mountTargetRow = z.object({
  MountTargetId: idText,
  FileSystemId: idText,
  SubnetId: maybeText,
  VpcId: maybeText,
  NetworkInterfaceId: maybeText,
  AvailabilityZoneName: maybeText,
  LifeCycleState: maybeText,
})

export const instanceConnectEndpointRow = z.object({
  InstanceConnectEndpointId: idText,
  State: maybeText,
  VpcId: maybeText,
  SubnetId: maybeText,
  AvailabilityZone: maybeText,
  NetworkInterfaceIds: rows(idText),
  PreserveClientIp: maybeFlag,
  Tags: tags,
})

export type DatabaseRow = z.infer<typeof databaseRow>
export type FunctionRow = z.infer<typeof functionRow>
export type FileSystemRow = z.infer<typeof fileSystemRow>
export type MountTargetRow = z.infer<typeof mountTargetRow>
export type InstanceConnectEndpointRow = z.infer<typeof instanceConnectEndpointRow>

export function isGoneDatabase({ DBInstanceStatus }: DatabaseRow): boolean {
  return ['deleting', 'deleted', 'failed'].includes(plainWord(DBInstanceStatus))
}

export function isGoneFileSystem({ LifeCycleState, Lifecycle }: FileSystemRow): boolean {
  return ['deleted', 'deleting', 'failed'].includes(plainWord(LifeCycleState ?? Lifecycle))
}

export function isGoneMountTarget({ LifeCycleState }: MountTargetRow): boolean {
  return ['deleted', 'deleting'].includes(plainWord(LifeCycleState))
}

export function isGoneInstanceConnectEndpoint({ State }: InstanceConnectEndpointRow): boolean {
  return ['createfailed', 'deletecomplete', 'deleteinprogress'].includes(plainWord(State))
}
