import type { PeeringConnection } from '@/model/resources/peeringConnection'
import type { Vpc } from '@/model/resources/vpc'
import { findOf, resourcesOf, type Topology } from '@/model/topology'
import type { Size } from './box'
import type { Box } from './diagram'
import { LANE_RISE, TILE, TILE_PITCH, VPC_GAP, VPC_PAD } from './measures'

/** Width to height that the whole picture aims at. */
const ASPECT = 1.6

/** The drawn VPCs that a peering connection joins. */
export function peeredVpcs(topology: Topology, peering: PeeringConnection): readonly Vpc[] {
  return [peering.requester, peering.accepter].flatMap(
    ({ vpcId }) => findOf(topology, 'vpc', vpcId) ?? [],
  )
}

/** The VPCs in an order that puts peered ones beside each other. */
export function vpcsByPeering(topology: Topology): readonly Vpc[] {
  const neighbours = new Map<Vpc, Vpc[]>()
  for (const peering of resourcesOf(topology, 'peeringConnection')) {
    const [a, b] = peeredVpcs(topology, peering)
    if (!a || !b) continue
    neighbours.set(a, [...(neighbours.get(a) ?? []), b])
    neighbours.set(b, [...(neighbours.get(b) ?? []), a])
  }
  const ordered = new Set<Vpc>()
  const visit = (vpc: Vpc): void => {
    if (ordered.has(vpc)) return
    ordered.add(vpc)
    neighbours.get(vpc)?.forEach(visit)
  }
  resourcesOf(topology, 'vpc').forEach(visit)
  return [...ordered]
}

/** The nth peering tile beside a VPC: on the level of the lane that leads out of it. */
export function peeringSlot(vpc: Box, index: number): Box {
  return {
    x: vpc.x + vpc.width + (VPC_GAP - TILE.width) / 2,
    y: vpc.y + VPC_PAD.top - LANE_RISE - TILE.height / 2 + index * TILE_PITCH,
    ...TILE,
  }
}

/**
 * Puts VPCs into rows of about a screen's aspect, and the tile of each peering connection into the
 * gap right of the first of its VPCs. What peers with no drawn VPC is left out.
 */
export function packVpcs(
  topology: Topology,
  vpcs: readonly Vpc[],
  sizes: ReadonlyMap<string, Size>,
): ReadonlyMap<string, Box> {
  const tiles = tilesByVpc(topology, vpcs)
  const blocks = vpcs.map((vpc) => {
    const size = sizes.get(vpc.id) ?? { width: 0, height: 0 }
    const beside = tiles.get(vpc) ?? []
    const stack = VPC_PAD.top + beside.length * TILE_PITCH
    return { vpc, size, beside, height: Math.max(size.height, stack) }
  })
  const area = blocks.reduce(
    (sum, { size, height }) => sum + (size.width + VPC_GAP) * (height + VPC_GAP),
    0,
  )
  const widest = Math.max(0, ...blocks.map(({ size }) => size.width))
  const limit = Math.max(widest, Math.sqrt(area * ASPECT))
  const boxes = new Map<string, Box>()
  let [x, y, rowHeight] = [0, 0, 0]
  for (const { vpc, size, beside, height } of blocks) {
    if (x > 0 && x + size.width > limit) {
      x = 0
      y += rowHeight + VPC_GAP
      rowHeight = 0
    }
    const box = { x, y, ...size }
    boxes.set(vpc.id, box)
    beside.forEach(({ id }, index) => boxes.set(id, peeringSlot(box, index)))
    x += size.width + VPC_GAP
    rowHeight = Math.max(rowHeight, height)
  }
  return boxes
}

function tilesByVpc(
  topology: Topology,
  vpcs: readonly Vpc[],
): ReadonlyMap<Vpc, readonly PeeringConnection[]> {
  const rank = new Map(vpcs.map((vpc, index) => [vpc, index]))
  const tiles = new Map<Vpc, PeeringConnection[]>()
  for (const peering of resourcesOf(topology, 'peeringConnection')) {
    const [first] = peeredVpcs(topology, peering).toSorted(
      (a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0),
    )
    if (first) tiles.set(first, [...(tiles.get(first) ?? []), peering])
  }
  return tiles
}
