import { fail, ok, type Result } from '@/model/result'
import type { ReportBuilder } from '../report'
import { formatPlace, show } from '../schemaFault'
import type { PlacedRow } from './collect'
import { formOf, type ParentedList } from './parented'

/** Rows by what they belong to, for each list whose own rows do not say it. */
export type RowsByParent = Map<ParentedList, Map<string, PlacedRow[]>>

/** One key of a file that holds such a list. */
export interface ParentedContent {
  readonly list: ParentedList
  readonly key: string
  readonly content: unknown
  readonly place: string
  readonly documentName: string
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Takes `{"parent": [row]}`, rows that carry their parent, and rows that tell it. The rows of a
 * parent that is given twice are the later ones. Whose the rows are is never guessed.
 */
export function collectParented(
  given: ParentedContent,
  rows: RowsByParent,
  report: ReportBuilder,
): Result<true> {
  const { list, content, place } = given
  const form = formOf(list)
  if (Array.isArray(content)) return collectItems(given, content, rows, report)
  if (!isFields(content)) {
    return fail(`${place} is ${show(content)}; expected lists by ${form.words}`)
  }
  if (form.rowsOf?.(content)) return reportOrphans(given, report)
  for (const [parent, value] of Object.entries(content)) {
    const inner = formatPlace(place, [parent])
    const items = itemsOf(list, value)
    if (!items) return fail(`${inner} is ${show(value)}; expected a list`)
    put(rows, list, parent, placed(items, inner))
  }
  return ok(true)
}

function collectItems(
  given: ParentedContent,
  content: readonly unknown[],
  rows: RowsByParent,
  report: ReportBuilder,
): Result<true> {
  const { list, key, place, documentName } = given
  const form = formOf(list)
  const orphans: PlacedRow[] = []
  for (const [index, row] of content.entries()) {
    const parent = isFields(row) ? row[form.parent] : undefined
    const field = form.rows.find((name) => isFields(row) && itemsOf(list, row[name]))
    if (isFields(row) && typeof parent === 'string' && field !== undefined) {
      const inner = `${place}[${String(index)}].${field}`
      put(rows, list, parent, placed(itemsOf(list, row[field]) ?? [], inner))
      continue
    }
    const told = isFields(row) ? form.parentOf?.(row) : undefined
    const item = { list: place, index, row }
    if (told !== undefined) add(rows, list, told, item)
    else if (key === form.bareKey) orphans.push(item)
    else {
      const words = `an object with ${form.parent} and ${form.rows.join(' or ')}`
      return fail(`${place}[${String(index)}] is ${show(row)}; expected ${words}`)
    }
  }
  if (key !== form.bareKey || orphans.length === 0) return ok(true)
  const named = form.parentInName?.exec(documentName)?.[0]
  if (named === undefined) return reportOrphans(given, report)
  report.note('assumed', `The file name tells whose rows ${documentName} holds`, named)
  put(rows, list, named, orphans)
  return ok(true)
}

function reportOrphans(
  { list, key, documentName }: ParentedContent,
  report: ReportBuilder,
): Result<true> {
  const message = `Rows that do not say whose they are; give them under ${list}, by ${formOf(list).words}`
  report.note('incomplete', message, documentName === '' ? key : `${documentName}: ${key}`)
  return ok(true)
}

function itemsOf(list: ParentedList, value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  return isFields(value) ? formOf(list).rowsOf?.(value) : undefined
}

function placed(items: readonly unknown[], list: string): PlacedRow[] {
  return items.map((row, index) => ({ list, index, row }))
}

function put(rows: RowsByParent, list: ParentedList, parent: string, items: PlacedRow[]): void {
  const own = rows.get(list) ?? new Map<string, PlacedRow[]>()
  rows.set(list, own)
  own.set(parent, items)
}

function add(rows: RowsByParent, list: ParentedList, parent: string, item: PlacedRow): void {
  const known = rows.get(list)?.get(parent)
  if (known) known.push(item)
  else put(rows, list, parent, [item])
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
