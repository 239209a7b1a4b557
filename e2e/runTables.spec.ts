import { expect, test } from './fixtures'
import { Ladder } from './pages/Ladder'
import { Run } from './pages/Run'
import { RunTables } from './pages/RunTables'

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('a run is read in its tables, its flow log and the ladder of a connection', async ({
  page,
}) => {
  const [run, tables, ladder] = [new Run(page), new RunTables(page), new Ladder(page)]
  await run.open()
  await run.skipTen()
  await run.skipTen()

  // A row that is chosen is followed: in its table, in the log and in the ladder.
  await tables.filterEntries(':22 bastion')
  const session = tables.entry(/Tracked at bastion, tcp :22/).first()
  await session.click()
  await expect(session).toHaveAttribute('aria-selected', 'true')
  await expect(ladder.tab).toHaveAttribute('aria-selected', 'true')
  await expect(ladder.packet(/SYN \d+ → 22 from Office to bastion, arrived/)).toBeVisible()
  await expect(ladder.packet(/entry written at bastion/)).toBeVisible()
  await tables.followedOnly.click()
  await expect(tables.record(/ACCEPT at bastion: 203\.0\.113\.24/)).toBeVisible()
  await expect(tables.record(/at web-a/)).toHaveCount(0)
  await tables.followedOnly.click()

  // The headers at each hop, with what the gateway changed.
  await ladder.headers('SYN').click()
  const gateway = page
    .getByRole('listitem')
    .filter({ hasText: /igw.*translates/ })
    .first()
  await expect(gateway).toContainText('203.0.113.24')

  // Records are written when their interval is over, filtered and taken along.
  await tables.aggregate('10 s')
  await expect(tables.flowLog.getByText(/0:20 – 0:30 · collecting, written at 0:30/)).toBeVisible()
  await tables.showActions('REJECT')
  await tables.filterLog('orders-db')
  await expect(tables.record(/^REJECT at orders-db/).first()).toBeVisible()
  await expect(tables.record(/^ACCEPT/)).toHaveCount(0)
  const lines = (await tables.save('Save as .log')).trim().split('\n')
  expect(lines[0]).toMatch(/^version account-id interface-id srcaddr/)
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines.slice(1)) expect(line).toMatch(/^2 \d{12} eni-\S+ .* REJECT OK$/)

  // A row of the ladder is a moment: the run goes there, tables and all.
  await ladder.packet(/SYN \d+ → 22/).click()
  await expect.poll(() => run.seconds()).toBeLessThan(8)
  await expect(ladder.present).toHaveCount(1)
  await expect(ladder.rows.last()).toHaveAttribute('data-when', 'later')
  await expect(tables.flowLog.getByText(/· collecting, written at 0:10/)).toBeVisible()
})

test('tables and ladder are walked by keys, and tell what an edit has done', async ({
  page,
  canvas,
}) => {
  const [run, tables, ladder] = [new Run(page), new RunTables(page), new Ladder(page)]
  const press = (key: string) => page.keyboard.press(key)
  await press('r')
  await expect(run.moment).toBeVisible()
  await run.skipTen()
  await expect(ladder.sentence).toHaveText(
    /^\d+ connections? got through.* and \d+ were refused\.$/,
  )

  await tables.entries.focus()
  await press('ArrowDown')
  await press('ArrowDown')
  await press('Enter')
  await expect(tables.entries.locator('tr[aria-selected=true]').first()).toBeVisible()
  await expect(ladder.tab).toHaveAttribute('aria-selected', 'true')
  const before = await run.seconds()
  await ladder.rows.first().getByRole('button').first().focus()
  await press('Enter')
  await expect.poll(() => run.seconds()).toBeLessThan(before)

  await canvas.select('instance web-b')
  await press('Delete')
  await expect(ladder.sentence).toHaveText(/^After the edit, /)
})
