import { cidrsOverlap, familyOf, prefixLengthOf, type Cidr } from '@/model/ip'
import type { PrefixList } from '@/model/resources/prefixList'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import type {
  TransitGatewayRoute,
  TransitGatewayRouteTable,
} from '@/model/resources/transitGatewayRouteTable'
import { vpcBlocks } from '@/model/resources/vpc'
import { findOf, resourcesOf, type Topology } from '@/model/topology'
import { inSpan, type AddressAtoms, type Span } from './addressAtoms'
import type { Line } from './lines'
import { remembered } from './rules'

/** One block that a table of a transit gateway routes. */
export interface TransitRoute {
  readonly cidr: Cidr
  readonly span: Span
  readonly prefixLength: number
  readonly route: TransitGatewayRoute
  /** Smaller wins among equal prefixes (TGW-12). */
  readonly rank: number
}

export interface TransitTable {
  readonly table: TransitGatewayRouteTable
  /** Longest prefix first, ties as TGW-12. */
  readonly routes: readonly TransitRoute[]
  readonly winner: (atom: number) => TransitRoute | undefined
  /** Routes to prefix lists whose entries nobody gave us. */
  readonly unknown: readonly TransitGatewayRoute[]
  /** What nobody told us and a packet without a route depends on, in words. */
  readonly missing: string | undefined
}

interface Sources {
  readonly topology: Topology
  readonly atoms: AddressAtoms
  readonly lines: readonly Line[]
}

/** What an attachment tells a table of, listed or derived. */
interface Announcement {
  readonly attachment: TransitGatewayAttachment
  readonly blocks: readonly Cidr[]
  /** The line is down: what it announced counts only where nothing else does. */
  readonly isWithdrawn: boolean
  readonly missing?: string
}

const RANK_OF_ORIGIN = { static: 0, prefixList: 1 } as const
const RANKS: Readonly<Record<TransitGatewayAttachment['attached']['kind'], number>> = {
  vpc: 2,
  directConnectGateway: 3,
  connect: 4,
  vpn: 5,
  other: 6,
  peering: 7,
}
/** Behind every other route, whatever its length. */
const WITHDRAWN = 100

/** Makes a table ready to look up: its own routes, and what its propagating attachments announce. */
function compileTransitTable(table: TransitGatewayRouteTable, sources: Sources): TransitTable {
  const { topology, atoms } = sources
  const compiled = (cidr: Cidr, route: TransitGatewayRoute, rank: number): TransitRoute => ({
    cidr,
    span: atoms.spanOf(cidr),
    prefixLength: prefixLengthOf(cidr),
    route,
    rank,
  })
  const unknown: TransitGatewayRoute[] = []
  const listed = table.routes.flatMap((route) => {
    const blocks = blocksOf(route, (id) => findOf(topology, 'prefixList', id))
    if (!blocks) unknown.push(route)
    return (blocks ?? []).map((cidr) => compiled(cidr, route, rankOf(topology, route)))
  })
  const announcements = announcementsTo(table, listed, sources)
  const derived = announcements.flatMap(({ attachment, blocks, isWithdrawn }) => {
    const rank = RANKS[attachment.attached.kind] + (isWithdrawn ? WITHDRAWN : 0)
    return blocks.map((cidr) => compiled(cidr, propagated(cidr, [attachment]), rank))
  })
  const routes = [...listed, ...sharedCost(derived)].toSorted(
    (a, b) =>
      Number(a.rank >= WITHDRAWN) - Number(b.rank >= WITHDRAWN) ||
      b.prefixLength - a.prefixLength ||
      a.rank - b.rank,
  )
  const missing = announcements.find((announcement) => announcement.missing)?.missing
  const winners = new Map<number, { readonly route: TransitRoute | undefined }>()
  const find = (atom: number) => ({ route: routes.find(({ span }) => inSpan(span, atom)) })
  return {
    table,
    routes,
    winner: (atom) => remembered(winners, atom, () => find(atom)).route,
    unknown,
    missing: table.complete ? missing : `the routes of ${table.id}`,
  }
}

function blocksOf(
  { destination }: TransitGatewayRoute,
  prefixList: (id: string) => PrefixList | undefined,
): readonly Cidr[] | undefined {
  if (destination.kind === 'cidr') return [destination.cidr]
  return prefixList(destination.prefixListId)?.entries?.map(({ cidr }) => cidr)
}

function rankOf(topology: Topology, { origin, destination, attachmentIds }: TransitGatewayRoute) {
  if (origin === 'static') {
    return RANK_OF_ORIGIN[destination.kind === 'prefixList' ? 'prefixList' : 'static']
  }
  const attachment = findOf(topology, 'transitGatewayAttachment', attachmentIds[0])
  return attachment ? RANKS[attachment.attached.kind] : RANKS.other
}

function propagated(
  cidr: Cidr,
  attachments: readonly TransitGatewayAttachment[],
): TransitGatewayRoute {
  return {
    destination: { kind: 'cidr', cidr },
    origin: 'propagated',
    attachmentIds: attachments.map(({ id }) => id),
  }
}

