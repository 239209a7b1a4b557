import type { Simulation } from '@/engine/simulation/simulation'
import type { Point } from '@/layout/box'
import { createTally, type Tally } from '@/playback/trafficTally'
import { runStore } from '@/store/run/runStore'
import { inkOf } from '../far/ink'
import type { View } from '../far/sheet'
import { brushFor } from './brush'
import { Chips, type PlacedChip } from './chips'
import { connectionAt } from './hit'
import { marksAt, type Manner, type Scene, type TrafficMarks } from './marks'
import { paintLit, paintPackets, paintTails } from './paintPackets'
import { paintDeaths, paintTouches } from './paintSigns'
import { FollowedTrails } from './trails'

/** Where a run is painted, and how. */
export interface Easel {
  readonly canvas: HTMLCanvasElement
  readonly trails: SVGGElement
  readonly scene: Scene
  readonly manner: Manner
  readonly view: () => View
  /** Told after each picture. */
  readonly told: (marks: TrafficMarks) => void
}

/** Without motion the picture changes no more often than this while the run plays. */
const STILL_MS = 500

const tallies = new WeakMap<Simulation, Tally>()

/** Paints moments of a run on one canvas: each picture whole, in the frame in which it is asked for. */
export class Painter {
  private readonly chips = new Chips()
  private readonly trails = new FollowedTrails()
  private readonly easel: Easel
  private readonly ink
  private marks: TrafficMarks | undefined
  private placed: readonly PlacedChip[] = []
  private paintedAt = -Infinity
  private handle: number | undefined

  constructor(easel: Easel) {
    this.easel = easel
    this.ink = inkOf(easel.canvas)
  }

  /** The moment is another one. */
  frame(simulation: Simulation): void {
    const { playing } = runStore.getState()
    const wait = this.easel.manner.still && playing
    if (wait && performance.now() - this.paintedAt < STILL_MS) return
    this.paint(simulation)
  }

  /** The camera or the look is another one: painted with the next frame, once. */
  later(simulation: () => Simulation | undefined): void {
    this.handle ??= requestAnimationFrame(() => {
      this.handle = undefined
      const now = simulation()
      if (now) this.paint(now)
    })
  }

  stop(): void {
    if (this.handle !== undefined) cancelAnimationFrame(this.handle)
    this.handle = undefined
  }

  /** The connection of what is painted at a point of the screen. */
  connectionAt(point: Point): string | undefined {
    return this.marks && connectionAt(point, this.easel.view(), this.marks.packets, this.placed)
  }

  private paint(simulation: Simulation): void {
    this.stop()
    const { canvas, scene, manner, trails } = this.easel
    const context = canvas.getContext('2d')
    if (!context) return
    const view = this.easel.view()
    const ratio = window.devicePixelRatio
    const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)]
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, view.width, view.height)
    const marks = marksAt(simulation, tallyOf(simulation), scene, manner)
    const brush = brushFor(context, this.ink, view, manner.still)
    paintLit(marks.lit, brush)
    paintTails(marks.tails, brush)
    paintTouches(marks.touches, brush)
    this.placed = this.chips.paint(marks.drops, marks.rates, brush, ratio)
    paintDeaths(marks.deaths, brush)
    paintPackets(marks.packets, brush)
    this.trails.draw(trails, simulation, scene.ways, manner.followed)
    this.marks = marks
    this.paintedAt = performance.now()
    this.easel.told(marks)
  }
}

function tallyOf(simulation: Simulation): Tally {
  const known = tallies.get(simulation)
  if (known) return known
  const tally = createTally()
  tallies.set(simulation, tally)
  return tally
}
