import { arriveFromInternet } from '../internet'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Situation, Turn } from '../turn'

/** A host on the internet, which nothing here filters: it sends, and takes whatever comes. */
export function internetHost(
  packet: Packet,
  place: PlaceOf<'internetHost'>,
  situation: Situation,
): Turn {
  const { host, side } = place
  const common = { component: host.id, at: host.id, side, because: { kind: 'code' } } as const
  if (side === 'ingress') return { ruling: { ...common, decision: 'deliver' }, next: 'delivered' }
  return {
    ruling: { ...common, decision: 'send' },
    next: arriveFromInternet(packet, situation),
    groupsKnown: false,
  }
}
