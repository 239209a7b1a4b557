import type { NetworkInterfaceId, SecurityGroupId, SubnetId } from '../ids'
import type { IpAddress } from '../ip'
import { ok, type Result } from '../result'
import type { Topology } from '../topology'
import { updateResource, type Created } from './edit'
import { addIpv6Address, createInterface } from './networkInterface'

/** Where a service stands in a subnet, and what it wears there. */
export interface ServicePlace {
  readonly subnetId: SubnetId
  readonly address?: IpAddress
  readonly ipv6Address?: IpAddress
  readonly securityGroupIds?: readonly SecurityGroupId[]
}

/** An interface that a service of AWS makes for itself and that nobody edits by hand (ENI-10). */
export function createServiceInterface(
  topology: Topology,
  { subnetId, address, ipv6Address, securityGroupIds }: ServicePlace,
  about: { readonly managedBy: string; readonly interfaceType?: string },
): Result<Created<NetworkInterfaceId>> {
  const created = createInterface(topology, subnetId, {
    ...(address && { address }),
    ...(securityGroupIds && { securityGroupIds }),
  })
  if (!created.ok) return created
  const { id } = created.value
  const managed = updateResource(created.value.topology, 'networkInterface', id, {
    ...about,
    ...(ipv6Address && { ipv6Addresses: [] }),
  })
  if (!ipv6Address) return ok({ topology: managed, id })
  const dual = addIpv6Address(managed, id, ipv6Address)
  return dual.ok ? ok({ topology: dual.value, id }) : dual
}

/** The same in several subnets, one interface each. */
export function createServiceInterfaces(
  topology: Topology,
  places: readonly ServicePlace[],
  about: { readonly managedBy: string; readonly interfaceType?: string },
): Result<{ readonly topology: Topology; readonly ids: readonly NetworkInterfaceId[] }> {
  let next = topology
  const ids: NetworkInterfaceId[] = []
  for (const place of places) {
    const created = createServiceInterface(next, place, about)
    if (!created.ok) return created
    next = created.value.topology
    ids.push(created.value.id)
  }
  return ok({ topology: next, ids })
}
