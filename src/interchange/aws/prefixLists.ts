import * as z from 'zod/mini'
import { asId, type PrefixListId } from '@/model/ids'
import { familyOf, type Cidr } from '@/model/ip'
import type { PrefixList } from '@/model/resources/prefixList'
import { cidrSchema } from '@/model/schema'
import { awsPrefixListWeight } from '@/model/quotas'
import type { ReportBuilder } from '../report'
import { given, idText, maybe, maybeText, nameFrom, rows, sameWord, tags } from './rows'

export const prefixListEntryRow = z.object({ Cidr: cidrSchema, Description: maybeText })

/** Rows of two commands: a managed list, or AWS's own with its `Cidrs` (A12). */
export const prefixListRow = z.object({
  PrefixListId: idText,
  PrefixListName: maybeText,
  AddressFamily: maybeText,
  OwnerId: maybeText,
  MaxEntries: maybe(z.int()),
  Entries: rows(prefixListEntryRow),
  Cidrs: rows(cidrSchema),
  Tags: tags,
})

export type PrefixListRow = z.infer<typeof prefixListRow>
export type PrefixListEntryRow = z.infer<typeof prefixListEntryRow>

export function readPrefixList(
  row: PrefixListRow,
  entriesApart: readonly PrefixListEntryRow[] | undefined,
  report: ReportBuilder,
): PrefixList {
  const listed = entriesApart ?? row.Entries ?? row.Cidrs?.map((block) => ({ Cidr: block }))
  const entries = listed?.map(toEntry)
  if (!entries) {
    const message = 'Prefix lists whose entries are not given: what they hold is unknown'
    report.note('incomplete', message, row.PrefixListId)
  }
  const name = given(row.PrefixListName) ?? nameFrom(row.Tags)
  const awsManaged = sameWord(row.OwnerId, 'AWS') || name.startsWith('com.amazonaws.')
  const maxEntries = row.MaxEntries ?? (awsManaged ? awsPrefixListWeight(name) : undefined)
  return {
    kind: 'prefixList',
    id: asId<PrefixListId>(row.PrefixListId),
    name,
    family: readFamily(row, entries?.[0]?.cidr),
    awsManaged,
    ...(maxEntries !== undefined && { maxEntries }),
    ...(entries && { entries }),
  }
}

function toEntry(row: { readonly Cidr: Cidr; readonly Description?: string | null | undefined }) {
  const description = given(row.Description)
  return { cidr: row.Cidr, ...(description !== undefined && { description }) }
}

function readFamily(row: PrefixListRow, first: Cidr | undefined): PrefixList['family'] {
  if (given(row.AddressFamily) !== undefined) {
    return sameWord(row.AddressFamily, 'IPv6') ? 'ipv6' : 'ipv4'
  }
  return first && familyOf(first) === 6 ? 'ipv6' : 'ipv4'
}
