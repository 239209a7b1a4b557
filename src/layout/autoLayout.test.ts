import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_TOPOLOGY } from '@/model/topology'
import { aDrawnNetwork, drawnNetworkSpecs, type NetworkSpec } from '@/testing/drawnNetworks'
import { faultsOf } from '@/testing/layoutFaults'
import { absoluteBoxes } from './absoluteBoxes'
import { autoLayout } from './autoLayout'
import { drawables } from './drawables'

const twoZones: NetworkSpec = {
  hosts: 3,
  vpcs: [
    {
      internetGateways: 1,
      subnets: [
        { zone: 'us-east-1b', tier: 'isolated', name: 'db-b', instances: 1 },
        { zone: 'us-east-1a', tier: 'isolated', name: 'db-a', instances: 1 },
        { zone: 'us-east-1b', tier: 'private', name: 'web-b', instances: 1 },
        { zone: 'us-east-1a', tier: 'private', name: 'app-a', instances: 2 },
        { zone: 'us-east-1b', tier: 'private', name: 'app-b', instances: 1 },
        { zone: 'us-east-1a', tier: 'public', name: 'public-a', nat: true, instances: 1 },
        { zone: 'us-east-1b', tier: 'public', name: 'public-b', instances: 1 },
      ],
    },
  ],
}

describe('autoLayout', () => {
  it('gives every drawn thing a box, and nothing overlaps, in whatever network', () => {
    fc.assert(
      fc.property(drawnNetworkSpecs, (spec) => {
        const topology = aDrawnNetwork(spec)
        expect(faultsOf(topology, autoLayout(topology))).toEqual([])
      }),
      { numRuns: 100 },
    )
  }, 30_000)

  it('puts zones into columns and tiers into rows that align across zones', () => {
    const topology = aDrawnNetwork(twoZones)
    const boxes = absoluteBoxes(topology, autoLayout(topology))
    const [dbB, dbA, webB, appA, appB, publicA, publicB] = [0, 1, 2, 3, 4, 5, 6].map((n) => {
      const box = boxes.get(`subnet-0-${n}`)
      if (!box) throw new Error(`subnet-0-${n} has no box`)
      return box
    })
    expect(publicA?.y).toBe(publicB?.y)
    expect(appA?.y).toBe(appB?.y)
    expect(dbA?.y).toBe(dbB?.y)
    expect(publicA?.x).toBe(dbA?.x)
    expect(publicA!.y).toBeLessThan(appA!.y)
    expect(appA!.y).toBeLessThan(webB!.y)
    expect(webB!.y).toBeLessThan(dbA!.y)
    expect(publicA!.x).toBeLessThan(publicB!.x)
  })

  it('puts the internet gateway on the border of the VPC, between the zones', () => {
    const topology = aDrawnNetwork(twoZones)
    const layout = autoLayout(topology)
    const tile = layout['igw-0-0']
    const [left, right] = ['vpc-0/us-east-1a', 'vpc-0/us-east-1b'].map((id) => layout[id])
    expect(tile?.y).toBe(-18)
    expect(tile!.x + 18).toBe((left!.x + left!.width + right!.x) / 2)
  })

  it('puts the VPCs of a peering side by side with the tile between them', () => {
    const vpc = { subnets: [{ zone: 'us-east-1a', tier: 'private' as const, instances: 4 }] }
    const topology = aDrawnNetwork({ vpcs: [vpc, vpc, vpc, vpc], peerings: [[0, 3]] })
    const layout = autoLayout(topology)
    const [first, last, tile] = ['vpc-0', 'vpc-3', 'pcx-0'].map((id) => layout[id])
    expect(first!.y).toBe(last!.y)
    expect(tile!.x).toBeGreaterThan(first!.x + first!.width)
    expect(tile!.x + tile!.width).toBeLessThan(last!.x)
  })

  it('lets the grid of one subnet grow to 300 interfaces', () => {
    const topology = aDrawnNetwork({
      vpcs: [{ subnets: [{ zone: 'us-east-1a', tier: 'private', interfaces: 300 }] }],
    })
    const layout = autoLayout(topology)
    expect(faultsOf(topology, layout)).toEqual([])
    const { width, height } = layout['subnet-0-0']!
    expect(width / height).toBeGreaterThan(1)
    expect(width / height).toBeLessThan(2.5)
  })

  it('lays 500 interfaces out without a fault', () => {
    const subnets = Array.from({ length: 30 }, (_, n) => ({
      zone: `us-east-1${'abc'[n % 3]}`,
      tier: (['public', 'private', 'isolated'] as const)[n % 3] ?? 'private',
      name: `tier-${n}`,
      instances: n % 2 === 0 ? 17 : 16,
    }))
    const vpc = (from: number) => ({ internetGateways: 1, subnets: subnets.slice(from, from + 10) })
    const spec = { hosts: 4, vpcs: [vpc(0), vpc(10), vpc(20)], peerings: [[0, 1]] as const }
    const topology = aDrawnNetwork(spec)
    expect(faultsOf(topology, autoLayout(topology))).toEqual([])
  })

  it('gives the same picture each time', () => {
    const spec = { ...twoZones, outside: 2 }
    expect(autoLayout(aDrawnNetwork(spec))).toEqual(autoLayout(aDrawnNetwork(spec)))
  })

  it('draws nothing of an empty network', () => {
    expect(autoLayout(EMPTY_TOPOLOGY)).toEqual({})
    expect(drawables(EMPTY_TOPOLOGY)).toEqual([])
  })
})
