import * as z from 'zod/mini'
import { asId, type OtherResourceId, type VpcId } from '@/model/ids'
import type { OtherResource } from '@/model/resources/otherResource'
import type { ReportBuilder } from '../report'
import { given, maybeText, nameFrom, plainWord, tags } from './rows'

/** Lists whose rows are drawn as boxes of their kind but decide about no packet yet. */
export const OTHER_LISTS = {
  CarrierGateways: { id: 'CarrierGatewayId', type: 'Carrier gateway' },
  LocalGateways: { id: 'LocalGatewayId', type: 'Local gateway' },
} as const

export type OtherList = keyof typeof OTHER_LISTS

const sharedFields = { VpcId: maybeText, State: maybeText, Tags: tags }

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

export function isGoneOther({ State }: OtherRow): boolean {
  return ['deleted', 'rejected', 'failed', 'failing'].includes(plainWord(State))
}

export function readOther(list: OtherList, row: OtherRow, report: ReportBuilder): OtherResource {
  const { type } = OTHER_LISTS[list]
  report.note('notModelled', `${type}: drawn, but no packet is sent through it`, row.otherId)
  const vpcId = given(row.VpcId)
  return {
    kind: 'other',
    id: asId<OtherResourceId>(row.otherId),
    name: nameFrom(row.Tags),
    type,
    ...(vpcId !== undefined && { vpcId: asId<VpcId>(vpcId) }),
  }
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
