import { refusedBefore, rememberRefusal } from '../ghost'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Ruling, Situation, Turn } from '../turn'

/** Carries everything while a virtual interface works; nothing here filters or translates (VGW-08). */
export function directConnectGateway(
  packet: Packet,
  { gateway, side, next, attachedTo }: PlaceOf<'directConnectGateway'>,
  situation: Situation,
): Turn {
  const { id, up, stub } = gateway
  const common = { component: id, at: id, side, because: { kind: 'code' } } as const
  if (up || stub || refusedBefore(situation, id, packet)) {
    return { ruling: { ...common, decision: 'pass' }, next, groupsKnown: false }
  }
  const ruling: Ruling = {
    ...common,
    decision: 'deny',
    deniedBy: attachedTo === 'transitGateway' ? 'transit-gateway' : 'virtual-private-gateway',
    code: 'BAD_STATE',
  }
  return { ruling, next, groupsKnown: false, remember: rememberRefusal(situation, id, packet) }
}
