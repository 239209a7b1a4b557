import { expect, test } from './fixtures'
import { Run } from './pages/Run'
import { Traffic } from './pages/Traffic'

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('traffic is added, told, changed while it runs, switched off, and kept', async ({
  page,
  shell,
}) => {
  const run = new Run(page)
  const traffic = new Traffic(page)
  await run.open()
  await page.getByRole('button', { name: 'Add or change traffic' }).click()
  await traffic.addKind('Steady stream')
  await traffic.write('From', 'Office')
  await page.getByRole('button', { name: 'From: Add another' }).click()
  await page.keyboard.type('Scanner')
  await page.keyboard.press('Enter')
  await traffic.write('To', 'web-b')
  await traffic.write('Port', '443')
  await traffic.write('Per second', '4')
  const told = 'one of Office and Scanner opens 4 connections a second to web-b, TCP 443'
  await expect(traffic.source(told)).toBeVisible()
  await traffic.write('Per second', 'often')
  await expect(traffic.sources.getByText('“often” is no number')).toBeVisible()
  await page.keyboard.press('Escape')

  await run.setSpeed('5×')
  await run.play.click()
  await expect(run.lanes.getByText('Scanner → web-b')).toBeVisible()
  await traffic.letHappen('Stop app-a1')
  await expect(run.edit('Stop app-a1')).toBeVisible()
  await run.pause.click()

  const off = traffic.sources.getByRole('switch', { name: /^one of Office and Scanner/ })
  await off.click()
  await expect(traffic.source(/switched off$/)).toBeVisible()
  await shell.reload()
  await run.open()
  await page.getByRole('tab', { name: 'Traffic' }).click()
  await expect(traffic.source(/^one of Office and Scanner .* switched off$/)).toBeVisible()
})

test('the same by keys alone', async ({ page }) => {
  const run = new Run(page)
  const traffic = new Traffic(page)
  const press = (key: string) => page.keyboard.press(key)
  await press('Shift+T')
  await expect(traffic.add.getByRole('button', { name: 'One packet' })).toBeFocused()
  for (let tab = 0; tab < 5; tab += 1) await press('Tab')
  await press('Enter')
  await expect(traffic.field('From')).toBeFocused()
  await page.keyboard.type('web-a')
  await press('Enter')
  const ping = traffic.source(/^web-a sends a ping to orders-db, ICMP/)
  await expect(ping).toHaveAttribute('aria-expanded', 'true')

  await ping.focus()
  await press('Enter')
  await expect(ping).toHaveAttribute('aria-expanded', 'false')
  await press('Delete')
  await expect(ping).toHaveCount(0)
  await expect(traffic.source(/^Scanner opens/)).toBeFocused()
  await press('ControlOrMeta+z')
  await expect(ping).toBeVisible()

  await press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Search or run a command' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('give home a new')
  await expect(palette.getByRole('option')).toHaveCount(1)
  await press('Enter')
  await expect(run.edit('Give Home a new address')).toBeVisible()
})
