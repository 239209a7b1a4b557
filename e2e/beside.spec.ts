import { expect, test } from './fixtures'

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('a copy stands beside the first diagram, and each is edited and fired for itself', async ({
  page,
  shell,
  form,
}) => {
  await shell.chooseInDiagramMenu('A copy beside this one')
  const second = page.frameLocator('iframe')
  await expect(second.getByRole('textbox', { name: 'Name of the diagram' })).toHaveValue(
    'Three-tier shop copy',
  )
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeHidden()

  // The copy loses its database, the original keeps it.
  await second
    .getByRole('group', { name: /^instance orders-db/ })
    .click({ position: { x: 24, y: 20 } })
  await page.keyboard.press('Delete')
  await second.getByRole('button', { name: /^Fire/ }).click()
  await form.fire()
  await expect(page.getByRole('group', { name: 'Walk', exact: true })).toBeVisible()
  await expect(second.getByRole('group', { name: 'Walk', exact: true })).toBeHidden()

  const separator = page.getByRole('separator', { name: 'Width of the two diagrams' })
  const before = await page.locator('iframe').boundingBox()
  await separator.focus()
  await page.keyboard.press('ArrowLeft')
  await expect
    .poll(async () => (await page.locator('iframe').boundingBox())?.width)
    .toBeGreaterThan(before?.width ?? 0)

  await page.getByRole('button', { name: 'Close the second diagram' }).click()
  await expect(page.locator('iframe')).toHaveCount(0)
  await shell.reload()
  await expect(shell.name).toHaveValue('Three-tier shop')
})

test('a kept diagram is opened beside by keyboard', async ({ page, shell }) => {
  await shell.newDiagram()
  await shell.name.fill('Sketch')
  await shell.name.press('Enter')
  await expect(shell.saved).toBeVisible()
  await page.keyboard.press('ControlOrMeta+o')
  await page.getByRole('button', { name: 'More about Three-tier shop', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Open beside this one' }).press('Enter')
  const second = page.frameLocator('iframe')
  await expect(second.getByRole('textbox', { name: 'Name of the diagram' })).toHaveValue(
    'Three-tier shop',
  )
  await expect(shell.name).toHaveValue('Sketch')
})
