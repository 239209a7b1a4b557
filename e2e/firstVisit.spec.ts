import { expect, test } from './fixtures'

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('a newcomer sees a network and is one press away from the first deny', async ({
  page,
  canvas,
  tracePanel,
}) => {
  await expect(canvas.thing('VPC shop-prod')).toBeVisible()
  await expect(canvas.thing(/^subnet /)).toHaveCount(6)
  await expect(canvas.thing(/^instance /)).toHaveCount(8)
  await page.keyboard.press('f')
  await tracePanel.says(
    'Denied',
    /The request arrives\. The reply dies at acl-db: outbound rule 90/,
  )
})

test('a deny lists all blockers, the ghost’s too, and shows the rule where it falls', async ({
  page,
  canvas,
  tracePanel,
}) => {
  await page.keyboard.press('f')
  await expect(tracePanel.blockers).toContainText('2 blockers on this path')
  await expect(tracePanel.blockers.getByRole('listitem').nth(0)).toContainText(/acl-db.*rule 90/)
  await expect(tracePanel.blockers.getByRole('listitem').nth(1)).toContainText(/acl-app.*49152/)
  await expect(tracePanel.line('Request', /orders-db/)).toBeVisible()
  await expect(tracePanel.line('Reply', /db-sg.*ticket, no rule read/)).toBeVisible()
  await expect(tracePanel.ghost.getByRole('listitem')).toHaveCount(4)
  await expect(canvas.stamp('acl-db out rule 90')).toBeVisible()
  await expect(canvas.callOut(/acl-db/)).toBeVisible()
  await expect(canvas.region).toContainText('90 DENY TCP 1024–65535 → 10.0.0.0/16')
})

test('editing the two rules lets the reply home, and undo brings the deny back', async ({
  page,
  canvas,
  shell,
  tracePanel,
  inspector,
}) => {
  await page.keyboard.press('f')
  await tracePanel.says('Denied', 'The reply dies at acl-db')

  const denied = await tracePanel.openLine('Reply', /acl-db/)
  await denied.getByRole('button', { name: 'Show rule' }).click()
  const database = await inspector.rules('acl-db', 'Outbound')
  await database.delete(database.row(/90 Ephemeral/))
  await expect(database.row(/90 Ephemeral/)).toBeHidden()
  await tracePanel.says('Intermittent', /49152–60999/)

  await canvas.gate('acl-app').first().click()
  const app = await inspector.rules('acl-app', 'Inbound')
  await app.write('Port', app.row(/130 /), '32768-65535')
  await tracePanel.says('Allowed', /app-a1 reaches orders-db on TCP 5432/)

  await shell.undo()
  await tracePanel.says('Intermittent', /49152–60999/)
  await shell.undo()
  await tracePanel.says('Denied', 'The reply dies at acl-db')
  await shell.redo()
  await tracePanel.says('Intermittent', /49152–60999/)
})
