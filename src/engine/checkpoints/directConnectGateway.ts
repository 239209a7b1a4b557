import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Situation, Turn } from '../turn'
import { unmodelled } from './unmodelled'

export function directConnectGateway(
  packet: Packet,
  place: PlaceOf<'directConnectGateway'>,
  situation: Situation,
): Turn {
  const { id } = place.gateway
  const missing = `what ${id} does`
  return unmodelled(
    packet,
    {
      checkpoint: 'unmodelled',
      component: id,
      deniedBy: 'virtual-private-gateway',
      missing,
      at: id,
    },
    situation,
  )
}
