import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47]

async function save(page: Page, dialog: Locator, button: string): Promise<Download> {
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: button }).click()
  return download
}

/** The words in a picture, in the order in which they stand in the file. */
async function wordsOf(page: Page, download: Download): Promise<readonly string[]> {
  const svg = await readFile(await download.path(), 'utf8')
  return page.evaluate((text) => {
    const picture = new DOMParser().parseFromString(text, 'image/svg+xml')
    if (picture.querySelector('parsererror')) throw new Error('no well-formed SVG')
    return [...picture.querySelectorAll('text')].map(({ textContent }) => textContent)
  }, svg)
}

test('the drawing is exported as a picture: whole or the selection, as text that stays text', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  await canvas.select('instance web-a')
  await shell.chooseInDiagramMenu('Export a picture')
  const dialog = page.getByRole('dialog', { name: 'Export a picture' })

  const whole = await save(page, dialog, 'Save SVG')
  expect(whole.suggestedFilename()).toMatch(/\.svg$/)
  const words = await wordsOf(page, whole)
  expect(words).toEqual(expect.arrayContaining(['shop-prod', 'web-a', 'db-a']))

  await dialog.getByRole('radio', { name: 'Selection' }).click()
  await dialog.getByRole('checkbox', { name: 'Legend' }).click()
  const part = await wordsOf(page, await save(page, dialog, 'Save SVG'))
  expect(part).toContain('web-a')
  expect(part).not.toContain('db-a')
  expect(part.length).toBeLessThan(words.length)

  await dialog.getByRole('radio', { name: 'Dark' }).click()
  const png = await readFile(await (await save(page, dialog, 'Save PNG')).path())
  expect([...png.subarray(0, 4)]).toEqual(PNG_SIGNATURE)
  expect(png.readUInt32BE(16)).toBeGreaterThan(200)
})

test('a print-out is the picture alone; by the browser’s own means it is the page', async ({
  page,
  shell,
  canvas,
}) => {
  await page.addInitScript(() => {
    window.print = () => undefined
  })
  await shell.open()
  await page.emulateMedia({ media: 'print' })
  await expect(canvas.thing('VPC shop-prod')).toBeVisible()
  await page.emulateMedia({ media: null })
  await page.keyboard.press('ControlOrMeta+p')
  await page
    .getByRole('dialog', { name: 'Export a picture' })
    .getByRole('button', { name: 'Print' })
    .click()
  const picture = page.locator('body > img')
  await expect(picture).toHaveAttribute('alt', 'Three-tier shop')
  await page.emulateMedia({ media: 'print' })
  await expect(picture).toBeVisible()
  await expect(canvas.region).toBeHidden()
})
