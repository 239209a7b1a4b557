import { arriveFromInternet } from '../internet'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import { isUnknownHere } from '../stateLookup'
import type { Ruling, Situation, Turn } from '../turn'

/**
 * A host on the internet, which nothing here filters: it sends, and takes what comes. Of an open TCP
 * connection it knows the addresses and ports, and answers others with a reset.
 */
export function internetHost(
  packet: Packet,
  place: PlaceOf<'internetHost'>,
  situation: Situation,
): Turn {
  const { host, side } = place
  const common = { component: host.id, at: host.id, side, because: { kind: 'code' } } as const
  if (side === 'ingress') {
    const ruling: Ruling = isUnknownHere(packet, undefined, situation)
      ? { ...common, decision: 'deny', deniedBy: 'instance', code: 'NO_CONNECTION_STATE' }
      : { ...common, decision: 'deliver' }
    return { ruling, next: 'delivered' }
  }
  return {
    ruling: { ...common, decision: 'send' },
    next: arriveFromInternet(packet, situation),
    groupsKnown: false,
  }
}
