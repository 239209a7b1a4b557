import { expect, test } from './fixtures'

test('a subnet is collapsed to a card and comes back as it was, and a packet still goes through', async ({
  page,
  shell,
  canvas,
  tracePanel,
}) => {
  await shell.open()
  const before = await canvas.places('VPC shop-prod')
  const head = await canvas.spotIn('subnet app-a', 0.3, 0.12)
  await page.mouse.dblclick(head.x, head.y)
  const card = canvas.thing(/^subnet app-a,.*collapsed, 2 instances · 1 group/)
  await expect(card).toBeVisible()
  await expect(canvas.thing('instance app-a1')).toHaveCount(0)
  const rest = await canvas.places('VPC shop-prod')
  const others = Object.keys(rest).filter((name) => !name.startsWith('subnet app-a'))
  for (const name of others) expect(rest[name]).toEqual(before[name])

  await page.keyboard.press('f')
  await tracePanel.says('Denied', 'The reply dies at acl-db')
  await shell.reload()
  await expect(card).toBeVisible()
  await card.dblclick()
  await expect(canvas.thing('instance app-a1')).toBeVisible()
  expect(await canvas.places('VPC shop-prod')).toEqual(before)
})

test('a whole VPC is collapsed and expanded by keys', async ({ page, shell, canvas }) => {
  await shell.open()
  const before = await canvas.places('VPC shop-prod')
  await canvas.thing('VPC shop-prod').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+C')
  const card = canvas.thing(/^VPC shop-prod,.*collapsed, 6 subnets · 8 instances/)
  await expect(card).toBeVisible()
  await expect(canvas.thing(/^subnet /)).toHaveCount(0)
  await card.focus()
  await page.keyboard.press('Enter')
  await expect(canvas.thing(/^subnet /)).toHaveCount(6)
  expect(await canvas.places('VPC shop-prod')).toEqual(before)
})

test('what is locked stays under hand and keys, until it is unlocked', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  await canvas.select('instance web-a')
  await page.keyboard.press('l')
  await expect(canvas.thing(/^instance web-a.*locked$/)).toBeVisible()
  const before = await canvas.placeIn('instance web-a', 'VPC shop-prod')
  await canvas.drag('instance web-a', { x: -30, y: 12 })
  await canvas.thing('instance web-a').focus()
  await page.keyboard.press('ArrowLeft')
  expect(await canvas.placeIn('instance web-a', 'VPC shop-prod')).toEqual(before)
  await expect(page.getByText('It is locked, so it stays where it is.')).toBeVisible()
  await canvas.select('instance web-a')
  await page.keyboard.press('l')
  await page.keyboard.press('ArrowLeft')
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Move web-a')
})

test('lines show what a dragged thing stands in line with; Escape takes it back', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  const before = await canvas.placeIn('instance web-a', 'VPC shop-prod')
  const grip = await canvas.spotIn('instance web-a', 0.4, 0.5)
  await page.mouse.move(grip.x, grip.y)
  await page.mouse.down()
  await page.mouse.move(grip.x - 8, grip.y + 1, { steps: 3 })
  await page.mouse.move(grip.x - 12, grip.y + 3, { steps: 3 })
  await expect(canvas.region.locator('[data-snap-lines]')).toBeAttached()
  // In line with its neighbours, though the hand is three pixels lower.
  const led = await canvas.placeIn('instance web-a', 'VPC shop-prod')
  expect(led.y).toBe(before.y)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await canvas.placeIn('instance web-a', 'VPC shop-prod')).toEqual(before)
  await expect(shell.undoButton).toBeDisabled()
})

