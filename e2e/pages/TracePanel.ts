import { expect, type Locator, type Page } from '@playwright/test'

export type Verdict = 'Allowed' | 'Denied' | 'Intermittent' | 'Not known'
export type Leg = 'Request' | 'Reply'

/** The sentence on top, and under it the walk in words. */
export class TracePanel {
  readonly verdict: Locator
  readonly blockers: Locator
  readonly ghost: Locator
  private readonly panel: Locator

  constructor(page: Page) {
    this.panel = page.getByRole('complementary', { name: 'Details' })
    this.verdict = this.panel.getByRole('region', { name: 'Verdict' })
    this.blockers = this.panel.getByRole('region', { name: 'Blockers' })
    this.ghost = this.panel.getByRole('region', { name: /^Ghost/ })
  }

  /** Says how it ended and what the sentence on top holds. */
  async says(verdict: Verdict, sentence: string | RegExp): Promise<void> {
    await expect(this.verdict).toContainText(verdict)
    await expect(this.verdict).toContainText(sentence)
  }

  async show(): Promise<void> {
    await this.panel.getByRole('tab', { name: 'Trace' }).click()
  }

  leg(leg: Leg): Locator {
    return this.panel.getByRole('region', { name: leg, exact: true })
  }

  /** One checkpoint's line; `words` are what is read out of it. */
  line(leg: Leg, words: string | RegExp): Locator {
    return this.leg(leg)
      .getByRole('listitem')
      .filter({
        has: this.panel.page().getByRole('button', { name: words }),
      })
  }

  /** Opens a line, which goes to its station too. */
  async openLine(leg: Leg, words: string | RegExp): Promise<Locator> {
    const line = this.line(leg, words)
    const head = line.getByRole('button', { name: words })
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click()
    await expect(head).toHaveAttribute('aria-expanded', 'true')
    return line
  }

  /** The ports that somebody may choose, and which of them work. */
  get portChoice(): Locator {
    return this.panel.getByRole('figure', { name: /^Source ports that/ })
  }
}
