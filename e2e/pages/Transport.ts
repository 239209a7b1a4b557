import { expect, type Locator, type Page } from '@playwright/test'

/** Plays the walk or goes through it; the strip beside it has every station. */
export class Transport {
  readonly back: Locator
  readonly on: Locator
  readonly first: Locator
  readonly last: Locator
  readonly play: Locator
  readonly pause: Locator
  /** The ring on the strip: which station the packet stands at. */
  readonly station: Locator
  readonly strip: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    const region = page.getByRole('region', { name: 'Packet', exact: true })
    const button = (name: string) => region.getByRole('button', { name, exact: true })
    this.back = button('One station back')
    this.on = button('One station on')
    this.first = button('To the first station')
    this.last = button('To the last station')
    this.play = button('Play')
    this.pause = button('Pause')
    this.station = region.getByRole('slider', { name: 'Station' })
    this.strip = region.getByRole('group', { name: 'Walk' })
  }

  async standsAt(words: string | RegExp): Promise<void> {
    await expect(this.station).toHaveAttribute('aria-valuetext', words)
  }

  async setSpeed(speed: '½×' | '1×' | '2×' | '4×'): Promise<void> {
    await this.page.getByRole('button', { name: /^Speed/ }).click()
    await this.page.getByRole('menuitem', { name: speed }).click()
  }
}
