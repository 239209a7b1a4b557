import { asId, type TransitGatewayAttachmentId, type TransitGatewayId } from '@/model/ids'
import type { TransitGatewayRoute } from '@/model/resources/transitGatewayRouteTable'
import type { Assembly } from './assembly'
import { putStub } from './putStub'
import { given, plainWord } from './rows'
import type { AttachmentMention, TransitGatewayRouteRow } from './transitGatewayRows'
import type { TransitTables } from './transitGatewayTables'

/** The routes of one table as they were listed, with the references to prefix lists. */
export function readTransitRoutes(
  tableId: string,
  tables: TransitTables,
  assembly: Assembly,
): readonly TransitGatewayRoute[] {
  const { children } = assembly.snapshot
  const routes = new Map<string, TransitGatewayRoute>()
  const put = (route: TransitGatewayRoute): void => {
    const { destination, origin } = route
    routes.set(`${origin} ${keyOf(destination)}`, route)
  }
  const expanded = new Set<string>()
  for (const listed of children.TransitGatewayRoutes.get(tableId) ?? []) {
    const route = readRoute(listed, tableId, tables, assembly)
    if (!route) continue
    put(route)
    if (listed.destination.kind === 'prefixList' && route.destination.kind === 'cidr') {
      expanded.add(listed.destination.prefixListId)
    }
  }
  for (const row of children.TransitGatewayPrefixListReferences.get(tableId) ?? []) {
    const isGone = ['deleting', 'deleted'].includes(plainWord(row.State))
    // Its entries stand among the routes already, and nobody gave us the list itself.
    if (isGone || expanded.has(row.PrefixListId)) continue
    const mentions = row.TransitGatewayAttachment ? [row.TransitGatewayAttachment] : []
    const target = { tableId, text: row.PrefixListId, isBlackhole: row.Blackhole === true }
    put({
      destination: { kind: 'prefixList', prefixListId: asId(row.PrefixListId) },
      origin: 'static',
      attachmentIds: targetsOf(mentions, target, tables, assembly),
    })
  }
  return [...routes.values()]
}

function keyOf(destination: TransitGatewayRoute['destination']): string {
  return destination.kind === 'cidr' ? destination.cidr : destination.prefixListId
}

function readRoute(
  { row, destination, block }: TransitGatewayRouteRow,
  tableId: string,
  tables: TransitTables,
  assembly: Assembly,
): TransitGatewayRoute | undefined {
  const { builder, report } = assembly
  const state = plainWord(row.State)
  if (state === 'deleted' || state === 'deleting') {
    report.note('leftOut', 'Deleted routes of transit gateways', tableId)
    return undefined
  }
  if (!['', 'active', 'blackhole', 'pending'].includes(state)) {
    const message = `Transit gateway route state "${row.State ?? ''}" is not known and is taken as active`
    report.note('unknown', message, tableId)
  }
  const type = plainWord(row.Type)
  if (!['', 'static', 'propagated'].includes(type)) {
    const message = `Transit gateway route type "${row.Type ?? ''}" is not known and is taken as static`
    report.note('unknown', message, tableId)
  }
  const isListKnown =
    destination.kind === 'cidr' ||
    builder.find('prefixList', destination.prefixListId)?.entries !== undefined
  const target = { tableId, text: keyOf(destination), isBlackhole: state === 'blackhole' }
  return {
    destination: isListKnown || !block ? destination : { kind: 'cidr', cidr: block },
    origin: type === 'propagated' ? 'propagated' : 'static',
    attachmentIds: targetsOf(row.TransitGatewayAttachments ?? [], target, tables, assembly),
  }
}

interface Target {
  readonly tableId: string
  readonly text: string
  readonly isBlackhole: boolean
}

/** Where a route leads; one whose attachments are all deleted is a blackhole (TGW-13). */
function targetsOf(
  mentions: readonly AttachmentMention[],
  { tableId, text, isBlackhole }: Target,
  tables: TransitTables,
  assembly: Assembly,
): readonly TransitGatewayAttachmentId[] {
  if (isBlackhole) return []
  const { builder, report, isGone } = assembly
  const ids = mentions.flatMap(({ TransitGatewayAttachmentId: id }) => given(id) ?? [])
  if (ids.length > 0) {
    const present = ids.filter((id) => !isGone(id))
    if (present.length === 0) {
      report.note(
        'contradiction',
        'Routes to a deleted attachment are taken as blackholes',
        tableId,
      )
    }
    return [...new Set(present)].map((id) => asId<TransitGatewayAttachmentId>(id))
  }
  // Some test servers leave the attachment out; a route that works leads somewhere all the same.
  report.note('unknown', 'Transit gateway routes that name no attachment', tableId)
  const unknown = asId<TransitGatewayAttachmentId>(`${tableId}/${text}`)
  if (!builder.find('transitGatewayAttachment', unknown)) {
    putStub(assembly, {
      kind: 'transitGatewayAttachment',
      id: unknown,
      name: '',
      stub: true,
      transitGatewayId: asId<TransitGatewayId>(tables.gatewayOf(tableId) ?? tableId),
      available: true,
      attached: { kind: 'other', type: 'unknown' },
    })
  }
  return [unknown]
}
