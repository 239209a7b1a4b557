// npm start: installs what is missing and serves the app. Options go to Vite: npm start -- --port 3000 --host
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensurePackages } from './lib/packages.mjs'
import { root } from './lib/run.mjs'

await ensurePackages()
process.chdir(root)
await import(pathToFileURL(join(root, 'node_modules/vite/bin/vite.js')).href)
