import type { Route } from '@/model/resources/routeTable'
import { ownsAddress, type CompiledNetwork, type CompiledVpc } from './compile/network'
import {
  applianceOf,
  deliverIn,
  enterInspection,
  enterInterface,
  isBlackhole,
  lookUp,
} from './forwarding'
import type { Packet } from './packet'
import type { End, Place } from './place'
import type { Situation } from './turn'

/**
 * What a gateway's own route table says of a packet that comes in through that gateway; nothing where
 * it has no table, or where `local` wins (MB-01, MB-06, VGW-07). Asked after translation (MB-05).
 */
export function edgeRouteOf(
  network: CompiledNetwork,
  gateway: { readonly edgeRouteTableId?: string | undefined } | undefined,
  { dst }: Packet,
): Route | undefined {
  const id = gateway?.edgeRouteTableId
  const table = id === undefined ? undefined : network.table(id)
  return table && lookUp(network, table, dst).route?.route
}

/** Into the VPC behind a gateway: to the interface or endpoint that its table names, else to the address. */
export function enterVpc(
  packet: Packet,
  vpc: CompiledVpc,
  edge: Route | undefined,
  situation: Situation,
): Place | End {
  const { network, goal } = situation
  const route = edge && !isBlackhole(network, edge) ? edge : undefined
  if (route?.target.kind === 'gatewayLoadBalancerEndpoint') {
    return enterInspection(network, route.target.id, vpc)
  }
  const appliance = route && applianceOf(network, route)
  if (appliance) return enterInterface(appliance, undefined, 'routed')
  if (route) {
    return {
      checkpoint: 'unmodelled',
      component: route.target.id,
      deniedBy: 'route-table',
      missing: `what ${route.target.id} does with traffic from a gateway`,
      at: vpc.vpc.id,
      vpc,
    }
  }
  const meant = goal.eni
  if (meant && meant.subnet.vpc === vpc && ownsAddress(network, meant, packet.dst)) {
    return enterInterface(meant, undefined)
  }
  return deliverIn(network, vpc, packet.dst)
}
