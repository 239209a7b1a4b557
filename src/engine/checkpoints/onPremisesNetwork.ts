import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Situation, Turn } from '../turn'
import { unmodelled } from './unmodelled'

export function onPremisesNetwork(
  packet: Packet,
  place: PlaceOf<'onPremisesNetwork'>,
  situation: Situation,
): Turn {
  const { id } = place.host
  const missing = `what ${id} does`
  return unmodelled(
    packet,
    { checkpoint: 'unmodelled', component: id, deniedBy: 'route-table', missing, at: id },
    situation,
  )
}
