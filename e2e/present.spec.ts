import { expect, test } from './fixtures'
import { isOpenToAll } from './openToAll'

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('by mouse: the map fills the screen, the camera goes along, and the panel comes when asked', async ({
  page,
  canvas,
  form,
}) => {
  await page.getByRole('button', { name: 'Present to a room' }).click()
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeHidden()
  await expect(page.getByText('Fire the packet, then step with the arrow keys.')).toBeVisible()

  await page.getByRole('button', { name: /^Fire/ }).click()
  const walk = page.getByRole('group', { name: 'Walk' })
  await walk.getByRole('button', { name: /^Reply: acl-db out denies/ }).click()
  await expect(page.getByText('9 / 13')).toBeVisible()
  const callOut = canvas.callOut(/acl-db/)
  await expect(callOut).toBeInViewport()
  const rule = canvas.region.getByText('90 DENY TCP 1024–65535 → 10.0.0.0/16')
  const { height } = (await rule.boundingBox()) ?? { height: 0 }
  expect(height).toBeGreaterThan(30)
  await expect(page.locator('[data-spotlight]')).toBeInViewport()

  await page.getByRole('button', { name: 'Edit while presenting' }).click()
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible()
  await form.field('Port').fill('22')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^app-a1 → orders-db SSH 22$/)).toBeVisible()
  await page.getByRole('button', { name: 'Stop presenting' }).click()
  await expect(page.getByLabel('Add to the network')).toBeVisible()
})

test('by keyboard: a clicker steps, E edits, the scene is reset, Escape goes out one by one', async ({
  page,
  canvas,
  shell,
}) => {
  await page.keyboard.press('p')
  await page.keyboard.press('f')
  await page.keyboard.press('Home')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  await expect(page.getByText('Request: acl-app out allows, rule 100')).toBeVisible()
  await page.keyboard.press('PageUp')
  await expect(page.getByText('2 / 13')).toBeVisible()

  await page.keyboard.press('e')
  const details = page.getByRole('complementary', { name: 'Details' })
  await expect(details).toBeVisible()
  await isOpenToAll(page, 'editing while presenting')
  await page.keyboard.press('Escape')
  await expect(details).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(details).toBeVisible()

  await page.locator('#network').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  const start = page.getByRole('button', { name: /^Draw a VPC/ })
  await expect(start).toBeVisible()
  await page.keyboard.press('Shift+R')
  await expect(start).toBeHidden()
  await expect(canvas.thing('instance orders-db')).toBeVisible()
  await shell.reload()
  await page.keyboard.press('Shift+R')
  await expect(page.getByText('The scene is back at its start')).toBeVisible()
})

test('full screen is one key', async ({ page }) => {
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null)
  await page.keyboard.press('Shift+F')
  await expect.poll(isFull).toBe(true)
  await page.keyboard.press('Shift+F')
  await expect.poll(isFull).toBe(false)
})
