import { describe, expect, it } from 'vitest'
import { root } from './lib/run.mjs'
import { LEFT_OUT, RULE_IDS } from './lib/ruleBook.mjs'
import { ruleCoverage } from './lib/ruleCoverage.mjs'

describe('the rules of AWS’s semantics', () => {
  const { missing, needless, unknown, named } = ruleCoverage(root)

  it('are each named by a test, or left out for a reason', () => {
    expect(missing).toEqual([])
  })

  it('are left out only while no test names them', () => {
    expect(needless).toEqual([])
    expect(Object.keys(LEFT_OUT).filter((id) => !RULE_IDS.includes(id))).toEqual([])
  })

  it('are called by ids that exist', () => {
    expect(unknown).toEqual([])
    expect(named.size).toBeGreaterThan(400)
  })
})