/** What the propagating attachments announce; where AWS listed an attachment's routes, these are all. */
function announcementsTo(
  table: TransitGatewayRouteTable,
  listed: readonly TransitRoute[],
  { topology, lines }: Sources,
): readonly Announcement[] {
  const learned = listed.filter(({ route }) => route.origin === 'propagated')
  const taken = learned.filter(({ rank }) => rank === RANKS.vpc).map(({ cidr }) => cidr)
  return table.propagatingAttachmentIds.flatMap((id): readonly Announcement[] => {
    const attachment = findOf(topology, 'transitGatewayAttachment', id)
    if (!attachment || !(attachment.available || attachment.stub)) return []
    if (learned.some(({ route }) => route.attachmentIds.includes(attachment.id))) return []
    const announcement = announcementOf(attachment, topology, lines)
    if (attachment.attached.kind !== 'vpc') return [announcement]
    // Of VPCs with overlapping blocks only the first is propagated (TGW-11).
    const overlaps = announcement.blocks.some((a) => taken.some((b) => cidrsOverlap(a, b)))
    if (overlaps) return []
    taken.push(...announcement.blocks)
    return [announcement]
  })
}

function announcementOf(
  attachment: TransitGatewayAttachment,
  topology: Topology,
  lines: readonly Line[],
): Announcement {
  const { attached, id } = attachment
  const nothing = { attachment, blocks: [], isWithdrawn: false }
  switch (attached.kind) {
    case 'vpc': {
      const vpc = findOf(topology, 'vpc', attached.vpcId)
      if (!vpc || vpc.stub) return { ...nothing, missing: `the blocks of ${attached.vpcId}` }
      // Without IPv6 support only the VPC's IPv4 blocks are announced (TGW-20).
      const blocks = vpcBlocks(vpc).filter((block) => attached.ipv6 || familyOf(block) === 4)
      return { ...nothing, blocks }
    }
    case 'peering':
      // It takes static routes only (TGW-14).
      return nothing
    case 'other':
      return { ...nothing, missing: `what ${id} announces` }
    default: {
      const line = lines.find((candidate) => candidate.attachment?.id === id)
      if (!line) return { ...nothing, missing: `what ${id} announces` }
      const announcement = { attachment, blocks: line.prefixes, isWithdrawn: !line.up }
      return line.inferred ? { ...announcement, missing: `what ${id} announces` } : announcement
    }
  }
}

/** Equal prefixes of equal cost share the traffic: one route with several attachments. */
function sharedCost(routes: readonly TransitRoute[]): readonly TransitRoute[] {
  const groups = new Map<string, TransitRoute>()
  for (const route of routes) {
    const key = `${route.cidr} ${String(route.rank)}`
    const known = groups.get(key)
    const attachmentIds = [
      ...new Set([...(known?.route.attachmentIds ?? []), ...route.route.attachmentIds]),
    ]
    groups.set(key, { ...route, route: { ...route.route, attachmentIds } })
  }
  return [...groups.values()]
}

/** The transit gateways of a topology, ready to ask. */
export interface CompiledTransit {
  /** The attachment that joins a VPC to a gateway: one that works before one that does not. */
  readonly attachmentOf: (gatewayId: string, vpcId: string) => TransitGatewayAttachment | undefined
  /** The one table that an attachment's packets are looked up in (TGW-08). */
  readonly tableOf: (gatewayId: string, attachmentId: string) => TransitTable | undefined
  /** A table with what it learns. */
  readonly compiledOf: (table: TransitGatewayRouteTable) => TransitTable
}

export function compileTransit(sources: Sources): CompiledTransit {
  const { topology } = sources
  const ofVpcs = new Map<string, TransitGatewayAttachment>()
  for (const attachment of resourcesOf(topology, 'transitGatewayAttachment')) {
    const { attached, transitGatewayId } = attachment
    if (attached.kind !== 'vpc') continue
    const key = `${transitGatewayId} ${attached.vpcId}`
    if (!ofVpcs.get(key)?.available) ofVpcs.set(key, attachment)
  }
  const associations = new Map<string, TransitGatewayRouteTable>()
  for (const table of resourcesOf(topology, 'transitGatewayRouteTable')) {
    for (const id of table.associatedAttachmentIds) {
      const key = `${table.transitGatewayId} ${id}`
      if (!associations.has(key)) associations.set(key, table)
    }
  }
  const compiled = new Map<string, TransitTable>()
  const compiledOf = (table: TransitGatewayRouteTable): TransitTable => {
    const known = compiled.get(table.id) ?? compileTransitTable(table, sources)
    compiled.set(table.id, known)
    return known
  }
  return {
    attachmentOf: (gatewayId, vpcId) => ofVpcs.get(`${gatewayId} ${vpcId}`),
    tableOf: (gatewayId, attachmentId) => {
      const table = associations.get(`${gatewayId} ${attachmentId}`)
      return table && compiledOf(table)
    },
    compiledOf,
  }
}
