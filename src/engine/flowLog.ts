import type { CompiledInterface, CompiledNetwork } from './compile/network'
import { chosenPorts, fateOf, stops } from './flowLog/fate'
import { flowOf, loggedInterface } from './flowLog/flow'
import type { FlowLogContext, FlowLogRecord } from './flowLog/record'
import { visitsOf, type Visit } from './flowLog/visits'
import type { ConnectionTrace } from './trace'

/**
 * The records that AWS writes of one connection: at each interface on the way one for each direction,
 * accepted or rejected by its groups and its subnet's ACL (FL-14, FL-18).
 */
export function flowLogRecords(
  network: CompiledNetwork,
  trace: ConnectionTrace,
  context: FlowLogContext,
): readonly FlowLogRecord[] {
  const { steps } = trace
  // Resolver, metadata and the like are not logged (FL-20).
  if (steps.some(({ because }) => because.kind === 'exempt')) return []
  const ports = chosenPorts(trace)
  const end = steps.findIndex((step) => stops(step, ports))
  const visits = visitsOf(network, steps)
  return visits.flatMap((visit, index) => {
    const fate = fateOf(network, steps, visit, end)
    if (fate === 'unrecorded' || !isLogged(visit, context)) return []
    if (isInsidePrivateLink(visit, visits[visit.direction === 'egress' ? index + 1 : index - 1])) {
      return []
    }
    const next = visits.slice(index + 1).find((other) => other.direction === 'ingress')
    const flow = flowOf({ network, trace, context, visit, fate, ports, next })
    const type = context.trafficType ?? 'ALL'
    if (type !== 'ALL' && type !== flow.action) return []
    return [{ ...emptyRecord(visit, context), logStatus: 'OK', flow } as const]
  })
}

/** What an interval without traffic, or without room for records, writes for an interface (FL-08). */
export function withoutFlows(
  eni: CompiledInterface,
  logStatus: 'NODATA' | 'SKIPDATA',
  context: FlowLogContext,
): FlowLogRecord {
  return { ...emptyRecord({ interface: eni }, context), logStatus }
}

function emptyRecord(
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
