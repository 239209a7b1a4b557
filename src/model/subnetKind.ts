import { familyOf, type Family } from './ip'
import type { Subnet } from './resources/subnet'
import { findOf, routeTableOf, type Topology } from './topology'

/** What a subnet is follows from its route table and is never a setting (SUB-11). */
export type SubnetKind = 'public' | 'private' | 'isolated'

/**
 * Public: its table has a route straight to an internet gateway. Isolated: no route leaves the VPC.
 * Private: everything between. Per family, because 0.0.0.0/0 does not cover IPv6 (SUB-12).
 */
export function subnetKind(topology: Topology, subnet: Subnet, family?: Family): SubnetKind {
  const table = routeTableOf(topology, subnet)
  const routes = (table?.routes ?? []).filter(({ destination }) => {
    if (family === undefined) return true
    if (destination.kind === 'cidr') return familyOf(destination.cidr) === family
    const list = findOf(topology, 'prefixList', destination.prefixListId)
    return (list?.family ?? 'ipv4') === `ipv${family === 4 ? '4' : '6'}`
  })
  if (routes.some(({ target }) => target.kind === 'internetGateway')) return 'public'
  const learns = (table?.propagatingGatewayIds ?? []).length > 0
  return routes.length > 0 || learns ? 'private' : 'isolated'
}
