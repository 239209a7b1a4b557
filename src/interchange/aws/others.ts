import * as z from 'zod/mini'
import { asId, type OtherResourceId, type VpcId } from '@/model/ids'
import type { OtherResource } from '@/model/resources/otherResource'
import type { ReportBuilder } from '../report'
import { given, maybe, maybeText, nameFrom, plainWord, tags } from './rows'

/** Lists whose rows are drawn as boxes of their kind but decide about no packet yet. */
export const OTHER_LISTS = {
  CarrierGateways: { id: 'CarrierGatewayId', type: 'Carrier gateway' },
  LocalGateways: { id: 'LocalGatewayId', type: 'Local gateway' },
  LoadBalancers: { id: 'LoadBalancerArn', type: 'Load balancer' },
  LoadBalancerDescriptions: { id: 'LoadBalancerName', type: 'Classic Load Balancer' },
  TargetGroups: { id: 'TargetGroupArn', type: 'Target group' },
  DBInstances: { id: 'DBInstanceIdentifier', type: 'RDS DB instance' },
  AutoScalingGroups: { id: 'AutoScalingGroupName', type: 'Auto Scaling group' },
} as const

export type OtherList = keyof typeof OTHER_LISTS

/** What any of these rows may say. */
const sharedFields = {
  VpcId: maybeText,
  VPCId: maybeText,
  DBSubnetGroup: maybe(z.object({ VpcId: maybeText })),
  VPCZoneIdentifier: maybeText,
  State: maybe(z.union([z.string(), z.object({ Code: maybeText })])),
  Type: maybeText,
  LoadBalancerName: maybeText,
  TargetGroupName: maybeText,
  DBInstanceArn: maybeText,
  AutoScalingGroupARN: maybeText,
  Tags: tags,
}

const otherRow = z.object(sharedFields)

/** A row of one of these lists, its id checked under the name that this list gives it. */
function rowWithId(idField: string) {
  return z.pipe(
    z.object({ ...sharedFields, [idField]: z.string().check(z.minLength(1)) }),
    z.transform((row) => ({
      ...row,
      otherId: (row as Readonly<Record<string, unknown>>)[idField] as string,
    })),
  )
}

type OtherFields = z.infer<typeof otherRow>
export type OtherRow = OtherFields & { readonly otherId: string }

export const OTHER_ROW_SCHEMAS = Object.fromEntries(
  Object.entries(OTHER_LISTS).map(([list, { id }]) => [list, rowWithId(id)]),
) as Readonly<Record<OtherList, ReturnType<typeof rowWithId>>>

export function isGoneOther(row: OtherRow): boolean {
  const state = typeof row.State === 'string' ? row.State : row.State?.Code
  return ['deleted', 'rejected', 'failed', 'failing'].includes(plainWord(state))
}

const LOAD_BALANCER_TYPES: Readonly<Record<string, string>> = {
  application: 'Application Load Balancer',
  network: 'Network Load Balancer',
  gateway: 'Gateway Load Balancer',
}

export function readOther(
  list: OtherList,
  row: OtherRow,
  vpcOfSubnet: (subnetId: string) => VpcId | undefined,
  report: ReportBuilder,
): OtherResource {
  const type =
    (list === 'LoadBalancers' && LOAD_BALANCER_TYPES[plainWord(row.Type)]) || OTHER_LISTS[list].type
  report.note('notModelled', `${type}: drawn, but no packet is sent through it`, row.otherId)
  const [subnetId] = (given(row.VPCZoneIdentifier) ?? '').split(',').map((id) => id.trim())
  const vpcId = namedVpc(row) ?? (subnetId ? vpcOfSubnet(subnetId) : undefined)
  return {
    kind: 'other',
    id: asId<OtherResourceId>(row.otherId),
    name: nameFrom(row.Tags) || (given(row.LoadBalancerName) ?? given(row.TargetGroupName) ?? ''),
    type,
    ...(vpcId !== undefined && { vpcId }),
  }
}

function namedVpc(row: OtherRow): VpcId | undefined {
  const direct = given(row.VpcId) ?? given(row.VPCId) ?? given(row.DBSubnetGroup?.VpcId)
  return direct === undefined ? undefined : asId<VpcId>(direct)
}

/** What a target is by the prefix of its id, where no row describes it. */
export function typeOfId(id: string): string {
  const known = ID_PREFIXES.find(([prefix]) => id.startsWith(prefix))
  return known?.[1] ?? 'Unknown target'
}

const ID_PREFIXES = [
  ['vpce-', 'VPC endpoint'],
  ['lgw-', 'Local gateway'],
  ['cagw-', 'Carrier gateway'],
  ['arn:aws:networkmanager', 'Core network'],
  ['arn:aws:odb', 'ODB network'],
] as const
