import { ownsAddress } from '../compile/network'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Ruling, Situation, Turn } from '../turn'

/**
 * The source/destination check: what arrives must be for the interface, what leaves must be from it
 * (ENI-06). Off, the instance behind it forwards: an appliance (ENI-07).
 */
export function networkInterface(
  packet: Packet,
  place: PlaceOf<'networkInterface'>,
  situation: Situation,
): Turn {
  const { eni, side } = place
  const { network } = situation
  const onward =
    side === 'egress'
      ? ({ checkpoint: 'securityGroup', eni, side: 'egress' } as const)
      : ({ checkpoint: 'instance', eni, side: 'ingress' } as const)
  const own = ownsAddress(network, eni, side === 'egress' ? packet.src : packet.dst)
  if (own) return { next: onward }
  const common = {
    component: eni.eni.id,
    at: eni.eni.id,
    side,
    because: { kind: 'code' },
  } as const
  const forward = {
    checkpoint: 'networkInterface',
    eni,
    side: 'egress',
    forwarding: true,
  } as const
  const next = side === 'egress' ? onward : forward
  if (eni.eni.sourceDestCheck) {
    const ruling: Ruling = {
      ...common,
      decision: 'deny',
      deniedBy: 'network-interface',
      code: 'ENI_SOURCE_DEST_CHECK_RESTRICTION',
    }
    // As if admitted, the appliance would have forwarded it.
    return { ruling, next, groupsKnown: false }
  }
  if (side === 'egress') return { next }
  if (eni.instance === undefined || eni.instance.state !== 'running') {
    const ruling: Ruling = {
      ...common,
      component: eni.instance?.id ?? eni.eni.id,
      decision: 'deny',
      deniedBy: 'instance',
      code: 'INSTANCE_NOT_RUNNING',
    }
    return { ruling, next, groupsKnown: false }
  }
  return { ruling: { ...common, decision: 'pass' }, next, groupsKnown: false }
}
