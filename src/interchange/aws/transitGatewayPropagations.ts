import { asId, type TransitGatewayAttachmentId } from '@/model/ids'
import { familyOf, type Cidr } from '@/model/ip'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import type { TransitGatewayRoute } from '@/model/resources/transitGatewayRouteTable'
import { vpcBlocks } from '@/model/resources/vpc'
import type { Assembly } from './assembly'
import { plainWord } from './rows'
import type { TransitTables } from './transitGatewayTables'

interface Propagation {
  readonly propagating: readonly TransitGatewayAttachmentId[]
  /** The routes that do not follow from what the attachments join. */
  readonly kept: readonly TransitGatewayRoute[]
  /** Whether something tells what propagates into the table. */
  readonly isKnown: boolean
}

type RoutesByTable = ReadonlyMap<string, readonly TransitGatewayRoute[]>

/**
 * Which attachments propagate into a table: as the list of propagations says, else as the propagated
 * routes show, else all of a gateway whose default propagation table this is (TGW-09).
 */
export function readPropagations(
  assembly: Assembly,
  tables: TransitTables,
  routes: RoutesByTable,
): (tableId: string) => Propagation {
  const gatewaysThatList = new Set(
    [...routes].flatMap(([tableId, listed]) =>
      listed.some(({ origin }) => origin === 'propagated') ? [tables.gatewayOf(tableId)] : [],
    ),
  )
  return (tableId) => {
    const listed = routes.get(tableId) ?? []
    const gatewayId = tables.gatewayOf(tableId)
    const seen = listed.flatMap(({ origin, attachmentIds }) =>
      origin === 'propagated' ? attachmentIds : [],
    )
    const told = toldPropagations(tableId, gatewayId, assembly, tables)
    const isShown = gatewaysThatList.has(gatewayId)
    const standard = told || isShown ? undefined : defaultPropagations(tableId, gatewayId, assembly)
    const propagating = [...new Set([...(told ?? standard ?? []), ...seen])]
    return {
      ...withoutDerived(propagating, listed, tableId, assembly),
      isKnown: told !== undefined || isShown || standard !== undefined,
    }
  }
}

function toldPropagations(
  tableId: string,
  gatewayId: string | undefined,
  { snapshot, isGone }: Assembly,
  tables: TransitTables,
): readonly TransitGatewayAttachmentId[] | undefined {
  const list = 'TransitGatewayRouteTablePropagations'
  if (gatewayId === undefined || !tables.isGivenFor(list, gatewayId)) return undefined
  return (snapshot.children[list].get(tableId) ?? []).flatMap((row) => {
    const id = row.TransitGatewayAttachmentId
    const isOff = ['disabled', 'disabling'].includes(plainWord(row.State))
    return isOff || isGone(id) ? [] : [asId<TransitGatewayAttachmentId>(id)]
  })
}

/** With the default on, every attachment propagates into the default table but a peering (TGW-14). */
function defaultPropagations(
  tableId: string,
  gatewayId: string | undefined,
  { builder, report }: Assembly,
): readonly TransitGatewayAttachmentId[] | undefined {
  const gateway = builder.find('transitGateway', gatewayId)
  if (gateway?.defaultPropagationTableId !== tableId) return undefined
  const message = 'No propagation is given: all attachments propagate into the default table'
  report.note('assumed', message, tableId)
  return builder
    .all('transitGatewayAttachment')
    .filter(({ transitGatewayId, available, attached, stub }) => {
      // What a route leads to is not told: nothing says that it announces anything.
      const isUnknown = stub === true && attached.kind === 'other'
      const announces = attached.kind !== 'peering' && !isUnknown
      return transitGatewayId === gatewayId && available && announces
    })
    .map(({ id }) => id)
}

/**
 * Leaves out listed propagated routes that follow from a VPC's blocks, and propagations that led to
 * none though AWS listed those of others: blocks that overlap (TGW-11), or a line without prefixes.
 */
function withoutDerived(
  propagating: readonly TransitGatewayAttachmentId[],
  listed: readonly TransitGatewayRoute[],
  tableId: string,
  { builder, report }: Assembly,
): Omit<Propagation, 'isKnown'> {
  const find = (id: string) => builder.find('transitGatewayAttachment', id)
  const learned = listed.filter(({ origin }) => origin === 'propagated')
  const listsVpcs = learned.some(({ attachmentIds }) =>
    attachmentIds.some((id) => find(id)?.attached.kind === 'vpc'),
  )
  const derived = new Set<string>()
  const silent = new Set<string>()
  for (const id of propagating) {
    const blocks = blocksOf(find(id), builder)
    const own = learned.filter(({ attachmentIds }) => attachmentIds.includes(id))
    if (!blocks) {
      const isLine = find(id)?.attached.kind !== 'vpc'
      if (isLine && own.length === 0 && learned.length > 0) silent.add(id)
      continue
    }
    const texts = own.flatMap(({ destination }) =>
      destination.kind === 'cidr' ? [destination.cidr] : [],
    )
    const isAlone = own.every(({ attachmentIds }) => attachmentIds.length === 1)
    if (own.length === 0 && listsVpcs && blocks.length > 0) silent.add(id)
    else if (isAlone && isSame(texts, blocks)) derived.add(id)
  }
  if (silent.size > 0) {
    const message = 'Attachments that propagate, but of which AWS lists no route: none is derived'
    report.note('contradiction', message, tableId, ...silent)
  }
  return {
    propagating: propagating.filter((id) => !silent.has(id)),
    kept: listed.filter(
      ({ origin, attachmentIds }) =>
        origin === 'static' || !attachmentIds.some((id) => derived.has(id)),
    ),
  }
}

/** What a VPC that we know announces: without IPv6 support, its IPv4 blocks (TGW-11, TGW-20). */
function blocksOf(
  attachment: TransitGatewayAttachment | undefined,
  builder: Assembly['builder'],
): readonly Cidr[] | undefined {
  if (attachment?.attached.kind !== 'vpc') return undefined
  const { vpcId, ipv6 } = attachment.attached
  const vpc = builder.find('vpc', vpcId)
  return vpc && !vpc.stub
    ? vpcBlocks(vpc).filter((block) => ipv6 || familyOf(block) === 4)
    : undefined
}

function isSame(a: readonly Cidr[], b: readonly Cidr[]): boolean {
  const [left, right] = [new Set(a), new Set(b)]
  return left.size === right.size && [...left].every((block) => right.has(block))
}
