import { templates } from '../src/scenarios/templates/templates'
import { expect, test } from './fixtures'

const VERDICT = { allow: 'Allowed', deny: 'Denied' } as const

for (const { name, checks } of templates) {
  const [first] = checks
  if (!first) throw new Error(`${name} says nothing about its traffic`)
  const other = checks.find((check) => check.expect !== first.expect)

  test(`the design “${name}” opens with a packet, and its traffic is as its statements say`, async ({
    page,
    shell,
    form,
    tracePanel,
  }) => {
    await shell.open()
    await shell.openExample(name)
    await form.fire()
    await tracePanel.says(VERDICT[first.expect], first.to)
    if (other) {
      const { from, to, protocol, port } = other
      await form.fire({ from, to, protocol, port: String(port) })
      await expect(tracePanel.verdict).toContainText(VERDICT[other.expect])
    }
    const offered = page.getByRole('menu', { name: 'Packets to fire' })
    await page.getByRole('button', { name: 'Packets to fire' }).click()
    await expect(offered.getByText('To try in this design')).toBeVisible()
    await offered.getByRole('menuitem').nth(checks.indexOf(first)).click()
    await tracePanel.says(VERDICT[first.expect], first.to)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(shell.name).toHaveValue('Three-tier shop')
  })
}
