import { fail, ok, type Result } from '@/model/result'
import type { ReportBuilder } from '../report'
import { formatPlace, show } from '../schemaFault'
import { childListForm, childListOfKey, childListPrintedAs, type ChildList } from './childLists'
import { isObject, type PlacedRow } from './placedRow'

/** The rows that belong to one thing, and whether AWS says that there are more. */
export interface PlacedChildren {
  readonly rows: PlacedRow[]
  cutOff: boolean
}

export interface ChildSink {
  readonly children: Map<ChildList, Map<string, PlacedChildren>>
  /** Lists of which an answer was given that does not say what it belongs to. */
  readonly orphaned: Set<ChildList>
  readonly report: ReportBuilder
}

/** What the document says besides the list: its name, its parent's id, and whether it is a page. */
export interface ChildDocument {
  readonly name: string
  readonly value: Readonly<Record<string, unknown>>
}

/** Takes in one key of a document if it holds rows of things that stand elsewhere. */
export function collectChildren(
  key: string,
  content: unknown,
  root: string,
  document: ChildDocument,
  sink: ChildSink,
): Result<boolean> {
  const printed = childListPrintedAs(key)
  const keyed = childListOfKey(key)
  const list = keyed ?? printed
  if (list === undefined) return ok(false)
  const place = `${root}${key}`
  const isAnswer = printed !== undefined && Array.isArray(content) && !hasParents(list, content)
  if (isAnswer) return collectAnswer(list, content, place, document, sink)
  if (keyed === undefined && !Array.isArray(content)) return ok(false)
  if (isObject(content) && childListForm(list).rowsOf?.(content)) {
    return collectAnswer(list, [content], place, document, sink)
  }
  sink.children.set(list, sink.children.get(list) ?? new Map<string, PlacedChildren>())
  const collected = Array.isArray(content)
    ? collectRowForm(list, content, place, document, sink)
    : collectMapForm(list, content, place, document, sink)
  return collected.ok ? ok(true) : collected
}

function hasParents(list: ChildList, content: readonly unknown[]): boolean {
  return content.some((row) => isObject(row) && parentIn(list, row) !== undefined)
}

/** The parent that a row carries, or tells in another way. */
function parentIn(list: ChildList, row: Readonly<Record<string, unknown>>): unknown {
  const { parent, parentOf } = childListForm(list)
  return Object.hasOwn(row, parent) ? row[parent] : parentOf?.(row)
}

/** The rows that stand here, or that an older command's object amounts to. */
function rowsIn(list: ChildList, value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[]
  return isObject(value) ? childListForm(list).rowsOf?.(value) : undefined
}

/** A command's own answer: a file named after the thing tells whose it is, and nothing else does. */
function collectAnswer(
  list: ChildList,
  content: readonly unknown[],
  place: string,
  document: ChildDocument,
  sink: ChildSink,
): Result<boolean> {
  const { parent, idInFileName } = childListForm(list)
  const own = document.value[parent]
  const named = idInFileName?.exec(document.name)?.[0]
  const id = typeof own === 'string' ? own : named
  if (id === undefined) {
    if (content.length === 0) return ok(true)
    sink.orphaned.add(list)
    const message = idInFileName
      ? `Rows that do not say whose they are; name their file after the ${parent}, or give them under it`
      : `Rows that do not say whose they are; give them under ${list}, by ${parent}`
    sink.report.note('incomplete', message, place)
    return ok(true)
  }
  if (own === undefined) {
    const message = `The file name tells whose rows ${place} holds`
    sink.report.note('assumed', message, id)
  }
  addChildren(list, id, content, place, isPage(document.value), sink)
  return ok(true)
}

/** Rows that carry their parent: with a list inside, or each a child itself. */
export function collectRowForm(
  list: ChildList,
  content: readonly unknown[],
  place: string,
  document: ChildDocument,
  sink: ChildSink,
): Result<true> {
  const { parent, printedAs } = childListForm(list)
  for (const [index, row] of content.entries()) {
    const rowPlace = `${place}[${String(index)}]`
    const id = isObject(row) ? parentIn(list, row) : undefined
    if (!isObject(row) || typeof id !== 'string' || id === '') {
      return fail(`${rowPlace} is ${show(row)}; expected an object with ${words(list)}`)
    }
    if (printedAs === undefined || !Object.hasOwn(row, parent)) {
      childrenOf(list, id, sink).rows.push({ list: place, index, row })
      continue
    }
    const rows = rowsIn(list, row[printedAs])
    if (!rows) {
      return fail(`${rowPlace} is ${show(row)}; expected an object with ${words(list)}`)
    }
    const cutOff = isPage(row) || isCutOff(list, document.value)
    addChildren(list, id, rows, `${rowPlace}.${printedAs}`, cutOff, sink)
  }
  return ok(true)
}

function words(list: ChildList): string {
  const { parent, printedAs } = childListForm(list)
  return printedAs === undefined ? parent : `${parent} and ${printedAs}`
}

/** Lists by their parent's id; a value may also be the whole answer for it. */
function collectMapForm(
  list: ChildList,
  content: unknown,
  place: string,
  document: ChildDocument,
  sink: ChildSink,
): Result<true> {
  const { parent, printedAs } = childListForm(list)
  if (!isObject(content)) {
    return fail(`${place} is ${show(content)}; expected lists by ${parent}`)
  }
  for (const [id, value] of Object.entries(content)) {
    const rowPlace = formatPlace(place, [id])
    const answer = isObject(value) && printedAs !== undefined ? value : undefined
    const rows =
      rowsIn(list, value) ?? (answer && printedAs !== undefined ? answer[printedAs] : undefined)
    if (!Array.isArray(rows)) return fail(`${rowPlace} is ${show(value)}; expected a list`)
    const cutOff = isCutOff(list, document.value) || (answer !== undefined && isPage(answer))
    addChildren(list, id, rows, rowPlace, cutOff, sink)
  }
  return ok(true)
}

function childrenOf(list: ChildList, id: string, { children }: ChildSink): PlacedChildren {
  const byId = children.get(list) ?? new Map<string, PlacedChildren>()
  children.set(list, byId)
  const known = byId.get(id) ?? { rows: [], cutOff: false }
  byId.set(id, known)
  return known
}

/** A list given twice is one list (A1); what both say is not said twice. */
function addChildren(
  list: ChildList,
  id: string,
  content: readonly unknown[],
  place: string,
  cutOff: boolean,
  sink: ChildSink,
): void {
  const known = childrenOf(list, id, sink)
  const said = new Set(known.rows.map(({ row }) => JSON.stringify(row)))
  for (const [index, row] of content.entries()) {
    if (said.size === 0 || !said.has(JSON.stringify(row))) {
      known.rows.push({ list: place, index, row })
    }
  }
  if (!cutOff) return
  known.cutOff = true
  sink.report.note('incomplete', 'The list is one page of several; the rest of it is missing', id)
}

/** `search-transit-gateway-routes` has no token; it says that routes are missing (A1). */
function isCutOff(list: ChildList, answer: Readonly<Record<string, unknown>>): boolean {
  return list === 'TransitGatewayRoutes' && answer['AdditionalRoutesAvailable'] === true
}

function isPage(answer: Readonly<Record<string, unknown>>): boolean {
  const token = answer['NextToken']
  return answer['AdditionalRoutesAvailable'] === true || (typeof token === 'string' && token !== '')
}
