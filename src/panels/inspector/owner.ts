import type { NetworkInterface } from '@/model/resources/networkInterface'
import { findOf, resourcesOf, type ResourceOf, type Topology } from '@/model/topology'

/** What an interface belongs to, which people know better than the interface itself. */
export function ownerOf(
  topology: Topology,
  eni: NetworkInterface,
): ResourceOf<'instance' | 'natGateway'> | undefined {
  return (
    findOf(topology, 'instance', eni.attachment?.instanceId) ??
    resourcesOf(topology, 'natGateway').find(({ networkInterfaceIds }) =>
      networkInterfaceIds.includes(eni.id),
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
