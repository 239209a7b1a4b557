import { expect, it } from 'vitest'
import { makeTrack, pathBetween, pointAlong } from './track'

const start = { x: 0, y: 0 }

it('keeps to the right of the way, so that the way back runs beside it', () => {
  const out = makeTrack([[{ x: 100, y: 0 }]], start, 5)
  const back = makeTrack([[start]], { x: 100, y: 0 }, 5)
  expect(pointAlong(out, 50)).toEqual({ x: 50, y: 5 })
  expect(pointAlong(back, 50)).toEqual({ x: 50, y: -5 })
})

it('gives each station its distance, and stations at one place the same', () => {
  const track = makeTrack([[start], [start, { x: 40, y: 0 }], [{ x: 100, y: 0 }]], start, 0)
  expect(track.stations).toEqual([0, 0, 40, 100])
  expect(track.length).toBe(100)
})

it('rounds corners, and a station on a corner lies on the rounding', () => {
  const corner = { x: 100, y: 0 }
  const track = makeTrack([[corner], [{ x: 100, y: 100 }]], start, 0)
  expect(track.length).toBeLessThan(200)
  expect(track.length).toBeGreaterThan(185)
  const station = pointAlong(track, track.stations[1] ?? 0)
  expect(station).toEqual({ x: 97.5, y: 2.5 })
})

it('turns round beside itself where the way goes back', () => {
  const track = makeTrack([[{ x: 100, y: 0 }], [start]], start, 5)
  expect(track.points[0]).toEqual({ x: 0, y: 5 })
  expect(track.points.at(-1)).toEqual({ x: 0, y: -5 })
})

it('cuts out a piece of the way', () => {
  const track = makeTrack([[{ x: 100, y: 0 }]], start, 0)
  expect(pathBetween(track, 20, 60)).toBe('M20.0 0.0L60.0 0.0')
})
