import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root, runNpm } from './run.mjs'

const lockFile = join(root, 'package-lock.json')
/** npm's own note of what it put into node_modules. */
const installedFile = join(root, 'node_modules', '.package-lock.json')

function modified(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs
}

function isInstalled() {
  const installedAt = modified(installedFile)
  if (installedAt === undefined) return false
  if (installedAt >= modified(lockFile)) return true
  // A checkout touches the lock file without changing it: look inside before installing again.
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  const present = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  const same = Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  )
  if (same) utimesSync(installedFile, new Date(), new Date())
  return same
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two commands on a fresh clone must not install into the same folder at the same time. */
async function withLock(work) {
  const key = createHash('sha256')
    .update(`${process.getuid?.()} ${root}`)
    .digest('hex')
    .slice(0, 12)
  const lock = join(tmpdir(), `packetwalk-install-${key}`)
  const owner = join(lock, 'pid')
  for (;;) {
    try {
      mkdirSync(lock)
      writeFileSync(owner, String(process.pid))
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    await sleep(300)
    let pid = Number.NaN
    try {
      pid = Number(readFileSync(owner, 'utf8'))
    } catch {
      // Just taken, or just released.
    }
    const age = Date.now() - (modified(lock) ?? Date.now())
    if (Number.isInteger(pid) && pid > 0 ? !isAlive(pid) : age > 5000) {
      rmSync(lock, { recursive: true, force: true })
    }
  }
  const release = () => rmSync(lock, { recursive: true, force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    release()
    process.off('exit', release)
  }
}

/** Installs what package-lock.json asks for unless it is there; everything it says goes to standard error. */
export async function ensurePackages() {
  if (isInstalled()) return
  await withLock(async () => {
    if (isInstalled()) return
    process.stderr.write('Installing packages (npm ci) ...\n')
    const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], {
      stdio: ['ignore', 2, 2],
    })
    if (code !== 0) {
      process.stderr.write('npm ci failed; see above.\n')
      process.exit(code)
    }
  })
}
