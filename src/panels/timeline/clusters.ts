import type { Micros } from '@/engine/simulation/settings'
import { endOfBar, isBar, type Bar } from './lanes'

/** Pixels of the ruler for simulated time. */
export interface Scale {
  readonly length: Micros
  readonly width: number
}

export function xOf(time: Micros, { length, width }: Scale): number {
  return length === 0 ? 0 : (time / length) * width
}

/** The moment under a place of the ruler, within it. */
export function timeAt(x: number, { length, width }: Scale): Micros {
  if (width <= 0) return 0
  return Math.round(Math.min(1, Math.max(0, x / width)) * length)
}

/** How far to the right a hand is within a ruler, in its own pixels: while presenting it is drawn larger. */
export function placeOf({ clientX }: { readonly clientX: number }, ruler: HTMLElement): number {
  const { left, width } = ruler.getBoundingClientRect()
  return width === 0 ? 0 : ((clientX - left) / width) * ruler.offsetWidth
}

/** A connection's bar in one of the rows of its lane. */
export interface PlacedBar {
  readonly bar: Bar
  readonly row: number
  readonly left: number
  readonly width: number
}

/** How many connections are open at a time, where there are too many to draw each. */
export interface Crowd {
  readonly left: number
  readonly width: number
  readonly open: number
}

export type LaneBars =
  | { readonly kind: 'each'; readonly bars: readonly PlacedBar[]; readonly rows: number }
  | { readonly kind: 'crowd'; readonly parts: readonly Crowd[]; readonly most: number }

const MOST_ROWS = 3
const GAP_PX = 3
const NARROWEST_PX = 5
const PART_PX = 6

/** The bars of a lane side by side where there is room for each, else how many are open at a time. */
export function placeBars(bars: readonly Bar[], until: Micros, scale: Scale): LaneBars {
  const shown = bars.filter(isBar)
  const placed: PlacedBar[] = []
  const ends: number[] = []
  for (const bar of shown) {
    const left = xOf(bar.from, scale)
    const right = xOf(endOfBar(bar) ?? until, scale)
    const width = Math.max(NARROWEST_PX, right - left)
    const row = freeRow(ends, left)
    if (row === undefined) return crowdOf(shown, until, scale)
    ends[row] = left + width + GAP_PX
    placed.push({ bar, row, left, width })
  }
  return { kind: 'each', bars: placed, rows: Math.max(1, ends.length) }
}

function freeRow(ends: readonly number[], left: number): number | undefined {
  const free = ends.findIndex((end) => end <= left)
  if (free >= 0) return free
  return ends.length < MOST_ROWS ? ends.length : undefined
}

function crowdOf(bars: readonly Bar[], until: Micros, scale: Scale): LaneBars {
  const count = Math.max(1, Math.ceil(scale.width / PART_PX))
  const changes = Array.from({ length: count + 1 }, () => 0)
  const partOf = (time: Micros) => Math.min(count, Math.floor(xOf(time, scale) / PART_PX))
  const add = (part: number, by: number) => {
    changes[part] = (changes[part] ?? 0) + by
  }
  for (const bar of bars) {
    add(partOf(bar.from), 1)
    add(Math.min(count, partOf(endOfBar(bar) ?? until) + 1), -1)
  }
  const parts: Crowd[] = []
  let open = 0
  let most = 0
  for (let part = 0; part < count; part += 1) {
    open += changes[part] ?? 0
    most = Math.max(most, open)
    if (open > 0) parts.push({ left: part * PART_PX, width: PART_PX, open })
  }
  return { kind: 'crowd', parts, most }
}

/** What stands too near together for each to have a mark of its own. */
export interface Cluster<Item> {
  readonly x: number
  readonly items: readonly Item[]
}

/** Groups what happens within so many pixels, in the order of time. */
export function cluster<Item extends { readonly time: Micros }>(
  items: readonly Item[],
  scale: Scale,
  apart: number,
): readonly Cluster<Item>[] {
  const clusters: { x: number; items: Item[] }[] = []
  for (const item of items) {
    const x = xOf(item.time, scale)
    const last = clusters.at(-1)
    if (last && x - last.x < apart) last.items.push(item)
    else clusters.push({ x, items: [item] })
  }
  return clusters
}

/** A piece of a bar, in pixels from its own left end. */
export interface Room {
  readonly from: number
  readonly width: number
}

/** The widest piece of a bar on which no mark lies: where its words go. */
export function widestRoom(
  { left, width }: Pick<PlacedBar, 'left' | 'width'>,
  marks: readonly { readonly left: number; readonly width: number }[],
): Room {
  let widest: Room = { from: 0, width: 0 }
  let from = 0
  const take = (to: number) => {
    if (to - from > widest.width) widest = { from, width: to - from }
  }
  for (const mark of marks) {
    take(Math.min(width, mark.left - left))
    from = Math.max(from, mark.left + mark.width - left)
  }
  take(width)
  return widest
}
