import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SECOND } from '@/engine/simulation/settings'
import {
  advance,
  logOf,
  presentOf,
  seekTick,
  seekTime,
  startTraffic,
  type Simulation,
} from '@/engine/simulation/simulation'
import { aTalk } from '@/model/trafficSource'
import { aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { aRun, happenings, lay, playFor, traffic } from '@/testing/runs'
import { fixSeed } from '@/testing/seed'
import { HOME, shop } from '@/testing/shop'
import { tcp } from '@/model/traffic'
import { isDrawn, thinningFor } from './thinning'
import { deathsIn, dropsAt, momentOf, rateMoment, ratesAt, touchesIn } from './trafficAt'
import { createTally, readLog, type Tally } from './trafficTally'

fixSeed()

const WEB = aServer('box', '10.0.1.30', {
  subnetId: 'subnet-pub',
  groups: ['sg-web'],
  publicIp: '203.0.113.30',
})
function webGroup(port: number) {
  return aSecurityGroup({
    id: 'sg-web',
    ingress: [aRule(tcp(port), `${HOME}/32`)],
    egress: [aRule()],
  })
}
const STEADY = traffic('host-1', 'i-box', aTalk('request'), {
  pace: { kind: 'steady', perSecond: 5 },
})

/** Ten seconds of requests from home: at 4 s the rule goes, at 7 s it comes back. */
function busy(settings: { readonly mostEvents?: number } = {}): Simulation {
  const run = aRun(shop(webGroup(443), WEB), STEADY, { settings })
  playFor(run, 4)
  lay(run, webGroup(22))
  playFor(run, 3)
  lay(run, webGroup(443))
  playFor(run, 3)
  return run
}

/** The same numbers counted from the whole log, event by event. */
function counted(run: Simulation) {
  const { now } = presentOf(run)
  const until = rateMoment(now)
  const from = Math.max(0, until - 2 * SECOND)
  const gate = happenings(run, 'step').filter(
    ({ step, time }) => step.checkpoint === 'networkAcl' && time > from && time <= until,
  )
  const dropped = happenings(run, 'dropped')
  return {
    perSecond: until === 0 ? 0 : (gate.length * SECOND) / (until - from),
    dropped: dropped.length,
    last: dropped.at(-1)?.connection,
    recent: dropped.filter(({ time }) => time > now - SECOND).length,
    touched: happenings(run, 'step').filter(
      ({ step, time }) => step.tracking !== undefined && time > now - SECOND,
    ).length,
  }
}

function told(run: Simulation, tally: Tally) {
  readLog(tally, run)
  const moment = momentOf(run)
  const gates = ratesAt(tally, moment).filter(({ station }) => station.checkpoint === 'networkAcl')
  const drops = dropsAt(tally, moment)
  return {
    perSecond: gates.reduce((sum, { perSecond }) => sum + perSecond, 0),
    dropped: drops.reduce((sum, { count }) => sum + count, 0),
    last: drops.toSorted((a, b) => b.last.seq - a.last.seq)[0]?.last.connection,
    recent: deathsIn(tally, moment, SECOND).length,
    touched: touchesIn(tally, moment, SECOND).filter(({ kind }) => kind !== 'translated').length,
  }
}

describe('what is counted of a run', { timeout: 60_000 }, () => {
  it('is what its log says, at every moment and in whatever order one comes to them', () => {
    const run = busy()
    const { now } = presentOf(run)
    const tally = createTally()
    expect(told(run, tally).dropped).toBeGreaterThan(3)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: now }), (time) => {
        seekTime(run, time)
        expect(told(run, tally)).toEqual(counted(run))
      }),
      { numRuns: 40 },
    )
  })

  it('is counted event by event as it is after a seek', () => {
    const run = busy()
    const tally = createTally()
    const end = presentOf(run).tick
    seekTick(run, end - 60)
    for (let tick = 0; tick < 60; tick++) {
      expect(told(run, tally)).toEqual(counted(run))
      advance(run)
    }
  })

  it('forgets a future that an edit in the past has undone', () => {
    const run = busy()
    const tally = createTally()
    readLog(tally, run)
    seekTime(run, 5 * SECOND)
    lay(run, webGroup(443))
    playFor(run, 4)
    expect(told(run, tally)).toEqual(counted(run))
    startTraffic(run, { ...STEADY, id: 'more' })
    playFor(run, 4)
    expect(told(run, tally)).toEqual(counted(run))
  })

  it('keeps every death, also where the log has let the distant past go', () => {
    const [whole, short] = [busy(), busy({ mostEvents: 1500 })]
    const [all, few] = [createTally(), createTally()]
    expect(told(short, few).dropped).toBe(told(whole, all).dropped)
    expect(logOf(short).length).toBeLessThan(logOf(whole).length)
    for (const time of [3, 9.5, 6, 0, 8]) {
      for (const run of [whole, short]) seekTime(run, time * SECOND)
      const [{ dropped, last, recent }, seen] = [told(whole, all), told(short, few)]
      expect(seen).toMatchObject({ dropped, recent, ...(last === undefined ? {} : { last }) })
    }
  })

  it('tells a rate as the mean of two seconds', () => {
    const run = aRun(shop(webGroup(443), WEB), STEADY)
    playFor(run, 4)
    const tally = createTally()
    readLog(tally, run)
    // Five requests a second of SYN, ACK, data, ACK and FIN, and the answers to them.
    const { perSecond } = ratesAt(tally, momentOf(run)).find(
      ({ station }) => station.checkpoint === 'internetGateway',
    )!
    expect(perSecond).toBeGreaterThan(5 * 5)
    expect(perSecond).toBeLessThan(5 * 12)
  })
})

describe('packets that are too many to draw', () => {
  it.each([
    [0, 1],
    [2000, 1],
    [2001, 2],
    [4001, 10],
    [30_000, 20],
    [100_000, 100],
  ])('of %i one in %i is drawn', (count, oneIn) => {
    expect(thinningFor(count, 2000)).toBe(oneIn)
  })

  it('are drawn evenly, and who is left out stays out as more come', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `p${String(1000 + 3 * index)}`)
    const shares = [2, 10, 20, 100].map((oneIn) => {
      const shown = ids.filter((id) => isDrawn(id, oneIn))
      return { oneIn, shown: new Set(shown) }
    })
    for (const { oneIn, shown } of shares) {
      expect(shown.size * oneIn).toBeGreaterThan(ids.length * 0.7)
      expect(shown.size * oneIn).toBeLessThan(ids.length * 1.3)
    }
    for (const [index, { shown }] of shares.entries()) {
      const before = shares[index - 1]?.shown ?? shown
      expect([...shown].filter((id) => !before.has(id))).toEqual([])
    }
  })
})
