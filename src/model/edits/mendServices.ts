import type { ListenerAction } from '../resources/listener'
import { resourcesOf, type Topology } from '../topology'
import { mapChanged, patched, updateAll } from './edit'

/** Takes what is gone out of the lists of gateways, load balancers, endpoints and fleets. */
export function mendServices(topology: Topology, gone: ReadonlySet<string>): Topology {
  const mends = [
    mendGatewayTables,
    mendTransit,
    mendLines,
    mendEndpoints,
    mendBalancers,
    mendFleets,
  ]
  return mends.reduce((next, mend) => mend(next, gone), topology)
}

function mendGatewayTables(topology: Topology, gone: ReadonlySet<string>): Topology {
  const gateways = updateAll(topology, 'virtualPrivateGateway', (gateway) =>
    patched(gateway, { edgeRouteTableId: unlessGone(gateway.edgeRouteTableId, gone) }),
  )
  const regional = updateAll(gateways, 'natGateway', (nat) =>
    nat.regional
      ? patched(nat, {
          regional: patched(nat.regional, {
            routeTableId: unlessGone(nat.regional.routeTableId, gone),
          }),
        })
      : nat,
  )
  return updateAll(regional, 'routeTable', (table) =>
    table.propagatingGatewayIds
      ? patched(table, { propagatingGatewayIds: without(table.propagatingGatewayIds, gone) })
      : table,
  )
}

/** A route whose attachment is gone stays as a blackhole (TGW-13). */
function mendTransit(topology: Topology, gone: ReadonlySet<string>): Topology {
  const gateways = updateAll(topology, 'transitGateway', (gateway) =>
    patched(gateway, {
      defaultAssociationTableId: unlessGone(gateway.defaultAssociationTableId, gone),
      defaultPropagationTableId: unlessGone(gateway.defaultPropagationTableId, gone),
    }),
  )
  const attachments = updateAll(gateways, 'transitGatewayAttachment', (attachment) => {
    const { attached } = attachment
    if (attached.kind === 'vpc') {
      const subnetIds = without(attached.subnetIds, gone)
      return patched(attachment, { attached: patched(attached, { subnetIds }) })
    }
    if (attached.kind !== 'connect') return attachment
    const kept = {
      transportAttachmentId: unlessGone(attached.transportAttachmentId, gone),
      onPremisesNetworkId: unlessGone(attached.onPremisesNetworkId, gone),
    }
    return patched(attachment, { attached: patched(attached, kept) })
  })
  return updateAll(attachments, 'transitGatewayRouteTable', (table) =>
    patched(table, {
      associatedAttachmentIds: without(table.associatedAttachmentIds, gone),
      propagatingAttachmentIds: without(table.propagatingAttachmentIds, gone),
      routes: mapChanged(table.routes, (route) =>
        patched(route, { attachmentIds: without(route.attachmentIds, gone) }),
      ),
    }),
  )
}

function mendLines(topology: Topology, gone: ReadonlySet<string>): Topology {
  const connections = updateAll(topology, 'vpnConnection', (connection) =>
    connection.gateway && gone.has(connection.gateway.id)
      ? patched(connection, { gateway: undefined })
      : connection,
  )
  // An association with a transit gateway goes with its attachment.
  const detached = new Set(
    resourcesOf(topology, 'transitGatewayAttachment').flatMap(
      ({ id, transitGatewayId, attached }) =>
        gone.has(id) && attached.kind === 'directConnectGateway'
          ? [`${attached.directConnectGatewayId} ${transitGatewayId}`]
          : [],
    ),
  )
  const direct = updateAll(connections, 'directConnectGateway', (gateway) =>
    patched(gateway, {
      onPremisesNetworkId: unlessGone(gateway.onPremisesNetworkId, gone),
      associations: kept(
        gateway.associations,
        ({ gateway: { id } }) => !gone.has(id) && !detached.has(`${gateway.id} ${id}`),
      ),
    }),
  )
  return updateAll(direct, 'customerGateway', (gateway) =>
    patched(gateway, { onPremisesNetworkId: unlessGone(gateway.onPremisesNetworkId, gone) }),
  )
}

