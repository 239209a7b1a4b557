import type { RouteTable } from '../resources/routeTable'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import { groupBy, overlappingPairs, type ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

/** Routes of one table that AWS could not tell apart, or would not take beside each other. */
export function routeAmbiguityIssues(context: ValidationContext): readonly Issue[] {
  const { topology } = context
  return resourcesOf(topology, 'routeTable').flatMap((table) => [
    ...overlappingLists(table, topology),
    ...endpointsTwice(table, topology),
    ...severalInterfaces(table, context),
  ])
}

/** Of two overlapping prefix lists with different targets AWS takes any (RT-08). */
function overlappingLists(table: RouteTable, topology: Topology): readonly Issue[] {
  const targets = new Map<string, string>()
  const blocks = table.routes.flatMap(({ destination, target }) => {
    if (destination.kind !== 'prefixList') return []
    const { prefixListId } = destination
    targets.set(prefixListId, target.id)
    const entries = findOf(topology, 'prefixList', prefixListId)?.entries ?? []
    return entries.map(({ cidr }) => ({ block: cidr, owner: prefixListId }))
  })
  const told = new Set<string>()
  return overlappingPairs(blocks).flatMap(([a, b]) => {
    const key = [a.owner, b.owner].toSorted().join(' ')
    if (a.owner === b.owner || told.has(key)) return []
    if (targets.get(a.owner) === targets.get(b.owner)) return []
    told.add(key)
    const message = `${labelOf(table)} routes ${namesOf(topology, [a.owner, b.owner])} to different targets, but the lists overlap (${a.block} and ${b.block}); which one AWS takes is not said`
    return [issue('prefixListsOverlap', [table.id, a.owner, b.owner], message)]
  })
}

/** A table has one endpoint route for each service and family (GWE-03). */
function endpointsTwice(table: RouteTable, topology: Topology): readonly Issue[] {
  const toEndpoints = table.routes.flatMap(({ destination, target }) => {
    const endpoint =
      target.kind === 'gatewayEndpoint' ? findOf(topology, 'gatewayEndpoint', target.id) : undefined
    if (!endpoint || destination.kind !== 'prefixList') return []
    const family = findOf(topology, 'prefixList', destination.prefixListId)?.family ?? 'ipv4'
    return [{ endpoint, key: `${endpoint.serviceName} ${family}` }]
  })
  return [...groupBy(toEndpoints, ({ key }) => key).values()].flatMap(([first, second]) => {
    if (!first || !second) return []
    const message = `${labelOf(table)} has two endpoint routes for ${first.endpoint.serviceName}`
    const ids = [table.id, ...new Set([first.endpoint.id, second.endpoint.id])]
    return [issue('endpointRouteTwice', ids, message, 'Keep one of them')]
  })
}

/** A route may name an instance only while it has one network interface (RT-24). */
function severalInterfaces(
  table: RouteTable,
  { topology, interfacesByInstance }: ValidationContext,
): readonly Issue[] {
  return table.routes.flatMap(({ target }) => {
    if (target.kind !== 'instance') return []
    const count = interfacesByInstance.get(target.id)?.length ?? 0
    if (count < 2) return []
    const message = `${labelOf(table)} names ${namesOf(topology, [target.id])}, which has ${String(count)} network interfaces; AWS cannot tell which one is meant`
    const mend = 'Name the network interface'
    return [issue('routeToSeveralInterfaces', [table.id, target.id], message, mend)]
  })
}
