import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Situation, Turn } from '../turn'
import { unmodelled } from './unmodelled'

export function gatewayLoadBalancerEndpoint(
  packet: Packet,
  place: PlaceOf<'gatewayLoadBalancerEndpoint'>,
  situation: Situation,
): Turn {
  const { id } = place.endpoint
  const missing = `what ${id} does`
  return unmodelled(
    packet,
    { checkpoint: 'unmodelled', component: id, deniedBy: 'vpc-endpoint', missing, at: id },
    situation,
  )
}
