import { familyOf } from '@/model/ip'
import type { TransitGateway } from '@/model/resources/transitGateway'
import { findOf } from '@/model/topology'
import { inSpan } from '../compile/addressAtoms'
import type { CompiledNetwork } from '../compile/network'
import type { TransitRoute, TransitTable } from '../compile/transit'
import { ghostRoute } from '../forwarding'
import { refusedBefore, rememberRefusal } from '../ghost'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Because, TurnedDown } from '../trace'
import { exitBy, isWhollyKnown, servedBy, servedIn, type Exit } from '../transit'
import { carriesGroups } from '../transitGroups'
import type { Ruling, Situation, Turn } from '../turn'

interface Refusal extends Pick<Ruling, 'code' | 'component' | 'missing' | 'because'> {
  /** What is broken, where both directions would meet it. */
  readonly cause?: string
}

/**
 * Looks a packet up in the one table of the attachment that brought it (TGW-08), and hands it to the
 * attachment that the longest prefix names (TGW-12). It changes no address and has no filter (TGW-01).
 */
export function transitGateway(
  packet: Packet,
  place: PlaceOf<'transitGateway'>,
  situation: Situation,
): Turn {
  const { gateway, attachment } = place
  const { network } = situation
  const table = attachment && network.transit.tableOf(gateway.id, attachment.id)
  const route = table?.winner(network.atoms.atomOf(packet.dst))
  const attachments = (route?.route.attachmentIds ?? []).flatMap(
    (id) => findOf(network.topology, 'transitGatewayAttachment', id) ?? [],
  )
  const exit = exitBy(attachments, packet, place, situation)
  const refusal =
    refuseEntry(place, table, network) ??
    (table && refuseRoute(table, route, exit, { packet, gateway, network }))
  const isKnown = carriesGroups(packet, place, exit?.attachment, situation)
  const turn: Turn = {
    next: exit?.next ?? ghostRoute(situation, undefined, packet.dst),
    ...(exit?.offer ? { offer: exit.offer } : {}),
    ...(exit?.zones ? { remember: { zones: exit.zones } } : {}),
    ...(exit?.attachment.attached.kind === 'vpc' ? { enteredBy: 'transitGateway' } : {}),
    ...(isKnown ? {} : { groupsKnown: false }),
  }
  const common = {
    component: gateway.id,
    at: attachment?.id ?? gateway.id,
    turnedDown: () => (table ? explain(table, packet, network, route) : []),
  } as const
  const { cause, ...words } = refusal ?? {}
  if (refusal && !(cause !== undefined && refusedBefore(situation, cause, packet))) {
    return {
      ...turn,
      ruling: { ...common, ...words, decision: 'deny', deniedBy: 'transit-gateway' },
      ...(cause === undefined
        ? {}
        : { remember: { ...turn.remember, ...rememberRefusal(situation, cause, packet) } }),
    }
  }
  const because: Because =
    table && route
      ? { kind: 'transitRoute', tableId: table.table.id, route: route.route, cidr: route.cidr }
      : { kind: 'code' }
  return { ...turn, ruling: { ...common, decision: 'route', because } }
}

/** The attachment must work, serve the sender's zone (TGW-04) and have a table (TGW-10). */
function refuseEntry(
  { gateway, attachment, from }: PlaceOf<'transitGateway'>,
  table: TransitTable | undefined,
  network: CompiledNetwork,
): Refusal | undefined {
  const component = gateway.id
  const unknown = (missing: string): Refusal => ({ code: 'UNKNOWN_RESOURCE', component, missing })
  if (!gateway.available && !gateway.stub) {
    return { code: 'BAD_STATE', component, cause: component }
  }
  if (!attachment) {
    return gateway.stub
      ? unknown(`what is attached to ${gateway.id}`)
      : { code: 'BAD_STATE_ATTACHMENT', component }
  }
  if (!attachment.available && !attachment.stub) {
    return { code: 'BAD_STATE_ATTACHMENT', component, cause: attachment.id }
  }
  if (from && attachment.attached.kind === 'vpc') {
    const served = servedBy(network, attachment)
    if (!servedIn(served, from.subnet.availabilityZone)) {
      return isWhollyKnown(attachment, served)
        ? { code: 'TGW_ROUTE_AZ_RESTRICTION', component }
        : unknown(`which zones ${attachment.id} serves`)
    }
  }
  if (table) return undefined
  return isAssociationKnown(gateway, network)
    ? { code: 'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION', component }
    : unknown(`which table of ${gateway.id} is for ${attachment.id}`)
}

