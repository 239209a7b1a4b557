import {
  asId,
  type TransitGatewayAttachmentId,
  type TransitGatewayId,
  type TransitGatewayRouteTableId,
} from '@/model/ids'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import type { TransitGatewayRouteTable } from '@/model/resources/transitGatewayRouteTable'
import type { Assembly } from './assembly'
import type { ChildList } from './childLists'
import { putStub } from './putStub'
import { given, nameFrom, plainWord } from './rows'
import type { AttachmentFinder } from './transitGatewayAttachments'
import { readPropagations } from './transitGatewayPropagations'
import { readTransitRoutes } from './transitGatewayRoutes'

/** What is told of the tables before any of them is read. */
export interface TransitTables {
  /** Every table that some row names and none says is deleted. */
  readonly ids: readonly string[]
  readonly gatewayOf: (tableId: string) => string | undefined
  /** Whether this list was given for the tables of a gateway: what it lacks is then not there. */
  readonly isGivenFor: (list: ChildList, gatewayId: string) => boolean
}

/** Finds the tables and their gateways, and hears what their answers say of attachments. */
export function findTables(assembly: Assembly, attachments: AttachmentFinder): TransitTables {
  const { snapshot, report, isGone } = assembly
  const { rows, children } = snapshot
  const owners = new Map<string, string>()
  const named = new Set<string>()
  const name = (tableId: string | undefined, gatewayId: string | undefined): void => {
    if (tableId === undefined || isGone(tableId)) return
    named.add(tableId)
    if (gatewayId !== undefined && !owners.has(tableId)) owners.set(tableId, gatewayId)
  }
  for (const row of rows.TransitGatewayRouteTables) {
    name(row.TransitGatewayRouteTableId, given(row.TransitGatewayId))
  }
  for (const { TransitGatewayId: id, Options } of rows.TransitGateways) {
    name(given(Options?.AssociationDefaultRouteTableId), id)
    name(given(Options?.PropagationDefaultRouteTableId), id)
  }
  for (const { TransitGatewayId, Association } of rows.TransitGatewayAttachments) {
    name(given(Association?.TransitGatewayRouteTableId), given(TransitGatewayId))
  }
  const mentions = [
    ...mentionsIn(children.TransitGatewayRoutes, ({ row }) => row.TransitGatewayAttachments ?? []),
    ...mentionsIn(children.TransitGatewayRouteTableAssociations, (row) => [row]),
    ...mentionsIn(children.TransitGatewayRouteTablePropagations, (row) => [row]),
    ...mentionsIn(children.TransitGatewayPrefixListReferences, (row) =>
      row.TransitGatewayAttachment ? [row.TransitGatewayAttachment] : [],
    ),
  ]
  const [only, ...otherGateways] = rows.TransitGateways
  for (const { tableId, mentioned } of mentions) {
    const known = mentioned
      .map(({ TransitGatewayAttachmentId: id }) => attachments.gatewayOf(given(id) ?? ''))
      .find((gatewayId) => gatewayId !== undefined)
    name(tableId, known)
  }
  const ids = [...named].filter((tableId) => {
    if (owners.has(tableId)) return true
    if (only && otherGateways.length === 0) {
      report.note('assumed', 'Tables that belong to the only transit gateway', tableId)
      owners.set(tableId, only.TransitGatewayId)
      return true
    }
    report.note('leftOut', 'Tables whose transit gateway no row tells', tableId)
    return false
  })
  for (const { tableId, mentioned } of mentions) {
    for (const mention of mentioned) attachments.mention(mention, owners.get(tableId))
  }
  return {
    ids,
    gatewayOf: (tableId) => owners.get(tableId),
    isGivenFor: (list, gatewayId) => {
      const parents = [...children[list].keys()]
      if (parents.length === 0) return snapshot.isChildListed(list)
      return parents.some((tableId) => owners.get(tableId) === gatewayId)
    },
  }
}

interface Mentions<Mention> {
  readonly tableId: string
  readonly mentioned: readonly Mention[]
}

function mentionsIn<Row, Mention>(
  list: ReadonlyMap<string, readonly Row[]>,
  read: (row: Row) => readonly Mention[],
): readonly Mentions<Mention>[] {
  return [...list].map(([tableId, tableRows]) => ({ tableId, mentioned: tableRows.flatMap(read) }))
}

/** Puts the tables in, with the attachments that look up in each and those that propagate into it. */
export function addTables(assembly: Assembly, tables: TransitTables): void {
  const { snapshot, builder } = assembly
  const associations = readAssociations(assembly, tables)
  const routes = new Map(tables.ids.map((id) => [id, readTransitRoutes(id, tables, assembly)]))
  const propagations = readPropagations(assembly, tables, routes)
  const rows = new Map(
    snapshot.rows.TransitGatewayRouteTables.map((row) => [row.TransitGatewayRouteTableId, row]),
  )
  for (const id of new Set([...tables.ids, ...associations.keys()])) {
    const row = rows.get(id)
    const gatewayId = tables.gatewayOf(id) ?? id.slice(0, id.indexOf('/'))
    const { propagating, kept, isKnown } = propagations(id)
    const isListed = tables.isGivenFor('TransitGatewayRoutes', gatewayId)
    const table: TransitGatewayRouteTable = {
      kind: 'transitGatewayRouteTable',
      id: asId<TransitGatewayRouteTableId>(id),
      name: nameFrom(row?.Tags),
      transitGatewayId: asId<TransitGatewayId>(gatewayId),
      associatedAttachmentIds: associations.get(id) ?? [],
      propagatingAttachmentIds: propagating,
      routes: kept,
      complete: (isListed || isKnown) && isWhole(id, isListed, assembly),
    }
    if (row || TABLE_LISTS.some((list) => snapshot.children[list].has(id))) builder.put(table)
    else putStub(assembly, { ...table, stub: true, complete: false })
    if (row && !table.complete) {
      const message =
        'Transit gateway route tables whose routes are not all given: a miss proves nothing'
      assembly.report.note('incomplete', message, id)
    }
  }
}

