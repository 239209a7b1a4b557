import { hasPorts } from '@/model/traffic'
import type { Packet } from '../packet'
import type { PlaceOf } from '../place'
import { exemptService } from '../exempt'
import { isUnknownHere } from '../stateLookup'
import type { Ruling, Situation, Turn } from '../turn'

/** The guest: it sends while it runs, and takes what it listens for. */
export function instance(packet: Packet, place: PlaceOf<'instance'>, situation: Situation): Turn {
  const { eni, side } = place
  const component = eni.instance?.id ?? eni.eni.id
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
    const code = stopped ? 'INSTANCE_NOT_RUNNING' : strangersCode(packet, component, situation)
    const ruling: Ruling = code ? refuse(code) : { ...common, decision: 'send' }
    return { ruling, next: { checkpoint: 'networkInterface', eni, side } }
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
  if (isUnknownHere(packet, component, situation)) {
    return { ruling: refuse('NO_CONNECTION_STATE'), next: 'delivered' }
  }
  if (situation.leg === 'request' && !listens(packet, place)) {
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

/** Without a list of services everything listens, because nobody told us. */
function listens({ protocol, dstPort }: Packet, { eni }: PlaceOf<'instance'>): boolean {
  const services = eni.instance?.services
  const port = dstPort?.ports[0]?.from
  if (!services || !hasPorts(protocol) || port === undefined) return true
  return services.some(
    (service) =>
      service.protocol === protocol && service.ports.from <= port && port <= service.ports.to,
  )
}
