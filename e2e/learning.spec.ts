import { expect, test } from './fixtures'
import { beyondTheEdge, isOpenToAll, isReadableInTheDark } from './openToAll'
import { Predict } from './pages/Predict'
import { Run } from './pages/Run'

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('an open session outlives its rule and new ones die, and each moment is seen again', async ({
  page,
  inspector,
}) => {
  // A run takes its time.
  test.slow()
  const run = new Run(page)
  const tab = (name: string) => inspector.panel.getByRole('tab', { name, exact: true })
  const story = page.getByRole('list', { name: 'What happened' })
  await run.open()
  await run.setSpeed('2×')
  await run.play.click()
  await run.comesTo(4)
  await run.pause.click()
  await inspector.openFromSummary('web-sg')
  const rules = await inspector.rules('web-sg', 'Inbound')
  await rules.delete(rules.row(/HTTPS TCP 443/))
  await expect(rules.row(/HTTPS TCP 443/)).toBeHidden()

  await tab('Story').click()
  await run.play.click()
  const refused = /Home's SYN is refused at web-a: web-sg has no inbound rule for TCP 443/
  await expect(
    story.getByRole('button', { name: /Home goes on with web-a: web-sg tracked/ }).first(),
  ).toBeVisible({ timeout: 30_000 })
  await expect(story.getByRole('button', { name: refused }).first()).toBeVisible({
    timeout: 30_000,
  })
  // Who asked for less motion has it in sentences, as who listens has.
  const voice = page.getByRole('paragraph').and(page.getByLabel('The run in sentences'))
  await expect(voice).not.toBeEmpty()
  await expect(voice).toBeInViewport()
  await run.pause.click()
  await expect(inspector.panel).toContainText(/After the edit, \d+ open connections? lives? on/)
  await expect(run.lanes.getByRole('button', { name: /tracked/ }).first()).toBeAttached()
  await expect(run.lanes.getByRole('button', { name: /Denied at/ }).first()).toBeAttached()

  await inspector.panel.getByRole('radio', { name: 'Denials' }).click()
  await expect(story.getByRole('button', { name: refused }).first()).toBeVisible()
  await isOpenToAll(inspector.panel, 'what happened')
  await isReadableInTheDark(page, inspector.panel, 'what happened')
  await inspector.panel.getByRole('radio', { name: 'Edits' }).click()
  await story.getByRole('button').click()
  await tab('Inspect').click()
  await expect(rules.row(/HTTPS TCP 443/)).toBeHidden()
  const edited = await run.seconds()
  await run.pressAt(1, 30)
  await expect.poll(() => run.seconds()).toBeLessThan(edited)
  await expect(rules.row(/HTTPS TCP 443/)).toBeVisible()
  await run.nextDenial.click()
  await expect.poll(() => run.seconds()).toBeGreaterThan(1)
  await run.edit('Delete rule of web-sg').click()
  await expect(rules.row(/HTTPS TCP 443/)).toBeHidden()

  await tab('Compare').click()
  await expect(
    inspector.panel.getByRole('status').filter({ hasText: /fare otherwise/ }),
  ).toHaveText(/^\d+ of \d+ connections fare otherwise after the edit\.$/, { timeout: 45_000 })
  await expect(inspector.panel.getByRole('row', { name: /Home → web-a/ })).toContainText('0 of')
  await expect(inspector.panel.getByRole('row', { name: /web-a → app-a1/ })).not.toContainText(
    '0 of',
  )
  const first = inspector.panel.getByRole('region', { name: 'Where they part first' })
  await expect(first).toContainText('web-sg inbound allows')
  await expect(first).toContainText('web-sg inbound denies')
  await isOpenToAll(inspector.panel, 'before and after')
  await isReadableInTheDark(page, inspector.panel, 'before and after')
  await first.getByRole('button', { name: /^Go to/ }).click()
  await expect.poll(() => run.seconds()).toBeLessThan(2)
  await tab('Inspect').click()
  await expect(rules.row(/HTTPS TCP 443/)).toBeVisible()
})

