import { fail, ok, type Result } from '@/model/result'
import type { ReportBuilder } from '../report'
import { formatPlace, show } from '../schemaFault'
import { childListOfRow, type ChildList } from './childLists'
import {
  collectChildren,
  collectRowForm,
  type ChildDocument,
  type ChildSink,
  type PlacedChildren,
} from './collectChildren'
import { idFieldOf, isRowList, KNOWN_BUT_UNUSED, listOfRow, type RowList } from './lists'
import { isObject, placeOfRow, type PlacedRow } from './placedRow'

/** One parsed JSON file (or a whole merged snapshot) and what it is called. */
export interface NamedDocument {
  readonly name: string
  readonly value: unknown
}

/** Everything that the documents hold, sorted by list; not yet checked. */
export interface Collected {
  readonly rows: ReadonlyMap<RowList, readonly PlacedRow[]>
  /** Rows that stand apart from what they belong to, by its id (trap 14). */
  readonly children: ReadonlyMap<ChildList, ReadonlyMap<string, PlacedChildren>>
  readonly orphaned: ReadonlySet<ChildList>
}

interface Sink extends ChildSink {
  readonly rows: Map<RowList, PlacedRow[]>
  readonly ignoredKeys: Map<string, number>
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
    children: new Map(),
    orphaned: new Set(),
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
  return ok({ rows: sink.rows, children: sink.children, orphaned: sink.orphaned })
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
  const described = collectDescribed(value, root, sink)
  if (!described.ok) return described
  for (const [key, content] of Object.entries(value)) {
    if (described.value.has(key)) continue
    const result = collectKey(key, content, root, { name, value }, sink)
    if (!result.ok) return result
  }
  return ok(true)
}

/**
 * Network Firewall's commands describe one thing each, in two keys that belong together: the thing
 * and what AWS says of it. Answers the keys that are taken care of.
 */
function collectDescribed(
  value: Readonly<Record<string, unknown>>,
  root: string,
  sink: Sink,
): Result<ReadonlySet<string>> {
  const taken = new Set<string>()
  for (const [key, beside, list] of DESCRIBED) {
    if (!Object.hasOwn(value, key)) continue
    if (!isObject(value[key])) {
      return fail(`${root}${key} is ${show(value[key])}; expected an object`)
    }
    for (const name of [key, beside, 'UpdateToken']) taken.add(name)
    sink.recognised = true
    const row = {
      [key]: value[key],
      ...(value[beside] !== undefined && { [beside]: value[beside] }),
    }
    listIn(sink.rows, list).push({ list: root, index: undefined, row })
  }
  return ok(taken)
}

const DESCRIBED = [
  ['Firewall', 'FirewallStatus', 'Firewalls'],
  ['FirewallPolicy', 'FirewallPolicyResponse', 'FirewallPolicies'],
  ['RuleGroup', 'RuleGroupResponse', 'RuleGroups'],
] as const

function collectKey(
  key: string,
  content: unknown,
  root: string,
  document: ChildDocument,
  sink: Sink,
): Result<true> {
  if (isPaging(key, content)) {
    const message = 'The list is one page of several; the rest of it is missing'
    sink.report.note('incomplete', message, placeOf(document.name, 'this'))
    return ok(true)
  }
  if (PAGING_KEYS.has(key) || key === 'ResponseMetadata') return ok(true)
  const children = collectChildren(key, content, root, document, sink)
  if (!children.ok) return children
  if (children.value) {
    sink.recognised = true
    return ok(true)
  }
  const list = key === 'ManagedPrefixLists' ? 'PrefixLists' : key
  if (list === 'Reservations' || isRowList(list)) {
    // One Region has one answer, which the command prints without a list around it.
    if (list === 'VpcBlockPublicAccessOptions' && isObject(content)) {
      return collectKey(key, [content], root, document, sink)
    }
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
  return collectUnknownKey(key, content, root, document, sink)
}

/** Rows under a name that `--query` made up are told by their ids (A1). */
function collectUnknownKey(
  key: string,
  content: unknown,
  root: string,
  document: ChildDocument,
  sink: Sink,
): Result<true> {
  const rows: readonly unknown[] = Array.isArray(content) ? content : []
  const children = childListOfRow(rows[0])
  const list = children ?? listOfRow(rows[0])
  if (list === undefined) {
    sink.ignoredKeys.set(key, (sink.ignoredKeys.get(key) ?? 0) + 1)
    return ok(true)
  }
  sink.recognised = true
  const message = `Lists under other names, told by the ids of their rows: ${list}`
  sink.report.note('assumed', message, key)
  const place = formatPlace(root, [key])
  if (children !== undefined) return collectRowForm(children, rows, place, document, sink)
  return addRows(list as RowList, rows, place, sink)
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
  const children = childListOfRow(placed[0]?.row)
  if (children !== undefined) {
    sink.recognised = true
    const rows = placed.map(({ row }) => row)
    return collectRowForm(children, rows, root, { name, value: {} }, sink)
  }
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
      const id = list === 'Reservations' ? 'Instances' : idFieldOf(list)
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
