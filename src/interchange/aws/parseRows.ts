import type * as z from 'zod/mini'
import { fail, ok, type Result } from '@/model/result'
import { describeFault } from '../schemaFault'
import { placeOfRow, type Collected, type PlacedRow } from './collect'
import { ROW_IDS, ROW_SCHEMAS, type RowList, type RowsByList } from './lists'
import { prefixListEntryRow, type PrefixListEntryRow } from './prefixLists'

/** All rows checked and typed, each id once; a list that was not given at all is told apart. */
export interface Snapshot {
  readonly rows: RowsByList
  readonly prefixListEntries: ReadonlyMap<string, readonly PrefixListEntryRow[]>
  readonly isListed: (list: RowList) => boolean
}

/** Checks row after row and stops at the first fault. */
export function parseRows({ rows, prefixListEntries }: Collected): Result<Snapshot> {
  const parsed: Partial<Record<RowList, readonly unknown[]>> = {}
  for (const list of Object.keys(ROW_SCHEMAS) as RowList[]) {
    const result = parseList(list, rows.get(list) ?? [])
    if (!result.ok) return result
    parsed[list] = result.value
  }
  const entries = new Map<string, readonly PrefixListEntryRow[]>()
  for (const [id, placed] of prefixListEntries) {
    const result = parseAll(prefixListEntryRow, placed)
    if (!result.ok) return result
    entries.set(id, result.value)
  }
  return ok({
    rows: parsed as RowsByList,
    prefixListEntries: entries,
    isListed: (list) => rows.has(list),
  })
}

function parseList(list: RowList, placed: readonly PlacedRow[]): Result<readonly unknown[]> {
  const schema: z.ZodMiniType = ROW_SCHEMAS[list]
  const result = parseAll(schema, placed)
  if (!result.ok) return result
  const byId = new Map<unknown, unknown>()
  for (const [index, row] of result.value.entries()) {
    const id = rowId(placed[index]?.row, list) ?? index
    // Two commands describe prefix lists, each in part; of anything else the later row is whole.
    const merged =
      list === 'PrefixLists' ? { ...(byId.get(id) as object), ...(row as object) } : row
    byId.set(id, merged)
  }
  return ok([...byId.values()])
}

function rowId(row: unknown, list: RowList): unknown {
  const fields = row as Readonly<Record<string, unknown>>
  return fields[ROW_IDS[list]] ?? (list === 'Addresses' ? fields['PublicIp'] : undefined)
}

function parseAll<Schema extends z.ZodMiniType>(
  schema: Schema,
  placed: readonly PlacedRow[],
): Result<readonly z.infer<Schema>[]> {
  const values: z.infer<Schema>[] = []
  for (const item of placed) {
    const parsed = schema.safeParse(item.row)
    if (!parsed.success) return fail(describeFault(parsed.error.issues, item.row, placeOfRow(item)))
    values.push(parsed.data)
  }
  return ok(values)
}
