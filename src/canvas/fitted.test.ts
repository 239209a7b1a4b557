import { describe, expect, it } from 'vitest'
import { fitted } from './fitted'

const small = { x: 0, y: 0, width: 400, height: 300 }

describe('a fitted drawing', () => {
  it.each([
    ['a laptop', { width: 1_014, height: 806 }, 1],
    ['a large screen', { width: 1_494, height: 980 }, 1],
    ['4K', { width: 3_410, height: 2_050 }, 2],
  ])('that is small: on %s, with the canvas %j, its scale is %d', (_screen, canvas, zoom) => {
    expect(fitted(small, canvas).zoom).toBe(zoom)
  })

  it('grows along with a canvas that is larger than life, by its shorter side', () => {
    expect(fitted(small, { width: 2_400, height: 5_000 }).zoom).toBe(1.5)
  })

  it('is as small as it must be to be seen whole', () => {
    const { zoom } = fitted(
      { x: 0, y: 0, width: 4_000, height: 300 },
      { width: 1_040, height: 800 },
    )
    expect(zoom).toBe(0.25)
  })
})
