import { beforeAll, describe, expect, it } from 'vitest'
import { isTalkedWell } from '@/engine/simulation/log'
import { aRun, happenings, playFor } from '@/testing/runs'
import { exampleDiagram, EXAMPLE_TRAFFIC } from '../exampleNetwork'
import { templates } from './templates'

const DESIGNS = [
  ...templates,
  { name: 'The first network', diagram: exampleDiagram, checks: EXAMPLE_TRAFFIC },
]

/** How long each template runs: a silent refusal takes 31 s of trying, an SSH session 20. */
const SECONDS = 50

describe.each(DESIGNS)('the traffic of $name', ({ diagram, checks }) => {
  const drawn = diagram()
  const sources = drawn.traffic ?? []
  const run = aRun(drawn.topology, sources)

  beforeAll(() => {
    playFor(run, SECONDS)
  }, 60_000)

  it.each(checks.map((check, index) => ({ check, source: sources[index] })))(
    'says $check.expect from $check.from to $check.to $check.protocol/$check.port',
    ({ check, source }) => {
      const opened = happenings(run, 'opened').filter((event) => event.source === source?.id)
      const own = new Set(opened.map(({ connection }) => connection))
      const ended = happenings(run, 'ended').filter(({ connection }) => own.has(connection))
      const outcomes = ended.map(({ outcome }) => outcome)
      expect(outcomes.length).toBeGreaterThan(0)
      const well = outcomes.map(isTalkedWell)
      expect({ outcomes, well: new Set(well) }).toEqual({
        outcomes,
        well: new Set([check.expect === 'allow']),
      })
    },
  )

  it('is a source for each statement, and each opens connections', () => {
    expect(sources).toHaveLength(checks.length)
    expect(happenings(run, 'notOpened')).toEqual([])
  })
})
