import { createHash } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import type { Spot } from './Canvas'

/** What a run paints over the drawing: packets, deaths, numbers; and the trails under the cards. */
export class PaintedRun {
  readonly canvas: Locator
  /** The trails of the followed connection, there and back. */
  readonly trails: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.canvas = page.locator('canvas[data-traffic]')
    this.trails = page.locator('[data-traffic-trails] path')
  }

  /** Everything that is painted, to be compared with another moment. */
  async picture(): Promise<string> {
    const image = await this.canvas.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
    return createHash('sha256').update(image).digest('hex')
  }

  /** Where something solid in a colour of the theme lies on the screen; nothing where there is none. */
  async spotIn(token: string): Promise<Spot | undefined> {
    return this.canvas.evaluate((canvas: HTMLCanvasElement, name) => {
      const context = canvas.getContext('2d')
      const colour = getComputedStyle(canvas).getPropertyValue(`--${name}`).trim()
      const [red, green, blue] = [1, 3, 5].map((at) =>
        Number.parseInt(colour.slice(at, at + 2), 16),
      )
      if (!context) return undefined
      const { width, height } = canvas
      const { data } = context.getImageData(0, 0, width, height)
      const isIt = (x: number, y: number): boolean => {
        const at = 4 * (y * width + x)
        const [r, g, b, alpha] = data.slice(at, at + 4)
        return r === red && g === green && b === blue && alpha === 255
      }
      const isSolid = (x: number, y: number): boolean =>
        [-2, 0, 2].every((dy) => [-2, 0, 2].every((dx) => isIt(x + dx, y + dy)))
      for (let y = 3; y < height - 3; y += 1) {
        for (let x = 3; x < width - 3; x += 1) {
          if (!isIt(x, y) || !isSolid(x, y)) continue
          const { left, top } = canvas.getBoundingClientRect()
          return {
            x: left + x / window.devicePixelRatio,
            y: top + y / window.devicePixelRatio,
          }
        }
      }
      return undefined
    }, token)
  }

  async clickAt(spot: Spot | undefined): Promise<void> {
    if (!spot) throw new Error('nothing of that colour is painted')
    await this.page.mouse.click(spot.x, spot.y)
  }
}
