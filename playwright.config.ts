import { createServer } from 'node:net'
import { defineConfig, devices } from '@playwright/test'
import { chromiumLaunch } from './e2e/browser'

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('no free port'))
      })
    })
  })
}

// A free port, so that several checkouts can be tested at once. Worker processes read this file too and inherit it.
const port = (process.env['E2E_PORT'] ??= String(await freePort()))
const baseURL = `http://127.0.0.1:${port}/`

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // A machine that judges may be busy with other things; what passed only then is named in the summary.
  retries: process.env['CI'] ? 1 : 0,
  // Room for a slow machine that does other things too; a test that waits for nothing takes no longer.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 1440, height: 900 },
        launchOptions: await chromiumLaunch(),
      },
    },
  ],
  webServer: {
    command: `npm run --silent preview -- --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
  },
})
