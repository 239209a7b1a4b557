import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SECOND, SLOW_MOTION } from '@/engine/simulation/settings'
import {
  advance,
  createSimulation,
  flightsOf,
  presentOf,
  seekTick,
  seekTime,
  type Simulation,
} from '@/engine/simulation/simulation'
import { stationOf } from '@/engine/simulation/stationOf'
import { autoLayout } from '@/layout/autoLayout'
import type { Point } from '@/layout/box'
import { geometryOf, type Geometry } from '@/layout/geometry'
import { foldedLayout, foldedThings } from '@/layout/folding'
import { packetPath } from '@/layout/packetPath'
import { standOf } from '@/layout/stands'
import { createTally } from '@/playback/trafficTally'
import { templates } from '@/scenarios/templates/templates'
import { fixSeed } from '@/testing/seed'
import { playFor } from '@/testing/runs'
import { LANES } from '../packet/journey'
import { marksAt, type Scene } from './marks'
import { waysOn } from './ways'

fixSeed()

const LANE = Math.hypot(LANES.response, LANES.response)
const MANNER = { followed: undefined, still: false, withRates: true }
const NAMES = templates.map(({ id }) => id)

function drawn(id: string, collapsed: readonly string[] = []) {
  const { topology, traffic = [] } = templates.find((each) => each.id === id)!.diagram()
  const layout = autoLayout(topology)
  const folded = foldedThings({ name: '', topology, layout, collapsed: [...collapsed] })
  const geometry = geometryOf(topology, foldedLayout(layout, folded), folded)
  const scene: Scene = { geometry, ways: waysOn(geometry) }
  const run = createSimulation({ topology, traffic, settings: SLOW_MOTION })
  return { scene, geometry, run }
}

function distanceTo(line: readonly Point[], { x, y }: Point): number {
  if (line.length === 1) return Math.hypot(line[0]!.x - x, line[0]!.y - y)
  const pieces = line.slice(1).map((end, index) => {
    const start = line[index]!
    const [dx, dy] = [end.x - start.x, end.y - start.y]
    const length = dx * dx + dy * dy
    const share = length === 0 ? 0 : ((x - start.x) * dx + (y - start.y) * dy) / length
    const within = Math.min(1, Math.max(0, share))
    return Math.hypot(start.x + within * dx - x, start.y + within * dy - y)
  })
  return Math.min(...pieces)
}

/** The way of a flight between its two stations, in the middle of the lanes. */
function middleOf(geometry: Geometry, { stood, walker }: ReturnType<typeof flightsOf>[number]) {
  if (typeof walker.place !== 'object') return undefined
  const to = stationOf(walker.place)
  const from = stood ? stationOf(stood) : to
  return standOf(geometry, from).kind === 'address' && from.checkpoint !== 'internetHost'
    ? undefined
    : packetPath(geometry, from, to)
}

function places(run: Simulation, scene: Scene) {
  return new Map(
    marksAt(run, createTally(), scene, MANNER).packets.map((mark) => [mark.flight, mark]),
  )
}

describe('a packet of a run', { timeout: 60_000 }, () => {
  it.each(NAMES)('lies on the way between its two stations at any moment, in “%s”', (id) => {
    const { scene, geometry, run } = drawn(id)
    let seen = 0
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 * SECOND }), (time) => {
        seekTime(run, time)
        const found = places(run, scene)
        for (const flight of flightsOf(run)) {
          const middle = middleOf(geometry, flight)
          const mark = found.get(flight.id)
          if (!middle || !mark) continue
          seen += 1
          expect(distanceTo(middle, mark)).toBeLessThanOrEqual(LANE + 0.01)
        }
      }),
      { numRuns: 25 },
    )
    expect(seen).toBeGreaterThan(10)
  })

  it.each(NAMES)('goes on from where it came to, without a jump, in “%s”', (id) => {
    const { scene, run } = drawn(id)
    let turns = 0
    for (let tick = 0; tick < 250; tick++) {
      const { now } = presentOf(run)
      const due = flightsOf(run).toSorted((a, b) => a.due - b.due)[0]?.due
      run.world.now = due ?? now
      const before = places(run, scene)
      run.world.now = now
      if (!advance(run)) break
      for (const [flight, { x, y }] of places(run, scene)) {
        const was = before.get(flight)
        if (!was || presentOf(run).now !== due) continue
        turns += 1
        expect(Math.hypot(was.x - x, was.y - y)).toBeLessThan(0.6)
      }
    }
    expect(turns).toBeGreaterThan(50)
  })

  it('stands where it left last, without motion, and lights the way that it is on', () => {
    const { scene, run } = drawn('three-tier')
    playFor(run, 0.3)
    const { packets, lit } = marksAt(run, createTally(), scene, { ...MANNER, still: true })
    const stood = flightsOf(run).flatMap((flight) =>
      flight.stood ? [stationOf(flight.stood)] : [],
    )
    expect(packets.length).toBeGreaterThan(0)
    expect(lit.length).toBeGreaterThan(0)
    const points = stood.map((station) => scene.ways.standAt(station)!.point)
    for (const packet of packets) {
      const nearest = Math.min(...points.map(({ x, y }) => Math.hypot(x - packet.x, y - packet.y)))
      expect(nearest).toBeLessThanOrEqual(LANE + 0.01)
    }
  })
})

describe('the picture of a moment', { timeout: 60_000 }, () => {
  it('is the same whenever one comes there, and whoever has looked at what before', () => {
    const { scene, run } = drawn('three-tier')
    playFor(run, 12)
    const tally = createTally()
    const end = presentOf(run).tick
    const first = new Map<number, string>()
    const look = (tick: number, own = tally) => {
      seekTick(run, tick)
      return JSON.stringify(marksAt(run, own, scene, MANNER))
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: end }), (tick) => {
        const seen = look(tick)
        expect(seen).toBe(first.get(tick) ?? seen)
        first.set(tick, seen)
        expect(look(tick, createTally())).toBe(seen)
      }),
      { numRuns: 40 },
    )
  })

  it('shows nothing inside of what is collapsed to a card', () => {
    const open = drawn('three-tier')
    const vpc = [...open.geometry.streets.keys()]
    const { scene, run } = drawn('three-tier', vpc)
    const box = scene.geometry.boxes.get(vpc[0]!)!
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    let [hidden, seen] = [0, 0]
    for (let moment = 0; moment < 20; moment++) {
      playFor(run, 0.1)
      const { packets } = marksAt(run, createTally(), scene, MANNER)
      hidden += flightsOf(run).length - packets.length
      seen += packets.length
      for (const { x, y } of packets) {
        expect(Math.hypot(x - middle.x, y - middle.y)).toBeGreaterThan(1)
      }
    }
    expect(hidden).toBeGreaterThan(0)
    expect(seen).toBeGreaterThan(0)
  })
})
