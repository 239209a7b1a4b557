import type { LaunchOptions } from '@playwright/test'
import { findBrowser } from '../scripts/lib/browser.mjs'

/** How to start Chromium here: Playwright's own or the system's, without its sandbox when we are root. */
export async function chromiumLaunch(): Promise<LaunchOptions> {
  const executablePath = (await findBrowser())?.path
  const args = ['--disable-dev-shm-usage']
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  if (executablePath === undefined) return { args }
  args.push(
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  )
  return { executablePath, args }
}
