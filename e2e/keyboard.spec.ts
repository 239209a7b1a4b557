import { expect, test } from './fixtures'
import { tabTo } from './keys'

test('the whole first lesson works without a mouse', async ({ page, shell, tracePanel }) => {
  await shell.open()
  await page.keyboard.press('f')
  await tracePanel.says('Denied', 'The reply dies at acl-db')

  // The deciding rule is open in the trace: from the end of the page back to it.
  await tabTo(page, page.getByRole('button', { name: 'Show rule' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Rule, entry 1'))
  await expect(page.getByLabel('Rule, entry 1')).toHaveValue('90')
  await page.keyboard.press('ControlOrMeta+Backspace')
  await tracePanel.says('Intermittent', /49152–60999/)

  const search = await shell.openSearch()
  await page.keyboard.type('acl-app')
  await expect(search.getByRole('option').first()).toContainText('acl-app')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Port, entry 4'))
  await page.keyboard.type('32768-65535')
  await page.keyboard.press('Tab')
  await tracePanel.says('Allowed', 'app-a1 reaches orders-db on TCP 5432')

  await tabTo(page, shell.undoButton, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tracePanel.says('Intermittent', /49152–60999/)
  await page.keyboard.press('Enter')
  await tracePanel.says('Denied', 'The reply dies at acl-db')
})

test('things are added, reached and deleted by keys', async ({
  page,
  shell,
  canvas,
  inspector,
}) => {
  await shell.open()
  await shell.openSearch()
  await page.keyboard.type('add an instance')
  await page.keyboard.press('Enter')
  await expect(canvas.thing(/^instance /)).toHaveCount(9)
  await expect(page.getByRole('textbox', { name: 'New name of public-a1' })).toBeFocused()
  await page.keyboard.type('probe')
  await page.keyboard.press('Enter')
  await expect(inspector.name).toHaveValue('probe')
  await expect(canvas.thing('instance probe')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(canvas.thing(/^instance /)).toHaveCount(8)

  await canvas.thing('instance bastion').focus()
  await page.keyboard.press('Enter')
  await expect(inspector.name).toHaveValue('bastion')
})
