import { expect, test } from './fixtures'
import { isOpenToAll, isReadableInTheDark } from './openToAll'
import { Run } from './pages/Run'

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('traffic runs, an edit is a mark on it, and any moment is seen again', async ({
  page,
  canvas,
  shell,
}) => {
  const run = new Run(page)
  await run.open()
  await run.hideTables()
  await run.setSpeed('5×')
  await run.play.click()
  await run.comesTo(4)
  await run.pause.click()
  await isOpenToAll(run.dock, 'a run')
  await isReadableInTheDark(page, run.dock, 'a run')
  const edited = await run.seconds()
  await canvas.select('instance web-b')
  await page.keyboard.press('Delete')
  await expect(run.edit('Delete web-b')).toBeVisible()
  await expect(canvas.thing('instance web-b')).toBeHidden()

  await run.play.click()
  await run.comesTo(edited + 3)
  await run.pause.click()

  await run.pressAt(1, 30)
  await expect(canvas.thing('instance web-b')).toBeVisible()
  await expect(run.banner).toContainText('before “Delete web-b”')
  await run.edit('Delete web-b').click()
  await expect(canvas.thing('instance web-b')).toBeHidden()
  await run.start.click()
  await expect(canvas.thing('instance web-b')).toBeVisible()
  // What is kept is the newest diagram, whichever moment is seen.
  await shell.reload()
  await expect(canvas.thing('instance app-b1')).toBeVisible()
  await expect(canvas.thing('instance web-b')).toBeHidden()
})

test('a run is played, stepped, sought and left by keys alone', async ({ page, canvas }) => {
  const run = new Run(page)
  const press = (key: string) => page.keyboard.press(key)
  await press('r')
  await expect(run.moment).toBeVisible()
  await press('>')
  await press('Space')
  await run.comesTo(2)
  await press('Space')
  await expect(run.play).toBeVisible()

  await press('Home')
  await expect(run.moment).toHaveAttribute('aria-valuetext', /^0:00\.0/)
  await press('ArrowRight')
  await press('.')
  await expect.poll(() => run.seconds()).toBeGreaterThan(0)
  const stepped = await run.seconds()
  await press(',')
  await expect.poll(() => run.seconds()).toBeLessThanOrEqual(stepped)

  await press('d')
  await expect(run.lanes.getByRole('button', { name: /Denied at/ }).first()).toBeVisible()
  const denied = await run.seconds()
  await press('d')
  await expect.poll(() => run.seconds()).toBeGreaterThan(denied)
  await press('Shift+D')
  await expect.poll(() => run.seconds()).toBe(denied)

  await run.lanes.focus()
  await press('ArrowRight')
  await press('Enter')
  await expect(run.lanes.getByRole('button', { pressed: true })).toBeFocused()

  await run.moment.focus()
  await press('Shift+ArrowRight')
  await expect.poll(() => run.seconds()).toBe(Math.round((denied + 10) * 10) / 10)
  await press('o')
  await expect(page.getByRole('slider', { name: 'End of the loop' })).toBeVisible()
  await press('r')
  await expect(run.moment).toBeHidden()
  await expect(canvas.thing('instance web-b')).toBeVisible()
})
