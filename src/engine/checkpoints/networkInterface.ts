import { ownsAddress, type CompiledInterface } from '../compile/network'
import type { Packet } from '../packet'
import type { Place, PlaceOf } from '../place'
import { findRelayForReply } from '../stateLookup'
import type { Ruling, Situation, Turn } from '../turn'

/**
 * The source/destination check: what arrives must be for the interface, and what leaves must be from it
 * (ENI-06). Off, the instance behind it forwards: an appliance (ENI-07). A guest's own packets carry
 * its own address, and what is forwarded has been checked on arrival.
 */
export function networkInterface(
  packet: Packet,
  { eni, side }: PlaceOf<'networkInterface'>,
  { network, state }: Situation,
): Turn {
  if (side === 'egress') return { next: { checkpoint: 'securityGroup', eni, side } }
  if (eni.owner?.kind === 'loadBalancer') {
    const { loadBalancer } = eni.owner
    // A target may answer to its client's address, and yet the answer is for the load balancer.
    const isBack = findRelayForReply(state, packet)?.interfaceId === eni.eni.id
    if (isBack) return { next: { checkpoint: 'loadBalancer', loadBalancer, eni, side: 'egress' } }
    if (ownsAddress(network, eni, packet.dst)) {
      return { next: { checkpoint: 'loadBalancer', loadBalancer, eni, side } }
    }
  } else if (ownsAddress(network, eni, packet.dst)) return { next: answererOf(eni) }
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

/** Who answers behind an interface: the endpoint that it belongs to, else its guest or its service. */
function answererOf(eni: CompiledInterface): Place {
  const side = 'ingress'
  return eni.owner?.kind === 'interfaceEndpoint'
    ? { checkpoint: 'interfaceEndpoint', endpoint: eni.owner.endpoint, eni, side }
    : { checkpoint: 'instance', eni, side }
}

function refusalOf({ eni, instance }: CompiledInterface): Partial<Ruling> | undefined {
  if (eni.sourceDestCheck) {
    return { deniedBy: 'network-interface', code: 'ENI_SOURCE_DEST_CHECK_RESTRICTION' }
  }
  if (instance?.state === 'running') return undefined
  const component = instance?.id ?? eni.id
  return { component, deniedBy: 'instance', code: 'INSTANCE_NOT_RUNNING' }
}
