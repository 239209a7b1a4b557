import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inlineWords } from './lib/inlineWords.mjs'
import { root } from './lib/run.mjs'

/** Where everything that is read or heard comes from src/strings. */
const SPEAKING = ['app', 'canvas', 'panels', 'store', 'ui']

const cases = [
  ['<p>Nothing is drawn yet</p>', ['Nothing is drawn yet']],
  ['<p>{words.nothing}</p>', []],
  ['<p>{count} / {all} · 3</p>', []],
  ['<p>{count} used</p>', ['used']],
  ["<p>{again ? 'Fire again' : 'Fire'}</p>", ['Fire again', 'Fire']],
  ['<p>{rest > 0 && `and ${rest} more`}</p>', ['and more']],
  ["<p>{fault ?? 'No packet fired'}</p>", ['No packet fired']],
  ["<p>{state === 'open' && words.open}</p>", []],
  ['<button aria-label="Close" />', ['Close']],
  ['<button title={`Delete ${name}`} />', ['Delete']],
  ['<input placeholder={"Name or " + other} />', ['Name or']],
  ['<input placeholder="10.0.1.0/24" />', []],
  ['<input placeholder="2001:db8::/56" />', []],
  ['<Field label="Subnet" hint="Where it stands" />', ['Subnet', 'Where it stands']],
  ['<Field label={words.subnet} className="px-2 text-muted" glyph="plus" />', []],
  ['<button>F</button>', []],
  ["const column = { id: 'port', header: 'Port' }", ['Port']],
  ["const option = { value: 'tcp', label: 'TCP' }", []],
  ["const option = { value: 'dns', label: 'DNS (UDP)' }", []],
  ["const look = { glyph: 'check', colour: 'allow' }", []],
  ['editTopology(`Rename ${name}`, rename)', ['Rename']],
  ["state.edit('Delete everything', change)", ['Delete everything']],
  ["fail('A rule needs a type')", ['A rule needs a type']],
  ["fail({ message: 'No port' })", ['No port']],
  ['editTopology(words.rename(name), rename)', []],
]

describe('the search for words in the code', () => {
  it.each(cases)('in %s finds %j', (code, expected) => {
    expect(inlineWords('case.tsx', code)).toEqual(expected.map((text) => `1: ${text}`))
  })

  it('tells the line of the words', () => {
    expect(inlineWords('case.tsx', '<p>\n  <b />\n  Two words\n</p>')).toEqual(['3: Two words'])
  })
})

function spokenIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => {
      const code = readFileSync(join(root, folder, name), 'utf8')
      return inlineWords(name, code).map((found) => `${folder}/${name}:${found}`)
    })
}

describe('the words of the interface', () => {
  // A busy machine takes its time to parse some two hundred files.
  it.each(SPEAKING)('in src/%s come from src/strings', { timeout: 60_000 }, (folder) => {
    expect(spokenIn(`src/${folder}`)).toEqual([])
  })
})
