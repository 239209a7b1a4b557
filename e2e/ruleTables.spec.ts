import { expect, test } from './fixtures'

test.beforeEach(async ({ context, shell }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await shell.open()
})

test('rules are sorted, filtered, selected, copied and deleted with the mouse', async ({
  page,
  shell,
  inspector,
}) => {
  await page.keyboard.press('Escape')
  await inspector.openFromSummary('app-sg')
  const rules = await inspector.rules('app-sg', 'Inbound')
  const ports = rules.table.getByLabel(/^Port, /)
  const before = await ports.count()

  await rules.table.getByRole('button', { name: 'Port' }).click()
  await expect(rules.table.getByRole('columnheader', { name: 'Port' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await inspector.panel.getByRole('button', { name: 'Own order' }).click()

  await inspector.panel.getByRole('textbox', { name: /^Filter/ }).fill('ssh')
  await expect(ports).toHaveCount(1)
  await inspector.panel.getByRole('textbox', { name: /^Filter/ }).fill('')
  await expect(ports).toHaveCount(before)

  await rules.table.getByRole('button', { name: 'Select rule 1' }).click()
  await rules.table.getByRole('button', { name: 'Select rule 2' }).click({ modifiers: ['Shift'] })
  await page.keyboard.press('ControlOrMeta+c')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n')).toHaveLength(2)
  expect(copied).toContain('\t')
  await inspector.panel.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(ports).toHaveCount(before - 2)
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Delete 2 rules of app-sg')

  // What was copied comes back as rows.
  await rules.addButton.focus()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(ports).toHaveCount(before)
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Paste rules of app-sg')
})

test('a rule is written, copied and noted without a mouse', async ({ page, shell, inspector }) => {
  await shell.openSearch()
  await page.keyboard.type('acl-app')
  await page.keyboard.press('Enter')
  const entries = await inspector.rules('acl-app', 'Inbound')
  const port = (number: number) => entries.table.getByLabel(`Port, entry ${number}`)

  // The filter is one key away, and Enter goes on to what it found.
  await page.getByRole('tab', { name: /^Inbound/ }).focus()
  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: /^Filter/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(entries.table.getByLabel('Rule, entry 1')).toBeFocused()

  // Arrows go from cell to cell, F2 writes in one.
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(port(1)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(port(2)).toBeFocused()
  await page.keyboard.press('Home')
  await expect(entries.table.getByLabel('Rule, entry 2')).toBeFocused()

  await page.keyboard.press('Shift+F2')
  await page.keyboard.type('for the web tier')
  await page.keyboard.press('Shift+Tab')
  await expect(entries.table.getByLabel('Note, entry 2')).toHaveValue('for the web tier')
  await expect(shell.undoButton).toHaveAccessibleName('Undo: Change entry of acl-app')

  const rows = await entries.table.getByLabel(/^Rule, /).count()
  await page.keyboard.press('ControlOrMeta+d')
  await expect(entries.table.getByLabel(/^Rule, /)).toHaveCount(rows + 1)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(entries.table.getByLabel(/^Rule, /)).toHaveCount(rows)
})

test('a source is called by the name of a host, and permissions of the command line become rules', async ({
  page,
  inspector,
}) => {
  await page.keyboard.press('Escape')
  await inspector.openFromSummary('bastion-sg')
  const rules = await inspector.rules('bastion-sg', 'Inbound')
  const before = await rules.table.getByLabel(/^Port, /).count()
  await rules.add(['RDP', '', 'Home'])
  await expect(rules.table.getByLabel(`Source, rule ${before + 1}`)).toHaveValue('198.51.100.7/32')

  const permission = { IpProtocol: 'tcp', FromPort: 8443, ToPort: 8443 }
  const json = JSON.stringify({
    IpPermissions: [{ ...permission, IpRanges: [{ CidrIp: '10.9.0.0/16' }] }],
  })
  await page.evaluate((text) => navigator.clipboard.writeText(text), json)
  await rules.addButton.focus()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(rules.table.getByLabel(`Source, rule ${before + 2}`)).toHaveValue('10.9.0.0/16')
})

test('a field explains itself and leads on to its concept', async ({ page, canvas, inspector }) => {
  await canvas.select('instance app-a1')
  const mark = inspector.panel.getByRole('button', { name: 'About State' })
  await mark.hover()
  await expect(page.getByText('Only a running instance sends or answers.').last()).toBeVisible()
  await mark.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const pages = page.getByRole('dialog', { name: 'Concepts' })
  await expect(pages.getByRole('heading', { name: 'Public IPv4 and Elastic IP' })).toBeVisible()
  await pages.getByRole('button', { name: 'NAT gateway' }).last().click()
  await expect(pages.getByRole('heading', { name: 'NAT gateway' })).toBeVisible()
  await expect(pages.getByRole('link').first()).toHaveAttribute('target', '_blank')
  await page.keyboard.press('Escape')
  await expect(pages).toBeHidden()
})

test('undo in a field takes back letters while they are typed, then the last step', async ({
  page,
  canvas,
  shell,
  inspector,
}) => {
  await canvas.select('instance app-a1')
  await inspector.rename('api-1')
  await expect(canvas.thing('instance api-1')).toBeVisible()
  await inspector.name.focus()
  await page.keyboard.press('End')
  await page.keyboard.type('23')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(canvas.thing('instance api-1')).toBeVisible()
  await expect(inspector.name).toHaveValue('api-1')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(inspector.name).toHaveValue('app-a1')
  await expect(shell.undoButton).toBeDisabled()
})
