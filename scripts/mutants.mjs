// npm run mutants [-- WORD ...]: breaks the engine on purpose, one place at a time, in a copy, and shows which tests notice.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { root } from './lib/run.mjs'
import { MUTANTS } from './mutantList.mjs'

const words = process.argv.slice(2)
const chosen = MUTANTS.filter(
  ({ file, what }) =>
    words.length === 0 || words.some((word) => `${file} ${what}`.toLowerCase().includes(word)),
)

const copy = mkdtempSync(join(tmpdir(), 'packetwalk-mutants-'))
for (const name of ['src', 'vite.config.ts', 'tsconfig.json', 'package.json', 'scripts']) {
  cpSync(join(root, name), join(copy, name), { recursive: true })
}
cpSync(join(root, 'vitest.dom.setup.ts'), join(copy, 'vitest.dom.setup.ts'))
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir')

const survivors = []
try {
  if (testsFail()) throw new Error('the tests fail before anything is broken')
  for (const { file, what, from, to } of chosen) {
    const path = join(copy, 'src', 'engine', file)
    const text = readFileSync(path, 'utf8')
    if (!text.includes(from)) throw new Error(`${file} no longer holds: ${from}`)
    writeFileSync(path, text.replace(from, to))
    const noticed = testsFail()
    writeFileSync(path, text)
    if (!noticed) survivors.push(`${file}: ${what}`)
    console.log(`${noticed ? 'noticed ' : 'SURVIVED'}  ${file}: ${what}`)
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
console.log(`\n${chosen.length - survivors.length} of ${chosen.length} noticed`)
for (const survivor of survivors) console.log(`survived: ${survivor}`)
process.exitCode = survivors.length === 0 ? 0 : 1

/** Whether tests fail: the engine's own, and if those pass, the observed examples, random networks and designs. */
function testsFail() {
  return fail('src/engine') || fail('src/cli', 'src/scenarios')
}

function fail(...folders) {
  const { status } = spawnSync(
    process.execPath,
    [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project=unit', '--bail=1', ...folders],
    { cwd: copy, stdio: 'ignore', env: { ...process.env, AGREEMENT_NETWORKS: '150' } },
  )
  return status !== 0
}
