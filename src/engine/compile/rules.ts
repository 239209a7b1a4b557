import { ANY_IPV4, ANY_IPV6, cidrEncloses, familyOf, prefixLengthOf, type Cidr } from '@/model/ip'
import type { NetworkAcl, NetworkAclEntry } from '@/model/resources/networkAcl'
import { orderedEntries } from '@/model/resources/networkAcl'
import type { PrefixList } from '@/model/resources/prefixList'
import { localBlocks, type Route, type RouteTable } from '@/model/resources/routeTable'
import type { SecurityGroup, SecurityGroupRule } from '@/model/resources/securityGroup'
import { vpcBlocks, type Vpc } from '@/model/resources/vpc'
import { icmpv6, type Traffic } from '@/model/traffic'
import { inSpan, type AddressAtoms, type Span } from './addressAtoms'
import { NOTHING_LEARNED, type LearnedRoutes } from './propagation'
import { compileTraffic, protocolMatches, type TrafficMatch } from './trafficMatch'

/** One rule of a security group, ready to match. */
export interface CompiledRule {
  readonly rule: SecurityGroupRule
  readonly groupId: string
  readonly traffic: TrafficMatch
  readonly peer: CompiledPeer
  /** Its peer is 0.0.0.0/0 or ::/0: what it admits may go untracked (CT-02). */
  readonly anywhere: boolean
}

export type CompiledPeer =
  | { readonly kind: 'spans'; readonly spans: readonly Span[] }
  | { readonly kind: 'members'; readonly atoms: ReadonlySet<number> }
  | { readonly kind: 'stale' }
  | { readonly kind: 'unknownList'; readonly prefixListId: string; readonly awsManaged: boolean }

export interface RuleSources {
  readonly atoms: AddressAtoms
  readonly prefixList: (id: string) => PrefixList | undefined
  /** Private addresses of the group's members, as rules of this VPC see them (SG-22, SG-25). */
  readonly members: (groupId: string) => ReadonlySet<number>
}

function compileRules(
  group: SecurityGroup,
  side: 'ingress' | 'egress',
  sources: RuleSources,
): readonly CompiledRule[] {
  return group[side].map((rule) => ({
    rule,
    groupId: group.id,
    traffic: compileTraffic(rule.traffic),
    peer: compilePeer(rule, sources),
    anywhere:
      rule.peer.kind === 'cidr' && (rule.peer.cidr === ANY_IPV4 || rule.peer.cidr === ANY_IPV6),
  }))
}

function compilePeer({ peer }: SecurityGroupRule, sources: RuleSources): CompiledPeer {
  switch (peer.kind) {
    case 'cidr':
      return { kind: 'spans', spans: [sources.atoms.spanOf(peer.cidr)] }
    case 'prefixList': {
      const list = sources.prefixList(peer.prefixListId)
      if (!list?.entries) {
        return {
          kind: 'unknownList',
          prefixListId: peer.prefixListId,
          awsManaged: list?.awsManaged ?? false,
        }
      }
      return { kind: 'spans', spans: list.entries.map(({ cidr }) => sources.atoms.spanOf(cidr)) }
    }
    case 'securityGroup':
      if (peer.stale) return { kind: 'stale' }
      return { kind: 'members', atoms: sources.members(peer.securityGroupId) }
  }
}

/** The pooled rules of a set of groups, in one VPC (SG-18). */
export interface CompiledGroups {
  readonly ingress: readonly CompiledRule[]
  readonly egress: readonly CompiledRule[]
  /** Groups that are only named: what they allow, nobody knows. */
  readonly unknown: readonly string[]
  /** The rules that name anywhere: what makes a flow untracked (CT-02). */
  readonly anywhere: Readonly<Record<'ingress' | 'egress', readonly CompiledRule[]>>
  /** Rules that fit a protocol and a remote address, found once for each; ports are yet to be read. */
  readonly candidates: (
    side: 'ingress' | 'egress',
    protocol: number,
    atom: number,
  ) => readonly CompiledRule[]
}

export function poolRules(
  groups: readonly SecurityGroup[],
  unknown: readonly string[],
  sources: RuleSources,
): CompiledGroups {
  const pooled = (side: 'ingress' | 'egress') =>
    groups.flatMap((group) => compileRules(group, side, sources))
  const [ingress, egress] = [pooled('ingress'), pooled('egress')]
  const sides = { ingress, egress }
  const found = {
    ingress: new Map<number, readonly CompiledRule[]>(),
    egress: new Map<number, readonly CompiledRule[]>(),
  }
  return {
    ...sides,
    unknown,
    anywhere: {
      ingress: ingress.filter((rule) => rule.anywhere),
      egress: egress.filter((rule) => rule.anywhere),
    },
    candidates: (side, protocol, atom) =>
      remembered(found[side], atom * 256 + protocol, () =>
        sides[side].filter(
          (rule) => protocolMatches(rule.traffic, protocol) && mayHold(rule.peer, atom),
        ),
      ),
  }
}

function mayHold(peer: CompiledPeer, atom: number): boolean {
  switch (peer.kind) {
    case 'spans':
      return peer.spans.some((span) => inSpan(span, atom))
    case 'members':
      return peer.atoms.has(atom)
    case 'stale':
      return false
    case 'unknownList':
      return true
  }
}

