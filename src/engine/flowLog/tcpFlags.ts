import { hasArrived } from '../arrival'
import type { SegmentKind } from '../simulation/log'
import type { ConnectionTrace } from '../trace'
import type { FlowLogContext } from './record'
import type { Visit } from './visits'

const FIN = 1
const SYN = 2
const RST = 4
const SYN_ACK = 18

/** The flags of one side's packets: a pure ACK counts 0 (FL-11). */
export function flagsOfTrace(
  trace: ConnectionTrace,
  { packet, first, last }: Visit,
  context: FlowLogContext,
): number {
  if (packet.protocol !== 'tcp') return 0
  const isResponse = trace.steps[Math.max(first, last)]?.leg === 'response'
  if (isResponse && trace.steps.some(hasArrived)) return RST
  if (context.phase === 'goesOn') return 0
  const opening = isResponse ? SYN_ACK : SYN
  return context.phase === 'whole' && trace.verdict !== 'deny' ? opening + FIN : opening
}

const FLAGS: Readonly<Partial<Record<SegmentKind, number>>> = {
  SYN,
  'SYN-ACK': SYN_ACK,
  FIN,
  'FIN-ACK': FIN,
  RST,
}

/** The flags of one segment of a run (FL-11). */
export function flagsOfSegment(segment: SegmentKind): number {
  return FLAGS[segment] ?? 0
}
