import { ownsAddress, type CompiledInterface } from '../compile/network'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import type { Ruling, Situation, Turn } from '../turn'

/**
 * The source/destination check: what arrives must be for the interface, and what leaves must be from it
 * (ENI-06). Off, the instance behind it forwards: an appliance (ENI-07). A guest's own packets carry
 * its own address, and what is forwarded has been checked on arrival.
 */
export function networkInterface(
  packet: Packet,
  { eni, side }: PlaceOf<'networkInterface'>,
  { network }: Situation,
): Turn {
  if (side === 'egress') return { next: { checkpoint: 'securityGroup', eni, side } }
  if (ownsAddress(network, eni, packet.dst)) return { next: { checkpoint: 'instance', eni, side } }
  const refusal = refusalOf(eni)
  const ruling: Ruling = {
    component: eni.eni.id,
    at: eni.eni.id,
    side,
    because: { kind: 'code' },
    decision: refusal ? 'deny' : 'pass',
    ...refusal,
  }
  const next = { checkpoint: 'networkInterface', eni, side: 'egress' } as const
  return { ruling, next, groupsKnown: false }
}

function refusalOf({ eni, instance }: CompiledInterface): Partial<Ruling> | undefined {
  if (eni.sourceDestCheck) {
    return { deniedBy: 'network-interface', code: 'ENI_SOURCE_DEST_CHECK_RESTRICTION' }
  }
  if (instance?.state === 'running') return undefined
  const component = instance?.id ?? eni.id
  return { component, deniedBy: 'instance', code: 'INSTANCE_NOT_RUNNING' }
}
