import { getViewportForBounds } from '@xyflow/react'
import { assert, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { viewportFor } from './viewport'

const length = integer({ min: 1, max: 4000 })
const place = integer({ min: -3000, max: 3000 })
const side = integer({ min: 0, max: 120 })
const box = record({ x: place, y: place, width: length, height: length })
const screen = record({
  width: integer({ min: 300, max: 3840 }),
  height: integer({ min: 300, max: 2160 }),
})
const room = record({ top: side, right: side, bottom: side, left: side })

describe('where a camera sees a whole box', () => {
  it('is where the camera of React Flow goes for it', () => {
    assert(
      property(box, screen, room, (bounds, { width, height }, padding) => {
        const inPixels = {
          top: `${padding.top}px`,
          right: `${padding.right}px`,
          bottom: `${padding.bottom}px`,
          left: `${padding.left}px`,
        } as const
        const theirs = getViewportForBounds(bounds, width, height, 0.08, 1, inPixels)
        const ours = viewportFor(bounds, { width, height }, { least: 0.08, most: 1 }, padding)
        expect(ours.zoom).toBeCloseTo(theirs.zoom, 9)
        expect(ours.x).toBeCloseTo(theirs.x, 6)
        expect(ours.y).toBeCloseTo(theirs.y, 6)
      }),
    )
  })
})
