import type * as z from 'zod/mini'
import { fail, ok, type Result } from '@/model/result'
import { describeFault } from '../schemaFault'
import { placeOfRow, type Collected, type PlacedRow } from './collect'
import { ROW_IDS, ROW_SCHEMAS, type RowList, type RowsByList } from './lists'
import { formOf, PARENTED_LISTS, type ParentedList, type ParentedRows } from './parented'

/** All rows checked and typed, each id once; a list that was not given at all is told apart. */
export interface Snapshot {
  readonly rows: RowsByList
  /** Rows that come apart from what they belong to, by its id. */
  readonly parented: ParentedRows
  readonly isListed: (list: RowList) => boolean
}

/** Checks row after row and stops at the first fault. */
export function parseRows({ rows, parented }: Collected): Result<Snapshot> {
  const parsed: Partial<Record<RowList, readonly unknown[]>> = {}
  for (const list of Object.keys(ROW_SCHEMAS) as RowList[]) {
    const result = parseList(list, rows.get(list) ?? [])
    if (!result.ok) return result
    parsed[list] = result.value
  }
  const byParent: Partial<Record<ParentedList, ReadonlyMap<string, readonly unknown[]>>> = {}
  for (const list of Object.keys(PARENTED_LISTS) as ParentedList[]) {
    const own = new Map<string, readonly unknown[]>()
    for (const [parent, placed] of parented.get(list) ?? []) {
      const result = parseAll(formOf(list).schema, placed)
      if (!result.ok) return result
      own.set(parent, result.value)
    }
    byParent[list] = own
  }
  return ok({
    rows: parsed as RowsByList,
    parented: byParent as ParentedRows,
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
