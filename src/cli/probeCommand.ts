import type { CompiledNetwork } from '@/engine/compile/network'
import { traceEstablished } from '@/engine/established'
import { answerOf } from '@/engine/probe'
import type { Answer, Probe } from '@/engine/probeTypes'
import type { ConnectionTrace } from '@/engine/trace'
import { traceProbe } from '@/engine/traceProbe'
import { fail, type Result } from '@/model/result'
import { orBadInput } from './faults'
import { loadCompiled, loadJson } from './files'
import { parseProbes } from './probes'

export interface ProbeOptions {
  readonly network: string
  readonly probes: string
  readonly before: string | undefined
  readonly json: boolean
}

/** The verdict of each probe, in their order. Nothing is printed unless all can be answered. */
export function probeCommand({ network, probes, before, json }: ProbeOptions): string {
  const compiled = loadCompiled(network)
  const earlier = before === undefined ? undefined : loadCompiled(before)
  const asked = orBadInput(parseProbes(loadJson(probes)), `${probes}: `)
  const answers = asked.map((probe) => {
    const trace = orBadInput(traceOf(compiled, earlier, probe), `${probes}: probe ${probe.id}: `)
    return answerOf(compiled, probe.id, trace)
  })
  return json ? `${JSON.stringify(answers, undefined, 1)}\n` : answers.map(line).join('')
}

function traceOf(
  network: CompiledNetwork,
  earlier: CompiledNetwork | undefined,
  probe: Probe,
): Result<ConnectionTrace> {
  if (!probe.established) return traceProbe(network, probe)
  if (!earlier) return fail('"established" needs --before NETWORK, where it was opened')
  return traceEstablished(earlier, network, probe)
}

const MARKS = { allow: '✓', deny: '✕', intermittent: '◐' } as const

function line({ id, verdict, sentence, certain }: Answer): string {
  return `${MARKS[verdict]} ${id}  ${verdict}${certain ? '' : ' (not certain)'}  ${sentence}\n`
}
