import type { PrefixList } from '../resources/prefixList'
import type { TransitGatewayAttachment } from '../resources/transitGatewayAttachment'
import { findOf, findResource, labelOf, labelOfId, resourcesOf, type Topology } from '../topology'

/** Why this resource stays although all of `gone` goes; nothing where it can go. */
export function removalRefusalAmong(
  topology: Topology,
  id: string,
  gone: ReadonlySet<string>,
): string | undefined {
  const resource = findResource(topology, id)
  switch (resource?.kind) {
    case 'securityGroup':
      if (!resource.isDefault || gone.has(resource.vpcId)) return undefined
      return `The default security group stays as long as ${labelOfId(topology, resource.vpcId)} does`
    case 'networkAcl':
      if (!resource.isDefault || gone.has(resource.vpcId)) return undefined
      return `The default network ACL stays as long as ${labelOfId(topology, resource.vpcId)} does`
    case 'routeTable':
      if (!resource.main || gone.has(resource.vpcId)) return undefined
      return `The main route table stays; make another table the main one first`
    case 'networkInterface':
      return gone.has(resource.subnetId) ? undefined : ownerRefusal(topology, id, gone)
    case 'prefixList':
      return prefixListRefusal(topology, resource, gone)
    case 'transitGatewayAttachment':
      return attachmentRefusal(topology, resource, gone)
    default:
      return undefined
  }
}

function ownerRefusal(
  topology: Topology,
  interfaceId: string,
  gone: ReadonlySet<string>,
): string | undefined {
  const attachment = findOf(topology, 'networkInterface', interfaceId)?.attachment
  const instance = findOf(topology, 'instance', attachment?.instanceId)
  if (instance && attachment?.deviceIndex === 0 && !gone.has(instance.id)) {
    return `The primary network interface goes with its instance, ${labelOf(instance)}`
  }
  const holder = holderOf(topology, interfaceId)
  if (!holder || gone.has(holder.id)) return undefined
  return `The network interface belongs to ${labelOf(holder)} and goes with it`
}

// AWS makes and ends the interfaces of its services itself (ENI-10).
function holderOf(
  topology: Topology,
  interfaceId: string,
): { readonly id: string; readonly name: string } | undefined {
  const kinds = ['natGateway', 'interfaceEndpoint', 'managedService'] as const
  for (const kind of kinds) {
    const holder = resourcesOf(topology, kind).find(({ networkInterfaceIds }) =>
      networkInterfaceIds.some((id) => id === interfaceId),
    )
    if (holder) return holder
  }
  return resourcesOf(topology, 'loadBalancer').find(({ nodes }) =>
    nodes.some(({ networkInterfaceId }) => networkInterfaceId === interfaceId),
  )
}

// AWS makes and ends the attachment of a VPN with the connection.
function attachmentRefusal(
  topology: Topology,
  { attached, transitGatewayId }: TransitGatewayAttachment,
  gone: ReadonlySet<string>,
): string | undefined {
  if (attached.kind !== 'vpn' || gone.has(transitGatewayId)) return undefined
  const connection = findOf(topology, 'vpnConnection', attached.vpnConnectionId)
  if (!connection || gone.has(connection.id)) return undefined
  return `The attachment goes with its VPN connection, ${labelOf(connection)}`
}

function prefixListRefusal(
  topology: Topology,
  list: PrefixList,
  gone: ReadonlySet<string>,
): string | undefined {
  const group = resourcesOf(topology, 'securityGroup').find(
    ({ id, ingress, egress }) =>
      !gone.has(id) &&
      [...ingress, ...egress].some(
        ({ peer }) => peer.kind === 'prefixList' && peer.prefixListId === list.id,
      ),
  )
  const table = resourcesOf(topology, 'routeTable').find(
    ({ id, routes }) =>
      !gone.has(id) &&
      routes.some(
        ({ destination, target }) =>
          destination.kind === 'prefixList' &&
          destination.prefixListId === list.id &&
          !(target.kind === 'gatewayEndpoint' && gone.has(target.id)),
      ),
  )
  const user = group ?? table
  return user && `${labelOf(list)} is in use: ${labelOf(user)} names it`
}
