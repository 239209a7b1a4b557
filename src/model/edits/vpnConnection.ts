import type { CustomerGatewayId, VpnConnectionId } from '../ids'
import { familyOf, type Cidr } from '../ip'
import type { VpnConnection } from '../resources/vpnConnection'
import { fail, ok, type Result } from '../result'
import { labelOf, resourcesOf, type Topology } from '../topology'
import { requireOf, updateResource, withoutResources } from './edit'
import { mendServices } from './mendServices'
import { addAttachment } from './transitGateway'

/**
 * The gateway of AWS at which a connection ends: one that ends at a transit gateway has an
 * attachment there, which comes and goes with it.
 */
export function setVpnGateway(
  topology: Topology,
  connectionId: VpnConnectionId,
  gateway: VpnConnection['gateway'],
): Result<Topology> {
  const connection = requireOf(topology, 'vpnConnection', connectionId)
  if (connection.gateway?.id === gateway?.id) return ok(topology)
  const refusal = familyRefusal({ ...connection, gateway }, connection.staticRoutes)
  if (refusal !== undefined) return fail(refusal)
  const left = withoutAttachments(topology, connectionId)
  const joined = updateResource(left, 'vpnConnection', connectionId, { gateway })
  if (gateway?.kind !== 'transitGateway') return ok(joined)
  const attached = { kind: 'vpn', vpnConnectionId: connectionId } as const
  return ok(addAttachment(joined, gateway.id, attached, connection.name).topology)
}

/** Static routes are written by hand; BGP learns what the other end announces, and forgets them. */
export function setVpnRouting(
  topology: Topology,
  connectionId: VpnConnectionId,
  routing: VpnConnection['routing'],
): Topology {
  const change = routing === 'bgp' ? { routing, staticRoutes: [] } : { routing }
  return updateResource(topology, 'vpnConnection', connectionId, change)
}

/** The blocks that AWS sends into a connection with static routing, IPv4 at a VGW (VGW-05). */
export function setVpnStaticRoutes(
  topology: Topology,
  connectionId: VpnConnectionId,
  staticRoutes: readonly Cidr[],
): Result<Topology> {
  const connection = requireOf(topology, 'vpnConnection', connectionId)
  if (connection.routing === 'bgp' && staticRoutes.length > 0) {
    return fail(`${labelOf(connection)} learns its routes by BGP; make its routing static first`)
  }
  const twice = staticRoutes.find((block, index) => staticRoutes.indexOf(block) !== index)
  if (twice !== undefined) return fail(`${labelOf(connection)} has a route to ${twice} already`)
  const refusal = familyRefusal(connection, staticRoutes)
  if (refusal !== undefined) return fail(refusal)
  return ok(updateResource(topology, 'vpnConnection', connectionId, { staticRoutes }))
}

/** The device at the other end. */
export function setVpnCustomerGateway(
  topology: Topology,
  connectionId: VpnConnectionId,
  customerGatewayId: CustomerGatewayId,
): Topology {
  return updateResource(topology, 'vpnConnection', connectionId, { customerGatewayId })
}

function familyRefusal(
  { gateway }: VpnConnection,
  staticRoutes: readonly Cidr[],
): string | undefined {
  const ipv6 = staticRoutes.find((block) => familyOf(block) === 6)
  if (gateway?.kind !== 'virtualPrivateGateway' || ipv6 === undefined) return undefined
  return `A VPN on a virtual private gateway carries IPv4 only, not ${ipv6}; use a transit gateway`
}

function withoutAttachments(topology: Topology, connectionId: VpnConnectionId): Topology {
  const gone = new Set(
    resourcesOf(topology, 'transitGatewayAttachment').flatMap(({ id, attached }) =>
      attached.kind === 'vpn' && attached.vpnConnectionId === connectionId ? [id as string] : [],
    ),
  )
  return gone.size === 0 ? topology : withoutResources(mendServices(topology, gone), gone)
}
