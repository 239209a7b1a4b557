import { describe, expect, it } from 'vitest'
import { shop } from '@/testing/shop'
import { createSimulation } from './simulation'
import { freePorts, takePort } from './ports'
import { copyWorld } from './world'

const EPHEMERAL = [{ from: 1024, to: 56_023 }]
const COUNT = 55_000

function aWorld() {
  return createSimulation({ topology: shop() }).world
}

describe('the ports of a holder', () => {
  it('are each given once, until none is left', () => {
    const world = aWorld()
    const given = new Set<number>()
    for (let index = 0; index < COUNT; index += 1) {
      const port = takePort(world, 'nat-1', EPHEMERAL)
      if (port !== undefined) given.add(port)
    }
    expect(given.size).toBe(COUNT)
    expect(Math.min(...given)).toBe(1024)
    expect(Math.max(...given)).toBe(56_023)
    expect(takePort(world, 'nat-1', EPHEMERAL)).toBeUndefined()
    expect(takePort(world, 'nat-2', EPHEMERAL)).toBeDefined()
  })

  it('come back, the very one that was missing', () => {
    const world = aWorld()
    const range = [{ from: 40, to: 70 }]
    for (let index = 40; index <= 70; index += 1) takePort(world, 'host', range)
    freePorts(world, [{ holder: 'host', port: 63, chosenBy: 'host' }])
    freePorts(world, [{ holder: 'host', port: 63, chosenBy: 'host' }])
    expect(takePort(world, 'host', range)).toBe(63)
    expect(takePort(world, 'host', range)).toBeUndefined()
  })

  it('are forgotten with the last one', () => {
    const world = aWorld()
    const port = takePort(world, 'host', EPHEMERAL) ?? 0
    freePorts(world, [{ holder: 'host', port, chosenBy: 'host' }])
    expect(world.ports.size).toBe(0)
  })

  it('of a kept moment are those of then', () => {
    const world = aWorld()
    takePort(world, 'host', EPHEMERAL)
    const kept = copyWorld(world)
    const next = takePort(world, 'host', EPHEMERAL)
    expect(takePort(kept, 'host', EPHEMERAL)).toBe(next)
    expect(kept.ports.get('host')?.size).toBe(2)
  })

  it('are no more than is told', () => {
    const world = aWorld()
    takePort(world, 'host', EPHEMERAL, 1)
    expect(takePort(world, 'host', EPHEMERAL, 1)).toBeUndefined()
  })
})
