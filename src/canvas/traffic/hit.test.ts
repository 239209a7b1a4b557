import { describe, expect, it } from 'vitest'
import { connectionAt } from './hit'
import type { PacketMark } from './marks'

const VIEW = { x: 100, y: 50, zoom: 2, width: 800, height: 600 }

function packet(connection: string, x: number, y: number): PacketMark {
  return { connection, x, y, flight: connection, form: 'tcp', leg: 'request', followed: false }
}
/** Of a count on the screen. */
const CHIP = { connection: 'dead', box: { x: 400, y: 400, width: 40, height: 18 } }

describe('a point of the screen', () => {
  const packets = [packet('near', 10, 10), packet('far', 14, 10)]

  it.each([
    ['on a packet', { x: 120, y: 70 }, 'near'],
    ['between two, nearer to the other', { x: 126, y: 70 }, 'far'],
    ['beside a packet', { x: 109, y: 70 }, 'near'],
    ['away from all', { x: 120, y: 90 }, undefined],
    ['on a count of the dead', { x: 401, y: 417 }, 'dead'],
  ])('%s', (_where, point, expected) => {
    expect(connectionAt(point, VIEW, packets, [CHIP])).toBe(expected)
  })
})
