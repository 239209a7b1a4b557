import { describe, expect, it } from 'vitest'
import { isClear, orthogonalRoute } from './orthogonalRoute'

const wall = { x: 40, y: -100, width: 20, height: 200 }

describe('orthogonalRoute', () => {
  it('is straight where nothing is in the way', () => {
    const way = orthogonalRoute({ x: 0, y: 0 }, { x: 100, y: 0 }, [], 'upright')
    expect(way).toEqual([
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ])
  })

  it.each([
    [
      'upright',
      [
        { x: 50, y: 0 },
        { x: 50, y: 30 },
      ],
    ],
    [
      'level',
      [
        { x: 0, y: 15 },
        { x: 100, y: 15 },
      ],
    ],
  ] as const)('steps aside once, in the middle, with an %s crossbar', (crossbar, bends) => {
    const way = orthogonalRoute({ x: 0, y: 0 }, { x: 100, y: 30 }, [], crossbar)
    expect(way.slice(1, -1)).toEqual(bends)
  })

  it('goes around a wall at a distance, the shorter way', () => {
    const way = orthogonalRoute({ x: 0, y: 30 }, { x: 100, y: 30 }, [wall], 'upright')
    expect(isClear(way, [wall])).toBe(true)
    expect(Math.max(...way.map(({ y }) => y))).toBe(108)
  })

  it('finds the way out of a dead end', () => {
    const cage = [
      { x: 40, y: -40, width: 10, height: 80 },
      { x: -40, y: -40, width: 90, height: 10 },
      { x: -40, y: 30, width: 90, height: 10 },
    ]
    const way = orthogonalRoute({ x: 0, y: 0 }, { x: 100, y: 0 }, cage, 'level')
    expect(isClear(way, cage)).toBe(true)
  })

  it('cuts through where there is no way', () => {
    const cage = [
      { x: 20, y: -40, width: 10, height: 80 },
      { x: -30, y: -40, width: 10, height: 80 },
      { x: -30, y: -40, width: 60, height: 10 },
      { x: -30, y: 30, width: 60, height: 10 },
    ]
    const way = orthogonalRoute({ x: 0, y: 0 }, { x: 100, y: 5 }, cage, 'level')
    expect(way.at(-1)).toEqual({ x: 100, y: 5 })
  })
})
