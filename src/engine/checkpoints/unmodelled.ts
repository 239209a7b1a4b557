import { ghostRoute } from '../forwarding'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { DeniedBy } from '../trace'
import type { Situation, Turn } from '../turn'

/** Something that is not modelled or was not imported: no plain allow and no plain deny. */
export function unmodelled(
  packet: Packet,
  { component, deniedBy, missing, at, vpc }: PlaceOf<'unmodelled'>,
  situation: Situation,
): Turn {
  return {
    ruling: {
      component,
      at,
      decision: 'deny',
      deniedBy,
      because: { kind: 'code' },
      code: 'UNKNOWN_RESOURCE',
      missing,
    },
    next: ghostRoute(situation, vpc, packet.dst),
  }
}

const DENIED_BY_PREFIX = [
  ['tgw-', 'transit-gateway'],
  ['vgw-', 'virtual-private-gateway'],
  ['vpce-', 'vpc-endpoint'],
] as const

/** Who is to blame for what is not modelled yet, by the prefix of its id; else the table that names it. */
export function deniedByOf(id: string): DeniedBy {
  return DENIED_BY_PREFIX.find(([prefix]) => id.startsWith(prefix))?.[1] ?? 'route-table'
}