function mendEndpoints(topology: Topology, gone: ReadonlySet<string>): Topology {
  const services = updateAll(topology, 'endpointService', (service) =>
    patched(service, { loadBalancerIds: without(service.loadBalancerIds, gone) }),
  )
  const endpoints = updateAll(services, 'interfaceEndpoint', (endpoint) =>
    patched(endpoint, {
      endpointServiceId: unlessGone(endpoint.endpointServiceId, gone),
      networkInterfaceIds: without(endpoint.networkInterfaceIds, gone),
    }),
  )
  const inspecting = updateAll(endpoints, 'gatewayLoadBalancerEndpoint', (endpoint) =>
    patched(endpoint, {
      endpointServiceId: unlessGone(endpoint.endpointServiceId, gone),
      networkFirewallId: unlessGone(endpoint.networkFirewallId, gone),
      networkInterfaceIds: without(endpoint.networkInterfaceIds, gone),
    }),
  )
  return updateAll(inspecting, 'networkFirewall', (firewall) =>
    patched(firewall, { firewallPolicyId: unlessGone(firewall.firewallPolicyId, gone) }),
  )
}

function mendBalancers(topology: Topology, gone: ReadonlySet<string>): Topology {
  const balancers = updateAll(topology, 'loadBalancer', (balancer) =>
    patched(balancer, {
      securityGroupIds: without(balancer.securityGroupIds, gone),
      nodes: kept(
        balancer.nodes,
        ({ subnetId, networkInterfaceId }) =>
          !gone.has(subnetId) &&
          (networkInterfaceId === undefined || !gone.has(networkInterfaceId)),
      ),
    }),
  )
  const listeners = updateAll(balancers, 'listener', (listener) =>
    patched(listener, {
      defaultAction: mendAction(listener.defaultAction, gone),
      rules: mapChanged(listener.rules, (rule) =>
        patched(rule, { action: mendAction(rule.action, gone) }),
      ),
    }),
  )
  return updateAll(listeners, 'targetGroup', (group) =>
    patched(group, { targets: kept(group.targets, ({ id }) => !gone.has(id)) }),
  )
}

function mendAction(action: ListenerAction, gone: ReadonlySet<string>): ListenerAction {
  if (action.kind !== 'forward') return action
  return patched(action, {
    targetGroups: kept(action.targetGroups, ({ targetGroupId }) => !gone.has(targetGroupId)),
  })
}

function mendFleets(topology: Topology, gone: ReadonlySet<string>): Topology {
  const fleets = updateAll(topology, 'autoScalingGroup', (fleet) =>
    patched(fleet, {
      subnetIds: without(fleet.subnetIds, gone),
      instanceIds: without(fleet.instanceIds, gone),
      targetGroupIds: without(fleet.targetGroupIds, gone),
      ...(fleet.launch && {
        launch: patched(fleet.launch, {
          securityGroupIds: without(fleet.launch.securityGroupIds, gone),
        }),
      }),
    }),
  )
  return updateAll(fleets, 'managedService', (service) =>
    patched(service, {
      subnetIds: without(service.subnetIds, gone),
      networkInterfaceIds: without(service.networkInterfaceIds, gone),
    }),
  )
}

function unlessGone<Id extends string>(
  id: Id | undefined,
  gone: ReadonlySet<string>,
): Id | undefined {
  return id !== undefined && gone.has(id) ? undefined : id
}

function without<Id extends string>(ids: readonly Id[], gone: ReadonlySet<string>): readonly Id[] {
  return kept(ids, (id) => !gone.has(id))
}

/** The items that pass; the same list when all do, so that what is unchanged stays the same object. */
function kept<T>(items: readonly T[], passes: (item: T) => boolean): readonly T[] {
  const passing = items.filter(passes)
  return passing.length === items.length ? items : passing
}
