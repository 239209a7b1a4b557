import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { topologyOf } from '@/engine/simulation/simulation'
import { EMPTY_DIAGRAM, type Diagram } from '@/layout/diagram'
import { withRunSettings, withTraffic } from '@/layout/trafficOf'
import { ANY_IPV4 } from '@/model/ip'
import { withResources } from '@/model/topology'
import { tcp } from '@/model/traffic'
import { aTalk } from '@/model/trafficSource'
import { aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { handFrames } from '@/testing/frames'
import { traffic } from '@/testing/runs'
import { fixSeed } from '@/testing/seed'
import { shop } from '@/testing/shop'
import { diagramStore, editTopology, newestDiagram } from '../diagramStore'
import { setPlayingFrames } from './playing'
import {
  closeRun,
  openRun,
  playRun,
  restartAfter,
  restartRun,
  seekTo,
  seekToTick,
  simulationNow,
  stepEvent,
  toNextDenial,
  toPreviousDenial,
} from './run'
import { runStore } from './runStore'
import { setSeekingFrames } from './seeking'

fixSeed()

const SECOND = 1_000_000
const BOX = aServer('box', '10.0.1.30', {
  subnetId: 'subnet-pub',
  groups: ['sg-web'],
  publicIp: '203.0.113.30',
})
const STEADY = traffic('host-1', 'i-box', aTalk('web'), {
  id: 'steady',
  pace: { kind: 'steady', perSecond: 0.5 },
})

function group(port: number) {
  return aSecurityGroup({
    id: 'sg-web',
    ingress: [aRule(tcp(port), ANY_IPV4)],
    egress: [aRule()],
  })
}

const state = () => diagramStore.getState()
const shown = () => state().diagram

function admit(port: number): void {
  editTopology(`Admit ${String(port)}`, (topology) => withResources(topology, group(port)))
}

function drag(by: number): void {
  state().edit('Move box', (diagram) => {
    return { ...diagram, layout: { ...diagram.layout, box: { x: by, y: 0, width: 1, height: 1 } } }
  })
}

/** Whether the diagram that is shown is the network that the run is in. */
function agrees(): boolean {
  const simulation = simulationNow()
  return simulation === undefined || topologyOf(simulation) === shown().topology
}

let frames = handFrames()

beforeEach(async () => {
  frames = handFrames()
  setPlayingFrames(frames)
  setSeekingFrames(frames)
  const topology = shop(group(443), BOX)
  state().open({ ...EMPTY_DIAGRAM, topology, traffic: [STEADY] })
  await openRun()
})

afterEach(closeRun)

describe('going to before an edit', () => {
  it('shows the diagram as it was, and keeps the newest', () => {
    const first = shown()
    seekTo(4 * SECOND)
    admit(80)
    const newest = shown()
    seekTo(2 * SECOND)
    expect(shown()).toBe(first)
    expect(newestDiagram(state())).toBe(newest)
    expect(agrees()).toBe(true)
    seekTo(6 * SECOND)
    expect(shown()).toBe(newest)
    expect(state().visit).toBeUndefined()
  })

  it('leaves all there is to undo and redo', () => {
    seekTo(2 * SECOND)
    admit(80)
    seekTo(4 * SECOND)
    admit(22)
    seekTo(3 * SECOND)
    expect(state().past.map(({ label }) => label)).toEqual(['Admit 80'])
    expect(state().future.map(({ label }) => label)).toEqual(['Admit 22'])
    seekTo(5 * SECOND)
    expect(state().past.map(({ label }) => label)).toEqual(['Admit 80', 'Admit 22'])
  })

  it('ends when the run is closed', () => {
    seekTo(4 * SECOND)
    admit(80)
    const newest = shown()
    seekTo(SECOND)
    closeRun()
    expect(shown()).toBe(newest)
  })

  it('goes on by itself where the run plays over the edit', () => {
    seekTo(2 * SECOND)
    admit(80)
    const newest = shown()
    seekTo(1.9 * SECOND)
    playRun()
    frames.pass(20)
    expect(shown()).toBe(newest)
  })
})

describe('an edit at an earlier moment', () => {
  it('makes another future, and undo leads back over all that was', () => {
    seekTo(4 * SECOND)
    admit(80)
    const later = shown()
    seekTo(2 * SECOND)
    admit(22)
    expect(runStore.getState().knownUntil).toBe(2 * SECOND)
    expect(newestDiagram(state())).toBe(shown())
    expect(state().past.map(({ label }) => label)).toEqual([
      'Admit 80',
      'Go back to 0:02.0 of the run',
      'Admit 22',
    ])
    state().undo()
    state().undo()
    expect(shown()).toBe(later)
    expect(agrees()).toBe(true)
  })

  it('by undo is an event of that moment, and what came later can be redone', () => {
    seekTo(2 * SECOND)
    admit(80)
    seekTo(4 * SECOND)
    admit(22)
    seekTo(3 * SECOND)
    state().undo()
    expect(agrees()).toBe(true)
    expect(state().visit).toBeUndefined()
    expect(state().future.map(({ label }) => label)).toEqual(['Admit 80', 'Admit 22'])
    expect(runStore.getState().now).toBe(3 * SECOND)
  })

  it('of the drawing alone is the newest too', () => {
    seekTo(4 * SECOND)
    admit(80)
    seekTo(2 * SECOND)
    drag(7)
    const newest = shown()
    expect(newestDiagram(state())).toBe(newest)
    seekTo(9 * SECOND)
    expect(shown()).toBe(newest)
    expect(agrees()).toBe(true)
  })
})

it('a scene that is reset from an earlier moment begins its run anew, and undo leads to the newest', () => {
  const first = shown()
  seekTo(4 * SECOND)
  admit(80)
  const newest = shown()
  seekTo(2 * SECOND)
  restartAfter(() => {
    state().edit('Reset the scene', () => first)
  })
  expect(shown().topology).toBe(first.topology)
  expect(state().visit).toBeUndefined()
  expect(runStore.getState()).toMatchObject({ now: 0, tick: 0 })
  expect(agrees()).toBe(true)
  state().undo()
  expect(shown()).toBe(newest)
})

it('what is arranged at the newest moment stays arranged at earlier ones of the same network', () => {
  seekTo(2 * SECOND)
  drag(5)
  seekTo(SECOND)
  expect(shown().layout['box']?.x).toBe(5)
})

it('another diagram that is opened in its place begins another run', async () => {
  seekTo(4 * SECOND)
  const topology = shop(group(22), BOX)
  state().open({ ...EMPTY_DIAGRAM, topology, traffic: [STEADY] })
  await Promise.resolve()
  expect(runStore.getState()).toMatchObject({ open: true, now: 0, playing: false })
  expect(agrees()).toBe(true)
})

it('a design that is opened over the diagram begins another run, and so does its undo', async () => {
  seekTo(4 * SECOND)
  const topology = shop(group(22), BOX)
  state().edit('Open Shop', () => ({ ...EMPTY_DIAGRAM, name: 'Shop', topology, traffic: [STEADY] }))
  await Promise.resolve()
  expect(runStore.getState()).toMatchObject({ open: true, now: 0 })
  expect(agrees()).toBe(true)
  seekTo(2 * SECOND)
  state().undo()
  await Promise.resolve()
  expect(runStore.getState().now).toBe(0)
  expect(agrees()).toBe(true)
})

it('another seed, or going back to the one before, begins another run', async () => {
  seekTo(4 * SECOND)
  state().edit('Seed 7', (diagram) => withRunSettings(diagram, { seed: 7 }))
  await Promise.resolve()
  expect(runStore.getState()).toMatchObject({ open: true, now: 0 })
  seekTo(4 * SECOND)
  state().undo()
  await Promise.resolve()
  expect(runStore.getState().now).toBe(0)
})

describe('whatever is done', () => {
  const seconds = fc.integer({ min: 0, max: 12 })
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('admit' as const), at: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ kind: fc.constant('drag' as const), at: seconds }),
    fc.record({ kind: fc.constant('traffic' as const), at: seconds }),
    fc.record({ kind: fc.constant('seek' as const), at: seconds }),
    fc.record({ kind: fc.constant('tick' as const), at: fc.integer({ min: 0, max: 300 }) }),
    fc.record({
      kind: fc.constantFrom(
        'undo' as const,
        'redo' as const,
        'jump' as const,
        'step' as const,
        'back' as const,
        'denial' as const,
        'before' as const,
        'play' as const,
        'restart' as const,
        'close' as const,
      ),
      at: seconds,
    }),
  )
  type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never

  async function act({ kind, at }: Deed): Promise<void> {
    switch (kind) {
      case 'admit':
        admit(at)
        break
      case 'drag':
        drag(at)
        break
      case 'traffic':
        state().edit('Traffic', (diagram) =>
          withTraffic(diagram, at % 2 === 0 ? [] : [{ ...STEADY, startsAt: at }]),
        )
        break
      case 'seek':
        seekTo(at * SECOND)
        break
      case 'tick':
        seekToTick(at)
        break
      case 'undo':
        state().undo()
        break
      case 'redo':
        state().redo()
        break
      case 'jump':
        state().jump((at % 5) - 3)
        break
      case 'step':
        stepEvent(1)
        break
      case 'back':
        stepEvent(-1)
        break
      case 'denial':
        toNextDenial()
        break
      case 'before':
        toPreviousDenial()
        break
      case 'play':
        playRun()
        frames.pass(at * 4)
        break
      case 'restart':
        restartRun()
        break
      case 'close':
        closeRun()
        await openRun()
        break
    }
  }

  const EDITS: ReadonlySet<Deed['kind']> = new Set([
    'admit',
    'drag',
    'traffic',
    'undo',
    'redo',
    'jump',
  ])

  it('the network shown is the run’s, and what is kept is what was edited last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 40 }), async (deeds) => {
        closeRun()
        frames.slow(1)
        const topology = shop(group(443), BOX)
        state().open({ ...EMPTY_DIAGRAM, topology, traffic: [STEADY] })
        await openRun()
        let newest: Diagram = shown()
        for (const one of deeds) {
          const before = shown()
          await act(one)
          // Only an edit that changes what is shown makes anything newer.
          if (EDITS.has(one.kind) && shown() !== before) newest = shown()
          expect(newestDiagram(state())).toBe(newest)
          expect(agrees()).toBe(true)
        }
        closeRun()
        expect(shown()).toBe(newest)
      }),
      { numRuns: 60 },
    )
  })
})
