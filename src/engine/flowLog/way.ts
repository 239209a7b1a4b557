import type { CompiledNetwork } from '../compile/network'
import { fateOf } from './fate'
import { flowOf, loggedInterface } from './flow'
import type { PassedStep } from './passed'
import type { FlowLogContext, FlowLogRecord } from './record'
import { visitsOf, type Visit } from './visits'

/** The way of one packet, or of a request and its answer, with what became of it. */
export interface Way {
  readonly network: CompiledNetwork
  readonly steps: readonly PassedStep[]
  /** The step that ended it; -1 where none did. */
  readonly end: number
  /** The ports of each choice. */
  readonly ports: ReadonlyMap<string, number>
  readonly flagsOf: (visit: Visit) => number
  /** Where the part that is recorded begins: what came before only tells who answers. */
  readonly first?: number
}

/**
 * The records of a way: at each interface on it one for each direction, accepted or rejected by its
 * groups and its subnet's ACL (FL-14, FL-18).
 */
export function recordsOfWay(way: Way, context: FlowLogContext): readonly FlowLogRecord[] {
  const { network, steps, end, ports, flagsOf, first = 0 } = way
  const visits = visitsOf(network, steps)
  return visits.flatMap((visit, index) => {
    const fate = fateOf(network, steps, visit, end)
    if (visit.first < first || fate === 'unrecorded' || !isLogged(visit, context)) return []
    if (isInsidePrivateLink(visit, visits[visit.direction === 'egress' ? index + 1 : index - 1])) {
      return []
    }
    const next = visits.slice(index + 1).find((other) => other.direction === 'ingress')
    const tcpFlags = flagsOf(visit)
    const flow = flowOf({ network, steps, tcpFlags, context, visit, fate, ports, next })
    const type = context.trafficType ?? 'ALL'
    if (type !== 'ALL' && type !== flow.action) return []
    return [{ ...emptyRecord(visit, context), logStatus: 'OK', flow } as const]
  })
}

/** A record of an interface that does not say what was seen there. */
export function emptyRecord(
  { interface: eni, gatewayId }: Pick<Visit, 'interface' | 'gatewayId'>,
  context: FlowLogContext,
): Omit<FlowLogRecord, 'logStatus'> {
  const { accountId, start, end } = context
  return {
    accountId,
    start,
    end,
    interface: eni ? loggedInterface(eni, context) : {},
    ...(gatewayId === undefined ? {} : { resourceId: gatewayId }),
  }
}

function isLogged({ interface: eni, gatewayId }: Visit, { resourceId }: FlowLogContext): boolean {
  if (resourceId === undefined) return true
  const of = eni ? [eni.eni.id, eni.subnet.subnet.id, eni.subnet.vpc.vpc.id] : [gatewayId]
  return of.some((id) => id === resourceId)
}

/** Between an endpoint's interface and the load balancer behind it nothing is logged (FL-20). */
function isInsidePrivateLink(visit: Visit, neighbour: Visit | undefined): boolean {
  const kinds = [visit, neighbour].map((one) => one?.interface?.owner?.kind)
  return kinds.includes('interfaceEndpoint') && kinds.includes('loadBalancer')
}
