import type { CompiledNetwork } from '@/engine/compile/network'
import { answerProbe } from '@/engine/probe'
import type { Answer, Probe } from '@/engine/probeTypes'
import type { ConnectionState } from '@/engine/state'
import { traceProbe } from '@/engine/traceProbe'
import { BadInput, orBadInput } from './faults'
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
    const state = probe.established ? openedBefore(earlier, probe) : undefined
    return orBadInput(answerProbe(compiled, probe, state), `${probes}: probe ${probe.id}: `)
  })
  return json ? `${JSON.stringify(answers, undefined, 1)}\n` : answers.map(line).join('')
}

/** What the connection left behind when it was opened under the network that was. */
function openedBefore(
  network: CompiledNetwork | undefined,
  probe: Probe,
): ConnectionState | undefined {
  if (!network) {
    throw new BadInput(
      `probe ${probe.id}: "established" needs --before NETWORK, where it was opened`,
    )
  }
  const trace = orBadInput(traceProbe(network, probe), `probe ${probe.id}: `)
  // What could not be opened then is a new connection now.
  return trace.verdict === 'deny' ? undefined : trace.state
}

const MARKS = { allow: '✓', deny: '✕', intermittent: '◐' } as const

function line({ id, verdict, sentence, certain }: Answer): string {
  return `${MARKS[verdict]} ${id}  ${verdict}${certain ? '' : ' (not certain)'}  ${sentence}\n`
}
