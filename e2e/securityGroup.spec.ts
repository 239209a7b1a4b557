import { expect, test } from './fixtures'

test('without its rule the group refuses; a rule typed by keyboard lets the packet arrive', async ({
  page,
  shell,
  form,
  canvas,
  tracePanel,
  inspector,
}) => {
  await shell.open()
  await form.fire({ from: 'Home', to: 'web-a', port: '443' })
  await tracePanel.says('Allowed', 'Home reaches web-a on TCP 443')

  await canvas.region.getByRole('button', { name: 'Security group web-sg' }).first().click()
  const rules = await inspector.rules('web-sg', 'Inbound')
  await rules.delete(rules.row(/443/))
  await tracePanel.says('Denied', /web-sg has no inbound rule for TCP 443 from 198\.51\.100\.7/)
  await tracePanel.show()
  await expect(tracePanel.line('Request', /^denies web-sg in/)).toBeVisible()

  await inspector.show()
  await rules.addButton.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('HTTPS')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('0.0.0.0/0')
  await page.keyboard.press('Tab')
  await page.keyboard.type('customers')
  await page.keyboard.press('Enter')
  await tracePanel.says('Allowed', 'Home reaches web-a on TCP 443')
  await expect(rules.row(/HTTPS .*0\.0\.0\.0\/0 customers/)).toBeVisible()
})
