import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cidr } from '@/model/ip'
import { blocksInside } from '@/model/addressSpace'
import { overlaps } from './box'
import { blockRect } from './blockRects'

describe('the map of a block', () => {
  const outer = cidr('10.0.0.0/16')

  it('puts the lower half above the upper one', () => {
    expect(blockRect(outer, cidr('10.0.0.0/17'))).toEqual({ x: 0, y: 0, width: 1, height: 0.5 })
    expect(blockRect(outer, cidr('10.0.128.0/17'))).toEqual({ x: 0, y: 0.5, width: 1, height: 0.5 })
    expect(blockRect(outer, cidr('10.0.64.0/18'))).toEqual({
      x: 0.5,
      y: 0,
      width: 0.5,
      height: 0.5,
    })
  })

  it('gives equal blocks equal areas that fill it without overlapping', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 22 }), (length) => {
        const boxes = blocksInside(outer, length).map((block) => blockRect(outer, block))
        const areas = boxes.map(({ width, height }) => width * height)
        expect(new Set(areas).size).toBe(1)
        expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(1)
        const first = boxes[0]!
        expect(boxes.slice(1).filter((box) => overlaps(first, box, 0))).toEqual([])
      }),
    )
  })
})
