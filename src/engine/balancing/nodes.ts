import type { IpAddress } from '@/model/ip'
import type { LoadBalancer } from '@/model/resources/loadBalancer'
import { findOf } from '@/model/topology'
import type { CompiledInterface, CompiledNetwork } from '../compile/network'

/** A load balancer's nodes as far as their interfaces are known (ELB-01). */
export function nodesOf(
  network: CompiledNetwork,
  { nodes }: LoadBalancer,
): readonly CompiledInterface[] {
  return nodes.flatMap(({ networkInterfaceId }) =>
    networkInterfaceId === undefined ? [] : (network.interfaces.get(networkInterfaceId) ?? []),
  )
}

/** The zones that a load balancer is enabled in (ELB-01). */
export function zonesOf({ topology }: CompiledNetwork, { nodes }: LoadBalancer) {
  const zones = nodes.map(({ subnetId }) => findOf(topology, 'subnet', subnetId)?.availabilityZone)
  return new Set(zones.filter((zone) => zone !== undefined))
}

/** A node's own address of a family: what its targets see, unless the client's is preserved. */
export function addressOfNode({ eni }: CompiledInterface, family: 4 | 6): IpAddress | undefined {
  return family === 4 ? eni.privateAddresses[0]?.address : eni.ipv6Addresses[0]
}
