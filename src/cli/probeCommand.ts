import type { CompiledNetwork } from '@/engine/compile/network'
import { openConnection } from '@/engine/established'
import { answerProbe } from '@/engine/probe'
import type { Answer, Probe } from '@/engine/probeTypes'
import type { ConnectionState } from '@/engine/state'
import { expire } from '@/engine/timeouts'
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
    const state = probe.established ? openedBefore(earlier, compiled, probe) : undefined
    return orBadInput(answerProbe(compiled, probe, state), `${probes}: probe ${probe.id}: `)
  })
  return json ? `${JSON.stringify(answers, undefined, 1)}\n` : answers.map(line).join('')
}

/** What is left of the connection that was opened under the network that was, idle ever since. */
function openedBefore(
  network: CompiledNetwork | undefined,
  compiled: CompiledNetwork,
  probe: Probe,
): ConnectionState | undefined {
  if (!network) {
    throw new BadInput(
      `probe ${probe.id}: "established" needs --before NETWORK, where it was opened`,
    )
  }
  // What could not be opened then is a new connection now.
  const state = orBadInput(openConnection(network, probe, probe.exchanges), `probe ${probe.id}: `)
  return state && expire(compiled, state, probe.idleSeconds ?? 0)
}

const MARKS = { allow: '✓', deny: '✕', intermittent: '◐' } as const

function line({ id, verdict, sentence, certain }: Answer): string {
  return `${MARKS[verdict]} ${id}  ${verdict}${certain ? '' : ' (not certain)'}  ${sentence}\n`
}
