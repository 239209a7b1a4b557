import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { isTalkedWell } from '@/engine/simulation/log'
import { createSimulation, logOf, playUntil } from '@/engine/simulation/simulation'
import { SECOND } from '@/engine/simulation/settings'
import { aTalk, type TrafficEnd } from '@/model/trafficSource'
import type { Probe, End } from '@/engine/probeTypes'
import { traceConnection } from '@/engine/traceConnection'
import { connectionOf } from '@/engine/traceProbe'
import { importAwsSnapshot } from '@/interchange/aws/importAwsSnapshot'
import { expectOk } from '@/model/result'
import { findResource, type Topology } from '@/model/topology'
import { FAMILIES } from '@/testing/naive/random/randomNetworks'
import { parseProbes } from './probes'

/** A connection that runs ends as its trace says, while nothing changes and by the ports and ways drawn. */
const NETWORKS = Number(process.env['SIMULATED_NETWORKS'] ?? 15)
const NAMES = Object.keys(FAMILIES) as readonly (keyof typeof FAMILIES)[]

function trafficEnd(topology: Topology, end: End): TrafficEnd | undefined {
  if ('ip' in end) return { kind: 'address', address: end.ip }
  const [id = ''] = Object.values(end)
  return findResource(topology, id) ? { kind: 'resource', id } : undefined
}

function runOf(topology: Topology, probe: Probe, seed: number) {
  const [from, to] = [trafficEnd(topology, probe.from), trafficEnd(topology, probe.to)]
  if (!from || !to || probe.icmpType !== undefined) return undefined
  const { protocol, family, port } = probe
  const talk = aTalk('request', { protocol, ...(port === undefined ? {} : { port }), exchanges: 2 })
  const pace = { kind: 'once' } as const
  const source = { id: 'probe', from, to, talk, pace, ...(family ? { family } : {}) }
  const simulation = createSimulation({ topology, seed, traffic: [source] })
  playUntil(simulation, 200 * SECOND)
  return logOf(simulation)
}

describe('a simulated connection', () => {
  it.each(NAMES)(
    'ends as its trace says in networks of the family %s',
    { timeout: 600_000 },
    (name) => {
      const counts = new Map<string, number>()
      fc.assert(
        fc.property(FAMILIES[name], fc.nat(), ({ snapshot, probes }, seed) => {
          const { topology } = expectOk(importAwsSnapshot([{ name: 'random', value: snapshot }]))
          const network = compile(topology)
          for (const asked of expectOk(parseProbes(probes))) {
            const log = runOf(topology, asked, seed)
            if (!log) continue
            const { id, from, to, protocol, port, family } = asked
            const picks = new Map(
              log.flatMap((event) => (event.kind === 'picked' ? [[event.by, event.picked]] : [])),
            )
            const drawn = new Map(
              log.flatMap((event) => (event.kind === 'drew' ? [[event.chosenBy, event.port]] : [])),
            )
            const probe: Probe = {
              id,
              from,
              to,
              protocol,
              ...(port === undefined ? {} : { port }),
              ...(family === undefined ? {} : { family }),
            }
            const opened = connectionOf(network, probe, picks)
            if (!opened.ok) continue
            const trace = traceConnection(network, opened.value.connection)
            const works =
              trace.verdict !== 'deny' &&
              trace.choices.every(({ chosenBy, working }) => {
                const own = drawn.get(chosenBy)
                return (
                  own !== undefined && working.some((range) => range.from <= own && own <= range.to)
                )
              })
            const ended = log.find((event) => event.kind === 'ended')
            const label = `${trace.verdict} ${ended?.outcome ?? 'goes on'}`
            counts.set(label, (counts.get(label) ?? 0) + 1)
            expect({
              probe,
              outcome: ended?.outcome,
              well: ended && isTalkedWell(ended.outcome),
            }).toEqual({
              probe,
              outcome: ended?.outcome,
              well: works,
            })
          }
        }),
        { numRuns: NETWORKS },
      )
      const lines = [...counts]
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([label, count]) => `${label}: ${String(count)}`)
      process.stdout.write(`\nfamily ${name}\n${lines.join('\n')}\n`)
      expect(counts.size).toBeGreaterThan(2)
    },
  )
})
