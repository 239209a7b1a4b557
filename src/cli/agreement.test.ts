import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { answerProbe } from '@/engine/probe'
import type { Answer } from '@/engine/probeTypes'
import { importAwsSnapshot } from '@/interchange/aws/importAwsSnapshot'
import { expectOk } from '@/model/result'
import { comparable } from '@/testing/naive/comparison'
import { naiveProbe } from '@/testing/naive/naiveProbe'
import { FAMILIES, classify, type NetworkWithProbes } from '@/testing/naive/random/randomNetworks'
import { parseProbes } from './probes'

/** Networks tried of each family, each with several probes; `AGREEMENT_NETWORKS` asks for more. */
const NETWORKS = Number(process.env['AGREEMENT_NETWORKS'] ?? 250)
const NAMES = Object.keys(FAMILIES) as readonly (keyof typeof FAMILIES)[]

/** What the engine says, by the way that a file from AWS goes. */
function engineAnswers({ snapshot, probes }: NetworkWithProbes): readonly Answer[] {
  const { topology } = expectOk(importAwsSnapshot([{ name: 'random', value: snapshot }]))
  const network = compile(topology)
  return expectOk(parseProbes(probes)).map((probe) => expectOk(answerProbe(network, probe)))
}

describe('the engine and a naive evaluator that shares nothing with it', () => {
  it.each(NAMES)('agree on random networks of the family %s', { timeout: 600_000 }, (name) => {
    const counts = new Map<string, number>()
    fc.assert(
      fc.property(FAMILIES[name], (network) => {
        const answers = engineAnswers(network)
        for (const [index, probe] of network.probes.entries()) {
          const answer = answers[index]
          if (!answer) throw new Error(`no answer to ${probe.id}`)
          const naive = naiveProbe(network.snapshot, probe)
          for (const label of classify(network.snapshot, probe, naive)) {
            counts.set(label, (counts.get(label) ?? 0) + 1)
          }
          expect({ probe, ...comparable(answer, naive, answer) }).toEqual({
            probe,
            ...comparable(naive, naive, answer),
          })
        }
      }),
      { numRuns: NETWORKS },
    )
    const table = [...counts].toSorted(([a], [b]) => a.localeCompare(b))
    const lines = table.map(([label, count]) => `${label}: ${String(count)}`)
    process.stdout.write(`\nfamily ${name}\n${lines.join('\n')}\n`)
    const needed = ['verdict allow', 'verdict deny', 'verdict intermittent']
    const rare = needed.filter((label) => (counts.get(label) ?? 0) <= NETWORKS / 25)
    expect(rare).toEqual([])
  })
})
