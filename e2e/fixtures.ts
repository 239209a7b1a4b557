import { test as base, expect } from '@playwright/test'
import { Addresses } from './pages/Addresses'
import { Canvas } from './pages/Canvas'
import { Inspector } from './pages/Inspector'
import { PacketForm } from './pages/PacketForm'
import { Shell } from './pages/Shell'
import { TracePanel } from './pages/TracePanel'
import { Transport } from './pages/Transport'

interface Fixtures {
  /** What the page reported that nobody expects: exceptions, errors on the console, refused by the security policy. */
  readonly pageErrors: readonly string[]
  /** Requests that left for another host; the application lives on its own. */
  readonly strangers: readonly string[]
  readonly shell: Shell
  readonly canvas: Canvas
  readonly addresses: Addresses
  readonly form: PacketForm
  readonly tracePanel: TracePanel
  readonly inspector: Inspector
  readonly transport: Transport
}

/** Every test fails when its page reports an error or asks another host for anything. */
export const test = base.extend<Fixtures>({
  pageErrors: [
    async ({ page }, use) => {
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      await use(errors)
      expect(errors).toEqual([])
    },
    { auto: true },
  ],
  strangers: [
    async ({ page }, use) => {
      const strangers: string[] = []
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url())
        const stays = hostname === '127.0.0.1' || protocol === 'blob:' || protocol === 'data:'
        if (!stays) strangers.push(request.url())
      })
      await use(strangers)
      expect(strangers).toEqual([])
    },
    { auto: true },
  ],
  shell: async ({ page }, use) => {
    await use(new Shell(page))
  },
  addresses: async ({ page }, use) => {
    await use(new Addresses(page))
  },
  canvas: async ({ page }, use) => {
    await use(new Canvas(page))
  },
  form: async ({ page }, use) => {
    await use(new PacketForm(page))
  },
  tracePanel: async ({ page }, use) => {
    await use(new TracePanel(page))
  },
  transport: async ({ page }, use) => {
    await use(new Transport(page))
  },
  inspector: async ({ page }, use) => {
    await use(new Inspector(page))
  },
})

export { expect }
