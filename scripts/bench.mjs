// npm run bench [-- WORD ...]: bundles and runs src/testing/bench/*.bench.ts; each exports `bench()`.
// `canvas` with sizes (npm run bench -- canvas 300 5000) measures frame times in a browser, `packets` those of a
// run with 2,000 packets on their way; they run when named.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle } from './lib/bundle.mjs'
import { canvasBench } from './lib/canvasBench.mjs'
import { packetsBench } from './lib/packetsBench.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { root } from './lib/run.mjs'

await ensurePackages()
const folder = join(root, 'src', 'testing', 'bench')
const words = process.argv.slice(2).flatMap((word) => word.replace(/^--only=/, '').split(','))
const isCanvas = words.includes('canvas')
const isPackets = words.includes('packets')
const files = statSync(folder, { throwIfNoEntry: false })
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.bench.ts'))
      .filter(() => !isCanvas && !isPackets)
      .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
      .toSorted()
  : []

if (isCanvas) {
  console.log('\n== canvas ==')
  await canvasBench(words.map(Number).filter((size) => size > 0))
} else if (isPackets) {
  console.log('\n== packets ==')
  await packetsBench()
} else if (files.length === 0) console.log('No benchmarks in src/testing/bench (*.bench.ts).')
for (const file of files) {
  console.log(`\n== ${file.replace('.bench.ts', '')} ==`)
  const { bench } = await import(pathToFileURL(await bundle(`testing/bench/${file}`)).href)
  await bench()
}
