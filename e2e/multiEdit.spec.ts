import { expect, test } from './fixtures'

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('several instances change together with the mouse, as one step', async ({
  page,
  canvas,
  shell,
  inspector,
}) => {
  await canvas.select('instance app-a1')
  for (const name of ['instance app-b1', 'instance orders-db']) {
    await canvas.thing(name).click({ modifiers: ['Shift'], position: { x: 24, y: 24 } })
  }
  await expect(inspector.panel.getByRole('heading', { name: '3 selected' })).toBeVisible()
  await inspector.panel.getByRole('button', { name: 'Give app-sg to all' }).click()
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Put 3 instances into app-sg')
  await inspector.panel.getByRole('combobox', { name: 'State' }).selectOption('stopped')
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Stop 3 instances')
  await expect(canvas.thing(/^instance app-b1, .*stopped/)).toBeVisible()

  await shell.undo()
  await shell.undo()
  await expect(shell.undoButton).toBeDisabled()
  await canvas.select('instance orders-db')
  await expect(inspector.panel.getByRole('button', { name: 'Remove app-sg' })).toBeHidden()
  await expect(page.getByRole('combobox', { name: 'State' })).toHaveValue('running')
})

test('everything is selected, narrowed to the subnets and given one table by keys', async ({
  page,
  canvas,
  shell,
  inspector,
}) => {
  await canvas.thing('instance app-a1').focus()
  await page.keyboard.press('ControlOrMeta+a')
  const narrow = inspector.panel.getByRole('button', { name: /^Only \d+ subnets$/ })
  await narrow.focus()
  await page.keyboard.press('Enter')
  await expect(inspector.panel.getByRole('heading', { name: '6 selected' })).toBeVisible()

  const tables = inspector.panel.getByRole('combobox', { name: 'Route table' })
  await expect(tables.locator('option:checked')).toHaveText('mixed')
  await tables.focus()
  await page.keyboard.type('Main')
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Associate Main table with 6 subnets')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(tables.locator('option:checked')).toHaveText('mixed')
})
