import { fail, ok, type Result } from '@/model/result'
import type { ReportBuilder } from '../report'
import { formatPlace, show } from '../schemaFault'
import { isRowList, KNOWN_BUT_UNUSED, listOfRow, ROW_IDS, type RowList } from './lists'

/** One parsed JSON file (or a whole merged snapshot) and what it is called. */
export interface NamedDocument {
  readonly name: string
  readonly value: unknown
}

/** A row as it stands in its file, and where that is. */
export interface PlacedRow {
  /** The list it stands in; a place is put into words only when there is a fault to tell. */
  readonly list: string
  readonly index: number
  readonly row: unknown
}

/** `shop.json: Subnets[3]` */
export function placeOfRow({ list, index }: PlacedRow): string {
  return `${list}[${String(index)}]`
}

/** Everything that the documents hold, sorted by list; not yet checked. */
export interface Collected {
  readonly rows: ReadonlyMap<RowList, readonly PlacedRow[]>
  /** Entries of managed prefix lists by the list's id; they come apart from it (trap 14). */
  readonly prefixListEntries: ReadonlyMap<string, readonly PlacedRow[]>
}

interface Sink {
  readonly rows: Map<RowList, PlacedRow[]>
  readonly entries: Map<string, PlacedRow[]>
  readonly ignoredKeys: Map<string, number>
  readonly report: ReportBuilder
  recognised: boolean
}

const EXPECTED = 'expected what "aws ec2 describe-…" prints, such as {"Vpcs": [...]}'

/** Sorts the rows of all documents by what they are; a list given twice is one list (A1). */
export function collect(
  documents: readonly NamedDocument[],
  report: ReportBuilder,
): Result<Collected> {
  const sink: Sink = {
    rows: new Map(),
    entries: new Map(),
    ignoredKeys: new Map(),
    report,
    recognised: false,
  }
  for (const document of documents) {
    const result = collectDocument(document, sink)
    if (!result.ok) return result
  }
  if (!sink.recognised) {
    const [first] = documents
    const where = documents.length === 1 && first ? placeOf(first.name, 'this') : 'These files'
    return fail(`${where} holds no list that AWS prints; ${EXPECTED}`)
  }
  reportIgnored(sink)
  return ok({ rows: sink.rows, prefixListEntries: sink.entries })
}

function placeOf(name: string, otherwise: string): string {
  return name === '' ? otherwise : name
}

function rootOf(name: string): string {
  return name === '' ? '' : `${name}: `
}

function collectDocument({ name, value }: NamedDocument, sink: Sink): Result<true> {
  const root = rootOf(name)
  if (Array.isArray(value)) return collectBareList(value, root, sink, name)
  if (!isObject(value))
    return fail(`${placeOf(name, 'The file')} holds ${show(value)}; ${EXPECTED}`)
  for (const [key, content] of Object.entries(value)) {
    const result = collectKey(key, content, root, name, sink)
    if (!result.ok) return result
  }
  return ok(true)
}

function collectKey(
  key: string,
  content: unknown,
  root: string,
  documentName: string,
  sink: Sink,
): Result<true> {
  if (isPaging(key, content)) {
    const message = 'The list is one page of several; the rest of it is missing'
    sink.report.note('incomplete', message, placeOf(documentName, 'this'))
    return ok(true)
  }
  if (PAGING_KEYS.has(key) || key === 'ResponseMetadata') return ok(true)
  if (key === 'ManagedPrefixListEntries') return collectEntries(content, `${root}${key}`, sink)
  if (key === 'Entries' && collectNamedEntries(content, `${root}${key}`, documentName, sink)) {
    return ok(true)
  }
  const list = key === 'ManagedPrefixLists' ? 'PrefixLists' : key
  if (list === 'Reservations' || isRowList(list)) {
    if (!Array.isArray(content)) {
      return fail(`${root}${key} is ${show(content)}; expected a list`)
    }
    sink.recognised = true
    return addRows(list, content, `${root}${key}`, sink)
  }
  if (KNOWN_BUT_UNUSED.has(key)) {
    sink.recognised = true
    if (isFilled(content)) {
      sink.report.note('notModelled', 'Lists that decide about no packet yet', key)
    }
    return ok(true)
  }
  return collectUnknownKey(key, content, root, sink)
}

/** Rows under a name that `--query` made up are told by their ids (A1). */
function collectUnknownKey(key: string, content: unknown, root: string, sink: Sink): Result<true> {
  const list = Array.isArray(content) ? listOfRow(content[0]) : undefined
  if (list === undefined || !Array.isArray(content)) {
    sink.ignoredKeys.set(key, (sink.ignoredKeys.get(key) ?? 0) + 1)
    return ok(true)
  }
  sink.recognised = true
  sink.report.note(
    'assumed',
    `Lists under other names, told by the ids of their rows: ${list}`,
    key,
  )
  return addRows(list, content, formatPlace(root, [key]), sink)
}

