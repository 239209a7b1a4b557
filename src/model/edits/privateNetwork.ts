import type {
  CustomerGatewayId,
  OnPremisesHostId,
  OnPremisesNetworkId,
  RouteTableId,
  VirtualPrivateGatewayId,
  VpcId,
  VpnConnectionId,
} from '../ids'
import { cidrContains, type Cidr, type IpAddress } from '../ip'
import type { VpnConnection } from '../resources/vpnConnection'
import { fail, ok, type Result } from '../result'
import { labelOf, resourcesOf, withResources, type Topology } from '../topology'
import { requireOf, updateResource, type Created } from './edit'
import { proposeName, uniqueName } from './names'
import { newId } from './newId'
import { addAttachment } from './transitGateway'

interface Named {
  readonly name?: string
}

/** A network of one's own, outside AWS; its blocks are what it announces. */
export function addOnPremisesNetwork(
  topology: Topology,
  cidrBlocks: readonly Cidr[],
  options: Named = {},
): Created<OnPremisesNetworkId> {
  const id = newId(topology, 'onPremisesNetwork')
  const name = uniqueName(topology, options.name ?? proposeName(topology, 'onPremisesNetwork'))
  const network = { kind: 'onPremisesNetwork', id, name, cidrBlocks } as const
  return { topology: withResources(topology, network), id }
}

/** A machine in such a network, at an address of one of its blocks. */
export function addOnPremisesHost(
  topology: Topology,
  onPremisesNetworkId: OnPremisesNetworkId,
  address: IpAddress,
  options: Named = {},
): Result<Created<OnPremisesHostId>> {
  const network = requireOf(topology, 'onPremisesNetwork', onPremisesNetworkId)
  if (!network.cidrBlocks.some((block) => cidrContains(block, address))) {
    return fail(`${address} is in no block of ${labelOf(network)}`)
  }
  const id = newId(topology, 'onPremisesHost')
  const name = uniqueName(topology, options.name ?? proposeName(topology, 'onPremisesHost'))
  const host = { kind: 'onPremisesHost', id, name, onPremisesNetworkId, address } as const
  return ok({ topology: withResources(topology, host), id })
}

/** The device at which VPN connections end, with the network that stands behind it. */
export function addCustomerGateway(
  topology: Topology,
  options: Named & {
    readonly address?: IpAddress
    readonly onPremisesNetworkId?: OnPremisesNetworkId
  } = {},
): Created<CustomerGatewayId> {
  const { name, ...about } = options
  const id = newId(topology, 'customerGateway')
  const gateway = {
    kind: 'customerGateway',
    id,
    name: uniqueName(topology, name ?? proposeName(topology, 'customerGateway')),
    ...about,
  } as const
  return { topology: withResources(topology, gateway), id }
}

/** A new virtual private gateway, attached when a VPC is given; a VPC has one at most (VGW-01). */
export function addVirtualPrivateGateway(
  topology: Topology,
  vpcId?: VpcId,
  options: Named = {},
): Result<Created<VirtualPrivateGatewayId>> {
  const id = newId(topology, 'virtualPrivateGateway')
  const name = uniqueName(topology, options.name ?? proposeName(topology, 'virtualPrivateGateway'))
  const created = withResources(topology, { kind: 'virtualPrivateGateway', id, name })
  if (vpcId === undefined) return ok({ topology: created, id })
  const attached = attachVirtualPrivateGateway(created, id, vpcId)
  return attached.ok ? ok({ topology: attached.value, id }) : attached
}

/** Attaches a virtual private gateway to a VPC that has none. */
export function attachVirtualPrivateGateway(
  topology: Topology,
  gatewayId: VirtualPrivateGatewayId,
  vpcId: VpcId,
): Result<Topology> {
  const vpc = requireOf(topology, 'vpc', vpcId)
  const present = resourcesOf(topology, 'virtualPrivateGateway').find(
    (gateway) => gateway.vpcId === vpcId && gateway.id !== gatewayId,
  )
  if (present)
    return fail(`${labelOf(vpc)} has a virtual private gateway already: ${labelOf(present)}`)
  const gateway = requireOf(topology, 'virtualPrivateGateway', gatewayId)
  if (gateway.vpcId === vpcId) return ok(topology)
  const detached = detachVirtualPrivateGateway(topology, gatewayId)
  return ok(updateResource(detached, 'virtualPrivateGateway', gatewayId, { vpcId }))
}

/** Detaches it; routes to it stay and lead nowhere (RT-26), and its propagation ends (RT-21). */
export function detachVirtualPrivateGateway(
  topology: Topology,
  gatewayId: VirtualPrivateGatewayId,
): Topology {
  const detached = updateResource(topology, 'virtualPrivateGateway', gatewayId, {
    vpcId: undefined,
    edgeRouteTableId: undefined,
  })
  return withoutPropagation(detached, gatewayId)
}

/** The table that steers what a virtual private gateway lets in, if any (VGW-07). */
export function associateVirtualPrivateGatewayTable(
  topology: Topology,
  gatewayId: VirtualPrivateGatewayId,
  edgeRouteTableId: RouteTableId | undefined,
): Topology {
  return updateResource(topology, 'virtualPrivateGateway', gatewayId, { edgeRouteTableId })
}

// AWS ends the propagation of a gateway that leaves the VPC.
function withoutPropagation(topology: Topology, gatewayId: VirtualPrivateGatewayId): Topology {
  return resourcesOf(topology, 'routeTable').reduce((next, { id, propagatingGatewayIds = [] }) => {
    if (!propagatingGatewayIds.includes(gatewayId)) return next
    const others = propagatingGatewayIds.filter((other) => other !== gatewayId)
    return setPropagatingGateways(next, id, others)
  }, topology)
}

/** A VPN connection; one that ends at a transit gateway is attached to it at once. */
export function addVpnConnection(
  topology: Topology,
  customerGatewayId: CustomerGatewayId,
  gateway: NonNullable<VpnConnection['gateway']>,
  options: Named & { readonly staticRoutes?: readonly Cidr[] } = {},
): Created<VpnConnectionId> {
  const id = newId(topology, 'vpnConnection')
  const connection = {
    kind: 'vpnConnection',
    id,
    name: uniqueName(topology, options.name ?? proposeName(topology, 'vpnConnection')),
    customerGatewayId,
    gateway,
    routing: options.staticRoutes ? 'static' : 'bgp',
    staticRoutes: options.staticRoutes ?? [],
    up: true,
  } as const
  const created = withResources(topology, connection)
  if (gateway.kind !== 'transitGateway') return { topology: created, id }
  const attached = { kind: 'vpn', vpnConnectionId: id } as const
  const { topology: joined } = addAttachment(created, gateway.id, attached, connection.name)
  return { topology: joined, id }
}

/** Which virtual private gateways copy what they know into a table (RT-21). */
export function setPropagatingGateways(
  topology: Topology,
  tableId: RouteTableId,
  gatewayIds: readonly VirtualPrivateGatewayId[],
): Topology {
  return updateResource(topology, 'routeTable', tableId, {
    propagatingGatewayIds: gatewayIds.length > 0 ? gatewayIds : undefined,
  })
}
