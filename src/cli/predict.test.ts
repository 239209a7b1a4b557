import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile/network'
import { traceProbe } from '@/engine/traceProbe'
import { importAwsSnapshot } from '@/interchange/aws/importAwsSnapshot'
import { expectOk } from '@/model/result'
import { askedPlaceOf } from '@/playback/predict/askedPlace'
import { gradeOf, keyOf } from '@/playback/predict/grade'
import { isWhole, questionAt, rowsOf, withRow, withVerdict } from '@/playback/predict/question'
import { FAMILIES } from '@/testing/naive/random/randomNetworks'
import { parseProbes } from './probes'

/** Whatever is asked before a step, the step's own answer can be given, and is right. */
const NETWORKS = Number(process.env['PREDICTED_NETWORKS'] ?? 25)
const NAMES = Object.keys(FAMILIES) as readonly (keyof typeof FAMILIES)[]

describe('a prediction', () => {
  it.each(NAMES)(
    'can be right at every step of networks of the family %s, and only by what decided',
    { timeout: 300_000 },
    (name) => {
      const counts = new Map<string, number>()
      fc.assert(
        fc.property(FAMILIES[name], ({ snapshot, probes }) => {
          const { topology } = expectOk(importAwsSnapshot([{ name: 'random', value: snapshot }]))
          const network = compile(topology)
          for (const probe of expectOk(parseProbes(probes))) {
            const { steps } = expectOk(traceProbe(network, probe))
            for (const step of steps) {
              const place = askedPlaceOf(topology, step)
              if (!place) continue
              const question = questionAt(network, place)
              const key = keyOf(step)
              const known = rowsOf(question).map(({ id }) => id)
              expect(new Set(known).size, 'each row once').toBe(known.length)
              expect(key.rows.length).toBeGreaterThan(0)
              expect({ step, known }).toMatchObject({
                known: expect.arrayContaining([...key.rows]) as readonly string[],
              })
              for (const row of known) {
                const said = withRow(question, { verdict: key.verdict }, row)
                const isRight = key.rows.includes(row)
                if (!isRight && key.verdict === 'some') continue
                expect([row, gradeOf(question, key, said) === 'right']).toEqual([row, isRight])
                expect(isWhole(question, said)).toBe(true)
              }
              for (const verdict of question.verdicts) {
                if (verdict === key.verdict) continue
                const said = withVerdict(question, { row: key.rows[0] }, verdict)
                expect(gradeOf(question, key, said)).toBe('wrong')
              }
              const label = `${place.checkpoint} ${key.verdict}`
              counts.set(label, (counts.get(label) ?? 0) + 1)
            }
          }
        }),
        { numRuns: NETWORKS },
      )
      expect(counts.size).toBeGreaterThan(8)
    },
  )
})
