import type { CompiledNetwork } from '../../compile/network'
import type { Leg } from '../../trace'
import { hasArrived } from '../../arrival'
import type { SegmentKind, StepSummary } from '../../simulation/log'
import { bytesOf } from '../../simulation/sizes'
import { isTalkKind } from '@/model/trafficSource'
import { parseFlow } from '../../simulation/words'
import type { Packet } from '../../packet'
import type { PassedStep } from '../passed'
import type { FlowLogRecord } from '../record'
import { flagsOfSegment } from '../tcpFlags'
import { recordsOfWay } from '../way'

/** A packet of a run that has landed, as the log tells of it. */
export interface LandedFlight {
  readonly leg: Leg
  readonly segment: SegmentKind
  readonly steps: readonly StepSummary[]
  /** Something refused it, or it arrived. */
  readonly isDropped: boolean
  /** Where the packet that it answers ended: whose interface sends it. */
  readonly answers?: StepSummary | undefined
  readonly talk: string
}

/** Account and date are nobody's: a run has none. The account is the one of AWS's own examples. */
export const RUN_ACCOUNT = '123456789012'

const NO_PORTS: ReadonlyMap<string, number> = new Map()

/** One record for each interface and direction that the packet passed, of this packet alone. */
export function sightingsOf(
  network: CompiledNetwork,
  flight: LandedFlight,
): readonly FlowLogRecord[] {
  const { segment, leg, talk, answers, isDropped } = flight
  // Resolver, metadata and the like are not logged (FL-20).
  if (flight.steps.some(({ exempt }) => exempt)) return []
  const before = answers ? [answers] : []
  const steps = passedOf([...before, ...flight.steps])
  const last = steps.at(-1)
  const end = isDropped && last && !hasArrived(last) ? steps.length - 1 : -1
  const flags = flagsOfSegment(segment)
  const bytes = bytesOf(segment, isTalkKind(talk) ? talk : 'packet', leg)
  const context = { accountId: RUN_ACCOUNT, start: 0, end: 0, packets: 1, bytes }
  return recordsOfWay(
    { network, steps, end, ports: NO_PORTS, flagsOf: () => flags, first: before.length },
    context,
  )
}

/** Most steps see the packet that the one before saw: its text is read once. */
function passedOf(summaries: readonly StepSummary[]): readonly PassedStep[] {
  let [text, packet] = ['', undefined as Packet | undefined]
  return summaries.map(({ checkpoint, component, at, leg, side, decision, code, saw }) => {
    if (!packet || saw !== text) packet = parseFlow(saw)
    text = saw
    return { checkpoint, component, at, leg, side, decision, code, packet }
  })
}
