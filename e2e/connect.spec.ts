import type { Locator, Page } from '@playwright/test'
import type { Canvas } from './pages/Canvas'
import { expect, test } from './fixtures'

/** Drags from the middle of one thing to a place of another, as a hand does. */
async function drag(
  page: Page,
  from: Locator,
  to: Locator,
  share: { readonly x: number; readonly y: number } = { x: 0.5, y: 0.5 },
): Promise<void> {
  await hold(page, from, to, share)
  await page.mouse.up()
}

async function hold(
  page: Page,
  from: Locator,
  to: Locator,
  share: { readonly x: number; readonly y: number } = { x: 0.5, y: 0.5 },
): Promise<void> {
  const start = await from.boundingBox()
  const end = await to.boundingBox()
  if (!start || !end) throw new Error('It is not on the screen')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + start.width / 2 + 9, start.y + start.height / 2 + 9, { steps: 3 })
  await page.mouse.move(end.x + end.width * share.x, end.y + end.height * share.y, { steps: 6 })
}

/** The route table's tab on a subnet's border. */
function tab(canvas: Canvas, words: string | RegExp): Locator {
  return canvas.region.getByRole('button', { name: words }).first()
}

/** The shields on a card. */
function shields(canvas: Canvas, name: string): Locator {
  return canvas.thing(name).getByRole('button', { name: /^Security group/ })
}

test('a route is made by dragging a route table to a gateway, and one undo takes it back', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  await drag(page, tab(canvas, /^Route table rtb-app-a,/), canvas.thing('internet gateway igw'))
  await expect(tab(canvas, 'Route table rtb-app-a, 0.0.0.0/0 → igw')).toBeVisible()
  await expect(shell.undoButton).toHaveAccessibleName(/Route 0\.0\.0\.0\/0 of rtb-app-a to igw/)
  await shell.undo()
  await expect(tab(canvas, 'Route table rtb-app-a, 0.0.0.0/0 → nat-a')).toBeVisible()
  await expect(shell.undoButton).toBeDisabled()
})

test('what is not possible says why while it is under the pointer, and nothing is made', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  await hold(page, tab(canvas, /^Route table rtb-app-a,/), canvas.thing('NAT gateway nat-a'))
  await expect(page.getByText('rtb-app-a sends 0.0.0.0/0 to nat-a already.')).toBeVisible()
  await page.mouse.up()
  await expect(shell.undoButton).toBeDisabled()

  await hold(page, shields(canvas, 'instance bastion').first(), canvas.thing('NAT gateway nat-a'))
  await expect(page.getByText('No security group can be put on a NAT gateway.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(shell.undoButton).toBeDisabled()
})

test('a route table and a network ACL are put on a subnet', async ({ page, shell, canvas }) => {
  await shell.open()
  const corner = { x: 0.1, y: 0.3 }
  await drag(page, tab(canvas, /^Route table rtb-app-a,/), canvas.thing('subnet db-a'), corner)
  await expect(tab(canvas, /^Route table rtb-db,/)).toHaveCount(1)
  await expect(
    canvas.thing('subnet db-a').getByRole('button', { name: /^Route table rtb-app-a,/ }),
  ).toBeVisible()
  await drag(page, canvas.gate('acl-public').first(), canvas.thing('subnet db-a'), corner)
  await expect(canvas.gate('acl-public')).toHaveCount(3)
  await expect(shell.undoButton).toHaveAccessibleName(/Associate acl-public with db-a/)
  await shell.undo()
  await shell.undo()
  await expect(canvas.gate('acl-db')).toHaveCount(2)
  await expect(shell.undoButton).toBeDisabled()
})

test('a group is put on all that is selected by dropping it on one of them', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  await canvas.select('instance web-a')
  await page.keyboard.down('Shift')
  await canvas.select('instance web-b')
  await page.keyboard.up('Shift')
  await drag(page, shields(canvas, 'instance bastion').first(), canvas.thing('instance web-b'))
  await expect(shields(canvas, 'instance web-a')).toHaveCount(2)
  await expect(shields(canvas, 'instance web-b')).toHaveCount(2)
  await expect(shell.undoButton).toHaveAccessibleName(/Put 2 things into bastion-sg/)
  await shell.undo()
  await expect(shields(canvas, 'instance web-a')).toHaveCount(1)
})

