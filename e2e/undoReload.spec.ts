import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures'

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('moves and edits are undone and redone', async ({ page, canvas, shell, inspector }) => {
  const place = () => canvas.placeIn('instance app-b1', 'subnet app-b')
  const before = await place()
  await canvas.drag('instance app-b1', { x: 160, y: 0 })
  await expect(shell.undoButton).toBeEnabled()
  const after = await place()
  expect(after.x).toBeGreaterThan(before.x + 100)
  await shell.undo()
  await expect.poll(place).toEqual(before)
  await shell.redo()
  await expect.poll(place).toEqual(after)

  await canvas.select('instance app-b1')
  await inspector.rename('worker-b')
  await expect(canvas.thing('instance worker-b')).toBeVisible()
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Rename app-b1')
  await canvas.select('instance worker-b')
  await page.keyboard.press('Delete')
  await expect(canvas.thing('instance worker-b')).toBeHidden()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(canvas.thing('instance worker-b')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(canvas.thing('instance app-b1')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(canvas.thing('instance worker-b')).toBeVisible()
})

test('a container is resized by its corner and takes its contents along', async ({
  canvas,
  shell,
}) => {
  const home = await canvas.placeIn('internet host Home', 'VPC shop-prod')
  const within = await canvas.placeIn('instance web-a', 'VPC shop-prod')
  await canvas.select('VPC shop-prod')
  const before = await canvas.sizeOf('VPC shop-prod')
  await canvas.enlarge('VPC shop-prod', { x: 60, y: 0 })
  await expect(shell.undoButton).toBeEnabled()
  const after = await canvas.sizeOf('VPC shop-prod')
  expect(after.width).toBeGreaterThan(before.width + 30)
  await shell.undo()
  await expect.poll(() => canvas.sizeOf('VPC shop-prod')).toEqual(before)

  await canvas.drag('VPC shop-prod', { x: 0, y: 60 })
  await expect(shell.undoButton).toHaveAccessibleName(/Move/)
  expect(await canvas.placeIn('instance web-a', 'VPC shop-prod')).toEqual(within)
  expect((await canvas.placeIn('internet host Home', 'VPC shop-prod')).y).toBeLessThan(home.y - 30)
})

test('a reload keeps the diagram as it was moved, and the packet form', async ({
  canvas,
  shell,
  form,
}) => {
  await canvas.drag('instance app-b1', { x: 160, y: 0 })
  await form.set({ from: 'bastion', to: 'app-b1', protocol: 'UDP', port: '53' })
  await shell.name.fill('My shop')
  await shell.name.press('Enter')
  const places = await canvas.places('VPC shop-prod')
  await shell.reload()
  await expect(shell.name).toHaveValue('My shop')
  await expect(form.field('From')).toHaveValue('bastion')
  await expect(form.field('To')).toHaveValue('app-b1')
  await expect(form.field('Port')).toHaveValue(/53|DNS/)
  await expect(canvas.thing('instance app-b1')).toBeVisible()
  expect(await canvas.places('VPC shop-prod')).toEqual(places)
})

test('what is exported is the same drawing when it is imported', async ({ canvas, shell }) => {
  await canvas.drag('instance app-b1', { x: 160, y: 0 })
  const places = await canvas.places('VPC shop-prod')
  const download = await shell.export()
  expect(download.suggestedFilename()).toBe('Three-tier-shop.packetwalk.json')
  const text = await readFile(await download.path(), 'utf8')

  await shell.newDiagram()
  await expect(canvas.thing('VPC shop-prod')).toBeHidden()
  await shell.dropFile('shop.json', text)
  await expect(shell.name).toHaveValue('Three-tier shop')
  await expect(canvas.thing('instance app-b1')).toBeVisible()
  expect(await canvas.places('VPC shop-prod')).toEqual(places)
})
