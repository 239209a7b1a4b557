import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'

async function openDiagrams(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+o')
  const dialog = page.getByRole('dialog', { name: 'Diagrams' })
  await expect(dialog).toBeVisible()
  return dialog
}

function card(dialog: Locator, name: string): Locator {
  return dialog.getByRole('listitem').filter({ hasText: name })
}

async function choose(page: Page, dialog: Locator, name: string, entry: string): Promise<void> {
  await dialog.getByRole('button', { name: `More about ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('a new diagram leaves the old one in the browser, to be opened again', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.newDiagram()
  await shell.name.fill('Sketch')
  await shell.name.press('Enter')
  await expect(shell.saved).toBeVisible()

  const dialog = await openDiagrams(page)
  await expect(card(dialog, 'Sketch')).toContainText('Open now')
  await card(dialog, 'Three-tier shop').getByRole('button').first().click()
  await expect(dialog).toBeHidden()
  await expect(shell.name).toHaveValue('Three-tier shop')
  await expect(canvas.thing('VPC shop-prod')).toBeVisible()

  await shell.reload()
  await expect(shell.name).toHaveValue('Three-tier shop')
})

test('a copy is a diagram of its own; deleted, it comes back with undo', async ({
  page,
  shell,
}) => {
  const dialog = await openDiagrams(page)
  await choose(page, dialog, 'Three-tier shop', 'Duplicate')
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  const copy = dialog.getByRole('listitem').filter({ hasNotText: 'Open now' })
  const name = (await copy.getByRole('button').first().textContent()) ?? ''
  expect(name).not.toBe('Three-tier shop')

  await choose(page, dialog, name, 'Delete')
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(2)

  await copy.getByRole('button').first().click()
  await expect(shell.name).toHaveValue(name)
})

test('each tab goes on with the diagram that was open in it', async ({ page, shell, context }) => {
  await shell.newDiagram()
  await shell.name.fill('Sketch')
  await shell.name.press('Enter')
  await expect(shell.saved).toBeVisible()

  const other = await context.newPage()
  await other.goto(page.url())
  const dialog = await openDiagrams(other)
  await card(dialog, 'Three-tier shop').getByRole('button').first().click()
  const otherName = other.getByRole('textbox', { name: 'Name of the diagram' })
  await expect(otherName).toHaveValue('Three-tier shop')

  await shell.reload()
  await expect(shell.name).toHaveValue('Sketch')
  await other.reload()
  await expect(otherName).toHaveValue('Three-tier shop')
})
