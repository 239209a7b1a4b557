// npm run bench [-- WORD ...]: bundles and runs src/testing/bench/*.bench.ts; each exports `bench()`.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle } from './lib/bundle.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { root } from './lib/run.mjs'

await ensurePackages()
const folder = join(root, 'src', 'testing', 'bench')
const words = process.argv.slice(2)
const files = statSync(folder, { throwIfNoEntry: false })
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.bench.ts'))
      .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
      .toSorted()
  : []

if (files.length === 0) console.log('No benchmarks in src/testing/bench (*.bench.ts).')
for (const file of files) {
  console.log(`\n== ${file.replace('.bench.ts', '')} ==`)
  const { bench } = await import(pathToFileURL(await bundle(`testing/bench/${file}`)).href)
  await bench()
}
