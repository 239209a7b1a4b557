import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Topology } from '@/model/topology'
import { withResources } from '@/model/topology'
import {
  anAclEntry,
  anInternetHost,
  aNetworkAclOf,
  aRule,
  aSecurityGroup,
} from '@/testing/builders'
import { balanced, NLB } from '@/testing/balancedShop'
import { fixSeed } from '@/testing/seed'
import { aRun, happenings, outcomes, playFor, traffic } from '@/testing/runs'
import { HOME, OPEN_ACL, OPEN_GROUP, shop } from '@/testing/shop'
import {
  advance,
  approach,
  connectionsOf,
  editNetwork,
  entriesOfTables,
  firstDifference,
  flightsOf,
  foresee,
  horizonOf,
  logOf,
  marksOf,
  nextTime,
  playUntil,
  presentOf,
  replayOf,
  seekTick,
  seekTime,
  startTraffic,
  stopTraffic,
  topologyOf,
  type Simulation,
} from './simulation'
import { SECOND, type SimulationSettings } from './settings'
import { aTalk, type TrafficSource } from '@/model/trafficSource'

fixSeed()

const BUSY: readonly TrafficSource[] = [
  traffic('host-1', 'lb', aTalk('web'), {
    id: 'web',
    pace: { kind: 'steady', perSecond: 5, forSeconds: 2 },
  }),
  traffic('i-app', HOME, aTalk('request'), { id: 'out', pace: { kind: 'burst', count: 3 } }),
  traffic('i-a', 'i-b', aTalk('ping'), { id: 'ping' }),
]
const SHOP = balanced({ ...NLB, crossZone: true }, ['i-a', 'i-b'])

/** Changes that people make to this network while it runs. */
const EDITS: readonly ((topology: Topology) => Topology)[] = [
  (topology) => withResources(topology, aSecurityGroup({ ...OPEN_GROUP, ingress: [] })),
  (topology) => withResources(topology, OPEN_GROUP),
  (topology) => {
    const entries = [...OPEN_ACL.entries, anAclEntry({ ruleNumber: 50, action: 'deny' })]
    return withResources(topology, aNetworkAclOf({ ...OPEN_ACL, entries }))
  },
  (topology) => withResources(topology, OPEN_ACL),
  (topology) => withResources(topology, anInternetHost('198.51.100.99')),
  (topology) => {
    const ingress = [aRule({ protocol: 'all' }, '10.0.0.0/8')]
    return withResources(topology, aSecurityGroup({ ...OPEN_GROUP, ingress }))
  },
]

interface Doing {
  readonly wait: number
  readonly edit: number
}
const doings: fc.Arbitrary<readonly Doing[]> = fc.array(
  fc.record({ wait: fc.integer({ min: 0, max: 900_000 }), edit: fc.nat(EDITS.length - 1) }),
  { maxLength: 4 },
)

function runWith(
  seed: number,
  todo: readonly Doing[],
  settings: Partial<SimulationSettings> = {},
): Simulation {
  const run = aRun(SHOP, BUSY, { seed, settings })
  for (const { wait, edit } of todo) {
    playUntil(run, presentOf(run).now + wait)
    const change = EDITS[edit]
    if (change) editNetwork(run, change(topologyOf(run)), `edit ${String(edit)}`)
  }
  playUntil(run, 6 * SECOND)
  return run
}

/** All that can be seen of a moment. */
function seen(run: Simulation): string {
  return JSON.stringify([momentOf(run), logOf(run)])
}

function momentOf(run: Simulation) {
  const flights = flightsOf(run).map(({ id, left, due, walker }) => [
    id,
    left,
    due,
    typeof walker.place === 'object' ? walker.place.checkpoint : walker.place,
  ])
  const connections = connectionsOf(run).map(({ id, outcome, client, server }) => [
    id,
    outcome,
    client,
    server,
  ])
  return [presentOf(run), entriesOfTables(run), flights, connections]
}

