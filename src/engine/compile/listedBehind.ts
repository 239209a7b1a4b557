import type { Cidr } from '@/model/ip'
import type { RouteDestination } from '@/model/resources/routeTable'
import type { TransitGatewayAttachment } from '@/model/resources/transitGatewayAttachment'
import { findOf, resourcesOf, type Topology } from '@/model/topology'
import type { LineEnd } from './lines'

/** What AWS listed as lying behind a line whose network nobody told us: routes that lead into it. */
export function listedBehind(
  topology: Topology,
  {
    gateway,
    attachment,
  }: { readonly gateway: LineEnd; readonly attachment: TransitGatewayAttachment | undefined },
): readonly Cidr[] {
  if (gateway.kind === 'virtualPrivateGateway') {
    // What was learned is known to the gateway; a route that somebody wrote need not be (VGW-02).
    return resourcesOf(topology, 'routeTable').flatMap(({ routes }) =>
      routes
        .filter(({ target, origin }) => target.id === gateway.id && origin === 'propagated')
        .flatMap(({ destination }) => blocksOf(topology, destination)),
    )
  }
  if (!attachment) return []
  return resourcesOf(topology, 'transitGatewayRouteTable').flatMap(({ routes }) =>
    routes
      .filter(({ attachmentIds }) => attachmentIds.includes(attachment.id))
      .flatMap(({ destination }) => blocksOf(topology, destination)),
  )
}

function blocksOf(topology: Topology, destination: RouteDestination): readonly Cidr[] {
  if (destination.kind === 'cidr') return [destination.cidr]
  const list = findOf(topology, 'prefixList', destination.prefixListId)
  return (list?.entries ?? []).map(({ cidr }) => cidr)
}
