import { expect, type Locator, type Page } from '@playwright/test'

/** The question that a packet stands before, and what is said of the answer. */
export class Predict {
  readonly card: Locator
  readonly question: Locator
  readonly reveal: Locator
  readonly goOn: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.card = page.getByRole('region', { name: /\?$/ })
    this.question = this.card.getByRole('heading')
    this.reveal = this.card.getByRole('button', { name: 'Reveal' })
    this.goOn = this.card.getByRole('button', { name: 'Go on' })
  }

  row(words: string | RegExp): Locator {
    return this.card.getByRole('radio', { name: words })
  }

  verdict(words: string | RegExp): Locator {
    return this.card.getByRole('button', { name: words })
  }

  /** What the card says of all answers so far. */
  async hasScore(right: number, of: number): Promise<void> {
    await expect(this.card).toContainText(`${String(right)} of ${String(of)} right so far`)
  }

  /** Shows one decision after another, unanswered, until a question has these words. */
  async showUntil(words: RegExp): Promise<void> {
    await expect(this.question).toBeVisible()
    for (let questions = 0; questions < 20; questions += 1) {
      const text = (await this.question.textContent()) ?? ''
      if (words.test(text)) return
      await this.page.keyboard.press('PageDown')
      await expect(this.goOn).toBeVisible()
      await this.page.keyboard.press('PageDown')
      await expect(this.question).not.toHaveText(text)
    }
    await expect(this.question).toHaveText(words)
  }
}
