import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_TOPOLOGY, resourcesOf, type Topology } from '@/model/topology'
import { aDrawnNetwork, drawnNetworkSpecs, type NetworkSpec } from '@/testing/drawnNetworks'
import { autoLayout } from './autoLayout'
import { overlaps, type Point } from './box'
import { drawables } from './drawables'
import { geometryOf, type Geometry } from './geometry'
import { packetPath, stationPoint } from './packetPath'
import type { Station } from './stands'
import { wires } from './wires'

function drawn(spec: NetworkSpec): Geometry {
  const topology = aDrawnNetwork(spec)
  return geometryOf(topology, autoLayout(topology))
}

function station(checkpoint: string, at: string, component = at): Station {
  return { checkpoint, component, at }
}

/** Every place in a network where a packet can stand. */
function allStations(topology: Topology): readonly Station[] {
  const ids = (kind: Parameters<typeof resourcesOf>[1]) =>
    resourcesOf(topology, kind).map(({ id }) => id)
  const nearVpcs = resourcesOf(topology, 'vpc').map(({ id }) => id as string)
  return [
    ...ids('networkInterface').map((id) => station('securityGroup', id)),
    ...ids('subnet').flatMap((id) => [station('networkAcl', id), station('routeTable', id)]),
    ...ids('internetGateway').map((id) => station('internetGateway', '', id)),
    ...ids('gatewayEndpoint').map((id) => station('gatewayEndpoint', '', id)),
    ...ids('peeringConnection').map((id) => station('peeringConnection', '', id)),
    ...ids('natGateway').map((id) => station('natGateway', '', id)),
    ...ids('internetHost').map((id) => station('internetHost', id)),
    ...ids('other').map((id) => station('unmodelled', '', id)),
    ...nearVpcs.flatMap((id) => [
      station('internetHost', id, '192.0.2.1'),
      station('internetGateway', id, 'igw-nowhere'),
    ]),
    station('internetHost', '192.0.2.1'),
    station('securityGroup', 'eni-nowhere'),
  ]
}

function isRightAngled(way: readonly Point[]): boolean {
  return way.every((point, n) => {
    const next = way[n + 1]
    return !next || point.x === next.x || point.y === next.y
  })
}

/** The cards, pills and tiles that a way cuts through, those at its ends aside. */
function cutBy(geometry: Geometry, way: readonly Point[]): readonly string[] {
  const ends = [way[0], way.at(-1)].filter((point) => point !== undefined)
  return drawables(geometry.topology)
    .filter(({ kind }) => !['vpc', 'zone', 'subnet', 'gateway', 'endpoint'].includes(kind))
    .flatMap(({ id }) => {
      const box = geometry.boxes.get(id)
      if (!box || ends.some((point) => overlaps(box, { ...point, width: 0, height: 0 }, 1)))
        return []
      return way.some((point, n) => {
        const next = way[n + 1] ?? point
        const x = Math.min(point.x, next.x)
        const y = Math.min(point.y, next.y)
        const width = Math.abs(point.x - next.x)
        const height = Math.abs(point.y - next.y)
        return overlaps(box, { x, y, width, height }, -0.5)
      })
        ? [id]
        : []
    })
}

const shop = drawn({
  hosts: 3,
  peerings: [[0, 1]],
  vpcs: [
    {
      internetGateways: 1,
      endpoints: 1,
      subnets: [
        { zone: 'us-east-1a', tier: 'public', name: 'public-a', instances: 1, nat: true },
        { zone: 'us-east-1a', tier: 'private', name: 'app-a', instances: 8 },
        { zone: 'us-east-1b', tier: 'public', name: 'public-b', instances: 1 },
        { zone: 'us-east-1b', tier: 'private', name: 'app-b', instances: 2 },
        { zone: 'us-east-1c', tier: 'private', name: 'app-c', instances: 2 },
      ],
    },
    { subnets: [{ zone: 'us-east-1a', tier: 'private', instances: 3 }] },
  ],
})

function gate(subnetId: string) {
  const found = shop.gates.get(subnetId)
  if (!found) throw new Error(`${subnetId} has no gate`)
  return found
}

describe('stationPoint', () => {
  it('puts a security group on the edge of the card that faces the gate', () => {
    const card = shop.boxes.get('i-0-0-0')!
    expect(stationPoint(shop, station('securityGroup', 'eni-0-0-0', 'sg-1'))).toEqual({
      x: card.x + card.width,
      y: card.y + card.height / 2,
    })
    const facingLeft = shop.boxes.get('i-0-2-0')!
    expect(stationPoint(shop, station('securityGroup', 'eni-0-2-0', 'sg-1')).x).toBe(facingLeft.x)
  })

  it('puts a network ACL on its gate and the route table beside it on the street', () => {
    const { centre, junction } = gate('subnet-0-1')
    expect(stationPoint(shop, station('networkAcl', 'subnet-0-1', 'acl-1'))).toEqual(centre)
    expect(stationPoint(shop, station('routeTable', 'subnet-0-1', 'rtb-1'))).toEqual(junction)
    expect(junction.y).toBe(centre.y)
  })

  it('puts a NAT gateway on its card, whose interface has no card of its own', () => {
    const nat = stationPoint(shop, station('natGateway', 'eni-nat-0-0', 'nat-0-0'))
    expect(nat).toEqual(stationPoint(shop, station('networkInterface', 'eni-nat-0-0')))
    expect(nat.x).toBe(shop.boxes.get('nat-0-0')!.x + 150)
  })

  it('puts an address that no host has above the gateway of its VPC', () => {
    const tile = shop.boxes.get('igw-0-0')!
    const point = stationPoint(shop, station('internetHost', 'vpc-0', '192.0.2.1'))
    expect(point.x).toBe(tile.x + 18)
    expect(point.y).toBeLessThan(tile.y)
  })

  it('finds a host by its address', () => {
    const byId = stationPoint(shop, station('internetHost', 'host-1'))
    expect(stationPoint(shop, station('internetHost', '198.51.100.2'))).toEqual(byId)
  })

  it('puts a gateway that does not exist on the border of the VPC', () => {
    const vpc = shop.boxes.get('vpc-1')!
    expect(stationPoint(shop, station('internetGateway', 'vpc-1', 'vpc-1')).y).toBe(vpc.y)
  })
})

