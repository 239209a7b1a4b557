// Proves that `npm ci` will work on every platform and that the lock file names no registry.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/run.mjs'

const read = (name) => readFileSync(join(root, name), 'utf8')
const manifest = JSON.parse(read('package.json'))
const lockText = read('package-lock.json')
const { packages } = JSON.parse(lockText)
const faults = []

/** Where Node would find `name` when required from `path`. */
function find(path, name) {
  for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules') - 1))) {
    const candidate = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
    if (packages[candidate]) return candidate
    if (from === '') return undefined
  }
}

for (const [path, entry] of Object.entries(packages)) {
  if (entry.resolved) faults.push(`${path}: has a "resolved" field`)
  if (path !== '' && !entry.link && !entry.inBundle && !entry.integrity) {
    faults.push(`${path}: has no "integrity"`)
  }
  // The registry may offer a new version before the binaries for every platform; npm then leaves them out silently.
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!find(path, name)) faults.push(`${path}: ${name} is missing from the lock file`)
  }
}

const fundingHosts = [
  'github.com',
  'opencollective.com',
  'tidelift.com',
  'patreon.com',
  'locize.com',
]
for (const [, host] of lockText.matchAll(/[a-z+]+:\/\/(?:www\.)?([^/"\s]+)/g)) {
  if (!fundingHosts.includes(host)) faults.push(`unexpected host ${host}`)
}

for (const kind of ['dependencies', 'devDependencies']) {
  for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
    if (!/^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) faults.push(`${name}: pin "${version}" exactly`)
  }
}
if (/registry\s*=/.test(read('.npmrc'))) faults.push('.npmrc names a registry')

for (const fault of new Set(faults)) console.error(`package-lock.json: ${fault}`)
console.log(
  faults.length === 0 ? `Lock file: ${Object.keys(packages).length - 1} packages, complete.` : '',
)
process.exitCode = faults.length === 0 ? 0 : 1
