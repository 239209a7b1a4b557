import type { GatewayLoadBalancerEndpoint } from '@/model/resources/gatewayLoadBalancerEndpoint'
import type { InterfaceEndpoint } from '@/model/resources/interfaceEndpoint'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import type { ManagedService } from '@/model/resources/managedService'
import { resourcesOf, type Topology } from '@/model/topology'

/** What answers on an interface instead of a guest. */
export type InterfaceOwner =
  | { readonly kind: 'loadBalancer'; readonly loadBalancer: LoadBalancer }
  | { readonly kind: 'interfaceEndpoint'; readonly endpoint: InterfaceEndpoint }
  | {
      readonly kind: 'gatewayLoadBalancerEndpoint'
      readonly endpoint: GatewayLoadBalancerEndpoint
    }
  | { readonly kind: 'managedService'; readonly service: ManagedService }

/** The services that own interfaces, by the interfaces' ids. */
export function interfaceOwners(topology: Topology): ReadonlyMap<string, InterfaceOwner> {
  const owners = new Map<string, InterfaceOwner>()
  const own = (ids: readonly (string | undefined)[], owner: InterfaceOwner): void => {
    for (const id of ids) if (id !== undefined) owners.set(id, owner)
  }
  for (const loadBalancer of resourcesOf(topology, 'loadBalancer')) {
    const ids = loadBalancer.nodes.map(({ networkInterfaceId }) => networkInterfaceId)
    own(ids, { kind: 'loadBalancer', loadBalancer })
  }
  for (const kind of ['interfaceEndpoint', 'gatewayLoadBalancerEndpoint'] as const) {
    for (const endpoint of resourcesOf(topology, kind)) {
      own(endpoint.networkInterfaceIds, { kind, endpoint } as InterfaceOwner)
    }
  }
  for (const service of resourcesOf(topology, 'managedService')) {
    own(service.networkInterfaceIds, { kind: 'managedService', service })
  }
  return owners
}
