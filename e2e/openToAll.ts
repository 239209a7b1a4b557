import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures'

/** Type on the screen is never smaller. */
const SMALLEST_PX = 12

/** Nothing on the screen as it is now keeps anyone out, and no letter is too small. */
export async function isOpenToAll(page: Page, screen: string, part?: string): Promise<void> {
  // What a second diagram shows in its frame is this same application, looked at by itself.
  const axe = new AxeBuilder({ page }).exclude('iframe')
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze()
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  )
  expect(faults, screen).toEqual([])
  expect(await smallType(page, part), screen).toEqual([])
}

/** The words that are drawn smaller than anybody must read, at their size on the screen. */
async function smallType(page: Page, part = 'body'): Promise<readonly string[]> {
  return page.locator(part).evaluate((root, smallest) => {
    const known = new Map<Element, number>()
    const scaleOf = (element: Element): number => {
      if (element instanceof SVGGraphicsElement) {
        const matrix = element.getScreenCTM()
        return matrix ? Math.hypot(matrix.a, matrix.b) : 1
      }
      const before = known.get(element)
      if (before !== undefined) return before
      const { transform, scale } = getComputedStyle(element)
      const matrix = new DOMMatrix(transform === 'none' ? '' : transform)
      const own = Math.hypot(matrix.a, matrix.b) * (scale === 'none' ? 1 : Number.parseFloat(scale))
      const all = own * (element.parentElement ? scaleOf(element.parentElement) : 1)
      known.set(element, all)
      return all
    }
    const isSeen = (element: Element, text: Node): boolean => {
      const range = document.createRange()
      range.selectNodeContents(text)
      const box = range.getBoundingClientRect()
      const isOnScreen =
        box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight
      return (
        isOnScreen &&
        box.width > 1 &&
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        element.closest('.sr-only, script, style, option') === null
      )
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const small: string[] = []
    while (walker.nextNode()) {
      const text = walker.currentNode
      const element = text.parentElement
      const words = text.textContent?.trim() ?? ''
      if (!element || words === '' || !isSeen(element, text)) continue
      const px = Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element)
      if (px < smallest - 0.01) small.push(`${px.toFixed(1)} px: ${words}`)
    }
    return small
  }, SMALLEST_PX)
}

/** What stands beyond the right edge of the screen, tables aside, which scroll by themselves. */
export async function beyondTheEdge(panel: Locator): Promise<readonly string[]> {
  return panel.evaluate((root) =>
    [...root.querySelectorAll('*')].flatMap((element) => {
      const box = element.getBoundingClientRect()
      const isOut = box.width > 1 && box.height > 1 && box.right > innerWidth + 1
      return isOut && element.checkVisibility() && element.closest('table, .sr-only') === null
        ? [`${element.tagName} ${element.textContent?.slice(0, 40) ?? ''}`]
        : []
    }),
  )
}
