import { describe, expect, it } from 'vitest'
import { shop } from '@/testing/shop'
import { miniatureOf } from './miniature'

describe('the small picture of a diagram', () => {
  const { shapes, width, height } = miniatureOf({ topology: shop(), layout: {} })

  it('shows everything that is drawn but the zones, inside its own bounds', () => {
    expect(shapes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['vpc-1', 'subnet-pub', 'i-web', 'nat-1', 'igw-1', 'host-1']),
    )
    for (const { box } of shapes) {
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(width)
      expect(box.y + box.height).toBeLessThanOrEqual(height)
    }
  })

  it('tells public subnets from private ones (SUB-11)', () => {
    const kinds = shapes.flatMap(({ id, subnet }) => (subnet ? [`${id} ${subnet}`] : []))
    expect(kinds).toEqual(['subnet-pub public', 'subnet-prv private'])
  })

  it('of nothing is empty and still has a size', () => {
    const nothing = miniatureOf({ topology: { ...shop(), vpc: {}, subnet: {} }, layout: {} })
    expect(nothing.width).toBeGreaterThan(0)
  })
})