test('a group dropped on a rule is its source; beside the rules it asks what to admit', async ({
  page,
  shell,
  canvas,
  inspector,
}) => {
  await shell.open()
  await shields(canvas, 'instance orders-db').first().click()
  const rules = await inspector.rules('db-sg', 'Inbound')
  const table = page.getByRole('table', { name: 'Inbound rules of db-sg' })
  const bastion = shields(canvas, 'instance bastion').first()
  await drag(page, bastion, table.getByLabel('Source, rule 1'))
  await expect(rules.row(/bastion-sg/)).toBeVisible()
  await shell.undo()
  await expect(rules.row(/app-sg/)).toBeVisible()

  await drag(page, bastion, table.getByRole('columnheader', { name: 'Note' }))
  await expect(page.getByRole('menuitem', { name: 'Admit TCP 5432 from bastion-sg' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(rules.row(/bastion-sg/)).toBeVisible()
  await expect(rules.row(/app-sg/)).toBeVisible()
})

test('a line of the outline is dragged onto the drawing', async ({ page, shell, canvas }) => {
  await shell.open()
  await page.getByRole('button', { name: 'Outline' }).click()
  const group = page.getByRole('treeitem', { name: /^bastion-sg, security group/ })
  await group.scrollIntoViewIfNeeded()
  await drag(page, group, canvas.thing('instance app-b1'))
  await expect(shields(canvas, 'instance app-b1')).toHaveCount(2)
})

test('a dot at the lower edge connects what has no tab or shield', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  await canvas.thing('internet gateway igw').hover()
  const dot = canvas.region.getByRole('button', { name: 'Connect igw' })
  await drag(page, dot, canvas.thing('subnet db-b'), { x: 0.1, y: 0.3 })
  await expect(tab(canvas, 'Route table rtb-db, 0.0.0.0/0 → igw')).toBeVisible()
})

test('by keyboard alone, C lists what fits and Enter makes it', async ({ page, shell, canvas }) => {
  await shell.open()
  await canvas.thing('instance bastion').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('c')
  const list = page.getByRole('dialog', { name: 'Connect bastion to' })
  await expect(list).toBeVisible()
  await page.keyboard.type('app-sg')
  await expect(list.getByRole('option', { selected: true })).toHaveText('Put bastion into app-sg')
  await page.keyboard.press('Enter')
  await expect(list).toBeHidden()
  await expect(shields(canvas, 'instance bastion')).toHaveCount(2)

  await canvas.thing('subnet db-a').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('c')
  await page.keyboard.type('igw')
  await page.keyboard.press('Enter')
  await expect(tab(canvas, 'Route table rtb-db, 0.0.0.0/0 → igw')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(shields(canvas, 'instance bastion')).toHaveCount(1)
  await expect(shell.undoButton).toBeDisabled()
})

test('by keyboard alone, a refusal is found in the same list', async ({ page, shell, canvas }) => {
  await shell.open()
  await canvas.thing('NAT gateway nat-a').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'Connect nat-a to' })).toBeVisible()
  await page.keyboard.type('bastion-sg')
  await expect(page.getByText('No security group can be put on a NAT gateway.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(shell.undoButton).toBeDisabled()
})

test('pointing at a subnet, or coming to it by keyboard, shows what its table leads to', async ({
  shell,
  canvas,
  page,
}) => {
  await shell.open()
  const destination = canvas.region.getByText('0.0.0.0/0', { exact: true })
  await expect(destination).toHaveCount(0)
  await canvas.thing('subnet app-a').hover({ position: { x: 180, y: 20 } })
  await expect(destination).toBeVisible()
  await page.mouse.move(2, 2)
  await expect(destination).toHaveCount(0)
  await page.keyboard.press('Tab')
  await canvas.thing('subnet app-b').focus()
  await expect(destination).toBeVisible()
})

const HUB = 'Hub and spoke with one egress'

test('two VPCs are peered by the dot at the head of one, and nothing moves', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  await shell.openExample(HUB)
  const before = await canvas.placeIn('VPC dev', 'VPC egress')
  await canvas.thing('VPC dev').getByText('dev', { exact: true }).hover()
  const dot = canvas.region.getByRole('button', { name: 'Connect dev', exact: true })
  await drag(page, dot, canvas.thing('VPC prod'), { x: 0.5, y: 0.97 })
  await expect(canvas.thing('peering connection dev-prod')).toBeVisible()
  expect(await canvas.placeIn('VPC dev', 'VPC egress')).toEqual(before)
  await shell.undo()
  await expect(canvas.thing('peering connection dev-prod')).toHaveCount(0)
})

test('where a pair can mean several things, the drop asks, and Escape makes none', async ({
  page,
  shell,
  canvas,
  inspector,
}) => {
  await shell.open()
  await shell.openExample(HUB)
  const hub = canvas.thing('transit gateway hub')
  await drag(page, tab(canvas, /^Route table rtb-shared/), hub)
  const menu = page.getByRole('menu', { name: 'What to make' })
  await expect(menu.getByRole('menuitem')).toHaveCount(4)
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()

  await drag(page, tab(canvas, /^Route table rtb-shared/), hub)
  await menu.getByRole('menuitem', { name: 'Route 10.42.0.0/16 of rtb-shared to hub' }).click()
  await tab(canvas, /^Route table rtb-shared/).click()
  await expect(inspector.name).toHaveValue('rtb-shared')
  await expect(page.getByLabel('Destination, route 2')).toHaveValue('10.42.0.0/16')
  await expect(shell.undoButton).toHaveAccessibleName(/Route 10\.42\.0\.0\/16 of rtb-shared to hub/)
})

test('by keyboard alone, a VPC is peered and a machine gets an Elastic IP', async ({
  page,
  shell,
  canvas,
}) => {
  await shell.open()
  await shell.openExample(HUB)
  await canvas.thing('VPC dev').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'Connect dev to' })).toBeVisible()
  await page.keyboard.type('peer dev with prod')
  await page.keyboard.press('Enter')
  await expect(canvas.thing('peering connection dev-prod')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(canvas.thing('peering connection dev-prod')).toHaveCount(0)

  await shell.openExample('Three-tier shop')
  await canvas.thing('internet gateway igw').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'Connect igw to' })).toBeVisible()
  await page.keyboard.type('elastic app-a1')
  await page.keyboard.press('Enter')
  await expect(shell.undoButton).toHaveAccessibleName(/Give app-a1 an Elastic IP/)
})
