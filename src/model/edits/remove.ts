import type { SubnetId } from '../ids'
import type { NetworkInterface } from '../resources/networkInterface'
import {
  allResources,
  findOf,
  findResource,
  resourcesOf,
  type Resource,
  type Topology,
} from '../topology'
import { mapChanged, patched, updateAll, withoutResources } from './edit'
import { defaultGroupIds } from './networkInterface'
import { removalRefusalAmong } from './removalRefusal'
import { mendServices } from './mendServices'
import { markReferencesBetween, markReferencesToGroups } from './staleReferences'

/**
 * Removes resources with all that cannot be without them, and leaves the rest as AWS would: routes
 * to what is gone are blackholes (RT-26), rules that name a group that is gone are stale (SG-33),
 * subnets fall back to the main table and the default ACL. What AWS never deletes alone stays.
 */
export function removeResources(topology: Topology, ids: readonly string[]): Topology {
  const gone = removableIds(topology, ids)
  if (gone.size === 0) return topology
  const mends = [mendRoutes, mendAssociations, mendInterfaces, mendServices, mendReferences]
  const mended = mends.reduce((next, mend) => mend(next, gone), topology)
  return withoutResources(mended, gone)
}

/** Everything that `removeResources` would remove, for a question before it is done. */
export function removedWith(topology: Topology, ids: readonly string[]): readonly Resource[] {
  const gone = removableIds(topology, ids)
  return allResources(topology).filter(({ id }) => gone.has(id))
}

/** Why AWS would not delete this resource, in a sentence; nothing where it would. */
export function removalRefusal(topology: Topology, id: string): string | undefined {
  return removalRefusalAmong(topology, id, cascade(topology, [id]))
}

function removableIds(topology: Topology, ids: readonly string[]): ReadonlySet<string> {
  let gone = cascade(topology, ids)
  // What stays may itself be a reason for another thing to stay, so ask until nobody objects.
  for (;;) {
    const among = gone
    const next = new Set(
      [...among].filter((id) => removalRefusalAmong(topology, id, among) === undefined),
    )
    if (next.size === among.size) return next
    gone = next
  }
}

/** These and all that cannot be without them. */
export function cascade(topology: Topology, ids: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [...ids]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const resource = findResource(topology, id)
    if (!resource || reached.has(id)) continue
    reached.add(id)
    waiting.push(...dependents(topology, resource).map((dependent): string => dependent.id))
  }
  return reached
}

/** What cannot be without this resource, one step on. */
function dependents(topology: Topology, resource: Resource): readonly Resource[] {
  switch (resource.kind) {
    case 'vpc':
      return allResources(topology).filter((other) => belongsToVpc(other, resource.id))
    case 'subnet':
      return [
        ...(interfacesBySubnet(topology).get(resource.id) ?? []),
        ...instancesIn(topology, resource.id),
        ...resourcesOf(topology, 'natGateway').filter(({ subnetId }) => subnetId === resource.id),
        ...(['gatewayLoadBalancerEndpoint', 'other'] as const).flatMap((kind) =>
          resourcesOf(topology, kind).filter(({ subnetId }) => subnetId === resource.id),
        ),
      ]
    case 'instance':
      return interfacesByInstance(topology).get(resource.id) ?? []
    case 'natGateway':
    case 'interfaceEndpoint':
    case 'gatewayLoadBalancerEndpoint':
    case 'managedService':
      return interfacesBy(topology, resource.networkInterfaceIds)
    case 'loadBalancer':
      return [
        ...resourcesOf(topology, 'listener').filter((one) => one.loadBalancerId === resource.id),
        ...interfacesBy(
          topology,
          resource.nodes.map(({ networkInterfaceId }) => networkInterfaceId),
        ),
      ]
    case 'transitGateway':
      return [
        ...resourcesOf(topology, 'transitGatewayAttachment').filter(
          ({ transitGatewayId, attached }) =>
            transitGatewayId === resource.id ||
            (attached.kind === 'peering' && attached.peerTransitGatewayId === resource.id),
        ),
        ...resourcesOf(topology, 'transitGatewayRouteTable').filter(
          ({ transitGatewayId }) => transitGatewayId === resource.id,
        ),
      ]
    case 'customerGateway':
      return resourcesOf(topology, 'vpnConnection').filter(
        ({ customerGatewayId }) => customerGatewayId === resource.id,
      )
    case 'vpnConnection':
      return attachmentsOf(topology, resource.id)
    case 'directConnectGateway':
      return attachmentsOf(topology, resource.id)
    case 'onPremisesNetwork':
      return resourcesOf(topology, 'onPremisesHost').filter(
        ({ onPremisesNetworkId }) => onPremisesNetworkId === resource.id,
      )
    default:
      return []
  }
}

function interfacesBy(
  topology: Topology,
  ids: readonly (string | undefined)[],
): readonly Resource[] {
  return ids.flatMap((id) => findOf(topology, 'networkInterface', id) ?? [])
}

