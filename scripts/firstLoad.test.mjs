import { expect, it } from 'vitest'
import { firstFiles } from './lib/firstLoad.mjs'

const chunk = (imports, isEntry = false) => ({ type: 'chunk', isEntry, imports, code: '' })
const asset = () => ({ type: 'asset', source: '' })

it('counts the page and what it imports, each once, and nothing that comes later', () => {
  const bundle = {
    'index.html': asset(),
    'assets/index-1.js': chunk(['assets/react.js', 'assets/store.js'], true),
    'assets/store.js': chunk(['assets/react.js']),
    'assets/react.js': chunk([]),
    'assets/Dialog.js': chunk(['assets/react.js']),
    'assets/index-2.css': asset(),
    'assets/Dialog-3.css': asset(),
  }
  expect(firstFiles(bundle).toSorted()).toEqual([
    'assets/index-1.js',
    'assets/index-2.css',
    'assets/react.js',
    'assets/store.js',
    'index.html',
  ])
})
