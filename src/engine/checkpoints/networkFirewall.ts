import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Situation, Turn } from '../turn'
import { unmodelled } from './unmodelled'

export function networkFirewall(
  packet: Packet,
  place: PlaceOf<'networkFirewall'>,
  situation: Situation,
): Turn {
  const { id } = place.firewall
  const missing = `what ${id} does`
  return unmodelled(
    packet,
    { checkpoint: 'unmodelled', component: id, deniedBy: 'network-firewall', missing, at: id },
    situation,
  )
}
