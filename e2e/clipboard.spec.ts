import { expect, test } from './fixtures'

test.beforeEach(async ({ context, shell }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await shell.open()
})

test('things are copied, cut, pasted and duplicated with the mouse and the usual keys', async ({
  page,
  canvas,
  shell,
}) => {
  await canvas.select('instance app-a1')
  await canvas.thing('instance app-b1').click({ modifiers: ['Shift'], position: { x: 24, y: 24 } })
  await page.keyboard.press('ControlOrMeta+c')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Paste 2 things')
  await expect(canvas.thing('instance app-a3')).toBeVisible()
  await expect(canvas.thing('instance app-b2')).toBeVisible()

  // One step back, one step on.
  await shell.undo()
  await expect(canvas.thing('instance app-b2')).toBeHidden()
  await shell.redo()
  await expect(canvas.thing('instance app-b2')).toBeVisible()

  // Into another subnet, where it takes an address.
  await canvas.select('instance app-b2')
  await page.keyboard.press('ControlOrMeta+x')
  await expect(canvas.thing('instance app-b2')).toBeHidden()
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Cut app-b2')
  await canvas.thing('subnet db-a').click({ position: { x: 200, y: 20 } })
  await page.keyboard.press('ControlOrMeta+v')
  await expect(canvas.thing(/^instance app-b2, 10\.0\.21\./)).toBeVisible()

  await canvas.select('instance bastion')
  await page.keyboard.press('ControlOrMeta+d')
  await expect(canvas.thing('instance bastion-2')).toBeVisible()
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Duplicate bastion-2')
})

test('a drag with Alt leaves the thing where it is and puts down a copy', async ({
  page,
  canvas,
  shell,
}) => {
  const before = await canvas.placeIn('instance app-b1', 'subnet app-b')
  await page.keyboard.down('Alt')
  await canvas.drag('instance app-b1', { x: 160, y: 0 })
  await page.keyboard.up('Alt')
  await expect(canvas.thing('instance app-b2')).toBeVisible()
  await expect.poll(() => canvas.placeIn('instance app-b1', 'subnet app-b')).toEqual(before)
  const copy = await canvas.placeIn('instance app-b2', 'subnet app-b')
  expect(copy.x).toBeGreaterThan(before.x + 100)
  expect(copy.y).toBe(before.y)
  await shell.undo()
  await expect(canvas.thing('instance app-b2')).toBeHidden()
})

test('a VPC goes from one tab to another with all that is in it', async ({
  page,
  context,
  canvas,
  shell,
}) => {
  await canvas.thing('VPC shop-prod').getByText('shop-prod').click()
  await page.keyboard.press('ControlOrMeta+c')
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(JSON.parse(text)).toMatchObject({ format: 'packetwalk', version: 2 })
  await page.keyboard.press('ControlOrMeta+v')
  await expect(canvas.thing('VPC shop-prod-2')).toBeVisible()
  await expect(canvas.thing(/^subnet /)).toHaveCount(12)
  await shell.undo()

  const other = await context.newPage()
  await other.goto('./')
  await other.getByRole('button', { name: 'Diagram menu' }).click()
  await other.getByRole('menuitem', { name: 'New diagram' }).click()
  await expect(other.getByRole('button', { name: /^Draw a VPC/ })).toBeVisible()
  await other.keyboard.press('ControlOrMeta+v')
  await expect(other.getByRole('group', { name: /^VPC shop-prod,/ })).toBeVisible()
  await expect(other.getByRole('group', { name: /^instance app-a1/ })).toBeVisible()
  await expect(other.getByRole('group', { name: /^subnet / })).toHaveCount(6)
})

test('what AWS would not allow is left out and told once', async ({ page, canvas, shell }) => {
  await canvas.select('instance app-b1')
  await page.keyboard.press('ControlOrMeta+c')
  await shell.newDiagram()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(canvas.thing('instance app-b1')).toBeVisible()
  await expect(canvas.thing(/^VPC /)).toBeVisible()
  await expect(page.getByText('app-b1 pasted, with something left out.')).toBeVisible()
  await expect(page.getByText(/^Without .* of app-b1\.$/)).toBeVisible()
})

