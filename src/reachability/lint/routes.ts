import { freeRanges } from '@/model/addressSpace'
import {
  cidrEncloses,
  cidrsOverlap,
  prefixLengthOf,
  rangeOf,
  type AddressRange,
  type Cidr,
} from '@/model/ip'
import {
  formatDestination,
  localBlocks,
  type Route,
  type RouteTable,
} from '@/model/resources/routeTable'
import { vpcBlocks } from '@/model/resources/vpc'
import { findOf, labelOf, resourcesOf, subnetBlocks } from '@/model/topology'
import { nameOf } from '@/model/validation/issue'
import type { LintContext } from './context'
import { finding, type Finding } from './finding'

/** Routes that no packet takes, because others win for every address of theirs (RT-04, RT-05, RT-09). */
export function routeFindings(context: LintContext): readonly Finding[] {
  return resourcesOf(context.topology, 'routeTable').flatMap((table) =>
    table.stub ? [] : [...neverUsed(table, context), ...withinSubnet(table, context)],
  )
}

/** One block that a table routes; without a route it is local. */
interface Routed {
  readonly route: Route | undefined
  readonly block: Cidr
  readonly range: AddressRange
  readonly length: number
  /** Smaller wins among equal prefixes (RT-05). */
  readonly rank: number
}

function neverUsed(table: RouteTable, { topology }: LintContext): readonly Finding[] {
  const vpc = findOf(topology, 'vpc', table.vpcId)
  const own = vpc ? vpcBlocks(vpc) : []
  const routed = (block: Cidr, route?: Route): Routed => ({
    route,
    block,
    range: rangeOf(block),
    length: prefixLengthOf(block),
    rank: rankOf(route),
  })
  const all: Routed[] = localBlocks(table, own).map((block) => routed(block))
  const blocks = new Map<Route, readonly Routed[]>()
  for (const route of table.routes) {
    const of = blocksOf(route, topology).map((block) => routed(block, route))
    blocks.set(route, of)
    all.push(...of.filter(({ block }) => !isHidden(route, block, own)))
  }
  return table.routes.flatMap((route) => {
    const mine = blocks.get(route) ?? []
    if (mine.length === 0) return []
    const why = whyUnused(route, mine, all, own)
    if (why === undefined) return []
    const sentence = `The ${route.origin} route of ${labelOf(table)} to ${formatDestination(route.destination)} by ${nameOf(topology, route.target.id)} is never used: ${why.words}`
    return [
      finding('routeNeverUsed', {
        ids: [table.id, route.target.id],
        about: { kind: 'route', routeTableId: table.id, destination: route.destination },
        sentence,
        rules: [why.rule],
        ...(route.origin === 'static' ? { mend: 'Delete it' } : { severity: 'note' }),
      }),
    ]
  })
}

function blocksOf({ destination }: Route, topology: LintContext['topology']): readonly Cidr[] {
  if (destination.kind === 'cidr') return [destination.cidr]
  const list = findOf(topology, 'prefixList', destination.prefixListId)
  return list?.entries?.map(({ cidr }) => cidr) ?? []
}

/** A propagated route inside the VPC's own blocks never beats `local`, which is shorter (RT-09). */
function isHidden(route: Route, block: Cidr, own: readonly Cidr[]): boolean {
  return route.origin === 'propagated' && own.some((local) => cidrEncloses(local, block))
}

function rankOf(route: Route | undefined): number {
  if (!route) return 0
  if (route.origin === 'propagated') return 2
  return route.destination.kind === 'prefixList' ? 1 : 0
}

function whyUnused(
  route: Route,
  mine: readonly Routed[],
  all: readonly Routed[],
  own: readonly Cidr[],
): { readonly words: string; readonly rule: string } | undefined {
  if (mine.every(({ block }) => isHidden(route, block, own))) {
    return {
      words: "it lies inside the VPC's own blocks, where the local route wins",
      rule: 'RT-09',
    }
  }
  const winners = mine.map((piece) => {
    const better = all.filter(
      (other) =>
        other.route !== route &&
        other.range.family === piece.range.family &&
        (other.length > piece.length || (other.length === piece.length && other.rank < piece.rank)),
    )
    const left = freeRanges(
      piece.range,
      better.map(({ range }) => range),
    )
    return left.length > 0 && !isHidden(route, piece.block, own)
      ? undefined
      : better.filter(({ block }) => cidrsOverlap(block, piece.block))
  })
  if (winners.includes(undefined)) return undefined
  const equal = winners.flatMap((list) => list ?? []).find(({ block }) => block === mine[0]?.block)
  return equal
    ? { words: 'a route to the same block wins by its origin', rule: 'RT-05' }
    : { words: 'more specific routes take every address of it', rule: 'RT-04' }
}

/** Neighbours in one subnet never ask the table, so nothing can be steered between them (RT-02, TRAP-49). */
function withinSubnet(
  table: RouteTable,
  { topology, subnetsByTable }: LintContext,
): readonly Finding[] {
  const [only, ...others] = subnetsByTable.get(table.id) ?? []
  if (!only || others.length > 0) return []
  const own: readonly string[] = subnetBlocks(only.subnet)
  return table.routes.flatMap((route) => {
    const { destination, target, origin, blackhole } = route
    if (
      blackhole ||
      origin === 'propagated' ||
      destination.kind !== 'cidr' ||
      !own.includes(destination.cidr)
    )
      return []
    return [
      finding('routeWithinSubnet', {
        ids: [table.id, target.id],
        about: { kind: 'route', routeTableId: table.id, destination },
        sentence: `${labelOf(table)} sends ${destination.cidr} to ${nameOf(topology, target.id)}, but serves only ${labelOf(only.subnet)}, which has that block: neighbours reach each other without a route`,
      }),
    ]
  })
}
