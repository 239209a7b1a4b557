import { expect, test } from './fixtures'

test('a note is put down by hand, written in place, dragged, undone and kept', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  await page.getByRole('button', { name: 'Add a note', exact: true }).click()
  const vpc = await canvas.spotIn(/^VPC /, 0.5, 0)
  await page.mouse.click(vpc.x + 220, vpc.y - 90)
  const field = canvas.region.getByRole('textbox', { name: 'Text of the note' })
  await expect(field).toBeFocused()
  await page.keyboard.type('Ask the team')
  await page.keyboard.press('Enter')
  await page.keyboard.type('about this part')
  await page.keyboard.press('Escape')
  const note = canvas.thing(/^note Ask the team/)
  await expect(note).toContainText('about this part')
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Add a note')

  // Found by its words, and written into from its menu.
  await shell.openSearch()
  await page.keyboard.type('ask the')
  await page.getByRole('option', { name: /^Ask the team/ }).click()
  await note.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Write' }).click()
  await expect(field).toHaveValue('Ask the team\nabout this part')
  await page.keyboard.type('Mend this')
  // A click beside it keeps the words.
  await page.mouse.click(vpc.x + 20, vpc.y - 100)
  await expect(canvas.thing('note Mend this')).toBeVisible()
  await shell.undo()
  await expect(note).toBeVisible()
  await shell.redo()

  await shell.reload()
  await expect(canvas.thing('note Mend this')).toBeVisible()
  await canvas.thing('note Mend this').dblclick()
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Escape')
  await expect(canvas.thing(/^note /)).toHaveCount(0)
})

test('a frame takes along what stands in it, and Escape takes the drag back', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  await canvas.thing(/^internet host Home/).click()
  await canvas.thing(/^internet host Office/).click({ modifiers: ['Shift'] })
  await page.getByRole('button', { name: 'Add a frame', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Clients')
  await page.keyboard.press('Enter')
  const before = await canvas.places('VPC shop-prod')
  const grip = await canvas.spotIn('frame Clients', 0.5, 1)
  await page.mouse.move(grip.x, grip.y)
  await page.mouse.down()
  await page.mouse.move(grip.x + 10, grip.y - 20, { steps: 4 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await canvas.places('VPC shop-prod')).toEqual(before)

  await page.mouse.move(grip.x, grip.y)
  await page.mouse.down()
  await page.mouse.move(grip.x + 10, grip.y - 20, { steps: 4 })
  await page.mouse.move(grip.x + 20, grip.y - 40, { steps: 4 })
  await page.mouse.up()
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Move 3 things')
  const after = await canvas.places('VPC shop-prod')
  const moved = Object.keys(before).filter((name) => before[name]?.y !== after[name]?.y)
  expect(moved.toSorted()).toEqual([
    expect.stringMatching(/^frame Clients/),
    expect.stringMatching(/^internet host Home/),
    expect.stringMatching(/^internet host Office/),
  ])
  await shell.undo()
  expect(await canvas.places('VPC shop-prod')).toEqual(before)
})

test('notes are added, written, copied, found in the outline and deleted by keys alone', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  await page.keyboard.press('n')
  await page.keyboard.type('By keys')
  await page.keyboard.press('Escape')
  const note = canvas.thing('note By keys')
  await expect(note).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(canvas.region.getByRole('textbox', { name: 'Text of the note' })).toBeFocused()
  await page.keyboard.type('By keys again')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(canvas.thing('note By keys again')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+d')
  await expect(canvas.thing('note By keys again')).toHaveCount(2)

  const search = await shell.openSearch()
  await page.keyboard.type('outline')
  await expect(search.getByRole('option').first()).toContainText('outline')
  await page.keyboard.press('Enter')
  const tree = page.getByRole('tree', { name: 'The network' })
  await page.getByRole('searchbox', { name: 'Search the outline' }).fill('by keys')
  await expect(tree.getByRole('treeitem', { name: 'By keys again, note' })).toHaveCount(2)

  await canvas.thing('note By keys again').first().focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Delete')
  await expect(canvas.thing('note By keys again')).toHaveCount(1)
})
