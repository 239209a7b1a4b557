import { ownsAddress, type CompiledInterface } from '../compile/network'
import type { Packet } from '../packet'
import type { Place, PlaceOf } from '../place'
import { findRelayForReply } from '../stateLookup'
import type { ConnectionState } from '../state'
import type { Goal, Ruling, Situation, Turn } from '../turn'

/**
 * The source/destination check: what arrives must be for the interface, and what leaves must be from it
 * (ENI-06). Off, the instance behind it forwards: an appliance (ENI-07). A guest's own packets carry
 * its own address, and what is forwarded has been checked on arrival.
 */
export function networkInterface(
  packet: Packet,
  { eni, side }: PlaceOf<'networkInterface'>,
  { network, state, goal }: Situation,
): Turn {
  if (side === 'egress') return { next: { checkpoint: 'securityGroup', eni, side } }
  // A target may answer to its client's address, and yet the answer is for who carried the request.
  const isBack = state.relays.length > 0 && isAnswerFor(eni, packet, state)
  if (isBack || ownsAddress(network, eni, packet.dst)) {
    return { next: answererOf(eni, goal, isBack) }
  }
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

function isAnswerFor({ eni }: CompiledInterface, packet: Packet, state: ConnectionState): boolean {
  return findRelayForReply(state, packet)?.interfaceId === eni.id
}

/** Who answers behind an interface: the service that it belongs to, else its guest. */
function answererOf(eni: CompiledInterface, { eni: meant }: Goal, isBack: boolean): Place {
  const { owner } = eni
  // What was meant for another interface with this address is told apart by the guest's checkpoint.
  const isElsewhere = meant !== undefined && meant !== eni
  if (owner?.kind === 'loadBalancer' && (isBack || !isElsewhere)) {
    const side = isBack ? 'egress' : 'ingress'
    return { checkpoint: 'loadBalancer', loadBalancer: owner.loadBalancer, eni, side }
  }
  if (owner?.kind === 'interfaceEndpoint' && !isElsewhere) {
    return { checkpoint: 'interfaceEndpoint', endpoint: owner.endpoint, eni, side: 'ingress' }
  }
  return { checkpoint: 'instance', eni, side: 'ingress' }
}

function refusalOf({ eni, instance }: CompiledInterface): Partial<Ruling> | undefined {
  if (eni.sourceDestCheck) {
    return { deniedBy: 'network-interface', code: 'ENI_SOURCE_DEST_CHECK_RESTRICTION' }
  }
  if (instance?.state === 'running') return undefined
  const component = instance?.id ?? eni.id
  return { component, deniedBy: 'instance', code: 'INSTANCE_NOT_RUNNING' }
}
