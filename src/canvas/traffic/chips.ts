import { overlaps } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import { strings } from '@/strings/strings'
import { isSeen, onScreen, type Brush } from './brush'
import type { DropMark, RateMark } from './marks'
import { cross } from './paintSigns'
import type { Spot } from './spots'

const HEIGHT = 18
const PADDING = 5
const RADIUS = 5
const DISC = 6.5
/** Chips grow with what is near, up to this. */
const LARGEST = 1.5
const FONT_SIZE = 12

type Look = 'rate' | 'drop'

/** A chip as it is painted: once for each text, and then only put in its places. */
interface Sprite {
  readonly image: HTMLCanvasElement
  readonly width: number
}

/** Where a chip was put, for who clicks on it. */
export interface PlacedChip {
  readonly box: Box
  readonly connection: string
}

/** Numbers on the drawing: how many died where, and how many go through a link. */
export class Chips {
  private readonly sprites = new Map<string, Sprite>()
  private ratio = 0

  /** Forgets how chips look: the theme is another one. */
  forget(): void {
    this.sprites.clear()
  }

  /** Puts all that have room, counts of the dead first and the busiest links before the others. */
  paint(
    drops: readonly DropMark[],
    rates: readonly RateMark[],
    brush: Brush,
    ratio: number,
  ): readonly PlacedChip[] {
    if (ratio !== this.ratio) this.forget()
    this.ratio = ratio
    const taken: Box[] = []
    const placed: PlacedChip[] = []
    for (const drop of drops) {
      const text = strings.packetsDrawn.dropped(drop.count)
      const box = this.put('drop', text, drop, brush, [])
      if (!box) continue
      taken.push(box)
      placed.push({ box, connection: drop.connection })
    }
    const near = rates.filter(({ fromZoom }) => brush.view.zoom >= fromZoom)
    for (const rate of near.toSorted((a, b) => b.perSecond - a.perSecond)) {
      const text = strings.packetsDrawn.perSecond(rate.perSecond)
      const box = this.put('rate', text, rate, brush, taken)
      if (box) taken.push(box)
    }
    return placed
  }

  private put(
    look: Look,
    text: string,
    spot: Spot,
    brush: Brush,
    taken: readonly Box[],
  ): Box | undefined {
    const at = onScreen(brush.view, spot)
    if (!isSeen(brush.view, at, 80)) return undefined
    const { image, width: natural } = this.spriteOf(look, text, brush)
    const scale = Math.min(LARGEST, Math.max(1, brush.view.zoom))
    const [width, height] = [natural * scale, HEIGHT * scale]
    const left = spot.anchor === 'start' ? 0 : spot.anchor === 'end' ? width : width / 2
    const box = {
      x: Math.round(at.x - left),
      y: Math.round(at.y - height / 2),
      width,
      height,
    }
    if (taken.some((other) => overlaps(other, box, 2))) return undefined
    brush.context.drawImage(image, box.x, box.y, width, height)
    return box
  }

  private spriteOf(look: Look, text: string, brush: Brush): Sprite {
    const key = `${look} ${text}`
    const known = this.sprites.get(key)
    if (known) return known
    const sprite = this.draw(look, text, brush)
    this.sprites.set(key, sprite)
    return sprite
  }

  private draw(look: Look, text: string, { ink, context: page }: Brush): Sprite {
    const font = `${look === 'drop' ? '600 ' : ''}${String(FONT_SIZE)}px ${ink('mono')}`
    page.font = font
    const disc = look === 'drop' ? 2 * DISC + 3 : 0
    const width = Math.ceil(page.measureText(text).width) + 2 * PADDING + disc
    const image = document.createElement('canvas')
    // Twice as fine as on the screen, for they grow a little.
    const fine = this.ratio * LARGEST
    image.width = Math.ceil(width * fine)
    image.height = Math.ceil(HEIGHT * fine)
    const context = image.getContext('2d')
    if (!context) return { image, width }
    context.scale(fine, fine)
    context.fillStyle = ink(look === 'drop' ? 'deny-fill' : 'surface')
    context.strokeStyle = ink(look === 'drop' ? 'deny' : 'line')
    context.lineWidth = 1
    context.beginPath()
    context.roundRect(0.5, 0.5, width - 1, HEIGHT - 1, look === 'drop' ? HEIGHT / 2 - 0.5 : RADIUS)
    context.fill()
    context.stroke()
    context.font = font
    context.textBaseline = 'middle'
    context.fillStyle = ink(look === 'drop' ? 'deny' : 'muted')
    context.fillText(text, PADDING + disc, HEIGHT / 2 + 0.5)
    if (look === 'drop') {
      context.translate(PADDING / 2 + DISC, HEIGHT / 2)
      context.beginPath()
      context.arc(0, 0, DISC, 0, 2 * Math.PI)
      context.fill()
      cross(context, ink('on-solid'), 2.6, 1.8)
    }
    return { image, width }
  }
}
