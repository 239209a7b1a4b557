import { describe, expect, it } from 'vitest'
import { flakyTests } from './lib/flaky.mjs'

const spec = (title, ...statuses) => ({
  file: 'menus.spec.ts',
  line: 7,
  title,
  tests: statuses.map((status) => ({ status })),
})

describe('flaky tests', () => {
  it('are those that passed only when they were run again, in whatever group they stand', () => {
    const suites = [
      { specs: [spec('opens', 'expected'), spec('closes', 'flaky')] },
      { suites: [{ specs: [spec('returns the focus', 'flaky'), spec('fails', 'unexpected')] }] },
    ]
    expect(flakyTests({ suites })).toEqual([
      'menus.spec.ts:7 › closes',
      'menus.spec.ts:7 › returns the focus',
    ])
  })

  it('are none where the report holds none', () => {
    expect(flakyTests({})).toEqual([])
  })
})
