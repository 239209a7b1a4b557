import { expect, type Locator, type Page } from '@playwright/test'

/** The panel of the traffic beside a run. */
export class Traffic {
  readonly add: Locator
  readonly sources: Locator
  readonly changes: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.add = page.getByRole('group', { name: 'Kinds of traffic' })
    this.sources = page.getByRole('region', { name: 'Sources' })
    this.changes = page.getByRole('region', { name: 'Change something now' })
  }

  /** The source that says this of itself. */
  source(sentence: string | RegExp): Locator {
    return this.sources.getByRole('button', { name: sentence })
  }

  /** Adds a kind by its button; its first field then has the focus. */
  async addKind(name: string): Promise<void> {
    await this.add.getByRole('button', { name }).click()
    await expect(this.field('From')).toBeFocused()
  }

  field(name: string): Locator {
    return this.sources.getByLabel(name, { exact: true })
  }

  async write(name: string, text: string): Promise<void> {
    await this.field(name).fill(text)
    await this.page.keyboard.press('Enter')
  }

  /** Lets something happen now, found by its words. */
  async letHappen(words: string): Promise<void> {
    await this.changes.getByRole('combobox', { name: 'Change' }).fill(words)
    await this.page.getByRole('option', { name: words }).first().click()
  }
}
