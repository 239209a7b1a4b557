import type { Leg } from '@/engine/trace'
import type { View } from '../far/sheet'
import { onScreen, type Brush } from './brush'
import type { LitWay, PacketForm, PacketMark, TailMark } from './marks'
import { placeOn, type FlightWay } from './ways'

const INKS: Readonly<Record<PacketForm, string>> = {
  tcp: 'packet-tcp',
  udp: 'packet-udp',
  icmp: 'packet-icmp',
  other: 'packet-tcp',
}
const FORMS = ['other', 'icmp', 'udp', 'tcp'] as const
/** In the order in which they lie over each other. */
const LOOKS: readonly Look[] = FORMS.flatMap((form) => [
  { form, leg: 'response' as const },
  { form, leg: 'request' as const },
])

/** More than so many are squares: to fill a square is the cheapest thing that a canvas does. */
const SQUARES_FROM = 1_000
/** Up to so many have a light rim, which keeps them apart from each other. */
const RIMS_UP_TO = 300
const FOLLOWED_RADIUS = 9
const HALO_RADIUS = 17
const LARGEST = 7.5
const SMALLEST = 3
/** How much smaller packets are where there are ten times as many. */
const SHRINKING = 1.6
/** From afar many packets would hide the drawing: they become smaller than other signs do. */
const MOST_GROWTH = 1.5
const LIT_WIDTH = 5

/** The radius of packets where so many are drawn: few are large, many are small. */
export function radiusOf(count: number): number {
  return Math.max(SMALLEST, LARGEST - SHRINKING * Math.log10(Math.max(1, count)))
}

/** Packets by their form: requests filled, responses hollow, the followed ones large and over the others. */
export function paintPackets(packets: readonly PacketMark[], brush: Brush): void {
  const radius = radiusOf(packets.length) * Math.min(brush.scale, MOST_GROWTH * brush.view.zoom)
  const asSquares = packets.length > SQUARES_FROM
  for (const [look, points] of seenByLook(packets, brush.view, radius)) {
    const { form, leg } = look
    if (asSquares) paintSquares(points, INKS[form], leg, radius, brush)
    else paintForms(points, form, leg, radius, packets.length <= RIMS_UP_TO, brush)
  }
  for (const mark of packets) if (mark.followed) paintFollowed(mark, brush)
}

type Look = Pick<PacketMark, 'form' | 'leg'>

/** Where on the screen packets of each look are, x and y in turns; the followed ones aside. */
function seenByLook(
  packets: readonly PacketMark[],
  { x, y, zoom, width, height }: View,
  margin: number,
): ReadonlyMap<Look, readonly number[]> {
  const byLook = new Map(LOOKS.map((look) => [look, new Array<number>()]))
  const lists = LOOKS.map((look) => byLook.get(look) ?? [])
  for (const mark of packets) {
    if (mark.followed) continue
    const [atX, atY] = [mark.x * zoom + x, mark.y * zoom + y]
    if (atX < -margin || atY < -margin || atX > width + margin || atY > height + margin) continue
    const nth = 2 * FORMS.indexOf(mark.form) + (mark.leg === 'request' ? 1 : 0)
    lists[nth]?.push(atX, atY)
  }
  return byLook
}

/** Without motion: the ways that packets are on now. */
export function paintLit(lit: readonly LitWay[], brush: Brush): void {
  const { context, ink, scale } = brush
  context.lineWidth = LIT_WIDTH * scale
  context.globalAlpha = 0.4
  for (const { way, form } of lit) {
    context.strokeStyle = ink(INKS[form])
    strokeWay(way, 1, brush)
  }
  context.globalAlpha = 1
}

/** What followed packets have left behind them since their last station: a line, or a double one. */
export function paintTails(tails: readonly TailMark[], brush: Brush): void {
  const { context, ink, scale } = brush
  for (const { way, form, leg, share } of tails) {
    context.strokeStyle = ink(INKS[form])
    context.lineWidth = (leg === 'request' ? 3 : 6) * scale
    strokeWay(way, share, brush)
    if (leg === 'request') continue
    context.strokeStyle = ink('canvas')
    context.lineWidth = 2.4 * scale
    strokeWay(way, share, brush)
  }
}

