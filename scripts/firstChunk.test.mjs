import { expect, it } from 'vitest'
import { firstChunk } from './lib/firstChunk.mjs'

const WORDS = '/x/src/strings/en/'

/** An entry that shows the shell, whose words come through one door with those of a dialog. */
const modules = {
  '/x/src/main.tsx': { isEntry: true, importedIds: ['/x/src/app/App.tsx'] },
  '/x/src/app/App.tsx': {
    code: 'const words = strings.shell',
    importedIds: [`${WORDS}index.ts`],
    dynamicallyImportedIds: ['/x/src/app/Dialog.tsx'],
  },
  '/x/src/app/Dialog.tsx': { code: 'strings.dialog.title', importedIds: [`${WORDS}index.ts`] },
  [`${WORDS}index.ts`]: { importedIds: [`${WORDS}shell.ts`, `${WORDS}dialog.ts`] },
  [`${WORDS}shell.ts`]: { importedIds: [`${WORDS}plural.ts`] },
  [`${WORDS}dialog.ts`]: { importedIds: [] },
  [`${WORDS}plural.ts`]: { importedIds: [] },
}

const context = {
  getModuleInfo: (id) => {
    const importers = Object.keys(modules).filter((each) => modules[each].importedIds.includes(id))
    return { code: '', isEntry: false, importers, ...modules[id] }
  },
}

it('takes what the first screen imports, and of the words those that it says', () => {
  const { name, tags } = firstChunk()
  const taken = Object.keys(modules).filter((id) => name(id, context) === 'first')
  expect(taken).toContain('/x/src/app/App.tsx')
  expect(taken.filter((id) => id.startsWith(WORDS))).toEqual([
    `${WORDS}shell.ts`,
    `${WORDS}plural.ts`,
  ])
  expect(tags).toEqual(['$initial'])
})
