import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './lib/run.mjs'
import { wholeStrings } from './lib/wholeStrings.mjs'

describe('the words of the interface', () => {
  it.each([
    ['const words = strings.dock', []],
    ['const { fire, again } = strings.dock.form', []],
    ['use({ strings: strings.dock })', []],
    ["import { strings } from '@/strings/strings'", []],
    ['const { dock } = strings', [1]],
    ['const all = strings', [1]],
    ['\nconst word = strings[part]', [2]],
    ['tell({ ...strings })', [1]],
    ['read(strings, name)', [1]],
  ])('in %j are taken at once on the lines %j', (code, lines) => {
    expect(wholeStrings('case.tsx', code)).toEqual(lines)
  })

  it('are taken part by part everywhere, so that no screen loads the words of all others', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true }).filter(
      (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith('strings'),
    )
    const taken = files.flatMap((name) => {
      const code = readFileSync(join(root, 'src', name), 'utf8')
      // Only what could take them is worth parsing.
      if (!/\bstrings\b(?!\s*[.'"/])/.test(code.replace('{ strings }', ''))) return []
      return wholeStrings(name, code).map((line) => `src/${name}:${String(line)}`)
    })
    expect(taken).toEqual([])
  })
})
