import { expect, test } from './fixtures'
import { PaintedRun } from './pages/PaintedRun'
import { Run } from './pages/Run'

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('packets fly over the drawing, are followed by a click, and a moment looks the same when seen again', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const run = new Run(page)
  const painted = new PaintedRun(page)
  await run.open()
  await run.play.click()
  await run.comesTo(1)
  await run.pause.click()
  // A request is filled: answers alone would be hollow.
  await expect(async () => {
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => painted.spotIn('packet-tcp'), { timeout: 1000 }).toBeDefined()
  }).toPass()
  const seen = await painted.picture()

  // Not every event moves a packet.
  let events = 0
  await expect(async () => {
    await page.keyboard.press('.')
    events += 1
    expect(await painted.picture()).not.toBe(seen)
  }).toPass()
  for (; events > 0; events -= 1) await page.keyboard.press(',')
  await expect.poll(() => painted.picture()).toBe(seen)

  const rates = page.getByRole('button', { name: 'Traffic rates' })
  await rates.click()
  await expect(rates).toHaveAttribute('aria-pressed', 'false')
  await expect.poll(() => painted.picture()).not.toBe(seen)
  await rates.click()
  await expect.poll(() => painted.picture()).toBe(seen)

  await painted.clickAt(await painted.spotIn('packet-tcp'))
  await expect(run.lanes.getByRole('button', { pressed: true })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(painted.trails.first()).toHaveAttribute('d', /^M/)
})

test('a denied packet shuts the gate, its count stays, and without motion packets stand at their stations', async ({
  page,
}) => {
  const run = new Run(page)
  const painted = new PaintedRun(page)
  await run.open()
  await expect(painted.canvas).toHaveAttribute('data-in-flight', /\d/)
  expect(await painted.spotIn('deny')).toBeUndefined()
  await run.nextDenial.click()
  await expect.poll(() => painted.spotIn('deny')).toBeDefined()
  const denied = await painted.picture()
  await run.start.click()
  await expect.poll(() => painted.spotIn('deny')).toBeUndefined()
  await run.nextDenial.click()
  await expect.poll(() => painted.picture()).toBe(denied)
  await run.close()
  await expect(painted.canvas).toBeHidden()
})
