import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

/** Nothing on the screen as it is now keeps anyone out. */
async function isOpenToAll(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  )
  expect(faults).toEqual([])
}

for (const theme of ['light', 'dark'] as const) {
  test(`the first screen, a fired packet and a rule table keep nobody out, ${theme}`, async ({
    page,
    shell,
    canvas,
    form,
    tracePanel,
    inspector,
  }) => {
    await shell.open()
    if (theme === 'dark') await page.getByRole('button', { name: 'Dark theme' }).click()
    await isOpenToAll(page)
    await form.fire()
    await tracePanel.says('Denied', 'acl-db')
    await isOpenToAll(page)
    await canvas.gate('acl-app').first().click()
    await inspector.rules('acl-app', 'Inbound')
    await isOpenToAll(page)
  })
}

test('the list and the menu of connections keep nobody out', async ({ page, shell, canvas }) => {
  await shell.open()
  await canvas.thing('NAT gateway nat-a').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('c')
  const list = page.getByRole('dialog', { name: 'Connect nat-a to' })
  await list.getByRole('combobox').fill('a')
  await isOpenToAll(page)
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  const group = (name: string) =>
    canvas
      .thing(name)
      .getByRole('button', { name: /^Security group/ })
      .first()
  await group('instance bastion').dragTo(group('instance orders-db'))
  await expect(page.getByRole('menu', { name: 'What to make' })).toBeVisible()
  await isOpenToAll(page)
})

for (const theme of ['light', 'dark'] as const) {
  test(`the menu of a thing and the list of kinds keep nobody out, ${theme}`, async ({
    page,
    shell,
    canvas,
  }) => {
    await shell.open()
    if (theme === 'dark') await page.getByRole('button', { name: 'Dark theme' }).click()
    await canvas.menuOf('instance app-a1')
    await isOpenToAll(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await expect(page.getByRole('dialog', { name: 'Add here' })).toBeVisible()
    await isOpenToAll(page)
  })

  test(`the maps of addresses keep nobody out, ${theme}`, async ({
    page,
    shell,
    canvas,
    addresses,
  }) => {
    // Four screens are read, each of them in seconds.
    test.slow()
    await shell.open()
    if (theme === 'dark') await page.getByRole('button', { name: 'Dark theme' }).click()
    await canvas.select('VPC shop-prod')
    await addresses.piece(/^app-a,/).click()
    await isOpenToAll(page)
    await addresses.list()
    await isOpenToAll(page)
    await canvas.select('subnet app-b')
    await addresses.piece(/^app-b1,/).click()
    await isOpenToAll(page)
  })
}

test('search, import and its report keep nobody out', async ({ page, shell }) => {
  await shell.open()
  const search = await shell.openSearch()
  await search.getByRole('combobox').fill('app')
  await isOpenToAll(page)
  await page.keyboard.press('Escape')
  await shell.dropFile('notes.json', 'not JSON')
  await expect(shell.importDialog.getByRole('alert')).toBeVisible()
  await isOpenToAll(page)
  await page.keyboard.press('Escape')
  await shell.dropFile(
    'aws.json',
    JSON.stringify({ Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }], Surprises: [{}] }),
  )
  await expect(shell.reportDialog).toBeVisible()
  await isOpenToAll(page)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the map, the sheet and a fired packet keep nobody out', async ({
    page,
    shell,
    form,
    tracePanel,
  }) => {
    await shell.open()
    await isOpenToAll(page)
    await form.fireButton.tap()
    await tracePanel.says('Denied', 'acl-db')
    await isOpenToAll(page)
  })
})
