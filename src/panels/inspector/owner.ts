import type { NetworkInterface } from '@/model/resources/networkInterface'
import { findOf, resourcesOf, type ResourceOf, type Topology } from '@/model/topology'

type Owner = ResourceOf<
  'instance' | 'natGateway' | 'loadBalancer' | 'interfaceEndpoint' | 'managedService'
>

/** What an interface belongs to, which people know better than the interface itself. */
export function ownerOf(topology: Topology, eni: NetworkInterface): Owner | undefined {
  const holders = (['natGateway', 'interfaceEndpoint', 'managedService'] as const).flatMap(
    (kind): readonly Exclude<Owner, { readonly kind: 'instance' | 'loadBalancer' }>[] =>
      resourcesOf(topology, kind),
  )
  return (
    findOf(topology, 'instance', eni.attachment?.instanceId) ??
    holders.find(({ networkInterfaceIds }) => networkInterfaceIds.includes(eni.id)) ??
    resourcesOf(topology, 'loadBalancer').find(({ nodes }) =>
      nodes.some(({ networkInterfaceId }) => networkInterfaceId === eni.id),
    )
  )
}

/** The ids of what these interfaces belong to, each once; an interface of nobody stands for itself. */
export function ownerIds(
  topology: Topology,
  interfaces: readonly NetworkInterface[],
): readonly string[] {
  return [...new Set(interfaces.map((eni): string => ownerOf(topology, eni)?.id ?? eni.id))]
}
