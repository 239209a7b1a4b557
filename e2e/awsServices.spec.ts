import { everyService } from '../src/testing/awsServices'
import { expect, test } from './fixtures'

test('a snapshot with load balancers, endpoints and a firewall is drawn, told and asked', async ({
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
  await expect(canvas.thing('load balancer shop')).toBeVisible()
  await canvas.select('load balancer shop')
  await inspector.panel.getByRole('button', { name: 'HTTPS 443' }).click()
  await expect(inspector.panel).toContainText('By default')
  await form.fire({ from: 'i-1', to: 'orders', protocol: 'tcp', port: '5432' })
  await tracePanel.says('Denied', 'web has no outbound rule at all')
})
