import { test as base, expect } from '@playwright/test'

interface Fixtures {
  /** What the page reported that nobody expects: exceptions, errors on the console, refused by the security policy. */
  readonly pageErrors: readonly string[]
}

/** Every test fails when its page reports an error. Page objects of e2e/pages are added here. */
export const test = base.extend<Fixtures>({
  pageErrors: [
    async ({ page }, use) => {
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      await use(errors)
      expect(errors).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
