import type * as z from 'zod/mini'
import { fail, ok, type Result } from '@/model/result'
import { describeFault } from '../schemaFault'
import { CHILD_LIST_NAMES, childListForm, type ChildList, type ChildRowsByList } from './childLists'
import type { Collected } from './collect'
import { ROW_SCHEMAS, rowIdOf, type RowList, type RowsByList } from './lists'
import { placeOfRow, type PlacedRow } from './placedRow'

/** All rows checked and typed, each id once; a list that was not given at all is told apart. */
export interface Snapshot {
  readonly rows: RowsByList
  /** Rows that stand apart from what they belong to, by its id. */
  readonly children: ChildRowsByList
  readonly isListed: (list: RowList) => boolean
  readonly isChildListed: (list: ChildList) => boolean
  /** Whether AWS said that there are more of these rows than were given. */
  readonly isCutOff: (list: ChildList, id: string) => boolean
  /** Whether rows of this list were given that do not say what they belong to. */
  readonly hasOrphans: (list: ChildList) => boolean
}

/** Checks row after row and stops at the first fault. */
export function parseRows({ rows, children, orphaned }: Collected): Result<Snapshot> {
  const parsed: Partial<Record<RowList, readonly unknown[]>> = {}
  for (const list of Object.keys(ROW_SCHEMAS) as RowList[]) {
    const result = parseList(list, rows.get(list) ?? [])
    if (!result.ok) return result
    parsed[list] = result.value
  }
  const parsedChildren: Partial<Record<ChildList, ReadonlyMap<string, readonly unknown[]>>> = {}
  for (const list of CHILD_LIST_NAMES) {
    const byId = new Map<string, readonly unknown[]>()
    for (const [id, placed] of children.get(list) ?? []) {
      const result = parseAll(childListForm(list).schema, placed.rows)
      if (!result.ok) return result
      byId.set(id, result.value)
    }
    parsedChildren[list] = byId
  }
  return ok({
    rows: parsed as RowsByList,
    children: parsedChildren as ChildRowsByList,
    isListed: (list) => rows.has(list),
    isChildListed: (list) => children.has(list),
    isCutOff: (list, id) => children.get(list)?.get(id)?.cutOff ?? false,
    hasOrphans: (list) => orphaned.has(list),
  })
}

function parseList(list: RowList, placed: readonly PlacedRow[]): Result<readonly unknown[]> {
  const schema: z.ZodMiniType = ROW_SCHEMAS[list]
  const result = parseAll(schema, placed)
  if (!result.ok) return result
  const byId = new Map<unknown, unknown>()
  for (const [index, row] of result.value.entries()) {
    const id = rowIdOf(list, placed[index]?.row) ?? index
    // Two commands describe prefix lists, each in part; of anything else the later row is whole.
    const merged =
      list === 'PrefixLists' ? { ...(byId.get(id) as object), ...(row as object) } : row
    byId.set(id, merged)
  }
  return ok([...byId.values()])
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
