import { expect, test } from './fixtures'

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('the walk goes station by station, by buttons, keys and strip', async ({
  page,
  form,
  transport,
}) => {
  await form.fire()
  await transport.standsAt(/^Reply: acl-db out denies/)
  await transport.first.click()
  await transport.standsAt(/^Request: app-a1 sends/)
  await expect(transport.back).toBeDisabled()
  await transport.on.click()
  await transport.standsAt(/^Request: app-sg out allows/)
  await transport.back.click()
  await transport.standsAt(/^Request: app-a1 sends/)
  await transport.last.click()
  await transport.standsAt(/^Ghost, reply: app-a1 arrives/)
  await expect(transport.on).toBeDisabled()

  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await transport.standsAt(/^Request: acl-app out allows/)
  await page.keyboard.press('ArrowLeft')
  await transport.standsAt(/^Request: app-sg out allows/)
  await transport.strip.getByRole('button', { name: /^Request: db-sg in allows/ }).click()
  await transport.standsAt(/^Request: db-sg in allows/)
})

test('a line of the trace points at its station and at the rule in its table', async ({
  page,
  form,
  canvas,
  transport,
  tracePanel,
  inspector,
}) => {
  await form.fire()
  const line = await tracePanel.openLine('Request', /acl-db in rule 100/)
  await transport.standsAt(/^Request: acl-db in allows, rule 100/)
  await expect(line).toHaveAttribute('aria-current', 'step')
  await expect(canvas.callOut(/acl-db/)).toBeVisible()
  await line.getByRole('button', { name: 'Show rule' }).click()
  await expect(inspector.name).toHaveValue('acl-db')
  const inbound = page.getByRole('table', { name: 'Inbound entries of acl-db' })
  await expect(inbound.locator('[aria-current=true]')).toHaveAccessibleName(/100 PostgreSQL/)

  await tracePanel.show()
  const group = await tracePanel.openLine('Request', /db-sg in TCP 5432/)
  await group.getByRole('button', { name: 'Show rule' }).click()
  const rules = page.getByRole('table', { name: 'Inbound rules of db-sg' })
  await expect(rules.locator('[aria-current=true]')).toHaveAccessibleName(/PostgreSQL/)
})

test('recent packets can be fired again', async ({ page, form, tracePanel }) => {
  await form.fire()
  await tracePanel.says('Denied', 'acl-db')
  await form.fire({ from: 'Home', to: 'web-a', port: '443' })
  await tracePanel.says('Allowed', 'Home reaches web-a')
  await page.getByRole('button', { name: 'Packets to fire' }).click()
  await page.getByRole('menuitem', { name: /app-a1/ }).click()
  await tracePanel.says('Denied', 'acl-db')
  await expect(form.field('From')).toHaveValue('app-a1')
})

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } })

  test('the packet travels, tells nothing too early, and rests where the verdict fell', async ({
    form,
    canvas,
    transport,
    tracePanel,
  }) => {
    await form.fire()
    await expect(tracePanel.verdict).toContainText('On its way')
    await transport.setSpeed('4×')
    const start = await canvas.packet.boundingBox()
    await expect.poll(async () => (await canvas.packet.boundingBox())?.x).not.toBe(start?.x)
    await tracePanel.says('Denied', 'The reply dies at acl-db')
    // The ghost has walked to its end, and the packet lies where the verdict fell.
    await expect(transport.play).toBeVisible({ timeout: 15_000 })
    await transport.standsAt(/^Reply: acl-db out denies/)

    await transport.first.click()
    await transport.setSpeed('½×')
    await transport.play.click()
    await transport.standsAt(/^Request: app-sg out/)
    await transport.pause.click()
    await expect(transport.play).toBeVisible()
  })
})
