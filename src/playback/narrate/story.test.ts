import { describe, expect, it } from 'vitest'
import { SECOND } from '@/engine/simulation/settings'
import { editNetwork, seekTime, topologyOf } from '@/engine/simulation/simulation'
import { withResources } from '@/model/topology'
import { aTalk } from '@/model/trafficSource'
import { aSecurityGroup } from '@/testing/builders'
import { aRun, playFor, traffic } from '@/testing/runs'
import { OPEN_GROUP, shop } from '@/testing/shop'
import type { Told } from './narrate'
import { mostToSay } from './pace'
import { newStory, readStory } from './story'

const visits = traffic('host-1', 'i-web', aTalk('request'), {
  pace: { kind: 'steady', perSecond: 1, forSeconds: 20 },
})
const texts = (told: readonly Told[]) => told.map(({ text }) => text)

describe('the story of a run', () => {
  it('is the same read at once as read on bit by bit', () => {
    const run = aRun(shop(), visits)
    const bitByBit = newStory()
    for (let second = 0; second < 5; second += 1) {
      playFor(run, 1)
      readStory(bitByBit, run, undefined)
    }
    const atOnce = readStory(newStory(), run, undefined)
    expect(texts(readStory(bitByBit, run, undefined))).toEqual(texts(atOnce))
    expect(atOnce.length).toBeGreaterThan(5)
  })

  it('ends at the present moment, and is another where an edit in the past made another future', () => {
    const run = aRun(shop(), visits)
    const story = newStory()
    playFor(run, 10)
    const whole = texts(readStory(story, run, undefined))
    seekTime(run, 4 * SECOND)
    const half = texts(readStory(story, run, undefined))
    expect(half).toEqual(whole.slice(0, half.length))
    expect(half.length).toBeLessThan(whole.length)
    const closed = aSecurityGroup({ ...OPEN_GROUP, ingress: [] })
    editNetwork(run, withResources(topologyOf(run), closed), 'Close it')
    playFor(run, 3)
    const other = texts(readStory(story, run, undefined))
    expect(other.slice(0, half.length)).toEqual(half)
    expect(other[half.length]).toBe('Edit: Close it.')
    expect(other.some((text) => text.includes('is refused'))).toBe(true)
  })

  it('calls what was deleted by the name that it had', () => {
    const run = aRun(shop(), visits)
    playFor(run, 2)
    const { 'i-web': _gone, ...instance } = topologyOf(run).instance
    editNetwork(run, { ...topologyOf(run), instance }, 'Delete web')
    expect(texts(readStory(newStory(), run, undefined))[0]).toContain('to web on TCP 443')
  })
})

describe('what is said once a second', () => {
  const told = (kind: Told['kind'], connection: string, seq: number): Told => ({
    kind,
    connection,
    seq,
    tick: seq,
    time: seq,
    text: `${kind} ${connection}`,
  })
  const news = [told('opening', 'c1', 1), told('denial', 'c2', 2), told('end', 'c3', 3)]

  it('is what weighs most, and how much else there was', () => {
    expect(mostToSay(news, undefined)).toEqual({ told: news[1], others: 2 })
    expect(mostToSay([], undefined)).toBeUndefined()
  })

  it('is of the followed connection first', () => {
    expect(mostToSay(news, 'c1')?.told).toBe(news[0])
  })
})
