import { expect, type Locator, type Page } from '@playwright/test'
import { RuleTable } from './RuleTable'

export type Direction = 'Inbound' | 'Outbound'

/** The panel that edits what is selected. */
export class Inspector {
  readonly panel: Locator
  /** The name of what is selected. */
  readonly name: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('complementary', { name: 'Details' })
    this.name = this.panel.getByRole('textbox', { name: /^Name of the / })
  }

  async show(): Promise<void> {
    await this.panel.getByRole('tab', { name: 'Inspect' }).click()
  }

  async rename(name: string): Promise<void> {
    await this.name.fill(name)
    await this.name.press('Enter')
  }

  /** Opens one direction of a network ACL or security group that is selected. */
  async rules(owner: string, direction: Direction): Promise<RuleTable> {
    const kinds = new RegExp(`^${direction} (entries|rules) of ${owner}$`)
    await this.panel.getByRole('tab', { name: new RegExp(`^${direction}`) }).click()
    const rules = new RuleTable(this.page, kinds)
    await expect(rules.table).toBeVisible()
    return rules
  }

  /** Opens what the diagram's summary lists: groups, ACLs, route tables. */
  async openFromSummary(name: string): Promise<void> {
    await this.show()
    await this.panel.getByRole('button', { name: new RegExp(`^${name} `) }).click()
  }
}
