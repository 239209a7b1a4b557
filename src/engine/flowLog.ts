import type { CompiledInterface, CompiledNetwork } from './compile/network'
import { chosenPorts, stops } from './flowLog/fate'
import type { FlowLogContext, FlowLogRecord } from './flowLog/record'
import { flagsOfTrace } from './flowLog/tcpFlags'
import { emptyRecord, recordsOfWay } from './flowLog/way'
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
  const flagsOf = (visit: Parameters<typeof flagsOfTrace>[1]) => flagsOfTrace(trace, visit, context)
  return recordsOfWay({ network, steps, end, ports, flagsOf }, context)
}

/** What an interval without traffic, or without room for records, writes for an interface (FL-08). */
export function withoutFlows(
  eni: CompiledInterface,
  logStatus: 'NODATA' | 'SKIPDATA',
  context: FlowLogContext,
): FlowLogRecord {
  return { ...emptyRecord({ interface: eni }, context), logStatus }
}
