import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import type { Canvas } from './pages/Canvas'
import { RuleTable } from './pages/RuleTable'

const FARTHEST = 160

// Each draws three services and fires packets at them: many steps for one test.
test.slow()

/** Goes to a control by the Tab key alone. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < FARTHEST; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(target).toBeFocused()
}

/** Takes a kind from the menu of services and points at a spot inside a drawn thing. */
async function point(page: Page, canvas: Canvas, kind: string, into: string): Promise<void> {
  await page.getByRole('button', { name: 'Load balancers and services' }).click()
  await page.getByRole('menuitem', { name: `Add ${kind}` }).click()
  const { x, y } = await canvas.spotIn(into, 0.12, 0.9)
  await page.mouse.move(x, y, { steps: 3 })
  await page.mouse.click(x, y)
}

test('a load balancer with two targets, a database and an endpoint are drawn by mouse', async ({
  page,
  shell,
  canvas,
  form,
  tracePanel,
  inspector,
}) => {
  await shell.open()
  await point(page, canvas, 'an RDS database', 'subnet db-a')
  await expect(inspector.name).toHaveValue('database')
  await expect(inspector.panel.getByRole('checkbox', { name: /^db-[ab], / })).toHaveCount(2)
  for (const subnet of await inspector.panel.getByRole('checkbox', { name: /^db-[ab], / }).all()) {
    await expect(subnet).toBeChecked()
  }

  await point(page, canvas, 'an interface endpoint', 'subnet app-a')
  await expect(inspector.name).toHaveValue('ssm')
  await expect(inspector.panel.getByLabel('Subnet in us-east-1b')).toHaveValue(/^subnet-/)

  await point(page, canvas, 'an Application Load Balancer', 'subnet public-a')
  await expect(inspector.name).toHaveValue('alb')
  await expect(inspector.panel.getByRole('radio', { name: 'Internet-facing' })).toBeChecked()
  await inspector.panel.getByRole('button', { name: 'alb-targets' }).click()

  await expect(inspector.name).toHaveValue('alb-targets')
  const targets = new RuleTable(page, 'Targets of alb-targets')
  await targets.add(['app-a1', '8080', ''])
  await targets.add(['app-b1', '8080', ''])
  await expect(targets.table.getByRole('row')).toHaveCount(3)
  await form.fire({ from: 'Home', to: 'alb', protocol: 'tcp', port: '80' })
  await tracePanel.says('Denied', 'app-sg')
  await inspector.show()
  await inspector.panel.getByRole('button', { name: 'Let alb in' }).click()
  await tracePanel.says('Allowed', 'Home reaches alb on TCP 80')
  // The database admits the whole VPC; it is the sender's own group that has no rule for it.
  await form.fire({ from: 'app-a1', to: 'database', protocol: 'tcp', port: '5432' })
  await tracePanel.says('Denied', 'app-sg has no outbound rule for TCP 5432')
  // The endpoint of the own zone is in the own subnet; on the way to the other one stands an ACL.
  await form.fire({ from: 'app-a1', to: 'ssm', protocol: 'tcp', port: '443' })
  await tracePanel.says('Intermittent', 'acl-app: no inbound rule allows TCP 443')

  // What AWS refuses is refused where it is written, and changes nothing.
  await canvas.select(/^load balancer alb, .*in public-a/)
  await inspector.panel.getByLabel('Subnet in us-east-1a').selectOption({ label: 'Not enabled' })
  await expect(inspector.panel).toContainText('needs two zones at least')
  await expect(inspector.panel.getByLabel('Subnet in us-east-1a')).toHaveValue(/^subnet-/)
})

test('the same by keys alone, and each step undone by its name', async ({
  page,
  shell,
  canvas,
  tracePanel,
  inspector,
}) => {
  const add = async (kind: string) => {
    const search = await shell.openSearch()
    await page.keyboard.type(`add ${kind}`)
    await expect(search.getByRole('option').first()).toContainText(`Add ${kind}`)
    await page.keyboard.press('Enter')
  }
  const go = async (name: string) => {
    const search = await shell.openSearch()
    await page.keyboard.type(name)
    await expect(search.getByRole('option').first()).toContainText(name)
    await page.keyboard.press('Enter')
    await expect(inspector.name).toHaveValue(name)
  }

  await shell.open()
  await add('an RDS database')
  await expect(inspector.name).toHaveValue('database')
  await add('an interface endpoint')
  await expect(inspector.name).toHaveValue('ssm')
  await add('an Application Load Balancer')
  await expect(inspector.name).toHaveValue('alb')

  await go('alb-targets')
  await tabTo(page, page.getByRole('button', { name: /^Add target/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Target, target 1')).toBeFocused()
  await page.keyboard.type('app-a1')
  await page.keyboard.press('Tab')
  await page.keyboard.type('8080')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Port, target 2')).toBeVisible()
  await tabTo(page, page.getByLabel('Target, target 2'), 'Shift+Tab')
  await page.keyboard.type('app-b1')
  await page.keyboard.press('Tab')
  await page.keyboard.type('8080')
  await page.keyboard.press('Tab')
  await tabTo(page, inspector.panel.getByRole('button', { name: 'Let alb in' }))
  await page.keyboard.press('Enter')
  await expect(shell.undoButton).toHaveAccessibleName(/Let alb in to alb-targets/)

  await tabTo(page, page.getByRole('combobox', { name: 'From', exact: true }))
  await page.keyboard.type('Home')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('combobox', { name: 'To', exact: true }))
  await page.keyboard.type('alb')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('combobox', { name: 'Port', exact: true }))
  await page.keyboard.type('80')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: /^Fire/ }))
  await page.keyboard.press('Enter')
  await tracePanel.says('Allowed', 'Home reaches alb on TCP 80')

  await go('alb')
  await page.keyboard.press('Delete')
  await expect(canvas.thing('load balancer alb')).toHaveCount(0)
  await tabTo(page, shell.undoButton, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(canvas.thing('load balancer alb').first()).toBeVisible()
})
