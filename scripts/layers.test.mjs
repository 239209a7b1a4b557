import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folders, layers, plainFolders } from './layers.mjs'
import { root } from './lib/run.mjs'

const cases = [
  ['src/model/a.ts', `import { x } from '@/engine/x'`, false],
  ['src/engine/a.ts', `import { x } from '@/model/x'`, true],
  ['src/engine/a.ts', `import { x } from './x'`, true],
  ['src/engine/checkpoints/a.ts', `import { x } from '../x'`, true],
  ['src/engine/a.ts', `import { x } from '../model/x'`, false],
  ['src/engine/a.ts', `import { x } from '../layout/x'`, false],
  ['src/engine/checkpoints/a.ts', `import { x } from '../../store/x'`, false],
  ['src/engine/a.ts', `import type { X } from '@/layout/x'`, false],
  ['src/engine/a.ts', `export { x } from '@/layout/x'`, false],
  ['src/engine/a.ts', `import { x } from '@/testing/x'`, false],
  ['src/engine/a.test.ts', `import { x } from '@/testing/x'`, true],
  ['src/engine/a.test.ts', `import { x } from '@/layout/x'`, false],
  ['src/playback/a.ts', `import { x } from 'react'`, false],
  ['src/playback/a.ts', `import { x } from '@xyflow/react'`, false],
  ['src/interchange/a.ts', `import { x } from 'node:fs'`, false],
  ['src/scenarios/a.ts', `export const x = Date.now()`, false],
  ['src/layout/a.ts', `export const x = Math.random()`, false],
  ['src/reachability/a.ts', `export const x = document.title`, false],
  ['src/reachability/a.ts', `export const x = localStorage.length`, false],
  ['src/canvas/a.tsx', `import { X } from '@/panels/X'`, false],
  ['src/panels/a.tsx', `import { X } from '@/canvas/X'`, false],
  ['src/panels/a.tsx', `import { X } from '@/ui/X'`, true],
  ['src/panels/a.tsx', `import { X } from '@/app/X'`, false],
  ['src/ui/a.tsx', `import { X } from '@/model/X'`, false],
  ['src/strings/a.ts', `import { x } from '@/model/x'`, false],
  ['src/panels/a.tsx', `import { x } from '@/strings/x'`, true],
  ['src/cli/a.ts', `import { x } from '@/store/x'`, false],
  ['src/cli/a.ts', `import { x } from '@/interchange/x'`, true],
  ['src/testing/a.ts', `import { x } from '@/store/x'`, false],
  ['src/app/a.tsx', `import { X } from '@/canvas/X'`, true],
]

describe('the linter', () => {
  const place = mkdtempSync(join(tmpdir(), 'packetwalk-layers-'))
  const refused = new Set()

  beforeAll(() => {
    const table = pathToFileURL(join(root, 'scripts/layers.mjs')).href
    writeFileSync(
      join(place, 'oxlint.config.mjs'),
      `import { layerOverrides } from ${JSON.stringify(table)}\n` +
        `export default { categories: { correctness: 'off' }, overrides: layerOverrides() }\n`,
    )
    // One folder deep per case, so that each keeps its own file name.
    cases.forEach(([path, code], index) => {
      const file = join(place, path.replace(/(\w+)(\.test)?(\.tsx?)$/, `case${index}$2$3`))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${code}\n`)
    })
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [oxlint, '-c', 'oxlint.config.mjs', '--format=json', 'src'],
      { cwd: place, encoding: 'utf8' },
    )
    if (!stdout.startsWith('{')) throw new Error(`oxlint said: ${stdout}${stderr}`)
    for (const { filename } of JSON.parse(stdout).diagnostics) {
      refused.add(Number(/case(\d+)\./.exec(filename)[1]))
    }
  })
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  it.each(cases.map(([path, code, allowed], index) => ({ path, code, allowed, index })))(
    'in $path: $code is allowed: $allowed',
    ({ allowed, index }) => {
      expect(refused.has(index)).toBe(!allowed)
    },
  )
})

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* files(path)
    else if (/\.tsx?$/.test(entry.name)) yield path
  }
}

describe('the folders of src', () => {
  const present = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

  it('stand in the table, so that none escapes it', () => {
    expect(present.filter((name) => name !== 'styles' && !folders.includes(name))).toEqual([])
  })

  it('keep the table in imports made at run time, which the linter does not look at', () => {
    const faults = []
    for (const folder of folders.filter((name) => present.includes(name))) {
      for (const file of files(join(root, 'src', folder))) {
        const allowed = [
          folder,
          ...layers[folder],
          ...(/\.test\.tsx?$/.test(file) ? ['testing'] : []),
        ]
        const lazy = /import\(\s*['"](?:@|(?:\.\.\/)+)\/?([\w-]+)\//g
        for (const [text, target] of readFileSync(file, 'utf8').matchAll(lazy)) {
          if (folders.includes(target) && !allowed.includes(target)) faults.push(`${file}: ${text}`)
        }
      }
    }
    expect(faults).toEqual([])
  })

  it('name as plain only folders that build on plain ones', () => {
    for (const folder of plainFolders) {
      expect(layers[folder].filter((name) => !plainFolders.includes(name))).toEqual([])
    }
  })
})
