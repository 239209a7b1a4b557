import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

// Else the second load would come out of the offline store.
test.use({ serviceWorkers: 'block' })

/** Holds a part of the page back, as a slow line does; what is returned lets it through and waits for its coming. */
async function holdBack(page: Page, part: RegExp): Promise<() => Promise<void>> {
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(part, async (route) => {
    await held
    await route.continue()
  })
  return async () => {
    const arrived = page.waitForResponse(part)
    letThrough()
    await (await arrived).finished()
    // It has been run once the page has had two frames since.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    )
  }
}

const MENUS = /radixParts/
const HANDS = /\/hands-/

test('menus and cards open however early their buttons are pressed, by mouse and by keys', async ({
  page,
  shell,
}) => {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const ofDiagram = page.getByRole('menuitem', { name: 'Open an example' })
  const ofServices = page.getByRole('menuitem', { name: 'Add a target group' })
  const ofPacket = page.getByRole('dialog', { name: 'More about the packet' })

  let letThrough = await holdBack(page, MENUS)
  await shell.open()
  await button('Diagram menu').click()
  await letThrough()
  await expect(ofDiagram).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(button('Diagram menu')).toBeFocused()

  // Pressed before the menus have come, let go after: the press is made on one button and ends on one.
  for (const [opener, opened] of [
    ['Diagram menu', ofDiagram],
    ['Load balancers and services', ofServices],
  ] as const) {
    letThrough = await holdBack(page, MENUS)
    await shell.reload()
    await button(opener).hover()
    await page.mouse.down()
    await letThrough()
    await page.mouse.up()
    await expect(opened).toBeVisible()
  }

  letThrough = await holdBack(page, MENUS)
  await shell.reload()
  await button('Source port and address family').focus()
  await page.keyboard.down('Space')
  await letThrough()
  await page.keyboard.up('Space')
  await expect(ofPacket).toBeVisible()
})

test('the drawing is read and selected on before it can be moved, and stands still when it can', async ({
  page,
  canvas,
  inspector,
}) => {
  const letThrough = await holdBack(page, HANDS)
  await page.goto('./')
  const card = canvas.thing('instance app-a1')
  await expect(canvas.region).toHaveAttribute('aria-busy', 'true')
  await expect(canvas.thing(/^subnet /)).toHaveCount(6)
  await card.click()
  await expect(inspector.name).toHaveValue('app-a1')
  await canvas.thing('instance web-a').focus()
  await page.keyboard.press('Enter')
  await expect(inspector.name).toHaveValue('web-a')
  const before = await card.boundingBox()

  await letThrough()
  await expect(canvas.region).toHaveAttribute('aria-busy', 'false')
  expect(await card.boundingBox()).toEqual(before)
  await expect(canvas.thing('instance web-a')).toBeFocused()
  await canvas.drag('instance app-a1', { x: 0, y: 20 })
  await expect(page.getByRole('button', { name: /^Undo/ }).first()).toBeEnabled()
})