/** Answers already worked out; bounded, so that a scan of the internet does not fill the memory. */
const REMEMBERED = 16_384

/** What was worked out for a key before, else what is worked out now. */
export function remembered<T>(known: Map<number, T>, key: number, workOut: () => T): T {
  const answer = known.get(key)
  if (answer !== undefined) return answer
  const value = workOut()
  if (known.size >= REMEMBERED) known.clear()
  known.set(key, value)
  return value
}

/** One entry of a network ACL, ready to match. */
export interface CompiledEntry {
  readonly entry: NetworkAclEntry
  readonly traffic: TrafficMatch
  readonly span: Span
}

export interface CompiledAcl {
  readonly acl: NetworkAcl
  /** In the order of evaluation (NACL-02). */
  readonly ingress: readonly CompiledEntry[]
  readonly egress: readonly CompiledEntry[]
  /** Entries that fit a protocol and a remote address, in order; ports are yet to be read. */
  readonly candidates: (
    side: 'ingress' | 'egress',
    protocol: number,
    atom: number,
  ) => readonly CompiledEntry[]
}

export function compileAcl(acl: NetworkAcl, atoms: AddressAtoms): CompiledAcl {
  const entries = (side: 'ingress' | 'egress') =>
    orderedEntries(acl, side).map((entry) => ({
      entry,
      traffic: compileTraffic(trafficOf(entry)),
      span: atoms.spanOf(entry.cidr),
    }))
  const sides = { ingress: entries('ingress'), egress: entries('egress') }
  const found = {
    ingress: new Map<number, readonly CompiledEntry[]>(),
    egress: new Map<number, readonly CompiledEntry[]>(),
  }
  return {
    acl,
    ...sides,
    candidates: (side, protocol, atom) =>
      remembered(found[side], atom * 256 + protocol, () =>
        sides[side].filter(
          ({ traffic, span }) => inSpan(span, atom) && protocolMatches(traffic, protocol),
        ),
      ),
  }
}

/** ICMPv6 with an IPv4 block means all its types and codes (NACL-07). */
function trafficOf({ traffic, cidr }: NetworkAclEntry): Traffic {
  return traffic.protocol === 'icmpv6' && familyOf(cidr) === 4 ? icmpv6() : traffic
}

/** One block that a table routes; a prefix-list route becomes one a list entry (RT-07). */
export interface CompiledRoute {
  readonly cidr: Cidr
  readonly span: Span
  readonly prefixLength: number
  /** `undefined` is the `local` route of this block. */
  readonly route: Route | undefined
}

export interface CompiledTable {
  readonly table: RouteTable
  /** Longest prefix first, then static, prefix list, propagated (RT-04, RT-05): the first hit wins. */
  readonly routes: readonly CompiledRoute[]
  /** The winner for an address. */
  readonly winner: (atom: number) => CompiledRoute | undefined
  /** Routes to prefix lists whose entries nobody gave us. */
  readonly unknown: readonly Route[]
}

export function compileTable(
  table: RouteTable,
  vpc: Vpc | undefined,
  sources: Pick<RuleSources, 'atoms' | 'prefixList'>,
  learned: LearnedRoutes = NOTHING_LEARNED,
): CompiledTable {
  const blocks = vpc ? vpcBlocks(vpc) : []
  const compiled = (cidr: Cidr, route?: Route): CompiledRoute => ({
    cidr,
    span: sources.atoms.spanOf(cidr),
    prefixLength: prefixLengthOf(cidr),
    route,
  })
  const unknown: Route[] = []
  const written = (routes: readonly Route[]): readonly CompiledRoute[] =>
    routes.flatMap((route) =>
      (destinationBlocks(route, sources) ?? [])
        // A propagated route never beats `local`, even if more specific (RT-09). One that is wider, such
        // as a default route from on premises, serves the addresses beyond the VPC.
        .filter((cidr) => route.origin === 'static' || !blocks.some((b) => cidrEncloses(b, cidr)))
        .map((cidr) => compiled(cidr, route)),
    )
  for (const route of table.routes) {
    if (destinationBlocks(route, sources) === undefined) unknown.push(route)
  }
  const local = localBlocks(table, blocks).map((cidr) => compiled(cidr))
  const sorted = [
    ...[...local, ...written(table.routes), ...written(learned.known)].toSorted(
      (a, b) => b.prefixLength - a.prefixLength || originRank(a.route) - originRank(b.route),
    ),
    ...written(learned.withdrawn),
  ]
  const winners = new Map<number, { readonly route: CompiledRoute | undefined }>()
  const find = (atom: number) => ({ route: sorted.find(({ span }) => inSpan(span, atom)) })
  return {
    table,
    routes: sorted,
    winner: (atom) => remembered(winners, atom, () => find(atom)).route,
    unknown,
  }
}

function destinationBlocks(
  { destination }: Route,
  { prefixList }: Pick<RuleSources, 'prefixList'>,
): readonly Cidr[] | undefined {
  if (destination.kind === 'cidr') return [destination.cidr]
  return prefixList(destination.prefixListId)?.entries?.map(({ cidr }) => cidr)
}

function originRank(route: Route | undefined): number {
  if (!route) return 0
  if (route.origin === 'propagated') return 2
  return route.destination.kind === 'prefixList' ? 1 : 0
}
