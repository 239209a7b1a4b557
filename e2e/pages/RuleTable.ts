import { expect, type Locator, type Page } from '@playwright/test'

/** A table of rules in the inspector, edited in place like a sheet. */
export class RuleTable {
  readonly table: Locator
  readonly addButton: Locator
  private readonly page: Page

  constructor(page: Page, name: string | RegExp) {
    this.page = page
    this.table = page.getByRole('table', { name })
    this.addButton = page.getByRole('button', {
      name: /^Add (entry|rule|route|target|listener), or paste rows/,
    })
  }

  /** A row by what stands in it: `90 Ephemeral`. */
  row(words: string | RegExp): Locator {
    return this.table.getByRole('row', { name: words })
  }

  /** A cell by its column's header, of the row that holds these words. */
  cell(column: string, row: Locator): Locator {
    return row.getByLabel(new RegExp(`^${column}, `))
  }

  async write(column: string, row: Locator, text: string): Promise<void> {
    const cell = this.cell(column, row)
    await cell.fill(text)
    await cell.press('Tab')
  }

  async delete(row: Locator): Promise<void> {
    await row.hover()
    await row.getByRole('button', { name: /^Actions for/ }).click()
    await this.page.getByRole('menuitem', { name: 'Delete' }).click()
  }

  /** Types a new row cell by cell, from the first column on; Tab goes from cell to cell. */
  async add(cells: readonly string[]): Promise<void> {
    // Where there is no row a line says so, and goes when the first one comes.
    const written = this.page.getByLabel(/, [a-z ]+ \d+$/)
    const rows = this.table.getByRole('row').filter({ has: written })
    const before = await rows.count()
    await this.addButton.click()
    await expect(rows).toHaveCount(before + 1)
    for (const text of cells) {
      if (text !== '') await this.page.keyboard.type(text)
      await this.page.keyboard.press('Tab')
    }
  }
}