describe('packetPath', () => {
  it('is right-angled, the same both ways, and cuts through no card, in whatever network', () => {
    fc.assert(
      fc.property(drawnNetworkSpecs, fc.infiniteStream(fc.nat()), (spec, picks) => {
        const geometry = drawn(spec)
        const stations = allStations(geometry.topology)
        for (let n = 0; n < 12; n++) {
          const [a, b] = [picks.next().value, picks.next().value].map(
            (pick) => stations[pick % stations.length]!,
          )
          const way = packetPath(geometry, a!, b!)
          expect(way[0]).toEqual(stationPoint(geometry, a!))
          expect(way.at(-1)).toEqual(stationPoint(geometry, b!))
          expect(isRightAngled(way)).toBe(true)
          expect(packetPath(geometry, b!, a!)).toEqual(way.toReversed())
          expect(cutBy(geometry, way)).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('runs straight from a card at the height of the gate to the street', () => {
    const from = station('securityGroup', 'eni-0-0-0')
    expect(packetPath(shop, from, station('routeTable', 'subnet-0-0'))).toHaveLength(2)
  })

  it('leaves one subnet by its gate, follows the street and enters the other by its gate', () => {
    const way = packetPath(
      shop,
      station('networkAcl', 'subnet-0-1'),
      station('networkAcl', 'subnet-0-3'),
    )
    const [out, into] = [gate('subnet-0-1'), gate('subnet-0-3')]
    expect(out.junction.x).toBe(into.junction.x)
    expect(way).toEqual([out.centre, into.centre])
    const down = packetPath(
      shop,
      station('networkAcl', 'subnet-0-0'),
      station('networkAcl', 'subnet-0-3'),
    )
    const above = gate('subnet-0-0')
    expect(down).toEqual([above.centre, above.junction, into.junction, into.centre])
  })

  it('changes from one street to another along the lane above the zones', () => {
    const [from, to] = [gate('subnet-0-1'), gate('subnet-0-4')]
    const way = packetPath(
      shop,
      station('routeTable', 'subnet-0-1'),
      station('routeTable', 'subnet-0-4'),
    )
    const { laneY } = shop.streets.get('vpc-0')!
    expect(way).toEqual([
      from.junction,
      { x: from.junction.x, y: laneY },
      { x: to.junction.x, y: laneY },
      to.junction,
    ])
  })

  it('stays inside a subnet between two of its cards', () => {
    const box = shop.boxes.get('subnet-0-1')!
    const way = packetPath(shop, station('instance', 'eni-0-1-0'), station('instance', 'eni-0-1-7'))
    for (const { x, y } of way) {
      expect(x).toBeGreaterThanOrEqual(box.x)
      expect(x).toBeLessThanOrEqual(box.x + box.width)
      expect(y).toBeGreaterThanOrEqual(box.y)
      expect(y).toBeLessThanOrEqual(box.y + box.height)
    }
  })

  it('has one point where both stations stand at the same place', () => {
    const from = station('instance', 'eni-0-0-0')
    expect(packetPath(shop, from, station('securityGroup', 'eni-0-0-0', 'sg-1'))).toHaveLength(1)
  })
})

describe('wires', () => {
  it('are right-angled and cut through no card, in whatever network', () => {
    fc.assert(
      fc.property(drawnNetworkSpecs, (spec) => {
        const geometry = drawn(spec)
        const all = wires(geometry)
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
        for (const { points } of all) {
          expect(isRightAngled(points)).toBe(true)
          expect(cutBy(geometry, points)).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('lead from every gate to the street, from hosts to gateways, and along peerings', () => {
    const ends = wires(shop).map(({ from, to }) => [from, to])
    expect(ends).toContainEqual(['subnet-0-1', 'vpc-0'])
    expect(ends).toContainEqual(['host-2', 'igw-0-0'])
    expect(ends).toContainEqual(['vpce-0-0', 'vpc-0'])
    expect(ends).toContainEqual(['vpc-0', 'pcx-0'])
    expect(ends).toContainEqual(['vpc-1', 'pcx-0'])
  })
})

describe('geometryOf', () => {
  it('does without the boxes that are missing', () => {
    fc.assert(
      fc.property(drawnNetworkSpecs, fc.array(fc.boolean(), { minLength: 1 }), (spec, keep) => {
        const topology = aDrawnNetwork(spec)
        const some = Object.entries(autoLayout(topology)).filter((_, n) => keep[n % keep.length])
        const geometry = geometryOf(topology, Object.fromEntries(some))
        wires(geometry)
        const stations = allStations(topology)
        for (const [n, from] of stations.entries()) {
          const to = stations[(n * 7 + 3) % stations.length] ?? from
          const isSkipped = n % 5 > 0
          expect(isSkipped || isRightAngled(packetPath(geometry, from, to))).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  }, 60_000)

  it('has a place for a station even in an empty network', () => {
    const geometry = geometryOf(EMPTY_TOPOLOGY, {})
    expect(stationPoint(geometry, station('internetHost', 'x'))).toEqual({ x: 0, y: 0 })
    expect(wires(geometry)).toEqual([])
  })
})
