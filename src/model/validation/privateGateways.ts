import { familyOf } from '../ip'
import type { VirtualPrivateGateway } from '../resources/virtualPrivateGateway'
import { formatDestination } from '../resources/routeTable'
import { findOf, labelOf, resourcesOf, type Topology } from '../topology'
import type { ValidationContext } from './context'
import { issue, namesOf, type Issue } from './issue'

/** Virtual private gateways: what may cross them, and whose tables they propagate to. */
export function privateGatewayIssues({ topology }: ValidationContext): readonly Issue[] {
  return [...vpnRoutes(topology), ...ipv6Routes(topology), ...propagation(topology)]
}

/** A Site-to-Site VPN on a virtual private gateway carries IPv4 only (VGW-05). */
function vpnRoutes(topology: Topology): readonly Issue[] {
  return resourcesOf(topology, 'vpnConnection').flatMap((vpn) => {
    const ipv6 = vpn.staticRoutes.find((block) => familyOf(block) === 6)
    if (vpn.gateway?.kind !== 'virtualPrivateGateway' || ipv6 === undefined) return []
    const message = `${labelOf(vpn)} has a static route to ${ipv6}, but a VPN on a virtual private gateway carries IPv4 only`
    return [issue('vpnIpv6', [vpn.id], message, 'Use a transit gateway')]
  })
}

/** An IPv6 route to a virtual private gateway needs Direct Connect behind it (RT-24, VGW-05). */
function ipv6Routes(topology: Topology): readonly Issue[] {
  const overVpn = new Set(
    resourcesOf(topology, 'vpnConnection').flatMap(({ gateway }) => gateway?.id ?? []),
  )
  const overDirectConnect = new Set(
    resourcesOf(topology, 'directConnectGateway').flatMap(({ associations }) =>
      associations.map(({ gateway }) => gateway.id),
    ),
  )
  const isVpnOnly = ({ id }: VirtualPrivateGateway) => overVpn.has(id) && !overDirectConnect.has(id)
  return resourcesOf(topology, 'routeTable').flatMap((table) =>
    table.routes.flatMap(({ destination, target }) => {
      if (target.kind !== 'virtualPrivateGateway') return []
      const gateway = findOf(topology, 'virtualPrivateGateway', target.id)
      const isIpv6 = destination.kind === 'cidr' && familyOf(destination.cidr) === 6
      if (!gateway || !isIpv6 || !isVpnOnly(gateway)) return []
      const message = `${labelOf(table)}: the route to ${formatDestination(destination)} leads to ${labelOf(gateway)}, whose VPN carries IPv4 only`
      return [issue('routeFamily', [table.id, gateway.id], message, undefined, 'RT-24, VGW-05')]
    }),
  )
}

/** A gateway propagates to tables of the VPC that it is attached to (RT-21). */
function propagation(topology: Topology): readonly Issue[] {
  return resourcesOf(topology, 'routeTable').flatMap((table) =>
    (table.propagatingGatewayIds ?? []).flatMap((id) => {
      const gateway = findOf(topology, 'virtualPrivateGateway', id)
      if (!gateway || gateway.stub || gateway.vpcId === table.vpcId) return []
      const message = `${labelOf(table)} takes routes from ${namesOf(topology, [id])}, which is not attached to its VPC`
      const mend = 'Attach the gateway, or end the propagation'
      return [issue('propagationFromOtherVpc', [table.id, id], message, mend)]
    }),
  )
}
