import { expect, type Locator, type Page } from '@playwright/test'

/** A run of traffic in the dock: its transport, its ruler with a lane for each pair, its marks. */
export class Run {
  readonly dock: Locator
  readonly play: Locator
  readonly pause: Locator
  readonly start: Locator
  readonly nextDenial: Locator
  /** The moment, as a slider on the ruler. */
  readonly moment: Locator
  /** Bars and marks in their lanes. */
  readonly lanes: Locator
  readonly banner: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.dock = page.getByRole('region', { name: 'Packet', exact: true })
    const button = (name: string | RegExp) => this.dock.getByRole('button', { name })
    this.play = button(/^Play$/)
    this.pause = button(/^Pause$/)
    this.start = button('To the beginning')
    this.nextDenial = button(/^Next denial/)
    this.moment = this.dock.getByRole('slider', { name: 'Moment of the run' })
    this.lanes = this.dock.getByRole('toolbar', { name: 'Connections' })
    this.banner = this.dock.getByRole('status').filter({ hasText: /^You see/ })
  }

  /** Traffic in the dock, by the switch over the drawing's lower edge. */
  async open(): Promise<void> {
    await this.page.getByRole('radio', { name: 'Traffic' }).click()
    await expect(this.moment).toBeVisible()
  }

  /** Makes room for the drawing, where tables stand below the timeline. */
  async hideTables(): Promise<void> {
    const drawer = this.page.getByRole('button', { name: 'Tables and flow log' })
    if ((await drawer.getAttribute('aria-expanded')) === 'true') await drawer.click()
    await expect(drawer).toHaveAttribute('aria-expanded', 'false')
  }

  async close(): Promise<void> {
    await this.page.getByRole('radio', { name: 'One packet' }).click()
    await expect(this.moment).toBeHidden()
  }

  /** The seconds that the clock shows. */
  async seconds(): Promise<number> {
    const text = (await this.moment.getAttribute('aria-valuetext')) ?? ''
    const [, minutes = 0, seconds = 0] = /(\d+):([\d.]+)/.exec(text) ?? []
    return Number(minutes) * 60 + Number(seconds)
  }

  /** Waits until the clock has come so far. */
  async comesTo(seconds: number): Promise<void> {
    await expect.poll(() => this.seconds()).toBeGreaterThanOrEqual(seconds)
  }

  /** Goes ten seconds on, played or not: no waiting for a clock. */
  async skipTen(): Promise<void> {
    const goal = (await this.seconds()) + 10
    await this.moment.focus()
    await this.page.keyboard.press('Shift+ArrowRight')
    await this.comesTo(goal)
  }

  /** Presses the ruler at a moment; what it shows reaches from 0 to `length` seconds. */
  async pressAt(seconds: number, length: number): Promise<void> {
    const box = await this.moment.boundingBox()
    if (!box) throw new Error('the ruler is not there')
    const beyond = 12
    const x = box.x + beyond + (seconds / length) * (box.width - 2 * beyond)
    await this.page.mouse.click(x, box.y + 8)
  }

  /** The mark of an edit, under the lanes. */
  edit(label: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${label} \\d`) })
  }

  async setSpeed(speed: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Speed/ }).click()
    await this.page.getByRole('menuitem', { name: speed, exact: true }).click()
  }
}
