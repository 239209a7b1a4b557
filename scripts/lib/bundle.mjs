import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { layers } from '../layers.mjs'
import { root } from './run.mjs'

const cache = join(root, 'node_modules', '.cache', 'packetwalk')

function* sourceFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sourceFiles(path)
    else if (!/\.test\.tsx?$/.test(entry.name)) yield path
  }
}

/** Changes when a source file that this folder may use is added, removed or written. Takes milliseconds. */
function fingerprint(folder) {
  const hash = createHash('sha256')
  const note = (path) => {
    const { mtimeMs, size } = statSync(path)
    hash.update(`${path} ${mtimeMs} ${size}\n`)
  }
  hash.update(process.version)
  note(join(root, 'package-lock.json'))
  note(join(root, 'scripts', 'lib', 'bundle.mjs'))
  for (const name of [folder, ...layers[folder]]) {
    const path = join(root, 'src', name)
    if (statSync(path, { throwIfNoEntry: false })) for (const file of sourceFiles(path)) note(file)
  }
  return hash.digest('hex').slice(0, 16)
}

function removeOldBundles(keep) {
  const hourAgo = Date.now() - 3_600_000
  for (const name of readdirSync(cache)) {
    const path = join(cache, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (path !== keep && stat && stat.mtimeMs < hourAgo) {
      rmSync(path, { recursive: true, force: true })
    }
  }
}

/**
 * Bundles `src/<entry>` for Node, packages included, and answers with the module's path. A bundle is named after the
 * state of its sources and moved into place whole, so calls at the same time and edits in between do no harm.
 */
export async function bundle(entry, beforeBuild = async () => {}) {
  const [folder] = entry.split('/')
  const name = basename(entry, '.ts')
  const target = join(cache, `${name}-${fingerprint(folder)}`)
  const module = join(target, `${name}.mjs`)
  if (statSync(module, { throwIfNoEntry: false })) return module

  await beforeBuild()
  const { build } = await import('vite')
  const draft = `${target}.${process.pid}.tmp`
  await build({
    root,
    configFile: false,
    envDir: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '@': join(root, 'src') } },
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'src', entry),
      target: 'node20',
      outDir: draft,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        output: { entryFileNames: `${name}.mjs`, chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  mkdirSync(dirname(target), { recursive: true })
  try {
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another call built the same sources first.
    if (!statSync(module, { throwIfNoEntry: false })) throw error
  }
  removeOldBundles(target)
  return module
}
