import { overlaps } from '@/layout/box'
import type { Box } from '@/layout/diagram'
import { CARDS_FROM_ZOOM } from '../camera'
import { growthAt } from '../zoomLevel'
import { changedCards } from './changedCards'
import { TextFitter } from './fitText'
import { inkOf, type Ink } from './ink'
import {
  NAME_WIDTH,
  nameFont,
  paintCards,
  paintMarks,
  type Brush,
  type PaintedCard,
} from './paintCards'
import { holds, reachOf, sheetFor, type Sheet, type View } from './sheet'

type Manner = Pick<Brush, 'withGroups' | 'roleOf'>

/** Paints the cards of a big network on a canvas that lies in the viewport, anew only where it must. */
export class FarPainter {
  private readonly element: HTMLCanvasElement
  private readonly context: CanvasRenderingContext2D
  private readonly manner: Manner
  private readonly ink: Ink
  private cards: readonly PaintedCard[] = []
  private painted: { readonly sheet: Sheet; readonly brush: Brush } | undefined
  private fitter: { readonly growth: number; readonly of: TextFitter } | undefined

  constructor(element: HTMLCanvasElement, context: CanvasRenderingContext2D, manner: Manner) {
    this.element = element
    this.context = context
    this.manner = manner
    this.ink = inkOf(element)
  }

  /** Shows these cards: a click changes two of them, and the others stay as they are painted. */
  show(cards: readonly PaintedCard[], view: View): void {
    const changed = changedCards(this.cards, cards)
    this.cards = cards
    if (!changed || !this.painted?.sheet.covers(view)) this.paint(view)
    else for (const card of changed) this.patch(reachOf(card.box))
  }

  /** The camera is here now. */
  follow(view: View): void {
    if (!this.painted?.sheet.covers(view)) this.paint(view)
  }

  private paint(view: View): void {
    const sheet = sheetFor(view, window.devicePixelRatio)
    lay(this.element, sheet)
    const { zoom } = view
    const growth = growthAt(zoom)
    if (this.fitter?.growth !== growth) {
      this.fitter = { growth, of: fitterFor(this.context, this.ink, growth) }
    }
    const { context, ink, manner } = this
    this.painted = {
      sheet,
      brush: { context, ink, zoom, growth, fitter: this.fitter.of, ...manner },
    }
    const { scale, box } = sheet
    context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale)
    context.clearRect(box.x, box.y, box.width, box.height)
    this.paintWhere((card) => holds(box, card))
  }

  /** Paints a piece anew, whole pixels of it, so that its edges leave no trace. */
  private patch(piece: Box): void {
    if (!this.painted) return
    const { context } = this
    const { scale, box } = this.painted.sheet
    const left = Math.floor((piece.x - box.x) * scale) / scale + box.x
    const top = Math.floor((piece.y - box.y) * scale) / scale + box.y
    const width = Math.ceil(piece.width * scale + 1) / scale
    const height = Math.ceil(piece.height * scale + 1) / scale
    context.save()
    context.beginPath()
    context.rect(left, top, width, height)
    context.clip()
    context.clearRect(left, top, width, height)
    this.paintWhere((card) => overlaps(reachOf(card), { x: left, y: top, width, height }))
    context.restore()
  }

  private paintWhere(isThere: (box: Box) => boolean): void {
    if (!this.painted) return
    const { brush } = this.painted
    const cards = this.cards.filter(({ box }) => isThere(box))
    if (brush.zoom < CARDS_FROM_ZOOM) paintMarks(cards, brush)
    else paintCards(cards, brush)
  }
}

function fitterFor(
  context: CanvasRenderingContext2D,
  ink: ReturnType<typeof inkOf>,
  growth: number,
): TextFitter {
  const font = nameFont(ink, growth, true)
  return new TextFitter((text) => {
    context.font = font
    return context.measureText(text).width
  }, NAME_WIDTH)
}

/** Puts the canvas where its sheet is; it lies in the viewport and moves with it. */
function lay(element: HTMLCanvasElement, { box, scale, pixels }: Sheet): void {
  if (element.width !== pixels.width) element.width = pixels.width
  if (element.height !== pixels.height) element.height = pixels.height
  const { style } = element
  style.width = `${String(pixels.width)}px`
  style.height = `${String(pixels.height)}px`
  style.transform = `translate(${String(box.x)}px, ${String(box.y)}px) scale(${String(1 / scale)})`
}