describe('a run', () => {
  it('knows how many events a seek replays, as far as it was played', () => {
    const run = aRun(SHOP, BUSY)
    playFor(run, 3)
    const { tick } = presentOf(run)
    expect(tick).toBeGreaterThan(1000)
    expect(replayOf(run, { tick })).toBe(0)
    expect(replayOf(run, { tick: 750 })).toBe(250)
    expect(replayOf(run, { tick: tick + 9 })).toBeUndefined()
    expect(replayOf(run, { time: 9 * SECOND })).toBeUndefined()
    const time = logOf(run).find((event) => event.tick === 750)?.time ?? 0
    const replay = replayOf(run, { time }) ?? 0
    approach(run, { time })
    const from = presentOf(run).tick
    seekTime(run, time)
    expect(presentOf(run).tick - from).toBe(replay)
    expect(replay).toBeLessThan(500)
  })

  it('writes the same bytes with the same seed and edits', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.integer(), doings, (seed, todo) => {
        const [one, other] = [runWith(seed, todo), runWith(seed, todo)]
        expect(JSON.stringify(logOf(one))).toBe(JSON.stringify(logOf(other)))
        expect(firstDifference(one, other)).toBeUndefined()
      }),
      { numRuns: 6 },
    )
  })

  it('draws otherwise with another seed', () => {
    const [one, other] = [1, 2].map((seed) => aRun(SHOP, BUSY, { seed }))
    playFor(one!, 0.1)
    playFor(other!, 0.1)
    expect(firstDifference(one!, other!)).toBeGreaterThan(0)
  })

  it(
    'shows at any moment that is sought what was seen when it was played',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(
          fc.integer(),
          doings,
          fc.array(fc.nat(), { maxLength: 5 }),
          (seed, todo, at) => {
            const run = runWith(seed, todo)
            const { tick } = presentOf(run)
            const end = seen(run)
            const played = new Map<number, string>()
            const again = runWith(seed, todo)
            seekTick(again, 0)
            for (let step = 0; step <= tick; step += 1) {
              if (at.some((place) => place % (tick + 1) === step)) played.set(step, seen(again))
              if (step < tick) advance(again)
            }
            for (const [place, view] of played) {
              seekTick(run, place)
              expect(seen(run)).toBe(view)
            }
            seekTick(run, tick)
            seekTime(run, 6 * SECOND)
            expect(seen(run)).toBe(end)
          },
        ),
        { numRuns: 4 },
      )
    },
  )

  it('seeks a time as it was played to', () => {
    const run = runWith(1, [{ wait: 500_000, edit: 0 }])
    const played = aRun(SHOP, BUSY, { seed: 1 })
    playUntil(played, 400_000)
    seekTime(run, 400_000)
    expect(seen(run)).toBe(seen(played))
  })

  it('knows after going back what is to come, until something else is done', () => {
    const run = runWith(1, [{ wait: 900_000, edit: 0 }])
    expect(marksOf(run).filter(({ kind }) => kind === 'edit')).toHaveLength(1)
    seekTime(run, 100_000)
    expect(happenings(run, 'edit')).toHaveLength(0)
    expect(marksOf(run).filter(({ kind }) => kind === 'edit')).toHaveLength(1)
    stopTraffic(run, 'web')
    expect(marksOf(run)).toHaveLength(0)
    playUntil(run, 60 * SECOND)
    expect(new Set(outcomes(run))).toEqual(new Set(['closed', 'answered']))
  })

  it(
    'lets the distant past of its log go, and shows each moment as a run does that keeps all',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(doings, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (todo, places) => {
          const [whole, short] = [runWith(1, todo), runWith(1, todo, { mostEvents: 1200 })]
          const { tick } = presentOf(whole)
          const end = logOf(whole)
          expect(logOf(short).length).toBeLessThanOrEqual(1200)
          expect(horizonOf(short).tick > 0).toBe(end.length > 1200)
          expect(marksOf(short)).toEqual(marksOf(whole))
          for (const place of [...places, 0, tick]) {
            for (const run of [whole, short]) seekTick(run, place % (tick + 1))
            expect(momentOf(short)).toEqual(momentOf(whole))
            const [known, all] = [logOf(short), logOf(whole)]
            expect(known).toEqual(all.slice(all.length - known.length))
            expect(marksOf(short)).toEqual(marksOf(whole))
          }
          expect(logOf(whole)).toEqual(end)
        }),
        { numRuns: 4 },
      )
    },
  )

  it('takes traffic that is begun while it runs', () => {
    const run = aRun(shop(), [])
    expect(nextTime(run)).toBeUndefined()
    playFor(run, 1)
    startTraffic(run, traffic('host-1', 'i-web'))
    playFor(run, 1)
    expect(outcomes(run)).toEqual(['closed'])
    expect(happenings(run, 'opened').map(({ time }) => time)).toEqual([SECOND])
    expect(connectionsOf(run)).toEqual([])
  })

  it('foresees what the next checkpoint decides, and lets nothing happen by that', () => {
    const run = aRun(shop(), traffic('host-1', 'i-web'))
    for (let step = 0; step < 40; step += 1) {
      const before = seen(run)
      const foreseen = foresee(run)
      expect(seen(run)).toBe(before)
      const read = logOf(run).length
      const written = advance(run) ?? []
      expect(logOf(run, read)).toEqual(written)
      const decided = written.find(({ kind }) => kind === 'step')
      expect(foreseen).toEqual(decided && 'step' in decided ? decided.step : undefined)
    }
  })

  it('NAT-07, CT-01: holds the entries of what is open, and lets them go when it closes', () => {
    const run = aRun(shop(), traffic('i-app', HOME, aTalk('request', { pauseSeconds: 1 })))
    playFor(run, 0.5)
    const held = entriesOfTables(run).map(({ table, holder }) => `${table} ${holder}`)
    expect(held).toEqual(['tracking eni-app', 'nat nat-1'])
    expect(entriesOfTables(run).map(({ seen: at, expires }) => (expires ?? 0) - at)).toEqual([
      432_000 * SECOND,
      350 * SECOND,
    ])
    playFor(run, 5)
    expect(entriesOfTables(run)).toEqual([])
    expect(happenings(run, 'forgotten').map(({ why }) => why)).toEqual(['ended', 'ended'])
  })
})
