import { bottomOf, rightOf, type Point } from './box'
import type { Box } from './diagram'

/** How far a way keeps from what it goes around. */
export const CLEARANCE = 8
// Less than the clearance, so that a way that keeps it is clear beyond doubt.
const SKIN = 4
/** What a bend is worth in pixels of detour. */
const BEND = 24

/** How the piece in the middle of a way lies that has to step aside once. */
export type Crossbar = 'upright' | 'level'

/**
 * A way of right angles between two points that goes around the boxes: straight, else with one
 * crossbar in the middle, else the shortest with few bends. Where there is none, it cuts through.
 */
export function orthogonalRoute(
  from: Point,
  to: Point,
  obstacles: readonly Box[],
  crossbar: Crossbar,
): readonly Point[] {
  const way = simpleRoute(from, to, obstacles, crossbar) ?? shortest(from, to, obstacles.map(grown))
  return tidied(way ?? [from, { x: to.x, y: from.y }, to])
}

/** The way with one crossbar in the middle at most, if nothing is in its way. */
export function simpleRoute(
  from: Point,
  to: Point,
  obstacles: readonly Box[],
  crossbar: Crossbar,
): readonly Point[] | undefined {
  const blocks = obstacles.map(grown)
  return crossbars(from, to, crossbar).find((way) => isClear(way, blocks))
}

/** The way without repeated points and without points on a straight line. */
export function tidied(way: readonly Point[]): readonly Point[] {
  const kept: Point[] = []
  for (const point of way) {
    const last = kept.at(-1)
    if (last && last.x === point.x && last.y === point.y) continue
    const before = kept.at(-2)
    const straight =
      last &&
      before &&
      ((before.x === last.x && last.x === point.x && between(before.y, last.y, point.y)) ||
        (before.y === last.y && last.y === point.y && between(before.x, last.x, point.x)))
    if (straight) kept.pop()
    kept.push(point)
  }
  return kept
}

/** Whether no part of the way lies inside a box. */
export function isClear(way: readonly Point[], boxes: readonly Box[]): boolean {
  return way.every((point, index) => {
    const next = way[index + 1] ?? point
    const [left, right] = [Math.min(point.x, next.x), Math.max(point.x, next.x)]
    const [top, bottom] = [Math.min(point.y, next.y), Math.max(point.y, next.y)]
    return !boxes.some(
      (box) => left < rightOf(box) && right > box.x && top < bottomOf(box) && bottom > box.y,
    )
  })
}

function between(a: number, middle: number, b: number): boolean {
  return (a <= middle && middle <= b) || (b <= middle && middle <= a)
}

function grown(box: Box): Box {
  return {
    x: box.x - SKIN,
    y: box.y - SKIN,
    width: box.width + 2 * SKIN,
    height: box.height + 2 * SKIN,
  }
}

function crossbars(from: Point, to: Point, first: Crossbar): readonly (readonly Point[])[] {
  if (from.x === to.x || from.y === to.y) return [[from, to]]
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const upright = [from, { x: middle.x, y: from.y }, { x: middle.x, y: to.y }, to]
  const level = [from, { x: from.x, y: middle.y }, { x: to.x, y: middle.y }, to]
  return first === 'upright' ? [upright, level] : [level, upright]
}

/** The cheapest way along the grid of lines that touch an end or keep clear of a block. */
function shortest(from: Point, to: Point, blocks: readonly Box[]): readonly Point[] | undefined {
  const margin = CLEARANCE - SKIN
  const xs = lines([from.x, to.x, ...blocks.flatMap((b) => [b.x - margin, rightOf(b) + margin])])
  const ys = lines([from.y, to.y, ...blocks.flatMap((b) => [b.y - margin, bottomOf(b) + margin])])
  const grid = closedEdges(xs, ys, blocks)
  const start = xs.indexOf(from.x) * ys.length + ys.indexOf(from.y)
  const goal = xs.indexOf(to.x) * ys.length + ys.indexOf(to.y)

  // A state is a crossing and how it was reached: `2 * crossing` level, `+ 1` upright.
  const cost = new Float64Array(xs.length * ys.length * 2).fill(Infinity)
  const cameFrom = new Int32Array(cost.length).fill(-1)
  const done = new Uint8Array(cost.length)
  const queue = new Queue()
  // What is left at least: the way as if nothing stood in it.
  const remaining = (x: number, y: number): number => Math.abs(x - to.x) + Math.abs(y - to.y)
  for (const state of [2 * start, 2 * start + 1]) {
    cost[state] = 0
    queue.push(state, remaining(from.x, from.y))
  }
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    if (done[state] === 1) continue
    done[state] = 1
    const crossing = state >> 1
    if (crossing === goal) return wayTo(state, cameFrom, xs, ys)
    const [ix, iy] = [Math.floor(crossing / ys.length), crossing % ys.length]
    for (const [dx, dy] of DIRECTIONS) {
      const [x, y] = [xs[ix + dx], ys[iy + dy]]
      if (x === undefined || y === undefined || grid(ix, iy, dx, dy)) continue
      const upright = dx === 0 ? 1 : 0
      const next = 2 * (crossing + dx * ys.length + dy) + upright
      const length = Math.abs(x - (xs[ix] ?? x)) + Math.abs(y - (ys[iy] ?? y))
      const total = (cost[state] ?? 0) + length + ((state & 1) === upright ? 0 : BEND)
      if (total >= (cost[next] ?? 0)) continue
      cost[next] = total
      cameFrom[next] = state
      queue.push(next, total + remaining(x, y))
    }
  }
  return undefined
}

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const

