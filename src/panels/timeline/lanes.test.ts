import { describe, expect, it } from 'vitest'
import { editNetwork, seekTime } from '@/engine/simulation/simulation'
import { ANY_IPV4 } from '@/model/ip'
import { withResources } from '@/model/topology'
import { tcp } from '@/model/traffic'
import { aTalk } from '@/model/trafficSource'
import { aRule, aSecurityGroup, aServer } from '@/testing/builders'
import { aRun, playFor, traffic } from '@/testing/runs'
import { HOME, shop } from '@/testing/shop'
import { cluster, placeBars, timeAt, widestRoom, xOf } from './clusters'
import { endOfBar, isBar, lanesOf, stateAt, type Bar } from './lanes'

const SECOND = 1_000_000
const BOX = aServer('box', '10.0.1.30', {
  subnetId: 'subnet-pub',
  groups: ['sg-web'],
  publicIp: '203.0.113.30',
})
const group = (cidr?: string) =>
  aSecurityGroup({
    id: 'sg-web',
    ingress: cidr === undefined ? [] : [aRule(tcp(22), cidr)],
    egress: [aRule()],
  })
const SSH = traffic('host-1', 'i-box', aTalk('ssh', { exchanges: 5 }))

describe('the lanes of a run', () => {
  it('have one line for each pair of ends, with the connections between them', () => {
    const run = aRun(shop(group(`${HOME}/32`), BOX), SSH)
    playFor(run, 2)
    const [lane, ...more] = lanesOf(run).lanes
    expect(more).toEqual([])
    expect(lane).toMatchObject({ from: 'host-1', to: 'i-box', denials: [] })
    expect(lane?.bars).toHaveLength(1)
    const [bar] = lane?.bars ?? []
    expect(bar?.port).toMatch(/^\d+$/)
    expect(bar && stateAt(bar, 2 * SECOND)).toBe('tracked')
    playFor(run, 60)
    lanesOf(run)
    expect(bar && stateAt(bar, 62 * SECOND)).toBe('closed')
    expect(bar && stateAt(bar, 2 * SECOND)).toBe('tracked')
    expect(bar && endOfBar(bar)).toBeLessThan(62 * SECOND)
  })

  it('CT-12: say that a connection is open where no group tracks it', () => {
    const run = aRun(shop(group(ANY_IPV4), BOX), SSH)
    playFor(run, 2)
    const bar = lanesOf(run).lanes[0]?.bars[0]
    expect(bar && stateAt(bar, 2 * SECOND)).toBe('open')
  })

  it('have a mark and no line for what is refused from the start', () => {
    const run = aRun(shop(group(), BOX), SSH)
    playFor(run, 5)
    const lane = lanesOf(run).lanes[0]
    expect(lane?.denials.length).toBeGreaterThan(1)
    expect(lane?.denials[0]?.sentence).toContain('sg-web')
    expect(lane?.bars.filter(isBar)).toEqual([])
  })

  it('forget what comes no more after an edit in the past', () => {
    const run = aRun(shop(group(), BOX), SSH)
    playFor(run, 20)
    const before = lanesOf(run).lanes[0]?.denials.length ?? 0
    seekTime(run, 2 * SECOND)
    editNetwork(run, withResources(shop(group(`${HOME}/32`), BOX)), 'Allow SSH')
    playFor(run, 20)
    const { lanes, edits } = lanesOf(run)
    expect(edits).toMatchObject([{ label: 'Allow SSH', time: 2 * SECOND }])
    expect(lanes[0]?.denials.length).toBeLessThan(before)
    expect(lanes[0]?.bars.filter(isBar)).toHaveLength(1)
  })
})

describe('the place on the ruler', () => {
  const scale = { length: 100 * SECOND, width: 1000 }
  const bar = (from: number, to?: number): Bar => ({
    connection: `c${String(from)}`,
    port: '40000',
    talk: 'web',
    from: from * SECOND,
    arrived: true,
    denied: false,
    entries: 0,
    ...(to === undefined ? {} : { ended: { time: to * SECOND, outcome: 'closed' as const } }),
  })

  it('is the moment, and the other way round', () => {
    expect(xOf(50 * SECOND, scale)).toBe(500)
    expect(timeAt(500, scale)).toBe(50 * SECOND)
    expect(timeAt(-5, scale)).toBe(0)
    expect(timeAt(5000, scale)).toBe(100 * SECOND)
  })

  it('gives what overlaps rows of its own', () => {
    const placed = placeBars([bar(0, 40), bar(10, 20), bar(50)], 80 * SECOND, scale)
    expect(placed).toMatchObject({
      kind: 'each',
      rows: 2,
      bars: [
        { row: 0, left: 0, width: 400 },
        { row: 1, left: 100, width: 100 },
        { row: 0, left: 500, width: 300 },
      ],
    })
  })

  it('counts what is open where there are too many to draw each', () => {
    const many = Array.from({ length: 200 }, (_, index) => bar(index / 10, 60))
    const placed = placeBars(many, 80 * SECOND, scale)
    expect(placed).toMatchObject({ kind: 'crowd', most: 200 })
    const parts = placed.kind === 'crowd' ? placed.parts : []
    expect(parts[0]?.open).toBeLessThan(10)
    expect(Math.max(...parts.map(({ left }) => left))).toBeLessThanOrEqual(600)
  })

  it('gives what is too near together one mark', () => {
    const at = (seconds: number) => ({ time: seconds * SECOND })
    const clusters = cluster([at(1), at(1.5), at(2), at(30)], scale, 19)
    expect(clusters.map(({ items }) => items.length)).toEqual([3, 1])
  })
})

describe('the words of a bar', () => {
  const bar = { left: 100, width: 200 }

  it('have all of it where no mark lies on it', () => {
    expect(widestRoom(bar, [{ left: 20, width: 18 }])).toEqual({ from: 0, width: 200 })
  })

  it('go where marks leave the most room', () => {
    const marks = [
      { left: 95, width: 18 },
      { left: 150, width: 40 },
    ]
    expect(widestRoom(bar, marks)).toEqual({ from: 90, width: 110 })
    expect(widestRoom(bar, [{ left: 90, width: 300 }])).toEqual({ from: 0, width: 0 })
  })
})