test('a frame and Shift select several, which go and come back in one step', async ({
  page,
  canvas,
  shell,
  inspector,
}) => {
  const from = await canvas.spotIn('subnet app-a', -0.02, -0.04)
  const to = await canvas.spotIn('subnet app-a', 1.02, 1.04)
  await page.keyboard.down('Shift')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.getByRole('heading', { name: '3 selected' })).toBeVisible()
  // One of them alone.
  await canvas.select('instance app-a1')
  await expect(inspector.name).toHaveValue('app-a1')
  await canvas.thing('instance app-a2').click({ modifiers: ['Shift'], position: { x: 24, y: 24 } })
  await page.keyboard.press('Delete')
  await expect(canvas.thing(/^instance app-a/)).toHaveCount(0)
  await shell.undo()
  await expect(canvas.thing(/^instance app-a/)).toHaveCount(2)
  await expect(shell.undoButton).toBeDisabled()
})

test('everything by keyboard alone: copy, paste, select all, move, align, delete', async ({
  page,
  canvas,
  shell,
}) => {
  await canvas.thing('instance app-a1').focus()
  await page.keyboard.press('Enter')
  // At 100 % places are whole pixels.
  await page.keyboard.press('Shift+0')
  await page.keyboard.press('ControlOrMeta+c')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(canvas.thing('instance app-a3')).toBeVisible()

  const copy = () => canvas.placeIn('instance app-a3', 'subnet app-a')
  const before = await copy()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  expect(await copy()).toEqual({ x: before.x + 28, y: before.y })
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Move app-a3')
  await page.keyboard.press('ControlOrMeta+z')
  expect(await copy()).toEqual(before)
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Paste app-a3')

  await canvas.thing('instance app-a2').focus()
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft')
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Align 2 things')
  const left = await canvas.placeIn('instance app-a2', 'subnet app-a')
  expect((await copy()).x).toBe(left.x)

  await page.keyboard.press('ControlOrMeta+a')
  await expect(page.getByRole('heading', { name: /^\d+ selected$/ })).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(canvas.thing(/^instance /)).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(canvas.thing(/^instance /)).toHaveCount(9)
})

test('the palette does it too, and the list of keys names it', async ({ page, canvas, shell }) => {
  await canvas.select('instance web-a')
  await shell.openSearch()
  await page.keyboard.type('copy what')
  await page.keyboard.press('Enter')
  await shell.openSearch()
  await page.keyboard.type('paste where')
  await page.keyboard.press('Enter')
  await expect(canvas.thing('instance web-a-2')).toBeVisible()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  for (const label of ['Copy what is selected', 'Duplicate what is selected', 'Align left edges']) {
    await expect(keys.getByText(label)).toBeVisible()
  }
})

test('what is selected together is spread and lined up from the palette', async ({
  page,
  canvas,
  shell,
}) => {
  const run = async (words: string): Promise<void> => {
    const search = await shell.openSearch()
    await page.keyboard.type(words)
    await search.getByRole('option', { name: new RegExp(words) }).click()
  }
  const office = () => canvas.placeIn('internet host Office', 'internet host Home')
  const before = await office()
  await canvas.drag('internet host Office', { x: 12, y: 16 })
  await expect.poll(async () => (await office()).x).toBeGreaterThan(before.x)
  expect((await office()).y).toBeGreaterThan(before.y)

  await canvas.select('internet host Home')
  for (const name of ['Office', 'Scanner']) {
    await canvas
      .thing(`internet host ${name}`)
      .click({ modifiers: ['Shift'], position: { x: 24, y: 24 } })
  }
  await run('Distribute from left to right')
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Distribute 3 things')
  await expect.poll(async () => (await office()).x).toBe(before.x)
  await run('Align top edges')
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Align 3 things')
  await expect.poll(office).toEqual(before)
})

test('text fields keep their own copy, paste, undo and select all', async ({
  page,
  canvas,
  inspector,
}) => {
  await canvas.select('instance app-a1')
  await inspector.name.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+c')
  await page.keyboard.press('End')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(inspector.name).toHaveValue('app-a1app-a1')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(inspector.name).toHaveValue('app-a1')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+x')
  await expect(inspector.name).toHaveValue('')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(inspector.name).toHaveValue('app-a1')
  await expect(canvas.thing(/^instance app-/)).toHaveCount(3)
})
