import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Situation, Turn } from '../turn'
import { unmodelled } from './unmodelled'

export function vpnConnection(
  packet: Packet,
  place: PlaceOf<'vpnConnection'>,
  situation: Situation,
): Turn {
  const { id } = place.connection
  const missing = `what ${id} does`
  return unmodelled(
    packet,
    { checkpoint: 'unmodelled', component: id, deniedBy: 'vpn-connection', missing, at: id },
    situation,
  )
}
