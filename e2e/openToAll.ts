import type { Locator, Page } from '@playwright/test'
import axe from 'axe-core'
import { expect } from './fixtures'

/** Type on the screen is never smaller. */
const SMALLEST_PX = 12
/** What a finger presses is never smaller. */
const FINGER_PX = 44

/** Nothing on the screen as it is now, or on a part of it, keeps anyone out, and no letter is too small. */
export async function isOpenToAll(part: Page | Locator, what: string): Promise<void> {
  const root = 'goto' in part ? part.locator('html') : part
  expect(await faults(root), what).toEqual([])
  expect(await smallType(root), what).toEqual([])
}

/** The same in the other theme, where only the colours differ. */
export async function isReadableInTheDark(page: Page, part: Locator, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await faults(part, ['color-contrast']), `${what}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
}

/** What axe finds wrong; its code is brought to each page once. */
async function faults(root: Locator, only?: readonly string[]): Promise<readonly string[]> {
  const page = root.page()
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return root.evaluate(async (element, rules) => {
    const { violations } = await window.axe.run(element, {
      // What a second diagram shows in its frame is this same application, looked at by itself.
      iframes: false,
      resultTypes: ['violations'],
      ...(rules ? { runOnly: [...rules] } : {}),
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
    )
  }, only)
}

declare global {
  interface Window {
    /** There after the first look at a page. */
    readonly axe: typeof axe
  }
}

/** The words that are drawn smaller than anybody must read, at their size on the screen. */
async function smallType(part: Locator): Promise<readonly string[]> {
  return part.evaluate((root, smallest) => {
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

/**
 * What a finger is asked to press and is too small for it. The drawing is left out, since it is made larger by the
 * fingers themselves, and so are maps drawn to scale, which have a list beside them, and links within a sentence. In a
 * table the row is what counts.
 */
export async function tooSmallForFingers(part: Locator): Promise<readonly string[]> {
  return part.evaluate((root, smallest) => {
    const controls =
      'button, a[href], input:not([type=file]), select, textarea, [role=menuitem], [role=option], [role=tab], [role=radio], [role=treeitem]'
    const withAround = (element: Element) => {
      const own = element.getBoundingClientRect()
      let [width, height] = [own.width, own.height]
      for (const pseudo of ['::before', '::after']) {
        const style = getComputedStyle(element, pseudo)
        if (style.content === 'none' || style.position !== 'absolute') continue
        width = Math.max(width, Number.parseFloat(style.width) || 0)
        height = Math.max(height, Number.parseFloat(style.height) || 0)
      }
      return { width, height }
    }
    return [...root.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
      const hidden =
        !control.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
        control.closest(
          '.react-flow__viewport, .react-flow__attribution, .sr-only, [inert], [aria-hidden=true], [role=toolbar], p, dd',
        ) ||
        control.classList.contains('sr-only')
      if (hidden) return []
      const label = control.closest('label') ?? control
      const [own, around] = [withAround(control), withAround(label)]
      const width = Math.max(own.width, around.width)
      const height = Math.max(own.height, around.height)
      const isWide = width >= smallest - 0.5 || control.closest('table') !== null
      return isWide && height >= smallest - 0.5
        ? []
        : [
            `${width.toFixed(0)} × ${height.toFixed(0)}: ${control.ariaLabel ?? control.textContent}`,
          ]
    })
  }, FINGER_PX)
}