function lines(values: readonly number[]): readonly number[] {
  return [...new Set(values)].toSorted((a, b) => a - b)
}

function wayTo(
  last: number,
  cameFrom: Int32Array,
  xs: readonly number[],
  ys: readonly number[],
): readonly Point[] {
  const way: Point[] = []
  for (let state = last; state >= 0; state = cameFrom[state] ?? -1) {
    const crossing = state >> 1
    way.push({ x: xs[Math.floor(crossing / ys.length)] ?? 0, y: ys[crossing % ys.length] ?? 0 })
  }
  return way.toReversed()
}

/** Tells whether the edge from a crossing in a direction runs through a block. */
function closedEdges(xs: readonly number[], ys: readonly number[], blocks: readonly Box[]) {
  const level = new Uint8Array(xs.length * ys.length)
  const upright = new Uint8Array(xs.length * ys.length)
  for (const block of blocks) {
    const columns = inside(xs, block.x, rightOf(block))
    const rows = inside(ys, block.y, bottomOf(block))
    for (let ix = columns.first - 1; ix <= columns.last; ix++) {
      for (let iy = rows.first; iy <= rows.last; iy++) {
        if (ix >= 0) level[ix * ys.length + iy] = 1
      }
    }
    for (let ix = columns.first; ix <= columns.last; ix++) {
      for (let iy = rows.first - 1; iy <= rows.last; iy++) {
        if (iy >= 0) upright[ix * ys.length + iy] = 1
      }
    }
  }
  return (ix: number, iy: number, dx: number, dy: number): boolean => {
    const edge = (ix + Math.min(dx, 0)) * ys.length + iy + Math.min(dy, 0)
    return (dx === 0 ? upright[edge] : level[edge]) === 1
  }
}

/** The lines strictly between two coordinates; `last` is below `first` when there are none. */
function inside(sorted: readonly number[], low: number, high: number) {
  const first = sorted.findIndex((value) => value > low)
  if (first < 0) return { first: sorted.length, last: sorted.length - 1 }
  const beyond = sorted.findIndex((value) => value >= high)
  return { first, last: (beyond < 0 ? sorted.length : beyond) - 1 }
}

/** A binary heap of states, the cheapest first; of equals the smaller number, so ways never vary. */
class Queue {
  readonly #entries: { readonly state: number; readonly cost: number }[] = []

  push(state: number, cost: number): void {
    this.#entries.push({ state, cost })
    let child = this.#entries.length - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.#swapIfAfter(parent, child)) return
      child = parent
    }
  }

  pop(): number | undefined {
    const first = this.#entries[0]
    const last = this.#entries.pop()
    if (!first || !last) return undefined
    if (this.#entries.length > 0) {
      this.#entries[0] = last
      this.#sink()
    }
    return first.state
  }

  #sink(): void {
    for (let parent = 0; ; ) {
      const left = 2 * parent + 1
      const smaller = this.#isAfter(left, left + 1) ? left + 1 : left
      if (!this.#swapIfAfter(parent, smaller)) return
      parent = smaller
    }
  }

  #isAfter(a: number, b: number): boolean {
    const [first, second] = [this.#entries[a], this.#entries[b]]
    if (!first || !second) return false
    return first.cost > second.cost || (first.cost === second.cost && first.state > second.state)
  }

  #swapIfAfter(parent: number, child: number): boolean {
    const [above, below] = [this.#entries[parent], this.#entries[child]]
    if (!above || !below || !this.#isAfter(parent, child)) return false
    this.#entries[parent] = below
    this.#entries[child] = above
    return true
  }
}
