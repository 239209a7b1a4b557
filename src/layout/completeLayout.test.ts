import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_TOPOLOGY, resourcesOf, withResources } from '@/model/topology'
import {
  aDrawnNetwork,
  drawnNetworkSpecs,
  type NetworkSpec,
  type VpcSpec,
} from '@/testing/drawnNetworks'
import { faultsOf } from '@/testing/layoutFaults'
import { autoLayout } from './autoLayout'
import { completeLayout } from './completeLayout'
import type { Layout } from './diagram'

/** Another state of the same network: more of some things, less of others. */
function changed(spec: NetworkSpec, more: number): NetworkSpec {
  const vpcs = spec.vpcs.map(
    (vpc, v): VpcSpec => ({
      ...vpc,
      internetGateways: 1 + (more % 2),
      endpoints: more % 4,
      others: more,
      subnets: [
        ...vpc.subnets.map((subnet, s) => ({
          ...subnet,
          instances: (v + s) % 2 === 0 ? (subnet.instances ?? 0) + more : more,
        })),
        { zone: `us-east-1${'abce'[more % 4]}`, tier: 'private', instances: more },
      ],
    }),
  )
  const extra: VpcSpec = { subnets: [{ zone: 'us-east-1a', tier: 'public', instances: more }] }
  return { ...spec, vpcs: [...vpcs, extra], hosts: (spec.hosts ?? 0) + 2, outside: more % 3 }
}

const small: NetworkSpec = {
  hosts: 1,
  vpcs: [
    {
      internetGateways: 1,
      endpoints: 1,
      subnets: [
        { zone: 'us-east-1a', tier: 'public', instances: 2 },
        { zone: 'us-east-1a', tier: 'private', instances: 1 },
        { zone: 'us-east-1b', tier: 'public', instances: 1 },
      ],
    },
  ],
}

function withInstances(first: number): NetworkSpec {
  const [vpc] = small.vpcs
  const subnets = vpc!.subnets.map((subnet, n) =>
    n === 0 ? { ...subnet, instances: first } : subnet,
  )
  return { ...small, vpcs: [{ ...vpc!, subnets }] }
}

describe('completeLayout', () => {
  it('returns the very same layout when nothing is missing', () => {
    fc.assert(
      fc.property(drawnNetworkSpecs, (spec) => {
        const topology = aDrawnNetwork(spec)
        const layout = autoLayout(topology)
        expect(completeLayout(topology, layout)).toBe(layout)
      }),
    )
  }, 30_000)

  it('has nothing to do where an edit draws the same things, whatever they say now', () => {
    const topology = aDrawnNetwork(withInstances(3))
    const layout = completeLayout(topology, autoLayout(topology))
    const [instance] = resourcesOf(topology, 'instance')
    const renamed = withResources(topology, { ...instance!, name: 'renamed' })
    expect(completeLayout(renamed, layout)).toBe(layout)
    expect(completeLayout(renamed, { ...layout })).toEqual(layout)
    expect(completeLayout(aDrawnNetwork(withInstances(4)), layout)).not.toEqual(layout)
    expect(completeLayout(topology, layout)).toBe(layout)
  })

  it('keeps a picture free of overlaps when the network changes, and then has no more to do', () => {
    fc.assert(
      fc.property(drawnNetworkSpecs, fc.integer({ min: 1, max: 9 }), (spec, more) => {
        const layout = autoLayout(aDrawnNetwork(spec))
        const topology = aDrawnNetwork(changed(spec, more))
        const completed = completeLayout(topology, layout)
        expect(faultsOf(topology, completed)).toEqual([])
        expect(completeLayout(topology, completed)).toBe(completed)
      }),
      { numRuns: 100 },
    )
  }, 30_000)

  it('places whatever has lost its place', () => {
    fc.assert(
      fc.property(drawnNetworkSpecs, fc.array(fc.boolean(), { minLength: 1 }), (spec, keep) => {
        const topology = aDrawnNetwork(spec)
        const kept: Layout = Object.fromEntries(
          Object.entries(autoLayout(topology)).filter((_, n) => keep[n % keep.length]),
        )
        const completed = completeLayout(topology, kept)
        expect(faultsOf(topology, completed)).toEqual([])
        expect(completeLayout(topology, completed)).toBe(completed)
      }),
      { numRuns: 100 },
    )
  }, 30_000)

  it('keeps every place when a new instance finds a free spot', () => {
    const layout = autoLayout(aDrawnNetwork(withInstances(1)))
    const topology = aDrawnNetwork(withInstances(2))
    const { 'i-0-0-1': added, ...others } = completeLayout(topology, layout)
    expect(others).toEqual(layout)
    expect(added?.y).toBe(layout['i-0-0-0']?.y)
  })

  it('grows the subnet, the zone and the VPC, and moves aside only what is in the way', () => {
    const layout = autoLayout(aDrawnNetwork(small))
    const completed = completeLayout(aDrawnNetwork(withInstances(3)), layout)
    const heightGained = (id: string) => completed[id]!.height - layout[id]!.height
    expect(heightGained('subnet-0-0')).toBe(82)
    expect(heightGained('vpc-0/us-east-1a')).toBe(82)
    expect(heightGained('vpc-0')).toBe(82)
    expect(completed['subnet-0-1']!.y - layout['subnet-0-1']!.y).toBe(82)
    expect(completed['vpce-0-0']!.y).toBe(completed['vpc-0']!.height - 18)
    const unmoved = ['subnet-0-2', 'vpc-0/us-east-1b', 'host-0', 'igw-0-0', 'i-0-0-0', 'i-0-1-0']
    for (const id of unmoved) expect(completed[id]).toBe(layout[id])
  })

  it('forgets the places of what is gone', () => {
    const layout = autoLayout(aDrawnNetwork(small))
    const completed = completeLayout(aDrawnNetwork(withInstances(1)), layout)
    const { 'i-0-0-1': gone, ...others } = layout
    expect(gone).toBeDefined()
    expect(completed).toEqual(others)
  })

  it('moves a card aside that another one was dropped on', () => {
    const topology = aDrawnNetwork(small)
    const layout = autoLayout(topology)
    const dropped = {
      ...layout,
      'i-0-0-1': { ...layout['i-0-0-0']!, y: layout['i-0-0-0']!.y + 20 },
    }
    expect(faultsOf(topology, completeLayout(topology, dropped))).toEqual([])
  })

  it('takes a box without sound numbers for none', () => {
    const topology = aDrawnNetwork(small)
    const layout = autoLayout(topology)
    const broken = { ...layout, 'i-0-0-0': { x: Number.NaN, y: 0, width: 150, height: 58 } }
    expect(completeLayout(topology, broken)).toEqual(layout)
  })

  it('lays out a network that has no places at all', () => {
    const topology = aDrawnNetwork(small)
    expect(completeLayout(topology, {})).toEqual(autoLayout(topology))
    const nothing = {}
    expect(completeLayout(EMPTY_TOPOLOGY, nothing)).toBe(nothing)
  })
})
