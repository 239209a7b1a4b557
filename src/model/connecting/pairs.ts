import { fail } from '../result'
import {
  labelOf,
  routeTableOf,
  type ResourceKind,
  type ResourceOf,
  type Topology,
} from '../topology'
import {
  aclForSubnet,
  edgeAssociation,
  endpointForTable,
  propagation,
  tableForSubnet,
} from './associations'
import {
  directConnectFrom,
  directConnectTo,
  internetGatewayForVpc,
  peeringOf,
  privateGatewayForVpc,
  transitGatewayForVpc,
  vpnOf,
  vpnOfNetwork,
} from './attachments'
import { connectionsOr, type Connection, type Connections } from './connection'
import { elasticIpFor, elasticIpForNat } from './elasticIp'
import { groupFor } from './members'
import { ownTableConnections } from './ownTable'
import { referenceConnections } from './references'
import { routeConnections } from './routes'
import type { RouteTargetKind, RouteTargetResource } from './routeTargets'

type Pair<A extends ResourceKind, B extends ResourceKind> = (
  topology: Topology,
  a: ResourceOf<A>,
  b: ResourceOf<B>,
) => Connections

type Pairs = {
  readonly [A in ResourceKind]?: { readonly [B in ResourceKind]?: Pair<A, B> }
}

const routesOfTable = {
  internetGateway: (topology, table, gateway) =>
    withMore(routeConnections(topology, table, gateway), edgeAssociation(topology, gateway, table)),
  virtualPrivateGateway: (topology, table, gateway) =>
    withMore(routeConnections(topology, table, gateway), [
      ...propagation(topology, gateway, table),
      ...edgeAssociation(topology, gateway, table),
    ]),
  egressOnlyInternetGateway: routeConnections,
  natGateway: routeConnections,
  peeringConnection: routeConnections,
  transitGateway: routeConnections,
  gatewayLoadBalancerEndpoint: routeConnections,
  instance: routeConnections,
  networkInterface: routeConnections,
} satisfies { readonly [B in RouteTargetKind]: Pair<'routeTable', B> }

/** A subnet connects by a table of its own (RT-13); what else a table could be to the other end stays out. */
function routesOfSubnet(
  topology: Topology,
  subnet: ResourceOf<'subnet'>,
  target: RouteTargetResource,
): Connections {
  const table = routeTableOf(topology, subnet)
  if (!table) return fail(`${labelOf(subnet)} has no route table`)
  if (table.main) return ownTableConnections(topology, { subnet, main: table, target })
  return routeConnections(topology, table, target)
}

/** The registry: what each pair of kinds can be to one another, said once, in one order of the two. */
export const PAIRS: Pairs = {
  routeTable: {
    ...routesOfTable,
    gatewayEndpoint: (topology, table, endpoint) => endpointForTable(topology, endpoint, table),
    subnet: tableForSubnet,
  },
  subnet: {
    internetGateway: routesOfSubnet,
    egressOnlyInternetGateway: routesOfSubnet,
    natGateway: routesOfSubnet,
    peeringConnection: routesOfSubnet,
    transitGateway: routesOfSubnet,
    virtualPrivateGateway: routesOfSubnet,
    gatewayLoadBalancerEndpoint: routesOfSubnet,
    instance: routesOfSubnet,
    networkInterface: routesOfSubnet,
    gatewayEndpoint: (topology, subnet, endpoint) => {
      const table = routeTableOf(topology, subnet)
      if (!table) return fail(`${labelOf(subnet)} has no route table`)
      return endpointForTable(topology, endpoint, table)
    },
  },
  networkAcl: { subnet: aclForSubnet },
  vpc: { vpc: peeringOf },
  internetGateway: {
    vpc: internetGatewayForVpc,
    instance: elasticIpFor,
    networkInterface: elasticIpFor,
    natGateway: elasticIpForNat,
  },
  virtualPrivateGateway: { vpc: privateGatewayForVpc },
  transitGateway: { vpc: transitGatewayForVpc },
  customerGateway: { virtualPrivateGateway: vpnOf, transitGateway: vpnOf },
  onPremisesNetwork: { virtualPrivateGateway: vpnOfNetwork, transitGateway: vpnOfNetwork },
  directConnectGateway: {
    virtualPrivateGateway: directConnectTo,
    transitGateway: directConnectTo,
    onPremisesNetwork: directConnectFrom,
  },
  securityGroup: {
    instance: groupFor,
    networkInterface: groupFor,
    loadBalancer: groupFor,
    interfaceEndpoint: groupFor,
    managedService: groupFor,
    securityGroup: (topology, named, holder) => referenceConnections(topology, named, holder),
  },
}

function withMore(first: Connections, more: readonly Connection[]): Connections {
  return connectionsOr([...(first.ok ? first.value : []), ...more], first.ok ? '' : first.error)
}
