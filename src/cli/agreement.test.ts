import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { answerProbe } from '@/engine/probe'
import type { Answer } from '@/engine/probeTypes'
import { importAwsSnapshot } from '@/interchange/aws/importAwsSnapshot'
import { expectOk } from '@/model/result'
import { naiveProbe, type NaiveAnswer, type ProbeJson } from '@/testing/naive/naiveProbe'
import {
  arbitraryNetworkWithProbes,
  classify,
  type NetworkWithProbes,
} from '@/testing/naive/randomNetworks'
import { parseProbes } from './probes'

/** Networks tried, each with several probes; `AGREEMENT_NETWORKS` asks for more. */
const NETWORKS = Number(process.env['AGREEMENT_NETWORKS'] ?? 1000)
const SEED = process.env['AGREEMENT_SEED']

function answersOf({ snapshot, probes }: NetworkWithProbes): readonly Answer[] {
  const { topology } = expectOk(importAwsSnapshot([{ name: 'random', value: snapshot }]))
  const network = compile(topology)
  return expectOk(parseProbes(probes)).map((probe) => expectOk(answerProbe(network, probe)))
}

/** What both evaluators must say alike; `workingPorts` where it is the opener's choice that fails. */
function comparable(
  probe: ProbeJson,
  { verdict, requestDelivered, workingPorts }: Answer | NaiveAnswer,
  openersChoice: boolean,
) {
  return {
    probe,
    verdict,
    requestDelivered,
    workingPorts: openersChoice ? workingPorts : undefined,
  }
}

// Where the opener's every port can work, it is a gateway's choice that fails at times; the engine
// then names the gateway's ports, which the naive evaluator does not.
function isOpenersChoice({ workingPorts = [], verdict }: NaiveAnswer): boolean {
  const ranges = workingPorts.map(([from, to]) => `${String(from)}-${String(to)}`).join()
  const whole = ['32768-60999', '49152-65535', '1024-65535'].includes(ranges)
  return verdict === 'intermittent' && ranges !== '' && !whole
}

describe('the engine and a naive evaluator that shares nothing with it', () => {
  it('agree on random networks and packets', { timeout: 600_000 }, () => {
    const counts = new Map<string, number>()
    fc.assert(
      fc.property(arbitraryNetworkWithProbes, (network) => {
        const answers = answersOf(network)
        for (const [index, probe] of network.probes.entries()) {
          const answer = answers[index]
          if (!answer) throw new Error(`no answer to ${probe.id}`)
          const naive = naiveProbe(network.snapshot, probe)
          for (const label of classify(network.snapshot, probe)) {
            counts.set(label, (counts.get(label) ?? 0) + 1)
          }
          const openers = isOpenersChoice(naive)
          expect(comparable(probe, answer, openers)).toEqual(comparable(probe, naive, openers))
        }
      }),
      { numRuns: NETWORKS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
    )
    const table = [...counts].toSorted(([a], [b]) => a.localeCompare(b))
    process.stdout.write(
      `${table.map(([label, count]) => `${label}: ${String(count)}`).join('\n')}\n`,
    )
    const needed = ['verdict allow', 'verdict deny', 'verdict intermittent', 'IPv6']
    const rare = needed.filter((label) => (counts.get(label) ?? 0) <= NETWORKS / 25)
    expect(rare).toEqual([])
  })
})
