import { everyService } from '../src/testing/awsServices'
import { expect, test } from './fixtures'

test('a snapshot with load balancers, endpoints and a firewall is drawn, told and asked', async ({
  page,
  shell,
  canvas,
  form,
  tracePanel,
  inspector,
}) => {
  await shell.open()
  await shell.dropFile('services.json', JSON.stringify(everyService))
  await expect(shell.reportDialog).toBeVisible()
  await shell.reportDialog.getByRole('button', { name: 'Done' }).click()
  // It has a card in each of its subnets; any of them is the whole of it.
  const cards = canvas.thing('load balancer shop')
  await expect(cards).toHaveCount(2)
  for (const card of await cards.all()) {
    await page.keyboard.press('Escape')
    await card.click({ position: { x: 24, y: 24 } })
    await expect(inspector.name).toHaveValue('shop')
    await expect(canvas.chosen(cards)).toHaveCount(2)
  }
  await cards.last().focus()
  await page.keyboard.press('Shift+Enter')
  await expect(canvas.chosen(cards)).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(canvas.chosen(cards)).toHaveCount(2)
  await inspector.panel.getByRole('button', { name: 'HTTPS 443' }).click()
  await expect(inspector.panel).toContainText('By default')
  await form.fire({ from: 'i-1', to: 'orders', protocol: 'tcp', port: '5432' })
  await tracePanel.says('Denied', 'web has no outbound rule at all')
})
