import type { Locator, Page } from '@playwright/test'

/** The map and the list of an address space, in the panel. */
export class Addresses {
  readonly region: Locator

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Address space' })
  }

  /** A piece of the map by the beginning of what it says: who, which block, how full. */
  piece(name: RegExp): Locator {
    return this.region.getByRole('toolbar').getByRole('button', { name })
  }

  button(name: string | RegExp): Locator {
    return this.region.getByRole('button', { name, exact: true })
  }

  async list(): Promise<void> {
    await this.region.getByRole('radio', { name: 'List' }).click()
  }

  row(text: string): Locator {
    return this.region.getByRole('row').filter({ hasText: text })
  }
}
