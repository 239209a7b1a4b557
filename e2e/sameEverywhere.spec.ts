import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { bundle } from '../scripts/lib/bundle.mjs'

/** What both run: one file without packages of its own, so that a page can load it as Node does. */
interface Script {
  readonly scriptedRun: () => string
}

const PAGE = 'http://run.test/'

test('the same seed, traffic and edits write the same bytes in Node and in the browser', async ({
  page,
}) => {
  const file = await bundle('testing/scriptedRun.ts')
  const inNode = ((await import(pathToFileURL(file).href)) as Script).scriptedRun()
  const body = await readFile(file, 'utf8')
  await page.route(`${PAGE}**`, (route) =>
    route.fulfill(
      route.request().url().endsWith('.mjs')
        ? { contentType: 'text/javascript', body }
        : { contentType: 'text/html', body: '<!doctype html><title>Run</title>' },
    ),
  )
  await page.goto(PAGE)
  const inBrowser = await page.evaluate(async (url) => {
    const script = (await import(url)) as Script
    return script.scriptedRun()
  }, `${PAGE}run.mjs`)
  expect(inNode.length).toBeGreaterThan(500_000)
  expect([inBrowser.length, hash(inBrowser)]).toEqual([inNode.length, hash(inNode)])
})

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
