import { describe, expect, it } from 'vitest'
import type { Point } from '@/layout/box'
import { completeLayout } from '@/layout/completeLayout'
import { geometryOf } from '@/layout/geometry'
import { EXAMPLE_FORM, exampleDiagram } from '@/scenarios/exampleNetwork'
import { diagramStore } from '@/store/diagramStore'
import { loadEngine } from '@/store/engine'
import { fire, setForm, simulationStore } from '@/store/simulationStore'
import { frameAt } from './clock'
import { journeyOf, restPoint } from './journey'
import { rolesAt } from './journeyRoles'
import { stampsUpTo } from './stamps'
import { ticketsUpTo } from './tickets'

/** The first visit's packet: its reply dies at the database subnet's ACL, and a ghost walks on. */
function exampleJourney() {
  const { topology, layout } = exampleDiagram()
  diagramStore.getState().open({ name: '', topology, layout })
  setForm(EXAMPLE_FORM)
  fire()
  const { firing } = simulationStore.getState()
  if (!firing) throw new Error('The example fires a packet')
  const geometry = geometryOf(topology, completeLayout(topology, layout))
  return { geometry, journey: journeyOf(geometry, firing.trace) }
}

await loadEngine()
const { geometry, journey } = exampleJourney()
const denied = journey.ghostFrom - 1
const at = (index: number) => journey.stations[index]!

function isSamePoint(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y
}

describe('a journey', () => {
  it('has a station for each step', () => {
    expect(journey.stations).toHaveLength(journey.trace.steps.length)
  })

  it('stops the packet before the gate that refuses it', () => {
    const gate = at(denied)
    expect(gate.stand).toBe('gate')
    expect(gate.rest).toBeLessThan(gate.distance)
  })

  it('runs the response beside the request, never over it', () => {
    const [request, response] = (['request', 'response'] as const).map((leg) =>
      journey.stations.filter(({ step }) => step.leg === leg),
    )
    const pairs = response!.flatMap((back) =>
      request!.filter(({ place }) => isSamePoint(place, back.place)).map((out) => [out, back]),
    )
    expect(pairs.length).toBeGreaterThan(5)
    for (const [out, back] of pairs) {
      expect(
        Math.hypot(out!.point.x - back!.point.x, out!.point.y - back!.point.y),
      ).toBeGreaterThan(8)
    }
  })
})

describe('stamps', () => {
  it('stamp only what the packet has reached', () => {
    expect(stampsUpTo(journey, 0)).toEqual([])
    const signs = stampsUpTo(journey, 2).map(({ sign }) => sign)
    expect(signs).toEqual(['allow', 'allow'])
  })

  it('shut the gate that denies, and show at once what would stop the ghost', () => {
    const stamps = stampsUpTo(journey, denied)
    expect(stamps.find(({ sign, ghost }) => sign === 'deny' && !ghost)?.gate).toBeDefined()
    expect(stamps.some(({ ghost, sign }) => ghost && sign === 'partial')).toBe(true)
  })

  it('never cover one another', () => {
    const stamps = stampsUpTo(journey, journey.stations.length - 1)
    stamps.forEach(({ at: a }, index) => {
      for (const { at: b } of stamps.slice(index + 1)) {
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(12)
      }
    })
  })
})

it('writes a ticket on the way out and matches it on the way back', () => {
  const [opened] = ticketsUpTo(journey, geometry, 1)
  expect(opened?.text).toBe('tracked')
  const matched = ticketsUpTo(journey, geometry, denied).filter((ticket) => ticket.matched)
  expect(matched.map(({ text }) => text)).toEqual(['matches app-a1'])
})

it('marks where it started, what it reached, and what it passes by', () => {
  const roles = rolesAt(journey, geometry, denied)
  expect(roles.get(at(0).thing!)).toBe('origin')
  expect(roles.get(EXAMPLE_FORM.to)).toBe('delivered')
  expect([...roles.values()].filter((role) => role === 'offPath').length).toBeGreaterThan(5)
})

describe('the clock', () => {
  it('waits at a station before it travels on, and arrives in the end', () => {
    const waiting = frameAt(journey, 2, 0, 1)
    expect(waiting).toMatchObject({ travelling: false, ...restPoint(journey, 2) })
    expect(frameAt(journey, 2, 1000, 1)?.travelling).toBe(true)
    expect(frameAt(journey, 2, 5000, 1)).toBeUndefined()
  })

  it('is twice as fast at speed 2', () => {
    const slow = frameAt(journey, 3, 600, 1)
    const fast = frameAt(journey, 3, 300, 2)
    expect(fast?.distance).toBeCloseTo(slow?.distance ?? 0)
  })
})
