// The command line on plain Node: bundles src/cli when it changed, then runs it. Only the command writes to standard output.
import { pathToFileURL } from 'node:url'
import { bundle } from './lib/bundle.mjs'

// `packetwalk ... | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

// npm moves to the project's folder; file names on the command line are meant from where it was typed.
const { INIT_CWD: typedIn, npm_lifecycle_event: script } = process.env
if (typedIn && script === 'packetwalk') process.chdir(typedIn)

try {
  const module = await bundle('cli/main.ts', async () => {
    const { ensurePackages } = await import('./lib/packages.mjs')
    await ensurePackages()
    process.stderr.write('Building the packetwalk command ...\n')
  })
  const { main } = await import(pathToFileURL(module).href)
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 70
}
