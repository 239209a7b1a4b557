import type { EndpointService } from '@/model/resources/endpointService'
import type { InterfaceEndpoint } from '@/model/resources/interfaceEndpoint'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import { findOf, resourcesOf, type Topology } from '@/model/topology'
import type { CompiledInterface, CompiledNetwork } from '../compile/network'
import { nodesOf } from './nodes'

/** A load balancer's node that a provider's service is reached at. */
export interface Door {
  readonly balancer: LoadBalancer
  readonly node: CompiledInterface
}

/** The provider's side of an endpoint, where this network describes it; else AWS's service answers. */
export function serviceOf(
  topology: Topology,
  { endpointServiceId, serviceName }: InterfaceEndpoint,
): EndpointService | undefined {
  return (
    findOf(topology, 'endpointService', endpointServiceId) ??
    resourcesOf(topology, 'endpointService').find((service) => service.serviceName === serviceName)
  )
}

/** Where a service may be reached from an endpoint: in the endpoint's zone, else across zones (IFE-11). */
export function doorsFrom(
  network: CompiledNetwork,
  { subnet }: CompiledInterface,
  service: EndpointService,
): { readonly all: readonly Door[]; readonly open: readonly Door[] } {
  const all = service.loadBalancerIds.flatMap((id) => {
    const balancer = findOf(network.topology, 'loadBalancer', id)
    return balancer ? nodesOf(network, balancer).map((node) => ({ balancer, node })) : []
  })
  const zone = subnet.subnet.availabilityZone
  const near = all.filter(({ node }) => node.subnet.subnet.availabilityZone === zone)
  return { all, open: near.length > 0 ? near : all.filter(({ balancer }) => balancer.crossZone) }
}
