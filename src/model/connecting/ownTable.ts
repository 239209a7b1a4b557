import { updateResource, type Created } from '../edits/edit'
import { addRouteTable, associateRouteTable } from '../edits/routeTable'
import { tierOf } from '../edits/zoneNames'
import { sameRoutes } from '../edits/zoneCopy'
import type { RouteTableId } from '../ids'
import type { RouteTable } from '../resources/routeTable'
import { findOf, labelOf, resourcesOf, type ResourceOf, type Topology } from '../topology'
import { connectionsOr, tableName, type Connection, type Connections } from './connection'
import { routeConnections } from './routes'
import type { RouteTargetResource } from './routeTargets'

/** A subnet that goes by the main table, and where it shall lead. */
interface Way {
  readonly subnet: ResourceOf<'subnet'>
  readonly main: RouteTable
  readonly target: RouteTargetResource
}

/**
 * What leads a subnet somewhere that has no table of its own. The main one serves other subnets as
 * well (RT-18), so that this one gets a copy of it with the new route, or a table that is the same.
 */
export function ownTableConnections(topology: Topology, way: Way): Connections {
  const { subnet, target } = way
  const draft = withOwnTable(topology, way)
  const found = routesTo(draft, target)
  if (!found.ok) return found
  const connections = found.value.map((connection): Connection => {
    const { key } = connection
    const what = key.replace(/^route /, '').replaceAll(' ', ', ')
    const table = findOf(connection.make(draft.topology), 'routeTable', draft.id)
    const twin = table && twinOf(topology, table)
    return {
      key,
      label: `Route ${what} of ${labelOf(subnet)} to ${labelOf(target)}`,
      detail: twin
        ? `By ${tableName(twin)}, which leads there already.`
        : `By a route table of its own, ${table ? labelOf(table) : ''}.`,
      labelOfMany: (count) => `Route ${what} of ${String(count)} subnets to ${labelOf(target)}`,
      make: (next) => routed(next, way, key),
    }
  })
  return connectionsOr(connections, '')
}

function routed(topology: Topology, way: Way, key: string): Topology {
  const own = withOwnTable(topology, way)
  const found = routesTo(own, way.target)
  const made = found.ok
    ? found.value.find((each) => each.key === key)?.make(own.topology)
    : undefined
  const table = made && findOf(made, 'routeTable', own.id)
  if (!made || !table) return topology
  const twin = twinOf(topology, table)
  if (!twin) return made
  return updateResource(topology, 'subnet', way.subnet.id, { routeTableId: twin.id })
}

function routesTo(
  { topology, id }: Created<RouteTableId>,
  target: RouteTargetResource,
): Connections {
  const table = findOf(topology, 'routeTable', id)
  return table ? routeConnections(topology, table, target) : connectionsOr([], '')
}

/** Each zone has a NAT gateway of its own; what leads elsewhere serves a whole tier. */
function withOwnTable(topology: Topology, { subnet, main, target }: Way): Created<RouteTableId> {
  const tier = tierOf(subnet.name)
  const about = tier !== undefined && target.kind === 'natGateway' ? subnet.name : tier
  const made = addRouteTable(topology, subnet.vpcId, {
    routes: main.routes,
    ...(about === undefined ? {} : { name: `rtb-${about}` }),
  })
  return { ...made, topology: associateRouteTable(made.topology, subnet.id, made.id) }
}

/** A table that there is already with the same routes. */
function twinOf(topology: Topology, { id, vpcId, routes }: RouteTable): RouteTable | undefined {
  return resourcesOf(topology, 'routeTable').find(
    (other) =>
      other.id !== id && other.vpcId === vpcId && !other.main && sameRoutes(other.routes, routes),
  )
}
