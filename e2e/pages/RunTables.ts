import type { Locator, Page } from '@playwright/test'

/** The tables of a run below its timeline: what is remembered, and the flow log. */
export class RunTables {
  readonly entries: Locator
  readonly flowLog: Locator
  readonly followedOnly: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.entries = page.getByRole('grid', { name: 'What is remembered' })
    this.flowLog = page.getByRole('grid', { name: 'Flow log' })
    this.followedOnly = page.getByRole('button', { name: 'Only the connection that is followed' })
  }

  /** The entries that a text speaks of. */
  entry(text: string | RegExp): Locator {
    return this.entries.getByRole('row', { name: text })
  }

  record(text: string | RegExp): Locator {
    return this.flowLog.getByRole('row', { name: text })
  }

  async filterEntries(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Filter the tables' }).fill(words)
  }

  async filterLog(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Filter the flow log' }).fill(words)
  }

  async showActions(action: 'All' | 'ACCEPT' | 'REJECT'): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Action' }).selectOption(action)
  }

  /** Packets are counted together for so long. */
  async aggregate(interval: '10 s' | '1 min' | '10 min'): Promise<void> {
    await this.page.getByRole('button', { name: 'Format and interval' }).click()
    await this.page.getByRole('radio', { name: interval }).click()
    await this.page.keyboard.press('Escape')
  }

  /** What a file that is saved holds. */
  async save(as: 'Save as .log' | 'Save as CSV'): Promise<string> {
    await this.page.getByRole('button', { name: 'Take the records along' }).click()
    const download = this.page.waitForEvent('download')
    await this.page.getByRole('menuitem', { name: as }).click()
    const stream = await (await download).createReadStream()
    const parts: Buffer[] = []
    for await (const part of stream) parts.push(part as Buffer)
    return Buffer.concat(parts).toString('utf8')
  }
}
