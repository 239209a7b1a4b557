import type { Locator, Page } from '@playwright/test'

/** The followed connection as a sequence diagram in the panel. */
export class Ladder {
  readonly tab: Locator
  readonly rows: Locator
  readonly sentence: Locator
  readonly connection: Locator
  private readonly list: Locator

  constructor(page: Page) {
    const panel = page.getByRole('complementary', { name: 'Details' })
    this.tab = panel.getByRole('tab', { name: 'Ladder' })
    this.list = panel.getByRole('list', { name: /^Packets and what was done/ })
    this.rows = this.list.locator('> li')
    this.sentence = panel.getByRole('region', { name: 'Since the last edit' }).getByRole('status')
    this.connection = panel.getByRole('combobox', { name: 'Connection' })
  }

  /** A packet's row, as it is read out. */
  packet(text: string | RegExp): Locator {
    return this.list.getByRole('button', { name: text }).first()
  }

  /** Opens what each hop saw of a packet. */
  headers(of: string): Locator {
    return this.list.getByRole('button', { name: new RegExp(`^Headers of ${of}`) }).first()
  }

  /** The row of the present moment. */
  get present(): Locator {
    return this.list.locator('[aria-current=step]')
  }
}
