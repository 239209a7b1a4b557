import type { Cidr } from '@/model/ip'
import type { Route, RouteTable } from '@/model/resources/routeTable'
import { findOf, type Topology } from '@/model/topology'
import type { Line } from './lines'

/** Routes that a table learns without anybody writing them. */
export interface LearnedRoutes {
  readonly known: readonly Route[]
  /** Those of connections that are down: withdrawn, and kept only to name who is to blame. */
  readonly withdrawn: readonly Route[]
}

export const NOTHING_LEARNED: LearnedRoutes = { known: [], withdrawn: [] }

/**
 * What the virtual private gateways of a table propagate into it (RT-21). Where AWS listed a gateway's
 * routes, these are all of them; otherwise they follow from its connections.
 */
export function learnedRoutes(
  topology: Topology,
  lines: readonly Line[],
  table: RouteTable,
): LearnedRoutes {
  const gateways = (table.propagatingGatewayIds ?? []).flatMap(
    (id) => findOf(topology, 'virtualPrivateGateway', id) ?? [],
  )
  const silent = gateways.filter(
    ({ id, vpcId }) =>
      vpcId === table.vpcId &&
      !table.routes.some(({ origin, target }) => origin === 'propagated' && target.id === id),
  )
  const routes = (up: boolean): readonly Route[] =>
    silent.flatMap(({ id }) => {
      const blocks = lines
        .filter((line) => line.gateway.id === id && line.up === up)
        .flatMap(({ prefixes }) => prefixes)
      return [...new Set(blocks)].map((cidr) => propagated(cidr, id))
    })
  if (silent.length === 0) return NOTHING_LEARNED
  return { known: routes(true), withdrawn: routes(false) }
}

function propagated(
  cidr: Cidr,
  id: Extract<Route['target'], { kind: 'virtualPrivateGateway' }>['id'],
) {
  return {
    destination: { kind: 'cidr', cidr },
    target: { kind: 'virtualPrivateGateway', id },
    origin: 'propagated',
  } as const satisfies Route
}
