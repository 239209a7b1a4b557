import { endpointRouteTables, setEndpointRouteTables } from '../edits/gatewayEndpoint'
import { associateNetworkAcl } from '../edits/networkAcl'
import { setPropagatingGateways } from '../edits/privateNetwork'
import { associateRouteTable } from '../edits/routeTable'
import { updateResource } from '../edits/edit'
import { fail } from '../result'
import { vpcBlocks } from '../resources/vpc'
import {
  findOf,
  labelOf,
  networkAclOf,
  resourcesOf,
  routeTableOf,
  subnetBlocks,
  subnetsOf,
  type ResourceOf,
  type Topology,
} from '../topology'
import { only, tableName, vpcName, type Connection, type Connections } from './connection'

/** A subnet uses one table, of its own VPC (RT-18). */
export function tableForSubnet(
  topology: Topology,
  table: ResourceOf<'routeTable'>,
  subnet: ResourceOf<'subnet'>,
): Connections {
  if (subnet.vpcId !== table.vpcId) return otherVpc(topology, subnet, tableName(table), table.vpcId)
  const before = routeTableOf(topology, subnet)
  if (before?.id === table.id) return fail(`${labelOf(subnet)} uses ${tableName(table)} already`)
  return only({
    key: 'association',
    label: `Associate ${tableName(table)} with ${labelOf(subnet)}`,
    ...(before ? { detail: `Instead of ${tableName(before)}.` } : {}),
    labelOfMany: (count) => `Associate ${tableName(table)} with ${String(count)} subnets`,
    make: (next) => associateRouteTable(next, subnet.id, table.id),
  })
}

/** A subnet has one network ACL, of its own VPC; the new one takes the place of the old (NACL-18). */
export function aclForSubnet(
  topology: Topology,
  acl: ResourceOf<'networkAcl'>,
  subnet: ResourceOf<'subnet'>,
): Connections {
  const name = acl.isDefault && acl.name === '' ? 'the default ACL' : labelOf(acl)
  if (subnet.vpcId !== acl.vpcId) return otherVpc(topology, subnet, name, acl.vpcId)
  const before = networkAclOf(topology, subnet)
  if (before?.id === acl.id) return fail(`${name} guards ${labelOf(subnet)} already`)
  return only({
    key: 'association',
    label: `Associate ${name} with ${labelOf(subnet)}`,
    ...(before ? { detail: `Instead of ${labelOf(before)}.` } : {}),
    labelOfMany: (count) => `Associate ${name} with ${String(count)} subnets`,
    make: (next) => associateNetworkAcl(next, subnet.id, acl.id),
  })
}

function otherVpc(
  topology: Topology,
  subnet: ResourceOf<'subnet'>,
  name: string,
  vpcId: string,
): Connections {
  return fail(
    `${labelOf(subnet)} is in ${vpcName(topology, subnet.vpcId)}; ${name} is of ${vpcName(topology, vpcId)}`,
  )
}

/** An endpoint's route is its own: it goes into each table that is associated (GWE-02, GWE-03). */
export function endpointForTable(
  topology: Topology,
  endpoint: ResourceOf<'gatewayEndpoint'>,
  table: ResourceOf<'routeTable'>,
): Connections {
  const name = labelOf(endpoint)
  if (endpoint.vpcId !== table.vpcId) {
    return fail(
      `${name} is in ${vpcName(topology, endpoint.vpcId)}; ${tableName(table)} is of ${vpcName(topology, table.vpcId)}`,
    )
  }
  const list = resourcesOf(topology, 'prefixList').find(
    (each) => each.name === endpoint.serviceName,
  )
  if (!list) return fail(`The prefix list of ${endpoint.serviceName} is not in this network`)
  const known = endpointRouteTables(topology, endpoint.id).map(({ id }) => id)
  if (known.includes(table.id)) return fail(`${tableName(table)} has the route of ${name} already`)
  return only({
    key: 'endpoint',
    label: `Associate ${name} with ${tableName(table)}`,
    detail: `Adds a route to ${labelOf(list)}.`,
    make: (next) =>
      setEndpointRouteTables(next, endpoint.id, [
        ...endpointRouteTables(next, endpoint.id).map(({ id }) => id),
        table.id,
      ]),
  })
}

/** A table that steers what a gateway lets in, where AWS allows it (MB-01 to MB-03). */
export function edgeAssociation(
  topology: Topology,
  gateway: ResourceOf<'internetGateway' | 'virtualPrivateGateway'>,
  table: ResourceOf<'routeTable'>,
): readonly Connection[] {
  const isFit =
    !table.main &&
    gateway.vpcId === table.vpcId &&
    gateway.edgeRouteTableId !== table.id &&
    (table.propagatingGatewayIds ?? []).length === 0 &&
    hasOnlyEdgeRoutes(topology, table) &&
    // A table that serves subnets is hardly meant for this.
    !subnetsOf(topology, table.vpcId).some(({ routeTableId }) => routeTableId === table.id)
  if (!isFit) return []
  return [
    {
      key: 'edge',
      label: `Let ${tableName(table)} steer what enters by ${labelOf(gateway)}`,
      detail: 'A gateway route table: it sends whole subnets to an appliance.',
      make: (next) =>
        updateResource(next, gateway.kind, gateway.id, { edgeRouteTableId: table.id }),
    },
  ]
}

function hasOnlyEdgeRoutes(topology: Topology, table: ResourceOf<'routeTable'>): boolean {
  const vpc = findOf(topology, 'vpc', table.vpcId)
  const blocks = new Set<string>([
    ...(vpc ? vpcBlocks(vpc) : []),
    ...subnetsOf(topology, table.vpcId).flatMap(subnetBlocks),
  ])
  return table.routes.every(
    ({ destination, target }) =>
      destination.kind === 'cidr' &&
      blocks.has(destination.cidr) &&
      ['networkInterface', 'instance', 'gatewayLoadBalancerEndpoint'].includes(target.kind),
  )
}

/** A table that learns what a virtual private gateway knows (RT-21), unless it steers a gateway (MB-03). */
export function propagation(
  topology: Topology,
  gateway: ResourceOf<'virtualPrivateGateway'>,
  table: ResourceOf<'routeTable'>,
): readonly Connection[] {
  const known = table.propagatingGatewayIds ?? []
  const isEdge = [
    ...resourcesOf(topology, 'internetGateway'),
    ...resourcesOf(topology, 'virtualPrivateGateway'),
  ].some(({ edgeRouteTableId }) => edgeRouteTableId === table.id)
  if (isEdge || gateway.vpcId !== table.vpcId || known.includes(gateway.id)) return []
  return [
    {
      key: 'propagation',
      label: `Propagate the routes of ${labelOf(gateway)} to ${tableName(table)}`,
      detail: 'The table learns every network that the gateway knows.',
      make: (next) =>
        setPropagatingGateways(next, table.id, [
          ...(findOf(next, 'routeTable', table.id)?.propagatingGatewayIds ?? []),
          gateway.id,
        ]),
    },
  ]
}
