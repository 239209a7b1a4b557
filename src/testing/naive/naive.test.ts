import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { AwsSnapshotJson } from './aws/awsSnapshot'
import { naiveProbe } from './naiveProbe'
import type { ProbeJson } from './ends'

interface ObservedCase extends ProbeJson {
  readonly expect: 'allow' | 'deny'
  readonly requestDelivered: boolean
}

const examples = fileURLToPath(new URL('../examples/kernel/', import.meta.url))

describe.each(readdirSync(examples).toSorted())('the naive evaluator on example %s', (name) => {
  const snapshot = readJson<AwsSnapshotJson>(`${examples}${name}/snapshot.json`)
  const cases = readJson<readonly ObservedCase[]>(`${examples}${name}/cases.json`)

  it.each(cases)('agrees with the packets observed for $id', (observed) => {
    const answer = naiveProbe(snapshot, observed)
    expect({ ...verdictsItMayHave(observed, answer.verdict), answer }).toEqual({
      ...verdictsItMayHave(observed, observed.expect),
      answer: { ...answer, requestDelivered: observed.requestDelivered },
    })
  })
})

/** Without a source port one was picked when the packet was sent: intermittent covers both verdicts. */
function verdictsItMayHave(observed: ObservedCase, verdict: string) {
  const isOpen = observed.srcPort === undefined && verdict === 'intermittent'
  return { verdict: isOpen ? observed.expect : verdict }
}

function readJson<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, 'utf8')) as Content
}
