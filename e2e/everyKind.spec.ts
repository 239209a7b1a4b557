import type { Page } from '@playwright/test'
import { RESOURCE_KINDS, resourcesOf, KIND_LABELS } from '../src/model/topology'
import { everyGateway } from '../src/testing/awsGateways'
import { everyService } from '../src/testing/awsServices'
import { read } from '../src/testing/awsSnapshots'
import { expect, test } from './fixtures'
import { beyondTheEdge, isOpenToAll } from './openToAll'

/** So many kinds are looked at by one test. */
const AT_ONCE = 6

/** One thing of each kind that is in these lists, by its id and what its kind is called. */
function oneOfEach(lists: unknown) {
  const { topology } = read(lists)
  return RESOURCE_KINDS.flatMap((kind) => {
    const [first] = resourcesOf(topology, kind)
    return first && kind !== 'other' ? [{ id: first.id, label: KIND_LABELS[kind] }] : []
  })
}

const services = oneOfEach(everyService)
const gateways = oneOfEach(everyGateway).filter(
  ({ label }) => !services.some((service) => service.label === label),
)
const PARTS = [
  ...partsOf('services', everyService, services),
  ...partsOf('gateways', everyGateway, gateways),
]

function partsOf(name: string, lists: unknown, things: ReturnType<typeof oneOfEach>) {
  const count = Math.ceil(things.length / AT_ONCE)
  return Array.from({ length: count }, (_, index) => ({
    name: `${name}, part ${String(index + 1)} of ${String(count)}`,
    lists,
    things: things.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  }))
}

async function openNetwork(page: Page, lists: unknown, drop: (text: string) => Promise<void>) {
  await drop(JSON.stringify(lists))
  const report = page.getByRole('dialog', { name: 'What the import said' })
  await expect(report).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(report).toBeHidden()
}

for (const { name, lists, things } of PARTS) {
  for (const theme of ['light', 'dark'] as const) {
    test(`what is shown of the ${name} keeps nobody out, ${theme}`, async ({
      page,
      shell,
      inspector,
    }) => {
      await page.emulateMedia({ colorScheme: theme })
      await shell.open()
      await openNetwork(page, lists, (text) => shell.dropFile('aws.json', text))
      for (const { id, label } of things) {
        await shell.openSearch()
        await page.keyboard.type(id)
        await page.keyboard.press('Enter')
        await expect(inspector.name).toHaveAccessibleName(`Name of the ${label}`)
        await isOpenToAll(inspector.panel, label)
      }
    })
  }

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

    test(`nothing of the ${name} is cut`, async ({ page, shell, inspector }) => {
      await shell.open()
      await openNetwork(page, lists, (text) => shell.dropFile('aws.json', text))
      const handle = page.getByRole('button', { name: /^Height of the panel/ })
      await handle.press('ArrowUp')
      await handle.press('ArrowUp')
      for (const { id, label } of things) {
        await shell.openSearch()
        await page.keyboard.type(id)
        await page.keyboard.press('Enter')
        await expect(inspector.name).toHaveAccessibleName(`Name of the ${label}`)
        expect(await beyondTheEdge(inspector.panel), label).toEqual([])
      }
    })
  })
}
