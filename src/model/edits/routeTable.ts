import type { InternetGatewayId, RouteTableId, SubnetId, VpcId } from '../ids'
import { formatDestination, type Route, type RouteTable } from '../resources/routeTable'
import { fail, ok, type Result } from '../result'
import { findOf, resourcesOf, withResources, type Topology } from '../topology'
import { patched, requireOf, updateResource, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'

/** What a route says; drawn routes are static ones. */
export type RouteDraft = Pick<Route, 'destination' | 'target'> & Partial<Route>

/** A new table, associated with nothing: `local` only (RT-15). */
export function addRouteTable(
  topology: Topology,
  vpcId: VpcId,
  options: { readonly name?: string; readonly routes?: readonly RouteDraft[] } = {},
): Created<RouteTableId> {
  requireOf(topology, 'vpc', vpcId)
  const name = uniqueName(topology, options.name ?? proposeName(topology, 'routeTable'))
  const routes = (options.routes ?? []).map(routeFrom)
  return createTable(topology, { vpcId, name, main: false, routes })
}

/** The table that comes with a VPC: `local` only (RT-19). */
export function addMainRouteTable(topology: Topology, vpcId: VpcId): Created<RouteTableId> {
  requireOf(topology, 'vpc', vpcId)
  return createTable(topology, { vpcId, name: '', main: true, routes: [] })
}

/** Makes a table the main one: every subnet without its own follows at once (RT-18). */
export function setMainRouteTable(topology: Topology, tableId: RouteTableId): Topology {
  const table = findOf(topology, 'routeTable', tableId)
  if (!table || table.main) return topology
  const before = resourcesOf(topology, 'routeTable').filter(
    ({ vpcId, main }) => main && vpcId === table.vpcId,
  )
  return withResources(topology, ...before.map((other) => ({ ...other, main: false })), {
    ...table,
    main: true,
  })
}

/** The table that a subnet uses from now on; `undefined` gives it back to the main one (RT-17). */
export function associateRouteTable(
  topology: Topology,
  subnetId: SubnetId,
  routeTableId: RouteTableId | undefined,
): Topology {
  return updateResource(topology, 'subnet', subnetId, { routeTableId })
}

/** The table that steers what an internet gateway lets in, if any (MB-01). */
export function associateEdgeRouteTable(
  topology: Topology,
  gatewayId: InternetGatewayId,
  edgeRouteTableId: RouteTableId | undefined,
): Topology {
  return updateResource(topology, 'internetGateway', gatewayId, { edgeRouteTableId })
}

/** Adds a route; a table has one static route for each destination. */
export function addRoute(
  topology: Topology,
  tableId: RouteTableId,
  draft: RouteDraft,
): Result<Topology> {
  const table = requireOf(topology, 'routeTable', tableId)
  const route = routeFrom(draft)
  const fault = faultOfRoute(table.routes, route)
  if (fault !== undefined) return fail(fault)
  return ok(withResources(topology, { ...table, routes: [...table.routes, route] }))
}

/** Changes the route at an index. A new target wakes a blackhole route again (RT-26). */
export function updateRoute(
  topology: Topology,
  tableId: RouteTableId,
  index: number,
  change: Partial<Pick<Route, 'destination' | 'target' | 'origin'>>,
): Result<Topology> {
  const table = requireOf(topology, 'routeTable', tableId)
  const before = table.routes[index]
  if (!before) return ok(topology)
  const revived = change.target ? { ...change, blackhole: undefined } : change
  const route = patched<Route>(before, revived)
  if (route === before) return ok(topology)
  const fault = faultOfRoute(table.routes.toSpliced(index, 1), route)
  if (fault !== undefined) return fail(fault)
  return ok(withResources(topology, { ...table, routes: table.routes.with(index, route) }))
}

/** Takes the route at an index away. */
export function removeRoute(topology: Topology, tableId: RouteTableId, index: number): Topology {
  return updateResource(topology, 'routeTable', tableId, ({ routes }) =>
    index in routes ? { routes: routes.toSpliced(index, 1) } : {},
  )
}

/** Moves a route within its list. Order is for readers alone: the longest prefix wins (RT-04). */
export function moveRoute(
  topology: Topology,
  tableId: RouteTableId,
  from: number,
  to: number,
): Topology {
  return updateResource(topology, 'routeTable', tableId, ({ routes }) => {
    const route = routes[from]
    return route && from !== to ? { routes: routes.toSpliced(from, 1).toSpliced(to, 0, route) } : {}
  })
}

function createTable(
  topology: Topology,
  about: Pick<RouteTable, 'vpcId' | 'name' | 'main' | 'routes'>,
): Created<RouteTableId> {
  const id = newId(topology, 'routeTable')
  return { topology: withResources(topology, { kind: 'routeTable', id, ...about }), id }
}

function routeFrom(draft: RouteDraft): Route {
  return { origin: 'static', ...draft }
}

function faultOfRoute(others: readonly Route[], route: Route): string | undefined {
  const destination = formatDestination(route.destination)
  const taken = others.some(
    (other) =>
      other.origin === route.origin && formatDestination(other.destination) === destination,
  )
  return taken ? `The table has a route to ${destination} already` : undefined
}
