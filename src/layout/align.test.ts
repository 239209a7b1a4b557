import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aligned, ALIGNMENTS, axisOf, distributed } from './align'
import { bottomOf, boundsOf, overlaps, rightOf } from './box'
import type { Box } from './diagram'

const WEB: Box = { x: 10, y: 20, width: 150, height: 58 }
const APP: Box = { x: 40, y: 120, width: 150, height: 58 }
const HOME: Box = { x: 300, y: 260, width: 164, height: 44 }
const ALL = new Map([
  ['web', WEB],
  ['app', APP],
  ['home', HOME],
])

describe('aligning', () => {
  it('lines up edges and middles within the common bounds', () => {
    const xs = (boxes: ReadonlyMap<string, Box>) => [...boxes.values()].map(({ x }) => x)
    expect(xs(aligned(ALL, 'left'))).toEqual([10, 10, 10])
    expect([...aligned(ALL, 'right').values()].map(rightOf)).toEqual([464, 464, 464])
    expect(xs(aligned(ALL, 'centre'))).toEqual([162, 162, 155])
    expect([...aligned(ALL, 'bottom').values()].map(bottomOf)).toEqual([304, 304, 304])
  })

  it('keeps the places along the other axis', () => {
    expect(aligned(ALL, 'left').get('app')).toEqual({ ...APP, x: 10 })
  })

  it('puts what would cover each other one after the other', () => {
    const row = new Map([
      ['second', { ...WEB, x: 166 }],
      ['first', { ...WEB, x: 0 }],
    ])
    const column = aligned(row, 'left')
    expect(column.get('first')).toEqual({ ...WEB, x: 0 })
    expect(column.get('second')).toEqual({ ...WEB, x: 0, y: 94 })
  })
})

describe('distributing', () => {
  it('makes the gaps equal and leaves the outer two', () => {
    const spread = distributed(ALL, 'y')
    expect(spread.get('web')).toBe(WEB)
    expect(spread.get('app')).toEqual({ ...APP, y: 140 })
    expect(spread.get('home')).toBe(HOME)
  })

  it('needs three', () => {
    const two = new Map([...ALL].slice(0, 2))
    expect(distributed(two, 'x')).toBe(two)
  })
})

describe('any siblings', () => {
  const box = fc.record({
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 900 }),
    width: fc.integer({ min: 20, max: 200 }),
    height: fc.integer({ min: 20, max: 200 }),
  })
  const siblings = fc
    .array(box, { minLength: 2, maxLength: 8 })
    .map((boxes) => new Map(boxes.map((each, index) => [String(index), each])))

  it('are never put over each other, and stay lined up when it is done again', () => {
    fc.assert(
      fc.property(siblings, fc.constantFrom(...ALIGNMENTS), (boxes, alignment) => {
        const result = aligned(boxes, alignment)
        const all = [...result.values()]
        expect(all.some((a, index) => all.slice(index + 1).some((b) => overlaps(a, b)))).toBe(false)
        const axis = axisOf(alignment)
        expect(boundsOf(all)?.[axis]).toBeGreaterThanOrEqual(boundsOf(boxes.values())?.[axis] ?? 0)
        expect(result.size).toBe(boxes.size)
      }),
    )
  })
})
