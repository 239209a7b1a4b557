import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { expect, test as base } from './fixtures'
import { PacketForm } from './pages/PacketForm'
import { Shell } from './pages/Shell'
import { TracePanel } from './pages/TracePanel'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}
const FOLDER = '/teams/network/packetwalk/'

/** A host that has the build in a folder, and nothing anywhere else. */
const test = base.extend<{ readonly folderUrl: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from it
  folderUrl: async ({}, use) => {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://host')
      const path = normalize(pathname.slice(FOLDER.length) || 'index.html')
      const found = pathname.startsWith(FOLDER) && !path.startsWith('..')
      void (found ? readFile(join('dist', path)) : Promise.reject(new Error('elsewhere'))).then(
        (content) =>
          response
            .writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' })
            .end(content),
        () => response.writeHead(404).end(),
      )
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await use(`http://127.0.0.1:${String(port)}${FOLDER}`)
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  },
})

test('the build works from a folder of any host, and without a network after that', async ({
  page,
  context,
  folderUrl,
  shell,
  form,
  tracePanel,
}) => {
  await page.goto(folderUrl)
  await expect(shell.name).toHaveValue('Three-tier shop')
  await form.fire()
  await tracePanel.says('Denied', 'acl-db')
  const search = await shell.openSearch()
  await search.getByRole('combobox').fill('bastion')
  await expect(search.getByRole('option').first()).toContainText('bastion')
  await page.keyboard.press('Escape')

  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await context.setOffline(true)
  const later = await context.newPage()
  await later.goto(folderUrl)
  await expect(new Shell(later).name).toHaveValue('Three-tier shop')
  await new PacketForm(later).fire()
  await new TracePanel(later).says('Denied', 'acl-db')
})

test('the page runs no script from anywhere else', async ({ page, shell }) => {
  await shell.open()
  await expect(page).toHaveTitle(/Packetwalk/)
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]')
  await expect(policy).toHaveAttribute('content', /script-src 'self' 'wasm-unsafe-eval'(;|$)/)
})
