import type { Locator, Page } from '@playwright/test'
import type { Canvas } from './pages/Canvas'
import { expect, test } from './fixtures'
import { beyondTheEdge, isOpenToAll, isReadableInTheDark, tooSmallForFingers } from './openToAll'

/** Something that comes up over the screen and is left with Escape. */
interface Opening {
  /** What has the focus before, and again afterwards. */
  readonly opener: Locator
  /** Pressed on it. */
  readonly key: string
  /** What is then there. */
  readonly opens: Locator
  /** What is chosen there, and what that opens in its place. */
  readonly next?: { readonly choose: string; readonly opens: Locator }
}

/** Opens one thing after another, reads each in both themes, and is back where it was after Escape. */
async function readEach(page: Page, openings: readonly Opening[]): Promise<void> {
  for (const { opener, key, opens: first, next } of openings) {
    const opens = next?.opens ?? first
    const what = `${opens.toString()} by ${key}`
    await opener.focus()
    await page.keyboard.press(key)
    await expect(first, what).toBeVisible()
    if (next) {
      await first.getByRole('menuitem', { name: next.choose }).focus()
      await page.keyboard.press('Enter')
      await expect(opens, what).toBeVisible()
    }
    await isOpenToAll(opens, what)
    await isReadableInTheDark(page, opens, what)
    await page.keyboard.press('Escape')
    await expect(opens, what).toBeHidden()
    await expect(opener, what).toBeFocused()
  }
}

function isStill(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  )
}

test('whatever opens keeps nobody out, in both themes, and gives the focus back', async ({
  page,
  shell,
  canvas,
  form,
  inspector,
}) => {
  // Some thirty things are read, each twice.
  test.slow()
  await shell.open()
  const dialog = (name: string) => page.getByRole('dialog', { name, exact: true })
  const menu = (name: string) => page.getByRole('menu', { name })
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
  const field = (name: string) => page.getByRole('combobox', { name, exact: true })
  const thing = canvas.thing('instance app-a1')
  await thing.focus()
  await page.keyboard.press('Enter')
  const renaming = page.getByRole('textbox', { name: 'New name of app-a1' })
  await readEach(page, [
    { opener: thing, key: 'ControlOrMeta+k', opens: dialog('Search or run a command') },
    { opener: thing, key: '?', opens: dialog('Keys') },
    { opener: thing, key: 'ControlOrMeta+o', opens: dialog('Diagrams') },
    { opener: thing, key: 'F1', opens: dialog('Concepts') },
    { opener: thing, key: 'a', opens: dialog('Add here') },
    { opener: thing, key: 'm', opens: dialog('Move to another subnet') },
    { opener: thing, key: 'c', opens: dialog('Connect app-a1 to') },
    { opener: thing, key: 'F2', opens: renaming },
    { opener: thing, key: 'Shift+F10', opens: menu('Menu of app-a1') },
    { opener: button('Import'), key: 'Enter', opens: dialog('Import a network') },
    { opener: button('Export'), key: 'Enter', opens: menu('Export') },
    ...(
      [
        ['Open an example', 'Open an example'],
        ['Export a picture', 'Export a picture'],
      ] as const
    ).map(([choose, title]) => ({
      opener: button('Diagram menu'),
      key: 'Enter',
      opens: menu('Diagram'),
      next: { choose, opens: dialog(title) },
    })),
    {
      opener: button('Source port and address family'),
      key: 'Enter',
      opens: dialog('More about the packet'),
    },
    { opener: button('About the packet'), key: 'Enter', opens: dialog('About the packet') },
    ...['From', 'To', 'Port'].map((name) => ({
      opener: field(name),
      key: 'ArrowDown',
      opens: page.getByRole('listbox', { name }),
    })),
    { opener: field('From'), key: 'F1', opens: dialog('About From') },
    { opener: field('Platform'), key: 'F1', opens: dialog('About Platform') },
    ...[
      'More gateways and transit',
      'Private network',
      'Inspection and lists',
      'Load balancers and services',
    ].map((name) => ({ opener: button(name), key: 'Enter', opens: menu(name) })),
  ])
  await form.fire()
  await canvas.gate('acl-app').first().click()
  await inspector.rename('acl-apps')
  await readEach(page, [
    { opener: button(/^Speed/), key: 'Enter', opens: menu('Speed') },
    { opener: button('Packets to fire'), key: 'Enter', opens: menu('Packets to fire') },
    { opener: button('Steps to go back to'), key: 'Enter', opens: page.getByRole('menu') },
    { opener: button(/^Actions for/), key: 'Enter', opens: page.getByRole('menu') },
  ])
})