function collectBareList(
  list: readonly unknown[],
  root: string,
  sink: Sink,
  name: string,
): Result<true> {
  // `--query Reservations[].Instances` leaves lists within the list.
  const placed = list.flatMap((row, index): PlacedRow[] => {
    if (!Array.isArray(row)) return [{ list: root, index, row }]
    const inner = `${root}[${String(index)}]`
    return row.map((item: unknown, at) => ({ list: inner, index: at, row: item }))
  })
  const where = placeOf(name, 'The list')
  if (placed.length === 0) {
    sink.report.note('ignored', 'Empty lists without a name', where)
    return ok(true)
  }
  for (const item of placed) {
    const told = listOfRow(item.row)
    if (told === undefined) {
      return fail(
        `${placeOfRow(item)} has no id that tells what it is; expected rows with a VpcId, SubnetId, GroupId …`,
      )
    }
    sink.recognised = true
    if (told !== 'Reservations') listIn(sink.rows, told).push(item)
    else {
      const result = addReservation(item.row, placeOfRow(item), sink)
      if (!result.ok) return result
    }
  }
  return ok(true)
}

function addRows(
  list: RowList | 'Reservations',
  content: readonly unknown[],
  place: string,
  sink: Sink,
): Result<true> {
  const rows = listIn(sink.rows, list === 'Reservations' ? 'Instances' : list)
  for (const [index, row] of content.entries()) {
    const placed = { list: place, index, row }
    if (!isObject(row)) {
      const id = list === 'Reservations' ? 'Instances' : ROW_IDS[list]
      return fail(`${placeOfRow(placed)} is ${show(row)}; expected an object with ${id}`)
    }
    if (list !== 'Reservations') rows.push(placed)
    else {
      const result = addReservation(row, placeOfRow(placed), sink)
      if (!result.ok) return result
    }
  }
  return ok(true)
}

/** The instances are one level down (trap 1). */
function addReservation(row: unknown, place: string, sink: Sink): Result<true> {
  const instances = isObject(row) ? row['Instances'] : undefined
  if (instances === undefined || instances === null) return ok(true)
  if (!Array.isArray(instances)) {
    return fail(`${place}.Instances is ${show(instances)}; expected a list`)
  }
  return addRows('Instances', instances, `${place}.Instances`, sink)
}

/** `{"pl-…": [entry]}`, or rows of `{PrefixListId, Entries}`. */
function collectEntries(content: unknown, place: string, sink: Sink): Result<true> {
  sink.recognised = true
  if (Array.isArray(content)) {
    for (const [index, row] of content.entries()) {
      const rowPlace = `${place}[${String(index)}]`
      const id = isObject(row) ? row['PrefixListId'] : undefined
      const entries = isObject(row) ? row['Entries'] : undefined
      if (typeof id !== 'string' || !Array.isArray(entries)) {
        return fail(`${rowPlace} is ${show(row)}; expected an object with PrefixListId and Entries`)
      }
      addEntries(id, entries, `${rowPlace}.Entries`, sink)
    }
    return ok(true)
  }
  if (!isObject(content))
    return fail(`${place} is ${show(content)}; expected lists by prefix list id`)
  for (const [id, entries] of Object.entries(content)) {
    const rowPlace = formatPlace(place, [id])
    if (!Array.isArray(entries)) return fail(`${rowPlace} is ${show(entries)}; expected a list`)
    addEntries(id, entries, rowPlace, sink)
  }
  return ok(true)
}

/** `get-managed-prefix-list-entries` does not say of which list; a file named after it does. */
function collectNamedEntries(
  content: unknown,
  place: string,
  documentName: string,
  sink: Sink,
): boolean {
  const id = /pl-[0-9a-f]+/.exec(documentName)?.[0]
  if (id === undefined || !Array.isArray(content)) return false
  sink.recognised = true
  sink.report.note('assumed', `The file name tells whose entries ${documentName} holds`, id)
  addEntries(id, content, place, sink)
  return true
}

function addEntries(id: string, entries: readonly unknown[], place: string, sink: Sink): void {
  sink.entries.set(
    id,
    entries.map((row, index) => ({ list: place, index, row })),
  )
}

const PAGING_KEYS = new Set(['NextToken', 'nextToken', 'NextMarker', 'AdditionalRoutesAvailable'])

function isPaging(key: string, content: unknown): boolean {
  return (
    PAGING_KEYS.has(key) && (content === true || (typeof content === 'string' && content !== ''))
  )
}

const SHOWN_KEYS = 20

function reportIgnored({ ignoredKeys, report }: Sink): void {
  const keys = [...ignoredKeys.keys()]
  if (keys.length === 0) return
  const more = keys.length - SHOWN_KEYS
  const message =
    more > 0
      ? `Keys that are no list of AWS's; these and ${String(more)} more`
      : "Keys that are no list of AWS's"
  report.note('ignored', message, ...keys.slice(0, SHOWN_KEYS).map((key) => key.slice(0, 80)))
}

function listIn(rows: Map<RowList, PlacedRow[]>, list: RowList): PlacedRow[] {
  const known = rows.get(list) ?? []
  rows.set(list, known)
  return known
}

function isFilled(content: unknown): boolean {
  if (Array.isArray(content)) return content.length > 0
  return isObject(content) ? Object.keys(content).length > 0 : content !== null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