const TABLE_LISTS = ['TransitGatewayRoutes', 'TransitGatewayRouteTablePropagations'] as const

/** Whether nothing of the table was cut off, or given without saying that it is the table's. */
function isWhole(id: string, isListed: boolean, { snapshot }: Assembly): boolean {
  if (TABLE_LISTS.some((list) => snapshot.isCutOff(list, id))) return false
  return isListed || !snapshot.hasOrphans('TransitGatewayRoutes')
}

type AttachmentIds = readonly TransitGatewayAttachmentId[]

/** Which attachments look up in which table; each in one table of a gateway at most (TGW-08). */
function readAssociations(
  assembly: Assembly,
  tables: TransitTables,
): ReadonlyMap<string, AttachmentIds> {
  const { builder } = assembly
  const associated = new Map<string, Set<TransitGatewayAttachmentId>>()
  const told = toldAssociations(assembly, tables)
  for (const attachment of builder.all('transitGatewayAttachment')) {
    for (const gatewayId of gatewaysOf(attachment)) {
      const known = told.get(`${gatewayId} ${attachment.id}`)
      const tableId = known ?? assumedTable(attachment, gatewayId, assembly, tables)
      if (tableId === undefined) continue
      associated.set(tableId, (associated.get(tableId) ?? new Set()).add(attachment.id))
    }
  }
  return new Map([...associated].map(([tableId, ids]) => [tableId, [...ids]]))
}

/** A peering is known to both gateways by one id, and each looks up in a table of its own. */
function gatewaysOf({ transitGatewayId, attached }: TransitGatewayAttachment): readonly string[] {
  return attached.kind === 'peering'
    ? [transitGatewayId, attached.peerTransitGatewayId]
    : [transitGatewayId]
}

const NOT_IN_FORCE = ['disassociated', 'disassociating']

/** By gateway and attachment: the lists of the tables, and what the attachments' own rows say. */
function toldAssociations(
  { snapshot, report, isGone }: Assembly,
  tables: TransitTables,
): ReadonlyMap<string, string> {
  const told = new Map<string, string>()
  const tell = (attachmentId: string, tableId: string, state: string | null | undefined): void => {
    const gatewayId = tables.gatewayOf(tableId)
    if (gatewayId === undefined || isGone(tableId)) return
    if (NOT_IN_FORCE.includes(plainWord(state))) return
    const key = `${gatewayId} ${attachmentId}`
    const known = told.get(key)
    if (known !== undefined && known !== tableId) {
      const message = 'Attachments associated with two tables; what their own row says is kept'
      report.note('contradiction', message, attachmentId)
    }
    told.set(key, tableId)
  }
  for (const [tableId, rows] of snapshot.children.TransitGatewayRouteTableAssociations) {
    for (const row of rows) tell(row.TransitGatewayAttachmentId, tableId, row.State)
  }
  for (const { TransitGatewayAttachmentId: id, Association } of snapshot.rows
    .TransitGatewayAttachments) {
    const tableId = given(Association?.TransitGatewayRouteTableId)
    if (tableId !== undefined) tell(id, tableId, Association?.State)
  }
  return told
}

/** The table of an attachment of which nobody tells one; none where it plainly has none. */
function assumedTable(
  { id }: TransitGatewayAttachment,
  gatewayId: string,
  { snapshot, builder, report }: Assembly,
  tables: TransitTables,
): string | undefined {
  const rows = snapshot.rows.TransitGatewayAttachments.filter(
    (row) => given(row.TransitGatewayId) === gatewayId,
  )
  const hasOwnRow = rows.some((row) => row.TransitGatewayAttachmentId === id)
  const list = 'TransitGatewayRouteTableAssociations'
  const isTold = tables.isGivenFor(list, gatewayId) && !snapshot.hasOrphans(list)
  if (isTold || (hasOwnRow && rows.some(({ Association }) => Association))) return undefined
  const gateway = builder.find('transitGateway', gatewayId)
  const standard = gateway?.defaultAssociationTableId
  if (standard !== undefined) {
    const message = 'Attachments of which no association is given use the default table'
    report.note('assumed', message, id)
    return standard
  }
  // Its own row would show one; and of a stub nobody expects that its tables are known.
  if (hasOwnRow || gateway?.stub === true) return undefined
  report.note('incomplete', 'Attachments whose table is unknown', id)
  return `${gatewayId}/unknown-table`
}
