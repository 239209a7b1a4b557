import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures'

test('opens the application', async ({ page }) => {
  await page.goto('./')
  await expect(page).toHaveTitle(/Packetwalk/)
  await expect(page.getByRole('main')).toBeVisible()
})

test('has nothing on its first screen that keeps anyone out', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('main')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
})

test('runs no script from anywhere else', async ({ page }) => {
  await page.goto('./')
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]')
  await expect(policy).toHaveAttribute('content', /script-src 'self' 'wasm-unsafe-eval'(;|$)/)
})
