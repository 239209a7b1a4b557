import type { Box } from '@/layout/diagram'
import { SHIELD_OUTLINE } from '@/ui/Shield'
import { SHIELDS_SHOWN, SOCKETS_SHOWN, type CardContent } from '../content/content'
import type { TraceRole } from '../packet/traceRole'
import type { TextFitter } from './fitText'
import type { Ink } from './ink'

/** A card as it is painted: where it stands, what it shows. */
export interface PaintedCard {
  readonly id: string
  readonly box: Box
  readonly content: CardContent
  readonly selected: boolean
}

/** How it is painted: with which colours, from how far away. */
export interface Brush {
  readonly context: CanvasRenderingContext2D
  readonly ink: Ink
  readonly zoom: number
  /** How much larger than life names are. */
  readonly growth: number
  readonly fitter: TextFitter
  readonly withGroups: boolean
  readonly roleOf: (id: string) => TraceRole
}

/** What the names of cards are cut to: a card's width without its borders and paddings. */
export const NAME_WIDTH = 136
const NAME_LEFT = 7
const RADIUS = 10
const DIM = 0.55

const shield = lazily(() => new Path2D(SHIELD_OUTLINE))
const warning = lazily(() => new Path2D('M14 2.5 25.5 21.5H2.5Z'))

/** The font of names on cards. */
export function nameFont(ink: Ink, growth: number, bold: boolean): string {
  return `${bold ? '600' : '400'} ${String(13 * growth)}px ${ink('sans')}`
}

/** Cards as their elements look from afar: name, border, shields without letters, faults. */
export function paintCards(cards: readonly PaintedCard[], brush: Brush): void {
  brush.context.textBaseline = 'middle'
  for (const card of cards) paintCard(card, brush)
}

/** Where even cards are too small to see: what is selected or at fault is marked all the same. */
export function paintMarks(cards: readonly PaintedCard[], brush: Brush): void {
  for (const card of cards) {
    if (card.selected) paintSelection(card.box, brush)
    paintFaults(card, brush)
  }
}

function paintCard({ id, box, content, selected }: PaintedCard, brush: Brush): void {
  const { context, ink, growth, fitter } = brush
  const dimmed = brush.roleOf(id) === 'offPath'
  context.globalAlpha = dimmed ? DIM : 1
  context.fillStyle = ink('surface')
  rounded(context, box, RADIUS)
  context.fill()
  context.globalAlpha = 1
  context.lineWidth = 1
  context.strokeStyle = ink(brush.roleOf(id) === 'onPath' ? 'line-strong' : 'line')
  if (content.unknown !== '') context.setLineDash([4, 3])
  rounded(context, inset(box, 0.5), RADIUS - 0.5)
  context.stroke()
  if (content.unknown !== '') context.setLineDash([])
  context.font = nameFont(ink, growth, !dimmed)
  context.fillStyle = ink(dimmed ? 'muted' : 'ink')
  context.fillText(fitter.fit(content.name), box.x + NAME_LEFT, box.y + box.height / 2)
  if (brush.withGroups) paintShields(box, content, brush)
  paintSockets(box, content, brush)
  if (selected) paintSelection(box, brush)
  paintFaults({ box, content }, brush)
}

function paintSelection(box: Box, { context, ink, zoom }: Brush): void {
  context.strokeStyle = ink('selection')
  context.lineWidth = Math.max(2, 1.5 / zoom)
  rounded(context, inset(box, -3), RADIUS + 3)
  context.stroke()
}

function paintShields(box: Box, { groups }: CardContent, { context, ink }: Brush): void {
  const shown = groups.slice(0, SHIELDS_SHOWN)
  context.lineWidth = 2
  context.strokeStyle = ink('surface')
  for (const [index, { style }] of shown.entries()) {
    const fromRight = (shown.length - index - 1) * 22 + 19.5
    context.translate(box.x + box.width - fromRight, box.y + 1)
    context.fillStyle = ink(style.hue)
    context.fill(shield())
    context.stroke(shield())
    context.translate(-(box.x + box.width - fromRight), -(box.y + 1))
  }
}

function paintSockets(box: Box, { sockets }: CardContent, { context, ink }: Brush): void {
  const count = Math.min(sockets.length, SOCKETS_SHOWN)
  if (count === 0) return
  context.fillStyle = ink('surface')
  context.strokeStyle = ink('line-strong')
  context.lineWidth = 1.5
  const top = box.y + box.height / 2 - (count * 18 - 4) / 2
  for (let n = 0; n < count; n++) {
    rounded(context, { x: box.x - 6, y: top + n * 18, width: 12.5, height: 12.5 }, 3)
    context.fill()
    context.stroke()
  }
}

function paintFaults(
  { box, content }: Pick<PaintedCard, 'box' | 'content'>,
  { context, ink, growth }: Brush,
): void {
  if (content.faults === 0) return
  const scale = Math.min(growth, 2)
  context.save()
  context.translate(box.x + 3, box.y + 1)
  context.scale(scale, scale)
  context.translate(-14, -12)
  context.fillStyle = ink('deny')
  context.strokeStyle = ink('surface')
  context.lineWidth = 2
  context.lineJoin = 'round'
  context.fill(warning())
  context.stroke(warning())
  context.fillStyle = ink('on-solid')
  context.font = `700 12px ${ink('sans')}`
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  context.fillText(content.faults > 9 ? '!' : String(content.faults), 14, 19.5)
  context.restore()
}

function rounded(context: CanvasRenderingContext2D, box: Box, radius: number): void {
  context.beginPath()
  context.roundRect(box.x, box.y, box.width, box.height, radius)
}

function inset({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by }
}

/** Paths need a browser, which what only imports this file may not have. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
