import type { Packet } from './packet'
import type { BorderFlow, ConnectionState } from './state'
import { answersAt } from './stateLookup'
import type { Situation } from './turn'

/**
 * Whether this is the reply of a ghost that was refused here for the same cause: one cause is told
 * once, and the ghost went on as if admitted.
 */
export function refusedBefore({ leg, state }: Situation, cause: string, packet: Packet): boolean {
  return leg === 'response' && answersAt(state, cause, packet)
}

/** What is remembered of a refusal, so that the ghost's reply passes. */
export function rememberRefusal(
  { state }: Situation,
  cause: string,
  packet: Packet,
): Partial<ConnectionState> {
  const flow: BorderFlow = { gatewayId: cause, vpcId: '', packet }
  return { border: [...state.border, flow] }
}
