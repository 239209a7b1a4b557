import type { Packet } from '../packet'
import type { Place, PlaceOf } from '../place'
import type { CheckpointKind } from '../trace'
import type { Checkpoint, Situation, Turn } from '../turn'
import { egressOnlyInternetGateway } from './egressOnlyInternetGateway'
import { gatewayEndpoint } from './gatewayEndpoint'
import { instance } from './instance'
import { internetGateway } from './internetGateway'
import { internetHost } from './internetHost'
import { natGateway } from './natGateway'
import { networkAcl } from './networkAcl'
import { networkInterface } from './networkInterface'
import { peeringConnection } from './peeringConnection'
import { routeTable } from './routeTable'
import { securityGroup } from './securityGroup'
import { subnet } from './subnet'
import { transitGateway } from './transitGateway'
import { virtualPrivateGateway } from './virtualPrivateGateway'
import { vpnConnection } from './vpnConnection'
import { directConnectGateway } from './directConnectGateway'
import { onPremisesNetwork } from './onPremisesNetwork'
import { interfaceEndpoint } from './interfaceEndpoint'
import { gatewayLoadBalancerEndpoint } from './gatewayLoadBalancerEndpoint'
import { networkFirewall } from './networkFirewall'
import { loadBalancer } from './loadBalancer'
import { unmodelled } from './unmodelled'

/** Every checkpoint, one file each. The compiler proves the list complete. */
const CHECKPOINTS: { readonly [Kind in CheckpointKind]: Checkpoint<PlaceOf<Kind>> } = {
  networkInterface,
  securityGroup,
  networkAcl,
  routeTable,
  subnet,
  internetGateway,
  egressOnlyInternetGateway,
  natGateway,
  peeringConnection,
  gatewayEndpoint,
  transitGateway,
  virtualPrivateGateway,
  vpnConnection,
  directConnectGateway,
  onPremisesNetwork,
  interfaceEndpoint,
  gatewayLoadBalancerEndpoint,
  networkFirewall,
  loadBalancer,
  instance,
  internetHost,
  unmodelled,
}

/** Lets the checkpoint of a place decide. */
export function decideAt(packet: Packet, place: Place, situation: Situation): Turn {
  const checkpoint = CHECKPOINTS[place.checkpoint] as Checkpoint<Place>
  return checkpoint(packet, place, situation)
}
