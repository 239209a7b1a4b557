import { expect, test } from './fixtures'

test('a subnet is made, split and joined again on the map of its VPC', async ({
  shell,
  canvas,
  addresses,
}) => {
  await shell.open()
  await canvas.select('VPC shop-prod')
  await addresses.piece(/^app-a, 10\.0\.11\.0\/24, private, 2 of 251 used/).click()
  await addresses.button('Split').click()
  await expect(canvas.thing('subnet app-a-2')).toBeVisible()
  await addresses.piece(/^app-a-2, 10\.0\.11\.128\/25/).click()
  await addresses.button('Join with app-a').click()
  await expect(canvas.thing('subnet app-a-2')).toHaveCount(0)
  await expect(addresses.piece(/^app-a, 10\.0\.11\.0\/24, private, 2 of 251 used/)).toBeVisible()

  await addresses.piece(/^free, 10\.0\.4\.0\/22/).click()
  await addresses.region.getByLabel('Size').selectOption({ label: '/26, 59 usable addresses' })
  await addresses.region.getByLabel('Zone').selectOption('us-east-1b')
  await addresses.button('Create 10.0.4.0/26').click()
  await expect(canvas.thing('subnet subnet-1')).toBeVisible()
  await shell.takeBack('subnet-1 has 10.0.4.0/26 in us-east-1b.')
  await expect(canvas.thing('subnet subnet-1')).toHaveCount(0)
})

test('a split that would cost a machine its address is refused with the reason', async ({
  shell,
  canvas,
  inspector,
  addresses,
}) => {
  await shell.open()
  await canvas.select('instance app-a1')
  const address = inspector.panel.getByLabel('Primary private IPv4')
  await address.fill('10.0.11.129')
  await address.press('Enter')
  await canvas.select('VPC shop-prod')
  await addresses.piece(/^app-a,/).click()
  await addresses.button('Split').click()
  await expect(addresses.region).toContainText(
    'app-a1 would lose 10.0.11.129: AWS keeps the first four addresses of 10.0.11.128/25',
  )
  await expect(canvas.thing('subnet app-a-2')).toHaveCount(0)
})

test('a subnet shows whose its addresses are and gives a free one away, by keys alone', async ({
  page,
  shell,
  canvas,
  addresses,
}) => {
  await shell.open()
  await canvas.thing('subnet db-a').focus()
  await page.keyboard.press('Enter')
  await addresses.piece(/^10\.0\.21\.0, network address/).focus()
  await page.keyboard.press('ArrowRight')
  await expect(addresses.piece(/^10\.0\.21\.1, VPC router/)).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await addresses.button(/^Add an instance at 10\.0\.21\./).focus()
  await page.keyboard.press('Enter')
  await expect(canvas.thing(/^instance server-1, .*in db-a/)).toBeVisible()
  await addresses.list()
  await expect(addresses.row('orders-db')).toContainText('10.0.21.30')
  await expect(addresses.row('broadcast')).toContainText('10.0.21.255')
})

test('an instance that is dragged to another subnet takes an address there, and back', async ({
  shell,
  canvas,
}) => {
  await shell.open()
  const from = await canvas.spotIn('instance app-a1', 0.3, 0.3)
  const to = await canvas.spotIn('subnet public-b', 0.5, 0.5)
  await canvas.drag('instance app-a1', { x: to.x - from.x, y: to.y - from.y })
  await expect(canvas.thing(/^instance app-a1, 10\.0\.2\.10, in public-b/)).toBeVisible()
  await shell.takeBack('app-a1 moved to public-b and took 10.0.2.10.')
  await expect(canvas.thing(/^instance app-a1, 10\.0\.11\.20, in app-a/)).toBeVisible()
})

test('an instance moves to another subnet by keys alone', async ({ page, shell, canvas }) => {
  await shell.open()
  await canvas.thing('instance app-a1').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('m')
  await expect(page.getByRole('dialog', { name: 'Move to another subnet' })).toBeVisible()
  await page.keyboard.type('app-b')
  await expect(page.getByRole('option', { name: /^app-b/ })).toContainText('takes 10.0.12.10')
  await page.keyboard.press('Enter')
  await expect(page.getByText('app-a1 moved to app-b and took 10.0.12.10.')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(canvas.thing(/^instance app-a1, 10\.0\.11\.20, in app-a/)).toBeVisible()
})

test('an instance dropped on the empty canvas stands there, in a VPC and a subnet of its own', async ({
  shell,
  canvas,
}) => {
  await shell.open()
  await shell.newDiagram()
  const { x, y } = await canvas.spotOf({ x: 0.5, y: 0.7 })
  await canvas.place('an instance', { x, y })
  await expect(canvas.thing(/^instance server-1, .*in subnet-1/)).toBeVisible()
  await expect(canvas.thing('VPC vpc-1')).toBeVisible()
})

test('the history goes back to a step that is chosen by name', async ({ page, shell, canvas }) => {
  await shell.open()
  for (const name of ['one', 'two', 'three']) {
    await canvas.thing(/^instance (app-a1|one|two|three),/).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('F2')
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect(canvas.thing(`instance ${name}`)).toBeVisible()
  }
  await page.getByRole('button', { name: 'Steps to go back to' }).click()
  await page.getByRole('menuitemradio', { name: 'Rename app-a1' }).click()
  await expect(canvas.thing('instance one')).toBeVisible()
  await page.getByRole('button', { name: 'Steps to go back to' }).click()
  await page.getByRole('menuitemradio', { name: /^Rename two/ }).click()
  await expect(canvas.thing('instance three')).toBeVisible()
})
