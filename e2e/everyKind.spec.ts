import type { Page } from '@playwright/test'
import { RESOURCE_KINDS, resourcesOf, KIND_LABELS } from '../src/model/topology'
import { everyGateway } from '../src/testing/awsGateways'
import { everyService } from '../src/testing/awsServices'
import { read } from '../src/testing/awsSnapshots'
import { expect, test } from './fixtures'
import { beyondTheEdge, isOpenToAll } from './openToAll'

const NETWORKS = [
  ['services', everyService],
  ['gateways', everyGateway],
] as const

/** One thing of each kind that is in these lists. */
function oneOfEach(lists: unknown) {
  const { topology } = read(lists)
  return RESOURCE_KINDS.flatMap((kind) => {
    const [first] = resourcesOf(topology, kind)
    return first && kind !== 'other' ? [{ id: first.id, label: KIND_LABELS[kind] }] : []
  })
}

async function openNetwork(page: Page, lists: unknown, drop: (text: string) => Promise<void>) {
  await drop(JSON.stringify(lists))
  const report = page.getByRole('dialog', { name: 'What the import said' })
  await expect(report).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(report).toBeHidden()
}

for (const [name, lists] of NETWORKS) {
  for (const theme of ['light', 'dark'] as const) {
    test(`what is shown of every kind among the ${name} keeps nobody out, ${theme}`, async ({
      page,
      shell,
      inspector,
    }) => {
      test.slow()
      await page.emulateMedia({ colorScheme: theme })
      await shell.open()
      await openNetwork(page, lists, (text) => shell.dropFile('aws.json', text))
      for (const { id, label } of oneOfEach(lists)) {
        await shell.openSearch()
        await page.keyboard.type(id)
        await page.keyboard.press('Enter')
        await expect(inspector.name).toHaveAccessibleName(`Name of the ${label}`)
        await isOpenToAll(page, label, 'aside')
      }
    })
  }

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

    test(`nothing of the kinds among the ${name} is cut`, async ({ page, shell, inspector }) => {
      test.slow()
      await shell.open()
      await openNetwork(page, lists, (text) => shell.dropFile('aws.json', text))
      const handle = page.getByRole('button', { name: /^Height of the panel/ })
      await handle.press('ArrowUp')
      await handle.press('ArrowUp')
      for (const { id, label } of oneOfEach(lists)) {
        await shell.openSearch()
        await page.keyboard.type(id)
        await page.keyboard.press('Enter')
        await expect(inspector.name).toHaveAccessibleName(`Name of the ${label}`)
        expect(await beyondTheEdge(inspector.panel), label).toEqual([])
      }
    })
  })
}
