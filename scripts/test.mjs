/**
 * npm test: installs what is missing, then runs every check and every test, each one even if an earlier one failed.
 * The last line is the sum: `N passed, N failed`. Options: --only=typecheck,lint,format,unit,build,e2e
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './lib/browser.mjs'
import { flakyTests } from './lib/flaky.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { runNpm, runTool } from './lib/run.mjs'

const reports = mkdtempSync(join(tmpdir(), 'packetwalk-test-'))
process.once('exit', () => rmSync(reports, { recursive: true, force: true }))

const readReport = (name) => {
  try {
    return JSON.parse(readFileSync(join(reports, name), 'utf8'))
  } catch {
    return undefined
  }
}

/** A run that ended badly without a failed test (a crash, no report) is one failure. */
const counted = (code, passed, failed) => ({
  passed,
  failed: code !== 0 && failed === 0 ? 1 : failed,
})

async function script(name) {
  return counted(await runNpm(['run', '--silent', name]), 0, 0)
}

async function unit() {
  const code = await runTool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, 'unit.json')}`,
  ])
  const report = readReport('unit.json')
  if (!report) return counted(code, 0, 0)
  const unreadable = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return counted(code, report.numPassedTests, report.numFailedTests + unreadable.length)
}

async function e2e({ build }) {
  if (build && build.failed > 0) {
    console.log('Not run: there is no build to test.')
    return { passed: 0, failed: 0, skipped: true }
  }
  if (!(await ensureBrowser())) {
    console.log('There is no Chromium and none could be installed; set PW_CHROMIUM_PATH.')
    return { passed: 0, failed: 1 }
  }
  const code = await runTool('@playwright/test', ['test', '--reporter=list,json'], {
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json') },
  })
  const report = readReport('e2e.json')
  if (!report) return counted(code, 0, 0)
  const { expected, flaky, unexpected } = report.stats
  return { ...counted(code, expected + flaky, unexpected), flaky: flakyTests(report) }
}

const steps = {
  typecheck: { title: 'Type check', run: () => script('typecheck') },
  lint: { title: 'Lint', run: () => script('lint') },
  format: { title: 'Format', run: () => script('format:check') },
  unit: { title: 'Unit tests', run: unit },
  build: { title: 'Production build', run: () => script('build') },
  e2e: { title: 'End-to-end tests', run: e2e },
}

const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length)
const names = only ? only.split(',') : Object.keys(steps)
const unknown = names.filter((name) => !Object.hasOwn(steps, name))
if (unknown.length > 0) {
  console.error(`Unknown step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`)
  process.exit(2)
}

await ensurePackages()

const results = {}
for (const name of names) {
  const { title, run } = steps[name]
  console.log(`\n=== ${title} ===`)
  const started = performance.now()
  const result = await run(results)
  results[name] = { ...result, seconds: (performance.now() - started) / 1000 }
}

console.log('\n=== Summary ===')
for (const [name, { passed, failed, skipped, seconds, flaky = [] }] of Object.entries(results)) {
  const verdict = skipped ? 'not run' : failed > 0 ? 'FAILED' : 'ok'
  const tests = name === 'unit' || name === 'e2e' ? `${passed} of ${passed + failed} tests` : ''
  const again = flaky.length > 0 ? `, ${flaky.length} flaky` : ''
  console.log(
    `${steps[name].title.padEnd(18)}${verdict.padEnd(9)}${seconds.toFixed(1).padStart(6)} s  ${tests}${again}`.trimEnd(),
  )
  for (const title of flaky) console.log(`  flaky, passed only when run again: ${title}`)
}

const sum = (key) => Object.values(results).reduce((total, result) => total + result[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
