import { describe, expect, it } from 'vitest'
import { snapped, snappedEdge, snappedToGrid } from './snapping'

const card = (x: number, y: number) => ({ x, y, width: 100, height: 40 })

describe('a thing that is dragged', () => {
  it('stands edge to edge with a neighbour that is near enough', () => {
    const { dx, dy, lines } = snapped(card(4, 200), [card(0, 0)], 6)
    expect([dx, dy]).toEqual([-4, 0])
    expect(lines).toEqual([{ kind: 'edge', from: { x: 0, y: 0 }, to: { x: 0, y: 240 } }])
  })

  it('stands middle to middle with a neighbour of another size', () => {
    const wide = { x: 0, y: 0, width: 300, height: 40 }
    expect(snapped(card(97, 200), [wide], 6).dx).toBe(3)
  })

  it('stands with equal gaps between two neighbours', () => {
    const { dx, lines } = snapped(card(205, 10), [card(0, 10), card(400, 10)], 6)
    expect(dx).toBe(-5)
    expect(lines.filter(({ kind }) => kind === 'gap')).toEqual([
      { kind: 'gap', from: { x: 100, y: 30 }, to: { x: 200, y: 30 } },
      { kind: 'gap', from: { x: 300, y: 30 }, to: { x: 400, y: 30 } },
    ])
  })

  it('stands as far from the last of a row as that is from the one before', () => {
    expect(snapped(card(263, 0), [card(0, 0), card(130, 0)], 6).dx).toBe(-3)
  })

  it('stands anywhere where no neighbour is in reach', () => {
    expect(snapped(card(50, 217), [card(0, 0)], 6)).toEqual({ dx: 0, dy: 0, lines: [] })
  })

  it('goes from dot to dot of the grid', () => {
    expect(snappedToGrid({ x: 31, y: -9 }, 20)).toEqual({ dx: 9, dy: 9 })
  })

  it('is resized to the edge of a neighbour', () => {
    expect(snappedEdge(104, [card(0, 0)], 'x', 6)).toBe(-4)
    expect(snappedEdge(120, [card(0, 0)], 'x', 6)).toBe(0)
  })
})