test('the same by keys alone: the rule goes, new sessions die, the past has the rule', async ({
  page,
  shell,
  inspector,
}) => {
  const run = new Run(page)
  const press = (key: string) => page.keyboard.press(key)
  const command = async (words: string) => {
    const search = await shell.openSearch()
    await page.keyboard.type(words)
    await expect(search.getByRole('option', { name: new RegExp(words, 'i') }).first()).toBeVisible()
    await press('Enter')
    await expect(search).toBeHidden()
  }
  await press('r')
  await expect(run.moment).toBeVisible()
  await press('>')
  await press('Space')
  await run.comesTo(4)
  await press('Space')
  await expect(run.play).toBeVisible()
  await command('web-sg')
  const rules = await inspector.rules('web-sg', 'Inbound')
  const https = rules.row(/HTTPS TCP 443/)
  await rules.cell('Port', https).focus()
  await press('ControlOrMeta+Backspace')
  await expect(https).toBeHidden()
  const edited = await run.seconds()

  await run.moment.focus()
  await press('Space')
  await run.comesTo(edited + 3)
  await press('Space')
  await expect(run.lanes.getByRole('button', { name: /Denied at/ }).first()).toBeAttached()
  const played = await run.seconds()
  await press('Shift+D')
  await expect.poll(() => run.seconds()).toBeLessThan(played)
  await press('Home')
  await expect.poll(() => run.seconds()).toBe(0)
  await expect(https).toBeVisible()
  await press('d')
  await expect.poll(() => run.seconds()).toBeGreaterThan(0)
  await press('h')
  await expect(page.getByRole('list', { name: 'What happened' })).toContainText(
    'opens a connection',
  )
  await press('b')
  await expect(inspector.panel.getByRole('combobox', { name: 'Before and after' })).toBeVisible()
})

test('a walk is foretold decision by decision, nothing tells it before, and the score stays', async ({
  page,
  shell,
  form,
}) => {
  // Some twenty decisions, and a reading of the card in both themes.
  test.slow()
  const predict = new Predict(page)
  const press = (key: string) => page.keyboard.press(key)
  await press('q')
  await press('f')
  await expect(predict.question).toHaveText(
    'The request reaches the security group of app-a1. What happens?',
  )
  await expect(predict.card).toContainText('10.0.21.30:5432')
  // Neither the strip, nor the panel, nor the drawing knows more than has happened.
  const strip = page.getByRole('group', { name: 'Walk' })
  await expect(strip.getByRole('button', { name: /denies|allows/ })).toHaveCount(0)
  await expect(page.getByText(/acl-db/).filter({ visible: true })).toHaveCount(0)
  await expect(page.getByText(/dies|refused$/).filter({ visible: true })).toHaveCount(1)
  await isOpenToAll(predict.card, 'the question')
  await isReadableInTheDark(page, predict.card, 'the question')

  await press('Space')
  await expect(predict.card).toContainText('Say first what happens')
  await press('ArrowDown')
  await expect(predict.row(/TCP 5432/)).toBeChecked()
  await expect(predict.verdict(/^Allowed/)).toHaveAttribute('aria-pressed', 'true')
  await press('Space')
  await expect(predict.card.getByRole('status').filter({ hasText: 'Right' })).toContainText(
    'The outbound rule matches TCP 5432',
  )
  await predict.hasScore(1, 1)
  await press('Enter')
  await predict.showUntil(/^The reply reaches the network ACL of db-a/)
  await predict.row(/^100/).click()
  await predict.reveal.click()
  await expect(predict.card).toContainText('Not so')
  await expect(predict.row(/^90/)).toContainText('decides')
  await predict.hasScore(1, 2)
  await isOpenToAll(predict.card, 'the answer')
  // With the last decision all is told.
  await expect(page.getByText('The request arrives. The reply dies at acl-db')).toBeVisible()
  await expect(strip.getByRole('button', { name: /^Reply: acl-db out denies/ })).toBeVisible()

  await shell.reload()
  await press('q')
  await form.fireButton.click()
  await predict.hasScore(1, 2)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(predict.question).toBeInViewport()
  expect(await beyondTheEdge(predict.card)).toEqual([])
  await predict.card.getByRole('button', { name: 'Reset the score' }).click()
  await expect(predict.card).not.toContainText('right so far')
  await page.setViewportSize({ width: 1440, height: 900 })
  await press('q')
  await expect(predict.card).toBeHidden()

  // A run asks too, with the ports that it drew, and goes on by itself after the answer.
  const run = new Run(page)
  await run.open()
  await press('q')
  await run.play.click()
  await expect(predict.question).toContainText('(SYN)')
  const asked = await predict.question.textContent()
  const stopped = await run.seconds()
  await press('PageDown')
  await expect(predict.card).toContainText('Shown without an answer')
  await press('Space')
  await expect(predict.question).not.toHaveText(asked ?? '')
  expect(await run.seconds()).toBeGreaterThanOrEqual(stopped)
  await press('q')
  await expect(predict.card).toBeHidden()
})
