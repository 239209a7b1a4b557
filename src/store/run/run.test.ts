import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  entriesOfTables,
  flightsOf,
  logOf,
  startTraffic,
  topologyOf,
} from '@/engine/simulation/simulation'
import { EMPTY_DIAGRAM } from '@/layout/diagram'
import { withTraffic } from '@/layout/trafficOf'
import { ANY_IPV4 } from '@/model/ip'
import { withResources, type Topology } from '@/model/topology'
import { tcp } from '@/model/traffic'
import { aTalk, type TrafficSource } from '@/model/trafficSource'
import { anAclEntry, aNetworkAclOf, aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { handFrames } from '@/testing/frames'
import { traffic } from '@/testing/runs'
import { HOME, OPEN_ACL, shop } from '@/testing/shop'
import { diagramStore, editTopology } from '../diagramStore'
import { setForm } from '../simulationStore'
import { setPlayingFrames } from './playing'
import {
  beforeTurn,
  closeRun,
  onRunFrame,
  openRun,
  pauseRun,
  playRun,
  seekTo,
  seekToTick,
  setLoop,
  setRunSpeed,
  simulationNow,
  skipQuiet,
  stepEvent,
  stepPacket,
  toggleRun,
  toNextDenial,
  toPreviousDenial,
} from './run'
import { runStore } from './runStore'
import { setSeekingFrames } from './seeking'

const SECOND = 1_000_000
const BOX = aServer('box', '10.0.1.30', {
  subnetId: 'subnet-pub',
  groups: ['sg-web'],
  publicIp: '203.0.113.30',
})
const open = group(true)
const closed = group(false)

function group(admits: boolean) {
  return aSecurityGroup({
    id: 'sg-web',
    ingress: admits ? [aRule(tcp(443), ANY_IPV4)] : [],
    egress: [aRule()],
  })
}

let frames = handFrames()

async function run(topology: Topology = shop(open, BOX)): Promise<void> {
  diagramStore.getState().open({ ...EMPTY_DIAGRAM, topology })
  setForm({ from: 'host-1', to: 'i-box', protocol: 'tcp', port: 443 })
  await openRun()
}

const state = () => runStore.getState()

function simulation() {
  const running = simulationNow()
  if (!running) throw new Error('no run is open')
  return running
}

const kinds = () => logOf(simulation()).map(({ kind }) => kind)

beforeEach(() => {
  frames = handFrames()
  setPlayingFrames(frames)
  setSeekingFrames(frames)
})

afterEach(() => {
  beforeTurn(undefined)
  closeRun()
  setRunSpeed(1)
})

describe('a run', () => {
  it('opens at its beginning, paused, with the packet of the form as its traffic', async () => {
    await run()
    expect(state()).toMatchObject({ open: true, status: 'ready', now: 0, tick: 0, playing: false })
    expect(kinds()).toEqual(['trafficStarted'])
    expect(state().length).toBe(30 * SECOND)
  })

  it('is let go of when it is closed', async () => {
    await run()
    playRun()
    closeRun()
    expect(state()).toMatchObject({ open: false, status: 'idle', playing: false, now: 0 })
    expect(simulationNow()).toBeUndefined()
    expect(frames.waiting()).toBe(0)
  })

  it('plays as many simulated seconds a second as its speed says', async () => {
    await run()
    playRun()
    frames.pass(1)
    frames.pass(100, 10)
    expect(simulation().world.now).toBe(SECOND)
    setRunSpeed(0.5)
    frames.pass(100, 10)
    expect(simulation().world.now).toBe(1.5 * SECOND)
  })

  it.each([
    ['at once', 16, 4, 5],
    ['slowly', 90, 1, 2],
  ])('tells lists that are made %s as often as they can bear', async (_how, late, least, most) => {
    await run()
    playRun()
    const before = state().beat
    for (let time = 0; time < 1000; ) {
      const { beat } = state()
      frames.pass(1)
      time += 16
      // What lists take keeps the next frame waiting.
      if (state().beat === beat) continue
      frames.pass(1, late)
      time += late
    }
    expect(state().beat - before).toBeGreaterThanOrEqual(least)
    expect(state().beat - before).toBeLessThanOrEqual(most)
  })

  it('tells React a few times a second, and painters in every frame', async () => {
    await run()
    let painted = 0
    let told = 0
    const stops = [
      onRunFrame(() => {
        painted += 1
      }),
      runStore.subscribe((next, before) => {
        if (next.now !== before.now) told += 1
      }),
    ]
    playRun()
    frames.pass(60, 16)
    expect(painted).toBe(60)
    expect(told).toBeLessThanOrEqual(8)
    expect(told).toBeGreaterThan(5)
    pauseRun()
    expect(state().now).toBe(simulation().world.now)
    for (const stop of stops) stop()
  })

  it('goes slower than asked and says so where the machine does not keep up', async () => {
    await run()
    startTraffic(
      simulation(),
      traffic('host-1', 'i-box', aTalk('web'), { pace: { kind: 'steady', perSecond: 1 } }),
    )
    setRunSpeed(10)
    frames.slow(7)
    playRun()
    frames.pass(70)
    expect(state().reached).toBeLessThan(10)
    expect(state().reached).toBeGreaterThan(0)
    frames.slow(0)
    setRunSpeed(0.5)
    frames.pass(140)
    expect(state().reached).toBeUndefined()
  })

  it('pauses and goes on', async () => {
    await run()
    toggleRun()
    frames.pass(20)
    toggleRun()
    const { now } = state()
    expect(state().playing).toBe(false)
    frames.pass(20)
    expect(simulation().world.now).toBe(now)
    expect(now).toBeGreaterThan(0)
  })

  it('plays a part again and again', async () => {
    await run()
    setLoop({ from: SECOND, to: 2 * SECOND })
    seekTo(1.5 * SECOND)
    playRun()
    frames.pass(1)
    frames.pass(60, 10)
    expect(simulation().world.now).toBe(1.1 * SECOND)
    expect(state().playing).toBe(true)
  })

  it('plays a part again and again also where nothing more would happen in it', async () => {
    await run()
    seekTo(400 * SECOND)
    frames.pass(2000)
    expect(state()).toMatchObject({ seeking: undefined, over: true })
    setLoop({ from: 399 * SECOND, to: 400 * SECOND })
    seekTo(399.5 * SECOND)
    playRun()
    frames.pass(1)
    frames.pass(60, 10)
    expect(simulation().world.now).toBe(399.1 * SECOND)
    expect(state().playing).toBe(true)
  })
})

describe('stepping', () => {
  it('goes on and back by one event', async () => {
    await run()
    for (let step = 0; step < 5; step += 1) stepEvent(1)
    expect(state().tick).toBe(5)
    const before = JSON.stringify(logOf(simulation()))
    stepEvent(1)
    stepEvent(-1)
    expect(JSON.stringify(logOf(simulation()))).toBe(before)
  })

  it('goes on and back from packet to packet', async () => {
    await run()
    const told: string[][] = []
    for (let step = 0; step < 3; step += 1) {
      const before = kinds().length
      stepPacket(1)
      told.push(
        kinds()
          .slice(before)
          .filter((kind) => kind === 'sent' || kind === 'arrived'),
      )
    }
    expect(told).toEqual([['sent'], ['arrived', 'sent'], ['arrived', 'sent']])
    const { tick } = state()
    stepPacket(1)
    stepPacket(-1)
    expect(state().tick).toBe(tick)
  })
})

describe('seeking', () => {
  it('comes to the same as playing, also backwards', async () => {
    await run()
    seekTo(2 * SECOND)
    const [log, entries] = [kinds(), entriesOfTables(simulation())]
    seekTo(9 * SECOND)
    seekTo(2 * SECOND)
    expect(kinds()).toEqual(log)
    expect(entriesOfTables(simulation())).toEqual(entries)
    expect(state().knownUntil).toBeGreaterThanOrEqual(9 * SECOND)
    seekToTick(0)
    expect(kinds()).toEqual(['trafficStarted'])
  })

  it('goes far into the unplayed in slices, and says where to', async () => {
    await run()
    frames.slow(5)
    seekTo(20 * SECOND)
    expect(state().seeking).toBe(20 * SECOND)
    expect(simulation().world.now).toBeLessThan(20 * SECOND)
    frames.pass(40)
    expect(state()).toMatchObject({ seeking: undefined, now: 20 * SECOND })
  })

  it('finds the next denial, whether it was played or not, and the one before', async () => {
    await run(shop(closed, BOX))
    toNextDenial()
    const first = state().now
    expect(kinds().at(-1)).toBe('dropped')
    toNextDenial()
    expect(state().now).toBeGreaterThan(first)
    toPreviousDenial()
    expect(state().now).toBe(first)
    toNextDenial()
    expect(state().now).toBeGreaterThan(first)
  })

  it('goes back to just after an event from a quiet while after it', async () => {
    await run(shop(closed, BOX))
    toNextDenial()
    const { now, tick } = state()
    seekTo(now + SECOND)
    expect(state()).toMatchObject({ tick, now: now + SECOND })
    seekToTick(tick)
    expect(state()).toMatchObject({ tick, now })
    seekTo(now + SECOND)
    toPreviousDenial()
    expect(state()).toMatchObject({ tick, now })
  })

  it('says that no denial came', async () => {
    await run()
    toNextDenial()
    expect(state()).toMatchObject({ missed: 'denial', seeking: undefined })
  })

  it('skips what is quiet', async () => {
    await run(shop(closed, BOX))
    toNextDenial()
    const { quietUntil = 0 } = state()
    expect(quietUntil).toBeGreaterThan(state().now + SECOND)
    skipQuiet()
    expect(state().now).toBe(quietUntil)
    expect(flightsOf(simulation())).toHaveLength(1)
  })

  it('CT-15: does not skip the five days until a silent connection is forgotten', async () => {
    const guarded = aSecurityGroup({ id: 'sg-web', ingress: [aRule(tcp(443), `${HOME}/32`)] })
    const deaf = anAclEntry({ direction: 'egress', ruleNumber: 50, action: 'deny' })
    const acl = aNetworkAclOf({ ...OPEN_ACL, entries: [...OPEN_ACL.entries, deaf] })
    await run(withResources(shop(guarded, BOX), acl))
    seekTo(600 * SECOND)
    expect(state().quietUntil).toBeGreaterThan(400_000 * SECOND)
    skipQuiet()
    expect(state().now).toBe(600 * SECOND)
  })
})

describe('an edit of the diagram', () => {
  it('is an event of the run at its present moment, with the name of its step', async () => {
    await run()
    seekTo(SECOND)
    editTopology('Remove HTTPS', (topology) => withResources(topology, closed))
    const edits = () => logOf(simulation()).filter(({ kind }) => kind === 'edit')
    expect(edits()).toMatchObject([{ label: 'Remove HTTPS', time: SECOND }])
    expect(topologyOf(simulation())).toBe(diagramStore.getState().diagram.topology)
    diagramStore.getState().undo()
    diagramStore.getState().redo()
    expect(edits()).toMatchObject([
      { label: 'Remove HTTPS' },
      { label: 'Undo Remove HTTPS' },
      { label: 'Redo Remove HTTPS' },
    ])
  })

  it('is none where only the drawing changes', async () => {
    await run()
    const { edit } = diagramStore.getState()
    edit('Move', (diagram) => ({ ...diagram, layout: {} }))
    expect(kinds()).toEqual(['trafficStarted'])
  })
})

describe('traffic of the diagram', () => {
  const steady = traffic('host-1', 'i-box', aTalk('web'), {
    id: 'steady',
    pace: { kind: 'steady', perSecond: 1 },
  })

  it('begins and ends where it is added and removed', async () => {
    await run()
    const change = (label: string, sources: readonly TrafficSource[]) => {
      diagramStore.getState().edit(label, (diagram) => withTraffic(diagram, sources))
    }
    seekTo(SECOND)
    change('Add traffic', [steady])
    seekTo(2 * SECOND)
    change('Switch off', [{ ...steady, off: true }])
    const told = logOf(simulation()).filter(({ kind }) => kind.startsWith('traffic'))
    expect(told).toMatchObject([
      { kind: 'trafficStarted', source: 'packet', time: 0 },
      { kind: 'trafficStopped', source: 'packet', time: 0 },
      { kind: 'trafficStarted', source: 'steady', time: SECOND },
      { kind: 'trafficStopped', source: 'steady', time: 2 * SECOND },
    ])
  })

  it('starts by the clock of the run, and at once where that moment is over', async () => {
    await run()
    seekTo(2 * SECOND)
    const due = { ...steady, id: 'due', startsAt: 1 }
    const later = { ...steady, id: 'later', startsAt: 5 }
    diagramStore.getState().edit('Add traffic', (diagram) => withTraffic(diagram, [due, later]))
    seekTo(6 * SECOND)
    const firstOf = (source: string) =>
      logOf(simulation()).find((event) => event.kind === 'opened' && event.source === source)?.time
    expect([firstOf('due'), firstOf('later')]).toEqual([2 * SECOND, 5 * SECOND])
  })
})

describe('a gate before each decision', () => {
  it('stops the run before what decides, and lets go on by hand', async () => {
    await run()
    beforeTurn(({ checkpoint }) => checkpoint === 'securityGroup')
    playRun()
    frames.pass(400)
    expect(state().playing).toBe(false)
    const { tick } = state()
    stepEvent(1)
    expect(logOf(simulation()).at(-1)).toMatchObject({ step: { checkpoint: 'securityGroup' } })
    expect(state().tick).toBe(tick + 1)
  })
})
