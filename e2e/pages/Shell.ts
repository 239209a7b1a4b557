import { expect, type Download, type Locator, type Page } from '@playwright/test'

/** What surrounds the drawing: top bar, diagram menu, dialogs, search, files that come and go. */
export class Shell {
  readonly name: Locator
  readonly saved: Locator
  readonly undoButton: Locator
  readonly redoButton: Locator
  readonly importDialog: Locator
  readonly reportDialog: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    const banner = page.getByRole('banner').first()
    this.name = page.getByRole('textbox', { name: 'Name of the diagram' })
    this.saved = banner.getByRole('status').filter({ hasText: /^Saved$/ })
    this.undoButton = page.getByRole('button', { name: /^Undo/ }).first()
    this.redoButton = page.getByRole('button', { name: /^Redo/ })
    this.importDialog = page.getByRole('dialog', { name: 'Import a network' })
    this.reportDialog = page.getByRole('dialog', { name: 'What the import said' })
  }

  /** Opens the page as a newcomer does: the example is drawn. */
  async open(): Promise<void> {
    await this.page.goto('./')
    await this.isReady()
    await expect(this.name).toHaveValue('Three-tier shop')
  }

  async reload(): Promise<void> {
    await expect(this.saved).toBeVisible()
    await this.page.reload()
    await this.isReady()
  }

  async newDiagram(): Promise<void> {
    await this.chooseInDiagramMenu('New diagram')
    await expect(this.page.getByRole('button', { name: /^Draw a VPC/ })).toBeVisible()
  }

  async openExample(name: string): Promise<void> {
    await this.chooseInDiagramMenu('Open an example')
    const dialog = this.page.getByRole('dialog', { name: 'Open an example' })
    await dialog.getByRole('button', { name }).click()
    await expect(dialog).toBeHidden()
    await expect(this.name).toHaveValue(name)
  }

  async chooseInDiagramMenu(entry: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Diagram menu' }).click()
    await this.page.getByRole('menuitem', { name: entry }).click()
  }

  /** A notice by its text, among whatever other notices still stand. */
  notice(text: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: text })
  }

  async takeBack(text: string): Promise<void> {
    await this.notice(text).getByRole('button', { name: 'Undo', exact: true }).click()
  }

  async undo(): Promise<void> {
    await this.undoButton.click()
  }

  async redo(): Promise<void> {
    await this.redoButton.click()
  }

  /** Drops text as a file onto the page, as from the file manager. */
  async dropFile(name: string, text: string): Promise<void> {
    const data = await this.page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([content], fileName, { type: 'application/json' }))
        return transfer
      },
      [name, text] as const,
    )
    await this.page.dispatchEvent('body', 'dragover', { dataTransfer: data })
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: data })
    await data.dispose()
  }

  async openImportDialog(): Promise<void> {
    await this.page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(this.importDialog).toBeVisible()
  }

  /** Chooses a file in the browser's own file dialog. */
  async chooseFile(file: { readonly name: string; readonly text: string } | string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.importDialog.getByRole('button', { name: 'Choose files' }).click()
    await (
      await chooser
    ).setFiles(
      typeof file === 'string'
        ? file
        : { name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) },
    )
  }

  async export(): Promise<Download> {
    const download = this.page.waitForEvent('download')
    await this.chooseInDiagramMenu('Export as a file')
    return download
  }

  async openSearch(): Promise<Locator> {
    await this.page.keyboard.press('ControlOrMeta+k')
    const dialog = this.page.getByRole('dialog', { name: 'Search or run a command' })
    await expect(dialog).toBeVisible()
    return dialog
  }

  private async isReady(): Promise<void> {
    const drawing = this.page.getByRole('region', { name: 'Network drawing' })
    await expect(drawing).toBeVisible()
    // The first screen is seen before it can be taken hold of.
    await expect(drawing).toHaveAttribute('aria-busy', 'false')
    await expect(this.saved).toBeAttached()
  }
}
