import type * as z from 'zod/mini'
import type { Cidr } from '../ip'
import type { routeSchema, routeTableSchema } from './routeTableSchema'

export type Route = z.infer<typeof routeSchema>
export type RouteDestination = Route['destination']
export type RouteTarget = Route['target']
export type RouteTable = z.infer<typeof routeTableSchema>

/** The text of a destination: the block, or the prefix list's id. */
export function formatDestination(destination: RouteDestination): string {
  return destination.kind === 'cidr' ? destination.cidr : destination.prefixListId
}

/** The blocks that keep their `local` route in this table; only a static route replaces one (RT-09, RT-15). */
export function localBlocks(table: RouteTable, blocks: readonly Cidr[]): readonly Cidr[] {
  const statics = table.routes.filter((route) => route.origin === 'static')
  const replaced = new Set(statics.map((route) => formatDestination(route.destination)))
  return blocks.filter((block) => !replaced.has(block))
}
