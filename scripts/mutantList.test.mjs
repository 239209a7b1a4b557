import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './lib/run.mjs'
import { MUTANTS } from './mutantList.mjs'

describe('the ways to break the engine', () => {
  it.each(MUTANTS)('$file: $what: its text is still there, and changes', ({ file, from, to }) => {
    expect(readFileSync(join(root, 'src', 'engine', file), 'utf8')).toContain(from)
    expect(to).not.toBe(from)
  })
})
