import { refusedBefore, rememberRefusal } from '../ghost'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Ruling, Situation, Turn } from '../turn'

/** Carries everything while a tunnel works; nothing here filters or translates (VGW-08). */
export function vpnConnection(
  packet: Packet,
  { connection, side, next }: PlaceOf<'vpnConnection'>,
  situation: Situation,
): Turn {
  const { id, up, stub, gateway } = connection
  const common = { component: id, at: id, side, because: { kind: 'code' } } as const
  if (up || stub || refusedBefore(situation, id, packet)) {
    return { ruling: { ...common, decision: 'pass' }, next, groupsKnown: false }
  }
  const ruling: Ruling = {
    ...common,
    decision: 'deny',
    deniedBy: 'vpn-connection',
    code: gateway?.kind === 'transitGateway' ? 'TGW_BAD_STATE_VPN' : 'BAD_STATE_VPN',
  }
  return { ruling, next, groupsKnown: false, remember: rememberRefusal(situation, id, packet) }
}