/** The attachments by which a connection or a Direct Connect gateway joins transit gateways. */
function attachmentsOf(topology: Topology, id: string): readonly Resource[] {
  return resourcesOf(topology, 'transitGatewayAttachment').filter(({ attached }) => {
    if (attached.kind === 'vpn') return attached.vpnConnectionId === id
    return attached.kind === 'directConnectGateway' && attached.directConnectGatewayId === id
  })
}

// An instance lives where its primary interface is.
function instancesIn(topology: Topology, subnetId: SubnetId): readonly Resource[] {
  const here = interfacesBySubnet(topology).get(subnetId) ?? []
  return here.flatMap(({ attachment }) => {
    const instance = findOf(topology, 'instance', attachment?.instanceId)
    if (!instance) return []
    const [home] = (interfacesByInstance(topology).get(instance.id) ?? []).toSorted(
      (a, b) => (a.attachment?.deviceIndex ?? 0) - (b.attachment?.deviceIndex ?? 0),
    )
    return home?.subnetId === subnetId ? [instance] : []
  })
}

type Index = ReadonlyMap<string, readonly NetworkInterface[]>

const indexes = { subnet: new WeakMap<Topology, Index>(), instance: new WeakMap<Topology, Index>() }

// A whole network is asked for its dependents one by one, so its interfaces are sorted once.
function interfacesBySubnet(topology: Topology): Index {
  return indexed(indexes.subnet, topology, ({ subnetId }) => subnetId)
}

function interfacesByInstance(topology: Topology): Index {
  return indexed(indexes.instance, topology, ({ attachment }) => attachment?.instanceId)
}

function indexed(
  cache: WeakMap<Topology, Index>,
  topology: Topology,
  keyOf: (eni: NetworkInterface) => string | undefined,
): Index {
  const known = cache.get(topology)
  if (known) return known
  const index = new Map<string, NetworkInterface[]>()
  for (const eni of resourcesOf(topology, 'networkInterface')) {
    const key = keyOf(eni)
    if (key === undefined) continue
    const list = index.get(key)
    if (list) list.push(eni)
    else index.set(key, [eni])
  }
  cache.set(topology, index)
  return index
}

function belongsToVpc(resource: Resource, vpcId: string): boolean {
  if (resource.kind === 'peeringConnection') {
    return resource.requester.vpcId === vpcId || resource.accepter.vpcId === vpcId
  }
  if (resource.kind === 'transitGatewayAttachment') {
    return resource.attached.kind === 'vpc' && resource.attached.vpcId === vpcId
  }
  return 'vpcId' in resource && resource.vpcId === vpcId
}

function mendRoutes(topology: Topology, gone: ReadonlySet<string>): Topology {
  return updateAll(topology, 'routeTable', (table) => {
    // An endpoint takes its own routes along (GWE-02).
    const kept = table.routes.filter(
      ({ target }) => target.kind !== 'gatewayEndpoint' || !gone.has(target.id),
    )
    const routes = kept.length === table.routes.length ? table.routes : kept
    return patched(table, {
      routes: mapChanged(routes, (route) =>
        gone.has(route.target.id) ? patched(route, { blackhole: true }) : route,
      ),
    })
  })
}

function mendAssociations(topology: Topology, gone: ReadonlySet<string>): Topology {
  const isGone = (id: string | undefined) => id !== undefined && gone.has(id)
  const subnets = updateAll(topology, 'subnet', (subnet) =>
    patched(subnet, {
      routeTableId: isGone(subnet.routeTableId) ? undefined : subnet.routeTableId,
      networkAclId: isGone(subnet.networkAclId) ? undefined : subnet.networkAclId,
    }),
  )
  const gateways = updateAll(subnets, 'internetGateway', (gateway) =>
    isGone(gateway.edgeRouteTableId) ? patched(gateway, { edgeRouteTableId: undefined }) : gateway,
  )
  return updateAll(gateways, 'natGateway', (nat) =>
    nat.networkInterfaceIds.some(isGone)
      ? { ...nat, networkInterfaceIds: nat.networkInterfaceIds.filter((id) => !isGone(id)) }
      : nat,
  )
}

// An instance's interface always has a group: without its last one it is back in the default one.
function mendInterfaces(topology: Topology, gone: ReadonlySet<string>): Topology {
  return updateAll(topology, 'networkInterface', (eni) => {
    const kept = eni.securityGroupIds.filter((id) => !gone.has(id))
    if (kept.length === eni.securityGroupIds.length) return eni
    const securityGroupIds = kept.length > 0 ? kept : defaultGroupIds(topology, eni.subnetId)
    return { ...eni, securityGroupIds }
  })
}

function mendReferences(topology: Topology, gone: ReadonlySet<string>): Topology {
  return resourcesOf(topology, 'peeringConnection')
    .filter(({ id }) => gone.has(id))
    .reduce(
      (next, { requester, accepter }) =>
        markReferencesBetween(next, requester.vpcId, accepter.vpcId),
      markReferencesToGroups(topology, gone),
    )
}
