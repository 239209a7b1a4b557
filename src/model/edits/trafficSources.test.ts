import { describe, expect, it } from 'vitest'
import { removeResources } from './remove'
import { rename } from './edit'
import { traffic } from '@/testing/runs'
import { shop } from '@/testing/shop'
import type { TrafficEnd } from '../trafficSource'
import { withoutDeletedEnds } from './deletedEnds'
import {
  sourcesAmong,
  withSource,
  withSourceChanged,
  withSourceCopied,
  withSourcesPasted,
} from './trafficSources'

const SHOP = shop()
const one = traffic('host-1', 'i-web')
const sources = withSource([], one).traffic

/** The end that a source has after these were deleted. */
function endAfter(to: TrafficEnd, ...deleted: readonly string[]): TrafficEnd | undefined {
  const after = removeResources(SHOP, deleted)
  return withoutDeletedEnds([traffic('host-1', to)], SHOP, after)[0]?.to
}

describe('sources of traffic', () => {
  it('have ids of their own, also after one was removed', () => {
    const three = withSource(withSource(sources, one).traffic, one)
    expect(three.traffic.map(({ id }) => id)).toEqual(['traffic-1', 'traffic-2', 'traffic-3'])
    const rest = three.traffic.filter(({ id }) => id !== 'traffic-2')
    expect(withSource(rest, one).id).toBe('traffic-4')
  })

  it('are copied to just behind the original', () => {
    const two = withSource(sources, { ...one, startsAt: 5 }).traffic
    const copied = withSourceCopied(two, 'traffic-1')
    expect(copied.traffic.map(({ id }) => id)).toEqual(['traffic-1', 'traffic-3', 'traffic-2'])
    expect(copied.id).toBe('traffic-3')
  })

  it('are the same where a change changes nothing', () => {
    expect(withSourceChanged(sources, 'traffic-1', (source) => ({ ...source }))).toBe(sources)
    const later = withSourceChanged(sources, 'traffic-1', (s) => ({ ...s, startsAt: 2 }))
    expect(later[0]?.startsAt).toBe(2)
  })
})

describe('an end of traffic', () => {
  it('that is deleted keeps its name and is nobody, so that no later thing is taken for it', () => {
    expect(endAfter({ kind: 'resource', id: 'i-web' }, 'i-web')).toEqual({
      kind: 'gone',
      name: 'web',
    })
    expect(endAfter({ kind: 'several', ids: ['i-web', 'i-app'] }, 'i-web')).toEqual({
      kind: 'several',
      ids: ['i-app'],
    })
    expect(endAfter({ kind: 'several', ids: ['i-web', 'i-app'] }, 'i-web', 'i-app')).toMatchObject({
      kind: 'gone',
    })
  })

  it('that is renamed, or never was, stays as it is', () => {
    const all = [traffic('i-never', 'i-web')]
    expect(withoutDeletedEnds(all, SHOP, rename(SHOP, 'i-web', 'front'))).toBe(all)
  })
})

describe('traffic of a part', () => {
  it('is what runs wholly within it', () => {
    const all = [one, traffic('i-web', 'i-app'), traffic('i-web', '10.0.9.9')]
    const among = sourcesAmong(all, (id) => id.startsWith('i-'))
    expect(among).toEqual(all.slice(1))
  })

  it('is pasted between the copies', () => {
    const ids = new Map([
      ['i-web', 'i-2'],
      ['i-app', 'i-3'],
    ])
    const pasted = [traffic('i-web', { kind: 'several', ids: ['i-app'] }), one]
    expect(withSourcesPasted(sources, pasted, ids).slice(1)).toMatchObject([
      {
        id: 'traffic-2',
        from: { kind: 'resource', id: 'i-2' },
        to: { kind: 'several', ids: ['i-3'] },
      },
    ])
  })
})
