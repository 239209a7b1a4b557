import { CARDS_FROM_ZOOM, READABLE_ZOOM } from '../camera'
import { isSeen, onScreen, type Brush } from './brush'
import type { DeathMark, TouchMark } from './marks'

const GATE = { width: 18, height: 42, radius: 5 }
const DISC = 9
/** How far the ring about a death grows. */
const RING = 15
const SHIELD_RING = { from: 11, to: 17 }

/** Packets that have just died: the gate shuts before them, or a disc with a cross stands where they were. */
export function paintDeaths(deaths: readonly DeathMark[], brush: Brush): void {
  const { context, ink, view, scale, still } = brush
  for (const death of deaths) {
    const { x, y } = onScreen(view, death)
    if (!isSeen(view, { x, y }, 40)) continue
    const age = still ? 0 : Math.min(1, Math.max(0, death.age))
    context.save()
    context.translate(x, y)
    context.scale(scale, scale)
    context.strokeStyle = ink('deny')
    context.globalAlpha = 1 - age
    if (!still) {
      context.lineWidth = 2.5 * (1 - age) + 0.5
      context.beginPath()
      context.arc(0, 0, DISC + RING * Math.sqrt(age), 0, 2 * Math.PI)
      context.stroke()
    }
    // It stands still for a while, and then goes.
    context.globalAlpha = Math.min(1, 2 * (1 - age))
    context.fillStyle = ink('deny')
    context.beginPath()
    if (death.atGate) {
      const { width, height, radius } = GATE
      context.roundRect(-width / 2, -height / 2, width, height, radius)
    } else context.arc(0, 0, DISC, 0, 2 * Math.PI)
    context.fill()
    cross(context, ink('on-solid'), 3.6, 2.4)
    context.restore()
  }
}

/** Entries that were just written, or used: a ring about the shield that keeps them. */
export function paintTouches(touches: readonly TouchMark[], brush: Brush): void {
  const { context, ink, view, scale, still } = brush
  if (view.zoom < CARDS_FROM_ZOOM) return
  for (const touch of touches) {
    // From afar a card's glyph stands elsewhere.
    if (touch.kind === 'translated' && view.zoom < READABLE_ZOOM) continue
    const { x, y } = onScreen(view, touch)
    if (!isSeen(view, { x, y }, 30)) continue
    const age = still ? 0.3 : Math.min(1, Math.max(0, touch.age))
    const colour = ink(touch.kind === 'translated' ? 'translate' : 'tracked')
    const { from, to } = SHIELD_RING
    const radius = (from + (to - from) * age) * scale
    context.globalAlpha = 1 - age
    context.strokeStyle = colour
    context.lineWidth = 2 * scale
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    // What is new is full, what is found again is a ring.
    if (touch.kind === 'written') {
      context.fillStyle = colour
      context.globalAlpha = 0.35 * (1 - age)
      context.fill()
      context.globalAlpha = 1 - age
    }
    context.stroke()
  }
  context.globalAlpha = 1
}

/** A cross about the middle. */
export function cross(
  context: CanvasRenderingContext2D,
  colour: string,
  half: number,
  width: number,
): void {
  context.strokeStyle = colour
  context.lineWidth = width
  context.lineCap = 'round'
  context.beginPath()
  context.moveTo(-half, -half)
  context.lineTo(half, half)
  context.moveTo(half, -half)
  context.lineTo(-half, half)
  context.stroke()
}