test('the layers, the grid and the minimap are switched, by hand and by keys, and remembered', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  const layers = canvas.region.getByRole('group', { name: 'Layers' })
  await layers.getByRole('button', { name: 'Addresses' }).click()
  await layers.getByRole('button', { name: 'Zones' }).click()
  await expect(canvas.region.getByText('10.0.11.20')).toBeHidden()
  await expect(canvas.thing(/^Availability Zone /)).toHaveCount(0)
  await page.keyboard.press('Shift+M')
  await page.keyboard.press('g')
  await page.keyboard.press('Shift+E')
  await expect(canvas.region.locator('[data-minimap]')).toBeVisible()
  await shell.reload()
  await expect(canvas.region.locator('[data-minimap]')).toBeVisible()
  await expect(layers.getByRole('button', { name: 'Zones' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await expect(layers.getByRole('button', { name: 'Routes' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await expect(canvas.region.getByRole('button', { name: 'Snap to the grid' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

test('the view goes where the keys and the minimap say', async ({ page, shell, canvas }) => {
  await shell.open()
  const scale = canvas.region.getByRole('button', { name: /^Zoom is/ })
  await canvas.select('instance web-a')
  await page.keyboard.press('Shift+1')
  const fitted = await scale.textContent()
  const nearer = canvas.region.getByRole('button', { name: 'Zoom in' })
  await nearer.click()
  await expect(scale).not.toHaveText('100%')
  await page.keyboard.press('Shift+0')
  await expect(scale).toHaveText('100%')
  await nearer.click()
  await page.keyboard.press('Shift+1')
  await expect(scale).toHaveText(fitted ?? '')
  const whole = await canvas.spotIn('VPC shop-prod', 0, 0)
  await page.keyboard.press('Shift+2')
  const card = await canvas.spotIn('instance web-a', 0.5, 0.5)
  const region = await canvas.region.boundingBox()
  expect(Math.abs(card.x - (region?.x ?? 0) - (region?.width ?? 0) / 2)).toBeLessThan(60)
  await page.keyboard.press('ControlOrMeta+ArrowRight')
  expect((await canvas.spotIn('instance web-a', 0.5, 0.5)).x).toBeLessThan(card.x - 100)
  await page.keyboard.press('Shift+1')
  expect(await canvas.spotIn('VPC shop-prod', 0, 0)).toEqual(whole)

  await page.keyboard.press('Shift+0')
  await canvas.region.getByRole('button', { name: 'Minimap' }).click()
  const map = await canvas.region.locator('[data-minimap]').boundingBox()
  if (!map) throw new Error('There is no minimap')
  await page.mouse.move(map.x + 40, map.y + 40)
  await page.mouse.down()
  const first = await canvas.spotIn('VPC shop-prod', 0, 0)
  await page.mouse.move(map.x + 120, map.y + 100, { steps: 4 })
  await page.mouse.up()
  const then = await canvas.spotIn('VPC shop-prod', 0, 0)
  expect(then.x).toBeLessThan(first.x - 50)
  expect(then.y).toBeLessThan(first.y - 50)
})

test('Escape gets out of a marquee, of a tool and of the keys sheet', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  await canvas.select('instance web-a')
  const corner = await canvas.spotIn('VPC shop-prod', 0.02, 0.12)
  await page.keyboard.down('Shift')
  await page.mouse.move(corner.x, corner.y)
  await page.mouse.down()
  await page.mouse.move(corner.x + 400, corner.y + 400, { steps: 6 })
  await expect
    .poll(async () => page.locator('.react-flow__node.selected').count())
    .toBeGreaterThan(1)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1)

  await page.getByRole('button', { name: 'Add a subnet', exact: true }).click()
  await expect(canvas.region).toHaveAttribute('data-tool', 'subnet')
  await page.keyboard.press('Escape')
  await expect(canvas.region).toHaveAttribute('data-tool', 'select')

  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet.getByText('Lock or unlock what is selected')).toBeVisible()
  await expect(sheet.getByText('Zoom to what is selected')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})

test.describe('with fingers', () => {
  test.use({ hasTouch: true })

  test('one finger moves the view, and what was tapped before', async ({ page, shell, canvas }) => {
    await shell.open()
    const client = await page.context().newCDPSession(page)
    const swipe = async (from: { x: number; y: number }, by: { x: number; y: number }) => {
      const at = (share: number) => [{ x: from.x + by.x * share, y: from.y + by.y * share }]
      await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
      await page.evaluate(() => new Promise(requestAnimationFrame))
      for (const share of [0.2, 0.4, 0.6, 0.8, 1]) {
        await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(share) })
        await page.evaluate(() => new Promise(requestAnimationFrame))
      }
      await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    const inVpc = await canvas.placeIn('instance web-a', 'VPC shop-prod')
    const card = await canvas.spotIn('instance web-a', 0.2, 0.3)
    await swipe(card, { x: 60, y: 20 })
    // The view went along; the card stands where it stood.
    await expect
      .poll(async () => (await canvas.spotIn('instance web-a', 0.2, 0.3)).x)
      .toBeGreaterThan(card.x + 20)
    expect(await canvas.placeIn('instance web-a', 'VPC shop-prod')).toEqual(inVpc)

    const again = await canvas.spotIn('instance web-a', 0.2, 0.3)
    await page.touchscreen.tap(again.x, again.y)
    await expect(page.locator('.react-flow__node.selected')).toHaveCount(1)
    await swipe(again, { x: 24, y: 16 })
    await expect(shell.undoButton).toHaveAccessibleName('Undo: Move web-a')
    expect(await canvas.placeIn('instance web-a', 'VPC shop-prod')).not.toEqual(inVpc)
  })

  test('two fingers bring the drawing nearer', async ({ page, shell, canvas }) => {
    await shell.open()
    const client = await page.context().newCDPSession(page)
    const middle = await canvas.spotIn('VPC shop-prod', 0.5, 0.5)
    const fingers = (apart: number) => [
      { x: middle.x - apart, y: middle.y, id: 0 },
      { x: middle.x + apart, y: middle.y, id: 1 },
    ]
    const { width } = await canvas.sizeOf('VPC shop-prod')
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(40) })
    for (const apart of [50, 60, 70, 80]) {
      await client.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: fingers(apart),
      })
    }
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect
      .poll(async () => (await canvas.sizeOf('VPC shop-prod')).width)
      .toBeGreaterThan(width * 1.4)
  })
})
