import { expect, type Locator, type Page } from '@playwright/test'

/** What is said of a packet before it is fired; what is left out stays as it is. */
export interface PacketChoice {
  readonly from?: string
  readonly to?: string
  readonly protocol?: string
  readonly port?: string
  readonly srcPort?: string
  readonly family?: 'Auto' | 'IPv4' | 'IPv6'
}

/** The line under the drawing that says which packet to fire. */
export class PacketForm {
  readonly region: Locator
  readonly fireButton: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole('region', { name: 'Packet', exact: true })
    this.fireButton = this.region.getByRole('button', { name: /^Fire/ })
  }

  field(label: 'From' | 'To' | 'Port'): Locator {
    return this.region.getByRole('combobox', { name: label, exact: true })
  }

  async set({ from, to, protocol, port, srcPort, family }: PacketChoice): Promise<void> {
    if (from !== undefined) await this.choose('From', from)
    if (to !== undefined) await this.choose('To', to)
    if (protocol !== undefined) {
      await this.region.getByRole('combobox', { name: 'Protocol' }).selectOption(protocol)
    }
    if (port !== undefined) await this.choose('Port', port)
    if (srcPort !== undefined || family !== undefined) await this.fillMore(srcPort, family)
  }

  async fire(choice: PacketChoice = {}): Promise<void> {
    await this.set(choice)
    await this.fireButton.click()
  }

  private async choose(label: 'From' | 'To' | 'Port', text: string): Promise<void> {
    const field = this.field(label)
    await field.fill(text)
    await field.press('Enter')
    await expect(field).toHaveAttribute('aria-expanded', 'false')
  }

  private async fillMore(
    srcPort: string | undefined,
    family: PacketChoice['family'],
  ): Promise<void> {
    await this.region.getByRole('button', { name: 'Source port and address family' }).click()
    const more = this.page.getByRole('dialog', { name: 'More about the packet' })
    if (srcPort !== undefined) {
      await more.getByRole('textbox', { name: 'Source port' }).fill(srcPort)
      await more.getByRole('textbox', { name: 'Source port' }).press('Enter')
    }
    if (family !== undefined) await more.getByRole('radio', { name: family }).click()
    await this.page.keyboard.press('Escape')
    await expect(more).toBeHidden()
  }
}
