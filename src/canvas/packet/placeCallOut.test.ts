import { expect, it } from 'vitest'
import { overlaps } from '@/layout/box'
import { placeCallOut } from './placeCallOut'

const bounds = { x: 0, y: 0, width: 1000, height: 700 }
const size = { width: 260, height: 120 }
const station = { x: 480, y: 330, width: 40, height: 40 }

it('stands beside its station', () => {
  const { box, leader } = placeCallOut(station, size, { bounds, kept: [], spared: [] })
  expect(overlaps(box, station)).toBe(false)
  expect(leader).toBeUndefined()
})

it('never covers the station or an end of the path, and points at the station from afar', () => {
  const kept = [
    { x: 540, y: 200, width: 300, height: 300 },
    { x: 160, y: 200, width: 300, height: 300 },
    { x: 300, y: 380, width: 400, height: 60 },
    { x: 300, y: 260, width: 400, height: 60 },
  ]
  const { box, leader } = placeCallOut(station, size, { bounds, kept, spared: [] })
  for (const end of [station, ...kept]) expect(overlaps(box, end)).toBe(false)
  expect(leader).toBeDefined()
})

it('stays inside the canvas', () => {
  const corner = { x: 970, y: 670, width: 40, height: 40 }
  const { box } = placeCallOut(corner, size, { bounds, kept: [], spared: [] })
  expect(box.x + box.width).toBeLessThanOrEqual(1000)
  expect(box.y + box.height).toBeLessThanOrEqual(700)
  expect(overlaps(box, corner)).toBe(false)
})
