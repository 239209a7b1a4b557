import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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

  it('are called by ids that exist where the engine gives them as a reason', () => {
    const text = readFileSync(join(root, 'src', 'engine', 'explain', 'law.ts'), 'utf8')
    const ids = [...text.matchAll(/'([A-Z0-9]+-\d{2})'/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(80)
    expect(ids.filter((id) => !RULE_IDS.includes(id))).toEqual([])
  })
})