function strokeWay({ samples }: FlightWay, share: number, { context, view }: Brush): void {
  context.lineCap = 'butt'
  context.lineJoin = 'round'
  context.beginPath()
  const last = samples.length / 2 - 1
  const end = share * last
  for (let index = 0; index < end + 1; index++) {
    const { x, y } = onScreen(
      view,
      placeOn({ samples, stands: false }, Math.min(index, end) / last),
    )
    if (index === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
  context.stroke()
}

function paintFollowed(mark: PacketMark, brush: Brush): void {
  const { context, ink, scale } = brush
  const { x, y } = onScreen(brush.view, mark)
  context.globalAlpha = 0.2
  context.fillStyle = ink(INKS[mark.form])
  context.beginPath()
  context.arc(x, y, HALO_RADIUS * scale, 0, 2 * Math.PI)
  context.fill()
  context.globalAlpha = 1
  paintForms([x, y], mark.form, mark.leg, FOLLOWED_RADIUS * scale, true, brush)
}

function paintForms(
  points: readonly number[],
  form: PacketForm,
  leg: Leg,
  radius: number,
  rimmed: boolean,
  { context, ink }: Brush,
): void {
  const hollow = leg === 'response'
  const outline = radius * 0.44
  context.lineJoin = 'round'
  context.beginPath()
  const size = hollow ? radius - outline / 2 : radius
  for (let index = 0; index < points.length; index += 2) {
    trace(context, form, points[index] ?? 0, points[index + 1] ?? 0, size)
  }
  if (points.length === 0) return
  if (rimmed) {
    context.strokeStyle = ink('surface')
    context.lineWidth = hollow ? outline + 2 * rimOf(radius) : 2 * rimOf(radius)
    context.stroke()
  }
  context.fillStyle = ink(hollow ? 'surface' : INKS[form])
  context.fill()
  if (!hollow) return
  context.strokeStyle = ink(INKS[form])
  context.lineWidth = outline
  context.stroke()
}

function rimOf(radius: number): number {
  return Math.min(2, radius / 4)
}

function trace(
  context: CanvasRenderingContext2D,
  form: PacketForm,
  x: number,
  y: number,
  radius: number,
): void {
  switch (form) {
    case 'tcp':
      context.moveTo(x + radius, y)
      context.arc(x, y, radius, 0, 2 * Math.PI)
      break
    case 'udp': {
      const half = radius * 1.2
      context.moveTo(x, y - half)
      context.lineTo(x + half, y)
      context.lineTo(x, y + half)
      context.lineTo(x - half, y)
      context.closePath()
      break
    }
    case 'icmp': {
      const half = radius * 1.1
      context.moveTo(x, y - radius * 1.2)
      context.lineTo(x + half, y + radius * 0.9)
      context.lineTo(x - half, y + radius * 0.9)
      context.closePath()
      break
    }
    default:
      context.rect(x - radius, y - radius, 2 * radius, 2 * radius)
  }
}

function paintSquares(
  points: readonly number[],
  colour: string,
  leg: Leg,
  radius: number,
  { context, ink }: Brush,
): void {
  const side = Math.max(3, Math.round(2 * radius - 1))
  context.fillStyle = ink(colour)
  fillSquares(context, points, side)
  if (leg === 'request') return
  context.fillStyle = ink('surface')
  fillSquares(context, points, Math.max(1, side - 2 * Math.max(1, Math.round(side / 4))))
}

/** On whole pixels: blurred edges would cost more. */
function fillSquares(
  context: CanvasRenderingContext2D,
  points: readonly number[],
  side: number,
): void {
  const half = side / 2
  for (let index = 0; index < points.length; index += 2) {
    const x = Math.round((points[index] ?? 0) - half)
    context.fillRect(x, Math.round((points[index + 1] ?? 0) - half), side, side)
  }
}
