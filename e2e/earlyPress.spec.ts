import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

// Else the second load would come out of the offline store.
test.use({ serviceWorkers: 'block' })

/** Holds back what opens menus, as a slow line does; what is returned lets it through and waits for its coming. */
async function holdMenusBack(page: Page): Promise<() => Promise<void>> {
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(/radixParts/, async (route) => {
    await held
    await route.continue()
  })
  return async () => {
    const arrived = page.waitForResponse(/radixParts/)
    letThrough()
    await (await arrived).finished()
    // It has been run once the page has had two frames since.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    )
  }
}

test('menus and cards open however early their buttons are pressed, by mouse and by keys', async ({
  page,
  shell,
}) => {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const ofDiagram = page.getByRole('menuitem', { name: 'Open an example' })
  const ofServices = page.getByRole('menuitem', { name: 'Add a target group' })
  const ofPacket = page.getByRole('dialog', { name: 'More about the packet' })

  let letThrough = await holdMenusBack(page)
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
    letThrough = await holdMenusBack(page)
    await shell.reload()
    await button(opener).hover()
    await page.mouse.down()
    await letThrough()
    await page.mouse.up()
    await expect(opened).toBeVisible()
  }

  letThrough = await holdMenusBack(page)
  await shell.reload()
  await button('Source port and address family').focus()
  await page.keyboard.down('Space')
  await letThrough()
  await page.keyboard.up('Space')
  await expect(ofPacket).toBeVisible()
})
