import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { answerProbe } from '@/engine/probe'
import type { Answer } from '@/engine/probeTypes'
import { readNetwork } from '@/interchange/readNetwork'
import { expectOk } from '@/model/result'
import { parseProbes } from './probes'

/** What was observed on real packets: networks realised with kernel namespaces, routing and filters. */
interface Observed {
  readonly id: string
  readonly srcPort?: number
  readonly expect: 'allow' | 'deny'
  readonly requestDelivered: boolean
}

/** What an observer may have seen: either end of it where only some of the opener's ports work. */
function plainVerdicts({ verdict, workingPorts = [] }: Answer, { srcPort }: Observed) {
  if (verdict !== 'intermittent') return [verdict]
  return srcPort === undefined && workingPorts.length > 0 ? ['allow', 'deny'] : []
}

const folder = new URL('../testing/examples/kernel/', import.meta.url)

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

describe.each(readdirSync(folder).toSorted())('the observed network %s', (name) => {
  const { diagram } = expectOk(
    readNetwork([{ name: 'snapshot.json', text: read(`${name}/snapshot.json`) }]),
  )
  const network = compile(diagram.topology)
  const cases = JSON.parse(read(`${name}/cases.json`)) as readonly Observed[]
  const probes = expectOk(parseProbes(cases))

  it.each(cases.map((observed, index) => ({ observed, probe: probes[index] })))(
    'gives $observed.id the verdict that the packets had',
    ({ observed, probe }) => {
      if (!probe) throw new Error(`no probe ${observed.id}`)
      const answer = expectOk(answerProbe(network, probe))
      expect(answer.certain).toBe(true)
      expect(answer.requestDelivered).toBe(observed.requestDelivered)
      expect(plainVerdicts(answer, observed)).toContain(observed.expect)
    },
  )
})
