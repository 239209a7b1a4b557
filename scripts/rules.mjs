/**
 * npm run rules: lists the rules of AWS's semantics that no test names. Fails when there is one without a
 * reason for it, or a reason that is not needed.
 */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LEFT_OUT, RULE_IDS } from './lib/ruleBook.mjs'
import { ruleCoverage } from './lib/ruleCoverage.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { missing, needless, unknown } = ruleCoverage(root)

const reasons = new Map()
for (const [id, reason] of Object.entries(LEFT_OUT)) {
  reasons.set(reason, [...(reasons.get(reason) ?? []), id])
}
for (const [reason, ids] of reasons) console.log(`left out: ${reason}\n  ${ids.join(' ')}`)
if (needless.length > 0) console.log(`left out, but tested: ${needless.join(' ')}`)
if (unknown.length > 0) console.log(`named by tests, but no rule: ${unknown.join(' ')}`)
if (missing.length > 0) console.log(`without a test: ${missing.join(' ')}`)
const tested = RULE_IDS.length - missing.length - Object.keys(LEFT_OUT).length
console.log(`${tested} of ${RULE_IDS.length} rules are named by a test`)
process.exitCode = missing.length + needless.length + unknown.length > 0 ? 1 : 0
