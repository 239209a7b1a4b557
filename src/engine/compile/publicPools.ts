import type { IpAddress } from '@/model/ip'
import { resourcesOf, type Topology } from '@/model/topology'
import { inSpan, type AddressAtoms, type Span } from './addressAtoms'
import type { CompiledInterface, CompiledVpc } from './network'

/**
 * Public addresses of one's own that an internet gateway's table leads to an interface, outside the VPC's
 * blocks and without any translation (MB-04).
 */
export interface PublicPool {
  readonly span: Span
  readonly vpc: CompiledVpc
  readonly eni: CompiledInterface
}

export type PoolOf = (address: IpAddress) => PublicPool | undefined

interface PoolSources {
  readonly atoms: AddressAtoms
  readonly interfaces: ReadonlyMap<string, CompiledInterface>
  readonly primaries: ReadonlyMap<string, CompiledInterface>
}

export function publicPools(
  topology: Topology,
  vpcs: ReadonlyMap<string, CompiledVpc>,
  { atoms, interfaces, primaries }: PoolSources,
): PoolOf {
  const pools: PublicPool[] = []
  for (const { vpcId, edgeRouteTableId } of resourcesOf(topology, 'internetGateway')) {
    const vpc = vpcId === undefined ? undefined : vpcs.get(vpcId)
    if (!vpc || edgeRouteTableId === undefined) continue
    for (const { destination, target } of topology.routeTable[edgeRouteTableId]?.routes ?? []) {
      const eni = interfaces.get(target.id) ?? primaries.get(target.id)
      if (destination.kind !== 'cidr' || !eni) continue
      const span = atoms.spanOf(destination.cidr)
      const isInside = vpc.spans.some((own) => own.first <= span.last && span.first <= own.last)
      if (!isInside) pools.push({ span, vpc, eni })
    }
  }
  return (address) => {
    if (pools.length === 0) return undefined
    const atom = atoms.atomOf(address)
    return pools.find(({ span }) => inSpan(span, atom))
  }
}
