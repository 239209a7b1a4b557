import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Situation, Turn } from '../turn'
import { unmodelled } from './unmodelled'

export function loadBalancer(
  packet: Packet,
  place: PlaceOf<'loadBalancer'>,
  situation: Situation,
): Turn {
  const { id } = place.loadBalancer
  const missing = `what ${id} does`
  return unmodelled(
    packet,
    { checkpoint: 'unmodelled', component: id, deniedBy: 'load-balancer', missing, at: id },
    situation,
  )
}
