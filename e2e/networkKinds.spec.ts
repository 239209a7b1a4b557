import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { tabTo } from './keys'
import type { Inspector } from './pages/Inspector'
import { RuleTable } from './pages/RuleTable'
import type { Shell } from './pages/Shell'

const HUB = 'More gateways and transit'
const PRIVATE = 'Private network'

test('a hub joins two VPCs and a network of one’s own, drawn by mouse', async ({
  page,
  shell,
  canvas,
  form,
  tracePanel,
  inspector,
}) => {
  // Some thirty drags and forms: more than one minute on a machine that does other things too.
  test.slow()
  await shell.open()
  await shell.newDiagram()
  const fit = page.getByRole('button', { name: 'Fit', exact: true })

  for (const number of ['1', '2']) {
    await canvas.place('a VPC', await canvas.bareSpot())
    await fit.click()
    await canvas.place('a subnet', await canvas.spotIn(`VPC vpc-${number}`, 0.5, 0.7))
    await fit.click()
    await canvas.place('an instance', await canvas.spotIn(`subnet subnet-${number}`, 0.4, 0.5))
    await expect(canvas.thing(new RegExp(`^instance server-${number}, `))).toBeVisible()
  }
  await canvas.placeFrom(HUB, 'a transit gateway', await canvas.bareSpot())
  await expect(canvas.thing('transit gateway tgw-1')).toBeVisible()
  await fit.click()
  for (const number of ['1', '2']) {
    const spot = await canvas.spotIn(`VPC vpc-${number}`, 0.97, 0.95)
    await canvas.placeFrom(HUB, 'a transit gateway attachment', spot)
    await expect(inspector.name).toHaveValue(`vpc-${number}`)
  }

  // The hub has learned both VPCs; their own tables still have to lead to it.
  for (const [number, block] of [
    ['1', '10.1.0.0/16'],
    ['2', '10.0.0.0/16'],
  ] as const) {
    await canvas.place('a route table', await canvas.spotIn(`subnet subnet-${number}`, 0.1, 0.5))
    await expect(inspector.name).toHaveValue(`rtb-${number}`)
    await new RuleTable(page, /^Routes of rtb-/).add([block, 'tgw-1'])
  }
  await canvas.place('a security group', await canvas.spotIn(/^instance server-2, /, 0.5, 0.5))
  const rules = await inspector.rules('group-\\d', 'Inbound')
  await rules.add(['HTTPS', '', '10.0.0.0/16'])
  await rules.add(['HTTPS', '', '192.168.0.0/16'])
  await form.fire({ from: 'server-1', to: 'server-2', protocol: 'tcp', port: '443' })
  await tracePanel.says('Allowed', 'server-1 reaches server-2 on TCP 443')

  // A blackhole of the hub's table wins over what is propagated, until it is undone.
  await openBySearch(page, shell, 'tgw-1-default', inspector)
  const routes = new RuleTable(page, 'Routes of tgw-1-default')
  await expect(routes.row('10.1.0.0/16 vpc-2 propagated')).toBeVisible()
  await routes.add(['10.1.0.0/16', 'Blackhole'])
  await tracePanel.says('Denied', '10.1.0.0/16')
  await shell.undo()
  await tracePanel.says('Allowed', 'server-1 reaches server-2 on TCP 443')

  await canvas.placeFrom(PRIVATE, 'an on-premises network', await canvas.bareSpot())
  await fit.click()
  const office = await canvas.spotIn(/^on-premises network /, 0.5, 0.5)
  await canvas.placeFrom(PRIVATE, 'an on-premises host', office)
  await fit.click()
  const hub = await canvas.spotIn('transit gateway tgw-1', 0.5, 0.5)
  await canvas.placeFrom(PRIVATE, 'a VPN connection', hub)
  await expect(inspector.panel.getByRole('combobox', { name: 'Gateway of AWS' })).toHaveValue(
    /^tgw-/,
  )
  await openBySearch(page, shell, 'rtb-2', inspector)
  await new RuleTable(page, 'Routes of rtb-2').add(['192.168.0.0/16', 'tgw-1'])
  await form.fire({ from: 'onprem-host-1', to: 'server-2' })
  await tracePanel.says('Allowed', 'onprem-host-1 reaches server-2 on TCP 443')
})

test('a VPN leads to a network of one’s own, drawn by keyboard', async ({
  page,
  shell,
  form,
  tracePanel,
  inspector,
}) => {
  await shell.open()
  await shell.newDiagram()
  for (const kind of [
    'a VPC',
    'a subnet',
    'an instance',
    'a virtual private gateway',
    'an on-premises network',
    'an on-premises host',
    'a VPN connection',
  ]) {
    await run(page, shell, `Add ${kind}`)
  }
  await expect(inspector.name).toHaveValue('vpn-1')
  await expect(inspector.panel.getByRole('combobox', { name: 'Gateway of AWS' })).toHaveValue(
    /^vgw-/,
  )

  await openBySearch(page, shell, 'vgw-1', inspector)
  const propagation = inspector.panel.getByRole('region', { name: 'Propagation' })
  await tabTo(page, propagation.getByRole('checkbox'))
  await page.keyboard.press('Space')
  await expect(propagation.getByRole('checkbox')).toBeChecked()

  await openBySearch(page, shell, 'default', inspector)
  await tabTo(page, page.getByRole('button', { name: /^Add rule/ }))
  await page.keyboard.press('Enter')
  await page.keyboard.type('HTTPS')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('192.168.0.0/16')
  await page.keyboard.press('Tab')

  for (const [label, text] of [
    ['From', 'onprem-host-1'],
    ['To', 'server-1'],
    ['Port', '443'],
  ] as const) {
    await form.field(label).focus()
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await run(page, shell, 'Fire the packet')
  await tracePanel.says('Allowed', 'onprem-host-1 reaches server-1 on TCP 443')

  // The tunnels go down: what the table had learned over them is withdrawn.
  await openBySearch(page, shell, 'vpn-1', inspector)
  await tabTo(page, inspector.panel.getByRole('switch', { name: 'A tunnel is up' }))
  await page.keyboard.press('Space')
  await tracePanel.says('Denied', /vpn-1|onprem/)
  await page.keyboard.press('ControlOrMeta+z')
  await tracePanel.says('Allowed', 'onprem-host-1 reaches server-1 on TCP 443')
})

/** Runs a command of the palette by its words. */
async function run(page: Page, shell: Shell, words: string): Promise<void> {
  const search = await shell.openSearch()
  await page.keyboard.type(words)
  await expect(search.getByRole('option', { name: words }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(search).toBeHidden()
}

/** Opens a resource of this name, as somebody does who knows what it is called. */
async function openBySearch(
  page: Page,
  shell: Shell,
  name: string,
  inspector: Inspector,
): Promise<void> {
  const search = await shell.openSearch()
  await page.keyboard.type(name)
  await expect(search.getByRole('option').first()).toContainText(name)
  await page.keyboard.press('Enter')
  await expect(search).toBeHidden()
  await expect(inspector.name).toHaveValue(name)
}