test('every screen keeps nobody out, in both themes, and nothing on it moves', async ({
  page,
  shell,
  canvas,
  form,
  tracePanel,
  inspector,
  addresses,
}) => {
  // A dozen screens are read, each twice.
  test.slow()
  await shell.open()
  const tab = (name: string) => page.getByRole('tab', { name })
  const fire = async () => {
    await form.fire()
    await tracePanel.says('Denied', 'acl-db')
  }
  for (const [name, go] of Object.entries({
    'the first screen': () => Promise.resolve(),
    'what can be made of two groups': () => dragGroup(canvas),
    'what is wrong': async () => {
      await page.keyboard.press('Escape')
      await tab('Issues').click()
    },
    'a rule table': async () => {
      await canvas.gate('acl-app').first().click()
      await inspector.rules('acl-app', 'Inbound')
    },
    'a map of addresses': async () => {
      await canvas.select('VPC shop-prod')
      await addresses.piece(/^app-a,/).click()
    },
    'the same as a list': () => addresses.list(),
    'the map of a subnet': async () => {
      await canvas.select('subnet app-b')
      await addresses.piece(/^app-b1,/).click()
    },
    'several things': () => selectAll(page, canvas),
    'a packet that was denied': fire,
    'outline and minimap': async () => {
      await page.keyboard.press('Shift+M')
      await page.getByRole('button', { name: 'Outline', exact: true }).click()
    },
    'a presentation': async () => {
      await page.keyboard.press('Escape')
      await page.keyboard.press('p')
      await expect(page.getByRole('button', { name: 'Stop presenting' })).toBeVisible()
    },
    'an empty drawing': async () => {
      await page.keyboard.press('p')
      await shell.newDiagram()
    },
  })) {
    await go()
    await isOpenToAll(page, name)
    await isReadableInTheDark(page, page.locator('html'), name)
    expect(await isStill(page), name).toBe(true)
  }
})

async function selectAll(page: Page, canvas: Canvas): Promise<void> {
  await canvas.thing('instance app-a1').focus()
  await page.keyboard.press('ControlOrMeta+a')
  await expect(page.getByRole('heading', { name: /selected$/ })).toBeVisible()
}

async function dragGroup(canvas: Canvas): Promise<void> {
  const group = (name: string) =>
    canvas
      .thing(name)
      .getByRole('button', { name: /^Security group/ })
      .first()
  await group('instance bastion').dragTo(group('instance orders-db'))
  await expect(canvas.region.page().getByRole('menu', { name: 'What to make' })).toBeVisible()
}

test('what an import says keeps nobody out', async ({ page, shell }) => {
  await shell.open()
  await shell.dropFile('notes.json', 'not JSON')
  await expect(shell.importDialog.getByRole('alert')).toBeVisible()
  await isOpenToAll(shell.importDialog, 'a file that is refused')
  await page.keyboard.press('Escape')
  await shell.dropFile(
    'aws.json',
    JSON.stringify({ Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }], Surprises: [{}] }),
  )
  await expect(shell.reportDialog).toBeVisible()
  await isOpenToAll(shell.reportDialog, 'a report')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('whatever opens keeps nobody out, is large enough for fingers, and is not cut', async ({
    page,
    shell,
    canvas,
    inspector,
    form,
    tracePanel,
  }) => {
    test.slow()
    await shell.open()
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
    const fromMenu = (entry: string, title: string) => async () => {
      await button('Diagram menu').tap()
      await page.getByRole('menuitem', { name: entry }).tap()
      const dialog = page.getByRole('dialog', { name: title, exact: true })
      await expect(dialog).toBeVisible()
      return dialog
    }
    const opened = async (opener: Locator, opens: Locator) => {
      await opener.tap()
      await expect(opens).toBeVisible()
      return opens
    }
    const read = async (part: Locator, what: string) => {
      await isOpenToAll(part, what)
      await isReadableInTheDark(page, part, what)
      expect(await tooSmallForFingers(part), what).toEqual([])
      expect(await beyondTheEdge(part), what).toEqual([])
    }
    await isOpenToAll(page, 'the map')
    for (const [what, open] of Object.entries({
      menu: () => opened(button('Diagram menu'), page.getByRole('menu')),
      palette: () => opened(button('Search or run'), page.getByRole('dialog')),
      outline: () => opened(button('Outline'), page.getByRole('region', { name: 'Outline' })),
      diagrams: fromMenu('Open a diagram', 'Diagrams'),
      examples: fromMenu('Open an example', 'Open an example'),
      import: fromMenu('Import a network', 'Import a network'),
      picture: fromMenu('Export a picture', 'Export a picture'),
      'menu of a thing': async () => {
        await hold(page, canvas.thing('instance app-a1'))
        return page.getByRole('menu', { name: 'Menu of app-a1' })
      },
    })) {
      const part = await open()
      await expect(part).toBeVisible()
      await read(part, what)
      if (what === 'outline') await button('Close the outline').tap()
      else await page.keyboard.press('Escape')
      await expect(part, what).toBeHidden()
    }
    const handle = button(/^Height of the panel/)
    await handle.press('ArrowUp')
    await handle.press('ArrowUp')
    await read(inspector.panel, 'the whole sheet')
    for (const name of ['app-sg', 'acl-db', 'shop-prod', 'nat-a']) {
      await shell.openSearch()
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
      await expect(inspector.name).toHaveValue(name)
      await read(inspector.panel, name)
    }
    await form.fireButton.tap()
    await tracePanel.says('Denied', 'acl-db')
    await isOpenToAll(page, 'a packet that was denied')
  })
})

/** A finger that stays where it is until something opens. */
async function hold(page: Page, thing: Locator): Promise<void> {
  const box = await thing.boundingBox()
  if (!box) throw new Error('It is not on the screen')
  const client = await page.context().newCDPSession(page)
  const finger = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] })
  await expect(page.getByRole('menu')).toBeVisible()
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
