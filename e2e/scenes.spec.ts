import { expect, test } from './fixtures'

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('a private instance reaches the internet through NAT, with both addresses shown', async ({
  shell,
  form,
  canvas,
  tracePanel,
}) => {
  await shell.openExample('Private subnet with NAT')
  await form.fire({ from: 'batch', to: 'updates', port: '443' })
  await tracePanel.says('Allowed', 'batch reaches updates on TCP 443')

  const nat = await tracePanel.openLine('Request', /^translates nat/)
  await expect(nat.getByRole('deletion')).toHaveText(/^10\.6\.10\.11 :/)
  await expect(nat.getByRole('insertion')).toHaveText(/^10\.6\.0\.10 :/)
  const gateway = await tracePanel.openLine('Request', /^translates igw/)
  await expect(gateway.getByRole('insertion')).toHaveText(/^198\.51\.100\.60 :/)
  await expect(canvas.stamp(/^nat 10\.6\.10\.11 → 10\.6\.0\.10/)).toBeVisible()
  const back = await tracePanel.openLine('Reply', /^translates nat/)
  await expect(back.getByRole('insertion')).toHaveText(/^10\.6\.10\.11 :/)

  await form.fire({ from: 'Home', to: '198.51.100.60' })
  await tracePanel.says('Denied', /nat/)
})

test('peered VPCs reach each other through the connection, both ways', async ({
  shell,
  form,
  canvas,
  tracePanel,
}) => {
  await shell.openExample('Two peered VPCs')
  await expect(canvas.thing('peering connection pcx')).toBeVisible()
  await form.fire({ from: 'worker', to: 'db', port: '5432' })
  await tracePanel.says('Allowed', 'worker reaches db on TCP 5432')
  await expect(tracePanel.line('Request', /^lets pass pcx/)).toBeVisible()
  await expect(tracePanel.line('Reply', /^lets pass pcx/)).toBeVisible()

  await form.fire({ from: 'web', to: 'db' })
  await expect(tracePanel.verdict).toContainText('Denied')
})

test('over IPv6 the egress-only gateway lets out and refuses what comes from outside', async ({
  shell,
  form,
  tracePanel,
}) => {
  await shell.openExample('Dual stack')
  await form.fire({ from: 'app', to: 'updates IPv6', port: '443' })
  await tracePanel.says('Allowed', 'app reaches updates IPv6 on TCP 443')
  await expect(tracePanel.line('Request', /^routes rtb-private ::\/0 → eigw/)).toBeVisible()

  await form.fire({ from: 'Home IPv6', to: 'app', port: '8080' })
  await tracePanel.says('Denied', /eigw lets nothing in/)
  await expect(tracePanel.verdict).toContainText('EIGW_INGRESS_RESTRICTION')

  await form.fire({ from: 'app', to: 'web', port: '443', family: 'IPv6' })
  await expect(tracePanel.line('Request', /^sends app 2001:db8:/)).toBeVisible()
})

test('when only some source ports work, the sentence and the trace give the exact ranges', async ({
  page,
  shell,
  form,
  canvas,
  transport,
  tracePanel,
  inspector,
}) => {
  await canvas.gate('acl-db').first().click()
  const rules = await inspector.rules('acl-db', 'Outbound')
  await rules.delete(rules.row(/90 Ephemeral/))
  await form.fire()
  await tracePanel.says('Intermittent', /49152–60999/)

  await tracePanel.show()
  await expect(tracePanel.portChoice).toContainText('49152–60999 works')
  await expect(tracePanel.portChoice).toContainText('32768–49151 fails')
  const line = await tracePanel.openLine('Reply', /^allows some ports acl-app in/)
  await expect(line).toContainText('49152–60999')
  await transport.standsAt(/acl-app in allows some ports/)
  await expect(canvas.stamp(/^acl-app in only 49152–60999/)).toBeVisible()
  await expect(page.getByRole('figure')).toHaveCount(1)

  await form.fire({ srcPort: '50000' })
  await tracePanel.says('Allowed', 'app-a1 reaches orders-db')
  await form.fire({ srcPort: '40000' })
  await tracePanel.says('Denied', /acl-app/)
  await expect(shell.undoButton).toBeEnabled()
})
