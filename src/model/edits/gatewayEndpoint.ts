import type { GatewayEndpointId, PrefixListId, RouteTableId, VpcId } from '../ids'
import { cidr } from '../ip'
import type { GatewayEndpoint } from '../resources/gatewayEndpoint'
import type { PrefixList } from '../resources/prefixList'
import type { Route, RouteTable } from '../resources/routeTable'
import { resourcesOf, withResources, type Topology } from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { uniqueName } from './names'
import { newId } from './newId'

/** The services that gateway endpoints exist for (GWE-01). */
export const ENDPOINT_SERVICES = ['s3', 'dynamodb'] as const
export type EndpointService = (typeof ENDPOINT_SERVICES)[number]

// The real ranges change and are somebody's; these are kept for benchmarks and stand for them.
const SERVICE_RANGES: Readonly<Record<EndpointService, PrefixList['entries']>> = {
  s3: [{ cidr: cidr('198.18.0.0/20') }],
  dynamodb: [{ cidr: cidr('198.18.16.0/20') }],
}

/** An AWS-managed list of these services counts as one rule or route (SG-41). */
const SERVICE_LIST_WEIGHT = 1

/** A new gateway endpoint, with the service's prefix list and a route to it in each table (GWE-02). */
export function addGatewayEndpoint(
  topology: Topology,
  vpcId: VpcId,
  service: EndpointService,
  routeTableIds: readonly RouteTableId[] = [],
): Created<GatewayEndpointId> {
  const { region } = requireOf(topology, 'vpc', vpcId)
  const serviceName = `com.amazonaws.${region}.${service}`
  const id = newId(topology, 'gatewayEndpoint')
  const endpoint: GatewayEndpoint = {
    kind: 'gatewayEndpoint',
    id,
    name: uniqueName(topology, `${service}-endpoint`),
    vpcId,
    serviceName,
    available: true,
  }
  const withList = withServiceList(withResources(topology, endpoint), serviceName, service)
  return { topology: setEndpointRouteTables(withList, id, routeTableIds), id }
}

/**
 * The tables that hold a gateway endpoint's route; it takes its route out of all others (GWE-02).
 * A table has one such route a service, so that of another endpoint gives way (GWE-03).
 */
export function setEndpointRouteTables(
  topology: Topology,
  endpointId: GatewayEndpointId,
  routeTableIds: readonly RouteTableId[],
): Topology {
  const endpoint = requireOf(topology, 'gatewayEndpoint', endpointId)
  const list = resourcesOf(topology, 'prefixList').find(({ name }) => name === endpoint.serviceName)
  return resourcesOf(topology, 'routeTable')
    .filter(({ vpcId }) => vpcId === endpoint.vpcId)
    .reduce((next, table) => {
      const wanted = routeTableIds.includes(table.id)
      if (wanted === hasEndpointRoute(table, endpointId) || (wanted && !list)) return next
      const others = table.routes.filter(
        ({ destination, target }) =>
          target.id !== endpointId &&
          !(wanted && destination.kind === 'prefixList' && destination.prefixListId === list?.id),
      )
      const routes = wanted && list ? [...others, endpointRoute(list.id, endpointId)] : others
      return updateResource(next, 'routeTable', table.id, { routes })
    }, topology)
}

/** The tables that hold a gateway endpoint's route. */
export function endpointRouteTables(
  topology: Topology,
  endpointId: GatewayEndpointId,
): readonly RouteTable[] {
  return resourcesOf(topology, 'routeTable').filter((table) => hasEndpointRoute(table, endpointId))
}

function hasEndpointRoute(table: RouteTable, endpointId: GatewayEndpointId): boolean {
  return table.routes.some(({ target }) => target.id === endpointId)
}

function endpointRoute(prefixListId: PrefixListId, id: GatewayEndpointId): Route {
  return {
    destination: { kind: 'prefixList', prefixListId },
    target: { kind: 'gatewayEndpoint', id },
    origin: 'static',
  }
}

function withServiceList(
  topology: Topology,
  serviceName: string,
  service: EndpointService,
): Topology {
  if (resourcesOf(topology, 'prefixList').some(({ name }) => name === serviceName)) return topology
  const list: PrefixList = {
    kind: 'prefixList',
    id: newId(topology, 'prefixList'),
    name: serviceName,
    family: 'ipv4',
    awsManaged: true,
    maxEntries: SERVICE_LIST_WEIGHT,
    entries: SERVICE_RANGES[service],
  }
  return withResources(topology, list)
}
