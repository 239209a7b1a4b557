import { expect, type Locator, type Page } from '@playwright/test'
import type { Spot } from './Canvas'

/** A hand that counts what it does: presses of the mouse, drags, and keys. */
export class Hand {
  clicks = 0
  drags = 0
  keys = 0
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get all(): number {
    return this.clicks + this.drags + this.keys
  }

  get words(): string {
    return `${String(this.clicks)} clicks, ${String(this.drags)} drags, ${String(this.keys)} keys`
  }

  async click(target: Locator | Spot): Promise<void> {
    this.clicks += 1
    if ('x' in target) await this.page.mouse.click(target.x, target.y)
    else await target.click()
  }

  /** From the middle of one thing to a spot, step by step. */
  async drag(from: Locator, to: Spot): Promise<void> {
    this.drags += 1
    await expect(from).toBeVisible()
    const box = await from.boundingBox()
    if (!box) throw new Error('It is not on the screen')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + 9, y + 9, { steps: 3 })
    await this.page.mouse.move(to.x, to.y, { steps: 6 })
    await this.page.mouse.up()
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1
      await this.page.keyboard.press(key)
    }
  }

  async type(text: string): Promise<void> {
    this.keys += text.length
    await this.page.keyboard.type(text)
  }

  /** Goes on by a key until a control has the focus. */
  async goTo(target: Locator, key = 'Tab'): Promise<void> {
    await expect(target).toBeVisible()
    for (let presses = 0; presses < 40; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.press(key)
    }
    await expect(target).toBeFocused()
  }
}
