import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, type CompiledNetwork } from '@/engine/compile/network'
import { traceEstablished } from '@/engine/established'
import { flowLogRecords } from '@/engine/flowLog'
import type { Probe } from '@/engine/probeTypes'
import type { Verdict } from '@/engine/trace'
import { traceProbe } from '@/engine/traceProbe'
import { importAwsSnapshot } from '@/interchange/aws/importAwsSnapshot'
import { expectOk } from '@/model/result'
import { FAMILIES } from '@/testing/naive/random/randomNetworks'
import { parseProbes } from './probes'

/** What must hold of open connections and of their records, whatever the network. */
const NETWORKS = Number(process.env['OPEN_NETWORKS'] ?? 40)
const TIMEOUT = { timeout: 300_000 }

function hold(property: (network: CompiledNetwork, probe: Probe) => void): void {
  for (const family of Object.values(FAMILIES)) {
    fc.assert(
      fc.property(family, ({ snapshot, probes }) => {
        const { topology } = expectOk(importAwsSnapshot([{ name: 'random', value: snapshot }]))
        const network = compile(topology)
        for (const probe of expectOk(parseProbes(probes))) property(network, probe)
      }),
      { numRuns: NETWORKS },
    )
  }
}

function verdictOf(network: CompiledNetwork, probe: Probe, about: Partial<Probe>): Verdict {
  return expectOk(traceEstablished(network, network, { ...probe, ...about })).verdict
}

describe('a connection that is open', () => {
  it('goes on while nothing changes, by the ports and ways that let it be opened', TIMEOUT, () => {
    hold((network, probe) => {
      const opened = expectOk(traceProbe(network, probe))
      const goesOn = verdictOf(network, probe, {})
      expect(goesOn).toBe(opened.verdict === 'deny' ? 'deny' : 'allow')
    })
  })

  it('of UDP or ICMP is a new one when all is forgotten (CT-20)', TIMEOUT, () => {
    hold((network, probe) => {
      if (probe.protocol === 'tcp') return
      const opened = expectOk(traceProbe(network, probe))
      const goesOn = verdictOf(network, probe, { idleSeconds: 1e9 })
      expect(goesOn === 'deny').toBe(opened.verdict === 'deny')
    })
  })
})

describe('flow-log records', () => {
  const about = { accountId: '', start: 0, end: 60, packets: 1, bytes: 40 }

  it('end with the first that is rejected, and reject nothing that works (FL-14)', TIMEOUT, () => {
    hold((network, probe) => {
      const trace = expectOk(traceProbe(network, probe))
      const actions = flowLogRecords(network, trace, about).map(({ flow }) => flow?.action)
      const rejected = actions.indexOf('REJECT')
      const possible = trace.verdict === 'allow' ? [-1] : [-1, actions.length - 1]
      expect(possible).toContain(rejected)
    })
  })

  it(
    'of what works show each packet out of one interface and into another (FL-18)',
    TIMEOUT,
    () => {
      hold((network, probe) => {
        const trace = expectOk(traceProbe(network, probe))
        if (trace.verdict !== 'allow') return
        const records = flowLogRecords(network, trace, about)
        const exempt = trace.steps.some(({ because }) => because.kind === 'exempt')
        const ends = [trace.from, trace.to].filter((id) => /^(i|eni)-/.test(id))
        const own = (id: string) =>
          records.filter((record) =>
            [record.interface.instanceId, record.interface.id].includes(id),
          )
        for (const id of exempt ? [] : ends) expect(own(id).length).toBeGreaterThan(0)
      })
    },
  )
})
