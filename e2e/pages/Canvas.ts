import { expect, type Locator, type Page } from '@playwright/test'

/** The kinds as the rail names them. */
export type RailKind =
  | 'a VPC'
  | 'an Availability Zone'
  | 'a subnet'
  | 'an instance'
  | 'a security group'
  | 'a network ACL'
  | 'a route table'
  | 'an internet gateway'
  | 'a NAT gateway'
  | 'an internet host'

/** Where something stands on the screen. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** The drawing, and the rail that things are dragged from. */
export class Canvas {
  readonly region: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole('region', { name: 'Network drawing' })
  }

  /** Drawn things by the beginning of what a screen reader says of them: `instance app-a1`. */
  thing(name: string | RegExp): Locator {
    const start = typeof name === 'string' ? new RegExp(`^${escape(name)}(,|$| of )`) : name
    return this.region.getByRole('group', { name: start })
  }

  /** The canvas that the cards of a big network are painted on from afar. */
  get painted(): Locator {
    return this.region.locator('canvas[data-far]')
  }

  /** Cards that stand out of what is painted: each has elements of its own. */
  get standingCards(): Locator {
    return this.region.locator('.canvas-card')
  }

  /** A spot of the drawing where nothing stands. */
  async bareSpot(): Promise<Spot> {
    return this.region.evaluate((region) => {
      const { left, top, width, height } = region.getBoundingClientRect()
      const boxes = [...region.querySelectorAll('.react-flow__node')].map((node) =>
        node.getBoundingClientRect(),
      )
      // The inside of a frame lets the hand through to the pane, and is not bare.
      const isBare = (x: number, y: number) =>
        document.elementFromPoint(x, y)?.classList.contains('react-flow__pane') === true &&
        boxes.every((box) => x < box.left || x > box.right || y < box.top || y > box.bottom)
      for (let y = top + 100; y < top + height - 100; y += 6) {
        for (let x = left + 100; x < left + width - 100; x += 6) {
          if (isBare(x, y)) return { x, y }
        }
      }
      throw new Error('There is no bare spot')
    })
  }

  /** Takes the drawing by a bare spot and moves it. */
  async pan(by: Spot): Promise<void> {
    const spot = await this.bareSpot()
    await this.page.mouse.move(spot.x, spot.y)
    await this.page.mouse.down()
    await this.page.mouse.move(spot.x + by.x / 2, spot.y + by.y / 2, { steps: 4 })
    await this.page.mouse.move(spot.x + by.x, spot.y + by.y, { steps: 4 })
    await this.page.mouse.up()
  }

  /** Selects a drawn thing by its upper left part, where no chip and no packet lies over it. */
  async select(name: string | RegExp): Promise<void> {
    await this.thing(name).click({ position: { x: 24, y: 24 } })
  }

  /** Which of these are marked as selected. */
  chosen(things: Locator): Locator {
    return things.and(this.page.locator('.selected, .is-lit'))
  }

  /** Opens the menu of a drawn thing by the other mouse button. */
  async menuOf(name: string): Promise<Locator> {
    await this.thing(name).click({ position: { x: 24, y: 24 }, button: 'right' })
    const menu = this.page.getByRole('menu')
    await expect(menu).toBeVisible()
    return menu
  }

  /** A spot of the drawing's region, as shares of its width and height. */
  async spotOf(share: Spot): Promise<Spot> {
    const { x, y, width, height } = await boxOf(this.region)
    return { x: x + width * share.x, y: y + height * share.y }
  }

  /** The network ACL on a subnet's border. */
  gate(acl: string): Locator {
    return this.region.getByRole('button', { name: new RegExp(`^Network ACL ${escape(acl)}`) })
  }

  /** The sign of a decision on the way of the packet. */
  stamp(words: string | RegExp): Locator {
    return this.region.getByRole('button', { name: words })
  }

  /** The packet itself, which is only for the eye: the walk is told in words elsewhere. */
  get packet(): Locator {
    return this.region.locator('[data-packet]')
  }

  /** What is written beside the station where the packet is. */
  callOut(title: string | RegExp): Locator {
    return this.region.getByRole('heading', { name: title })
  }

  /** Drags a kind from the rail to a spot of the canvas. */
  async place(kind: RailKind, to: Spot): Promise<void> {
    await this.dragTool(this.page.getByRole('button', { name: `Add ${kind}`, exact: true }), to)
  }

  /** Drags a kind from a group of the rail, which opens beside it. */
  async placeFrom(group: string, kind: string, to: Spot): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: 'Add to the network' })
    await rail.getByRole('button', { name: group }).click()
    await this.dragTool(this.page.getByRole('menuitem', { name: `Add ${kind}`, exact: true }), to)
    await expect(this.page.getByRole('menu')).toHaveCount(0)
  }

  private async dragTool(button: Locator, to: Spot): Promise<void> {
    const tool = await boxOf(button)
    const { mouse } = this.page
    await mouse.move(tool.x + tool.width / 2, tool.y + tool.height / 2)
    await mouse.down()
    // The browser takes it for a drag only after the hand has moved.
    await mouse.move(tool.x + tool.width, tool.y + tool.height, { steps: 3 })
    await mouse.move(to.x, to.y, { steps: 5 })
    await mouse.up()
  }

  /** Sends a packet from one drawn thing to another, by pressing the one and then the other. */
  async send(from: string, to: string): Promise<void> {
    await this.select(from)
    await this.region.getByRole('button', { name: 'Send a packet from here' }).click()
    await this.thing(to).click({ position: { x: 24, y: 24 } })
  }

  /** Drags a drawn thing by the hand, step by step as a person does. */
  async drag(name: string, by: Spot): Promise<void> {
    const box = await boxOf(this.thing(name))
    const grip = { x: box.x + 40, y: box.y + 20 }
    await this.page.mouse.move(grip.x, grip.y)
    await this.page.mouse.down()
    await this.page.mouse.move(grip.x + by.x / 2, grip.y + by.y / 2, { steps: 4 })
    await this.page.mouse.move(grip.x + by.x, grip.y + by.y, { steps: 4 })
    await this.page.mouse.up()
  }

  /** Draws a selected thing larger by its lower right corner. */
  async enlarge(name: string, by: Spot): Promise<void> {
    const box = await boxOf(this.thing(name))
    const corner = { x: box.x + box.width, y: box.y + box.height }
    await this.page.mouse.move(corner.x, corner.y)
    await this.page.mouse.down()
    await this.page.mouse.move(corner.x + by.x / 2, corner.y + by.y / 2, { steps: 4 })
    await this.page.mouse.move(corner.x + by.x, corner.y + by.y, { steps: 4 })
    await this.page.mouse.up()
  }

  async sizeOf(name: string): Promise<{ readonly width: number; readonly height: number }> {
    const { width, height } = await boxOf(this.thing(name))
    return { width: Math.round(width), height: Math.round(height) }
  }

  /** A spot inside a drawn thing, as shares of its width and height. */
  async spotIn(name: string | RegExp, shareX: number, shareY: number): Promise<Spot> {
    const box = await boxOf(this.thing(name))
    return { x: box.x + box.width * shareX, y: box.y + box.height * shareY }
  }

  /** Where everything stands, relative to one of the things, in pixels of the drawing at 100%. */
  async places(origin: string): Promise<Readonly<Record<string, Spot>>> {
    const { x, y } = await boxOf(this.thing(origin))
    const things = await this.region.getByRole('group').evaluateAll((elements) =>
      elements.flatMap((element) => {
        const name = element.getAttribute('aria-label')
        const box = element.getBoundingClientRect()
        return element.classList.contains('react-flow__node') && name !== null
          ? [{ name, x: box.x, y: box.y }]
          : []
      }),
    )
    return Object.fromEntries(
      things.map((thing) => [
        thing.name,
        { x: Math.round(thing.x - x), y: Math.round(thing.y - y) },
      ]),
    )
  }

  /** Where one thing stands relative to another. */
  async placeIn(name: string, container: string): Promise<Spot> {
    const [inner, outer] = [await boxOf(this.thing(name)), await boxOf(this.thing(container))]
    return { x: Math.round(inner.x - outer.x), y: Math.round(inner.y - outer.y) }
  }
}

async function boxOf(locator: Locator) {
  await expect(locator).toBeVisible()
  const box = await locator.boundingBox()
  if (!box) throw new Error('It is not on the screen')
  return box
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
