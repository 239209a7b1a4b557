import { idOfInterface } from '../compile/network'
import {
  listens,
  refusedByReceiver,
  refusedBySender,
  underClientsAddress,
} from '../managedServices'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import { exemptService, isUnrouted } from '../exempt'
import { isUnknownHere } from '../stateLookup'
import type { Ruling, Situation, Turn } from '../turn'

/** The guest, or what stands in its place: it sends while it runs, and takes what it listens for. */
export function instance(packet: Packet, place: PlaceOf<'instance'>, situation: Situation): Turn {
  const { eni, side } = place
  const component = idOfInterface(eni)
  const common = { component, at: eni.eni.id, side, because: { kind: 'code' } } as const
  const stopped = eni.instance !== undefined && eni.instance.state !== 'running'
  const refuse = (
    code: 'INSTANCE_NOT_RUNNING' | 'NOTHING_LISTENS' | 'NO_CONNECTION_STATE',
  ): Ruling => ({
    ...common,
    decision: 'deny',
    deniedBy: 'instance',
    code,
  })
  if (side === 'egress') {
    const service = exemptService(situation.network, eni, packet)
    if (service !== undefined) {
      const ruling: Ruling = stopped
        ? { ...refuse('INSTANCE_NOT_RUNNING'), because: { kind: 'exempt', service } }
        : { ...common, decision: 'deliver', because: { kind: 'exempt', service } }
      return { ruling, next: 'delivered' }
    }
    if (!stopped && isUnrouted(situation.network, packet)) {
      const code = 'NO_POSSIBLE_DESTINATION'
      const refusal = { decision: 'deny', deniedBy: 'network-interface', code } as const
      return { ruling: { ...common, component: eni.eni.id, ...refusal }, next: 'lost' }
    }
    const code = stopped ? 'INSTANCE_NOT_RUNNING' : strangersCode(packet, component, situation)
    const refused = code ? refuse(code) : { ...common, ...denied(refusedBySender(eni, packet)) }
    const kept = underClientsAddress(eni, packet, situation)
    const ruling: Ruling =
      kept?.packet && refused.decision === 'send'
        ? { ...refused, decision: 'translate', after: kept.packet }
        : refused
    return { ruling, next: { checkpoint: 'networkInterface', eni, side }, ...kept }
  }
  const { eni: meant } = situation.goal
  if (meant && meant !== eni) {
    // Another interface holds the same address, and the routes led there.
    const ruling: Ruling = {
      ...common,
      component: eni.eni.id,
      decision: 'deny',
      deniedBy: 'network-interface',
      code: 'DELIVERED_ELSEWHERE',
    }
    return { ruling, next: 'lost' }
  }
  if (stopped) return { ruling: refuse('INSTANCE_NOT_RUNNING'), next: 'delivered' }
  const refused = refusedByReceiver(eni, packet, situation)
  if (refused) {
    const blamed = refused.deniedBy === 'network-interface' ? eni.eni.id : component
    return {
      ruling: { ...common, component: blamed, ...denied(refused) },
      next: 'delivered',
    }
  }
  if (isUnknownHere(packet, component, situation)) {
    return { ruling: refuse('NO_CONNECTION_STATE'), next: 'delivered' }
  }
  if (situation.leg === 'request' && !listens(packet, eni)) {
    return { ruling: refuse('NOTHING_LISTENS'), next: 'delivered' }
  }
  return { ruling: { ...common, decision: 'deliver' }, next: 'delivered' }
}

/** An open TCP connection is the guest's that opened it, not of one that got its interface since. */
function strangersCode(
  { protocol }: Packet,
  sender: string,
  { established, state: { opened } }: Situation,
): 'NO_CONNECTION_STATE' | undefined {
  const isOthers = established && protocol === 'tcp' && opened && opened.opener !== sender
  return isOthers ? 'NO_CONNECTION_STATE' : undefined
}

function denied(
  refusal: ReturnType<typeof refusedBySender>,
): Pick<Ruling, 'decision' | 'code' | 'deniedBy'> {
  return refusal ? { decision: 'deny', ...refusal } : { decision: 'send' }
}
