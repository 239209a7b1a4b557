import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LEFT_OUT, RULE_IDS } from './ruleBook.mjs'

const TEST_FILE = /\.(test|spec)\.(tsx?|mjs)$/
const TEST_FOLDERS = ['src', 'e2e']

/** Which rules no test names and nobody left out, and which left-out ones are named all the same. */
export function ruleCoverage(root) {
  const named = namedRules(root)
  const unknown = [...named.keys()].filter((id) => !RULE_IDS.includes(id))
  return {
    missing: RULE_IDS.filter((id) => !named.has(id) && !Object.hasOwn(LEFT_OUT, id)),
    needless: Object.keys(LEFT_OUT).filter((id) => named.has(id)),
    unknown,
    named,
  }
}

/** Each rule that a test names, with the files that do. */
function namedRules(root) {
  const families = new Set(RULE_IDS.map((id) => id.split('-')[0]))
  const pattern = new RegExp(
    `\\b(?:${[...families].join('|')})-(?:\\d{2}\\b|[A-Q](?=\\d{2}\\b|\\b))`,
    'g',
  )
  const named = new Map()
  for (const file of TEST_FOLDERS.flatMap((folder) => testFiles(join(root, folder)))) {
    for (const [id] of readFileSync(file, 'utf8').matchAll(pattern)) {
      named.set(id, (named.get(id) ?? new Set()).add(file))
    }
  }
  return named
}

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return testFiles(path)
    return TEST_FILE.test(entry.name) ? [path] : []
  })
}
