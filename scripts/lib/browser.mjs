import { existsSync } from 'node:fs'
import { run, runTool } from './run.mjs'

/** Where a Chromium of the system may be. */
const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The browser for the end-to-end tests: the one that PW_CHROMIUM_PATH names, Playwright's own, or the system's.
 * `path` is undefined for Playwright's own.
 */
export async function findBrowser() {
  const named = process.env['PW_CHROMIUM_PATH']
  if (named) return { path: named }
  try {
    const { chromium } = await import('@playwright/test')
    if (existsSync(chromium.executablePath())) return { path: undefined }
  } catch {
    // Playwright has no browser for this platform.
  }
  const path = systemBrowsers.find((candidate) => existsSync(candidate))
  return path === undefined ? undefined : { path }
}

/** Installs a browser where there is none; answers whether there is one now. */
export async function ensureBrowser() {
  if (await findBrowser()) return true
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium (apt-get) ...')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] }
    await run('apt-get', ['update', '-qq'], quiet)
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
    if (await findBrowser()) return true
  }
  console.log('Installing Chromium (playwright install) ...')
  await runTool('playwright', ['install', 'chromium'])
  return (await findBrowser()) !== undefined
}