/** The default table may be known by its id alone: what it is for, nobody told us. */
function isAssociationKnown(gateway: TransitGateway, { topology }: CompiledNetwork): boolean {
  if (gateway.stub) return false
  const id = gateway.defaultAssociationTableId
  return id === undefined || findOf(topology, 'transitGatewayRouteTable', id) !== undefined
}

interface Asked {
  readonly packet: Packet
  readonly gateway: TransitGateway
  readonly network: CompiledNetwork
}

/** What the table refuses: a blackhole, an attachment that is gone, no route at all (TGW-13). */
function refuseRoute(
  table: TransitTable,
  route: TransitRoute | undefined,
  exit: Exit | undefined,
  { packet, gateway, network }: Asked,
): Refusal | undefined {
  const component = table.table.id
  const noRoute: Because = { kind: 'noRoute', tableId: component }
  const isHostRoute = route?.prefixLength === (familyOf(packet.dst) === 4 ? 32 : 128)
  const list = isHostRoute ? undefined : unknownList(table, packet, network)
  if (list !== undefined) {
    const missing = `the entries of prefix list ${list}`
    return { code: 'UNKNOWN_RESOURCE', component, missing, because: noRoute }
  }
  if (!route) {
    return table.missing === undefined
      ? { code: 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT', component, because: noRoute }
      : { code: 'UNKNOWN_RESOURCE', component, missing: table.missing, because: noRoute }
  }
  const because: Because = {
    kind: 'transitRoute',
    tableId: component,
    route: route.route,
    cidr: route.cidr,
  }
  if (!exit) return { code: 'TGW_RTB_BAD_STATE_ROUTE', component, because }
  const { available, stub, id } = exit.attachment
  if (available || stub) return undefined
  return { code: 'BAD_STATE_ATTACHMENT', component: gateway.id, because, cause: id }
}

function unknownList(
  { unknown }: TransitTable,
  { dst }: Packet,
  { topology }: CompiledNetwork,
): string | undefined {
  const family = familyOf(dst) === 4 ? 'ipv4' : 'ipv6'
  return unknown
    .flatMap(({ destination }) =>
      destination.kind === 'prefixList' ? [destination.prefixListId] : [],
    )
    .find((id) => (findOf(topology, 'prefixList', id)?.family ?? family) === family)
}

function explain(
  { table, routes }: TransitTable,
  { dst }: Packet,
  { atoms }: CompiledNetwork,
  winner: TransitRoute | undefined,
): readonly TurnedDown[] {
  const atom = atoms.atomOf(dst)
  return routes.flatMap((candidate): readonly TurnedDown[] => {
    if (candidate === winner) return []
    const { cidr, route, prefixLength } = candidate
    const because: Because = { kind: 'transitRoute', tableId: table.id, route, cidr }
    if (familyOf(cidr) !== familyOf(dst)) {
      const why = `the route is for IPv${String(familyOf(cidr))}`
      return [{ candidate: because, field: 'family', why }]
    }
    if (!inSpan(candidate.span, atom)) {
      return [{ candidate: because, field: 'destination', why: `${dst} is not in ${cidr}` }]
    }
    const longest = winner?.prefixLength ?? prefixLength
    const why =
      longest > prefixLength
        ? `/${String(longest)} is longer than /${String(prefixLength)}`
        : 'another route to the same block goes first'
    return [{ candidate: because, field: 'prefix', why }]
  })
}
