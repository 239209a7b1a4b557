import { resourcesOf, type ResourceOf, type Topology } from '@/model/topology'

/** What answers on interfaces of its own, and is seen where they are. */
export type Owner = ResourceOf<'loadBalancer' | 'interfaceEndpoint' | 'managedService'>

/**
 * By each interface that answers for a service, whose it is: a load balancer's node, an endpoint's
 * or a managed service's interface (ENI-10).
 */
export function ownersByInterface(topology: Topology): ReadonlyMap<string, Owner> {
  const owners = new Map<string, Owner>()
  const add = (owner: Owner, interfaceId: string | undefined): void => {
    if (interfaceId !== undefined && !owners.has(interfaceId)) owners.set(interfaceId, owner)
  }
  for (const balancer of resourcesOf(topology, 'loadBalancer')) {
    for (const { networkInterfaceId } of balancer.nodes) add(balancer, networkInterfaceId)
  }
  for (const kind of ['interfaceEndpoint', 'managedService'] as const) {
    for (const owner of resourcesOf(topology, kind)) {
      for (const id of owner.networkInterfaceIds) add(owner, id)
    }
  }
  return owners
}
