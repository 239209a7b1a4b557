import { assertNever } from '@/model/result'
import type { Place } from '../place'
import type { CheckpointKind } from '../trace'

/** Where something is decided, as a step of a trace names it: who decides, and whose border it guards. */
export interface TrafficStation {
  readonly checkpoint: CheckpointKind
  readonly component: string
  readonly at: string
}

/** The station at which a packet stands, or to which it is on its way, before anything is decided there. */
export function stationOf(place: Place): TrafficStation {
  const [component, at] = namesOf(place)
  return { checkpoint: place.checkpoint, component, at }
}

function namesOf(place: Place): readonly [component: string, at: string] {
  switch (place.checkpoint) {
    case 'instance':
    case 'networkInterface':
    case 'securityGroup':
      return [place.eni.eni.id, place.eni.eni.id]
    case 'loadBalancer':
      return [place.loadBalancer.id, place.eni.eni.id]
    case 'interfaceEndpoint':
      return [place.endpoint.id, place.eni.eni.id]
    case 'internetHost':
      return [place.host.id, place.host.id]
    case 'onPremisesNetwork':
      return [place.host.id, place.network.id]
    case 'networkAcl':
    case 'routeTable':
      return [place.subnet.subnet.id, place.subnet.subnet.id]
    case 'subnet': {
      const id = place.subnet?.subnet.id ?? place.vpc.vpc.id
      return [id, id]
    }
    case 'internetGateway':
      return [place.gateway?.id ?? place.vpc.vpc.id, place.vpc.vpc.id]
    case 'egressOnlyInternetGateway':
    case 'virtualPrivateGateway':
      return [place.gateway.id, place.vpc.vpc.id]
    case 'natGateway':
      return [place.gateway.id, place.eni?.eni.id ?? place.vpc.vpc.id]
    case 'gatewayEndpoint':
      return [place.endpoint.id, place.vpc.vpc.id]
    case 'peeringConnection':
      return [place.peering.id, place.from.vpc.id]
    case 'transitGateway':
      return [place.gateway.id, place.attachment?.id ?? place.gateway.id]
    case 'vpnConnection':
      return [place.connection.id, place.connection.id]
    case 'directConnectGateway':
      return [place.gateway.id, place.gateway.id]
    case 'gatewayLoadBalancerEndpoint':
      return [place.endpoint.id, place.subnet.subnet.id]
    case 'networkFirewall':
      return [place.firewall.id, place.subnet.subnet.id]
    case 'unmodelled':
      return [place.component, place.at]
    default:
      return assertNever(place)
  }
}
