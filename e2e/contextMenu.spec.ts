import { expect, test } from './fixtures'

test('the menu of a thing names, moves and deletes it, by mouse', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  const menu = await canvas.menuOf('instance app-a2')
  await expect(menu).toHaveAccessibleName('Menu of app-a2')
  await menu.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'New name of app-a2' }).fill('worker')
  await page.keyboard.press('Enter')
  await expect(canvas.thing('instance worker')).toBeVisible()

  await (await canvas.menuOf('instance worker')).getByRole('menuitem', { name: 'Delete' }).click()
  await expect(canvas.thing('instance worker')).toHaveCount(0)
})

test('a packet is sent to a thing from its menu', async ({ page, shell, canvas, tracePanel }) => {
  await shell.open()
  const menu = await canvas.menuOf('instance app-b1')
  await menu.getByRole('menuitem', { name: 'Send a packet to here' }).click()
  await expect(page.getByRole('button', { name: /^Fire/ })).toBeVisible()
  await tracePanel.says('Denied', /10\.0\.12\.20/)
})

test('a gate, a tab and a chip have menus of their own', async ({ page, shell, canvas }) => {
  await shell.open()
  const marks = [
    [canvas.gate('acl-db').first(), 'Menu of acl-db'],
    [canvas.region.getByRole('button', { name: /^Route table rtb-db/ }).first(), 'Menu of rtb-db'],
    [
      canvas.region.getByRole('button', { name: 'Security group app-sg' }).first(),
      'Menu of app-sg',
    ],
  ] as const
  for (const [mark, name] of marks) {
    await mark.click({ button: 'right' })
    await expect(page.getByRole('menu', { name })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
})

test('what is picked from the list is added where the menu was opened', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  const spot = await canvas.spotIn('subnet db-b', 0.75, 0.5)
  await page.mouse.click(spot.x, spot.y, { button: 'right' })
  await page.getByRole('menuitem', { name: 'Add here…' }).click()
  // Whoever types on at once loses no letter to a list that is still on its way.
  await page.keyboard.type('instance')
  await expect(page.getByRole('dialog', { name: 'Add here' }).getByRole('combobox')).toHaveValue(
    'instance',
  )
  await page.keyboard.press('Enter')
  const added = canvas.thing(/^instance db-b[0-9], .*in db-b/)
  await expect(added).toBeVisible()
  const box = await added.boundingBox()
  expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - spot.x)).toBeLessThan(60)
})

test('what was copied is pasted where the menu was opened', async ({
  page,
  context,
  shell,
  canvas,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await shell.open()
  await (await canvas.menuOf('instance bastion')).getByRole('menuitem', { name: 'Copy' }).click()
  const spot = await canvas.spotIn('subnet app-b', 0.75, 0.5)
  await page.mouse.click(spot.x, spot.y, { button: 'right' })
  await page.getByRole('menuitem', { name: 'Paste here' }).click()
  await expect(canvas.thing(/^instance bastion-2, .*in app-b/)).toBeVisible()
})

test('the menu opens, runs and closes by keys alone, and the focus stays where it was', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  const instance = canvas.thing('instance bastion')
  await instance.focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu', { name: 'Menu of bastion' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(instance).toBeFocused()

  await page.keyboard.press('ContextMenu')
  await expect(page.getByRole('menu', { name: 'Menu of bastion' })).toBeVisible()
  await page.keyboard.type('Rename')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'New name of bastion' })).toBeFocused()
  await page.keyboard.type('jump')
  await page.keyboard.press('Enter')
  await expect(canvas.thing('instance jump')).toBeFocused()

  await page.keyboard.press('a')
  await expect(page.getByRole('dialog', { name: 'Add here' })).toBeVisible()
  await page.keyboard.type('instance')
  await page.keyboard.press('Enter')
  await expect(canvas.thing(/^instance public-b1, .*in public-b/)).toBeVisible()
})
