import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Turn } from '../turn'

/** An address of the VPC that nobody holds: the router has no one to deliver it to. */
export function subnet(_packet: Packet, { vpc, subnet: found }: PlaceOf<'subnet'>): Turn {
  const component = found?.subnet.id ?? vpc.vpc.id
  return {
    ruling: {
      component,
      at: component,
      side: 'ingress',
      decision: 'deny',
      deniedBy: found ? 'network-interface' : 'subnet',
      because: { kind: 'code' },
      code: 'NO_POSSIBLE_DESTINATION',
    },
    next: 'lost',
  }
}
