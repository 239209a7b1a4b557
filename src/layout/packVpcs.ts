import type { PeeringConnection } from '@/model/resources/peeringConnection'
import type { Vpc } from '@/model/resources/vpc'
import { findOf, resourcesOf, type Topology } from '@/model/topology'
import { boundsOf, moved, type Size } from './box'
import type { Box } from './diagram'
import { grouped } from './grouped'
import { centred, hubsOf } from './hubs'
import { HUB_GAP, LANE_RISE, TILE, TILE_PITCH, VPC_GAP, VPC_PAD } from './measures'

/** Width to height that the whole picture aims at. */
const ASPECT = 1.5
/** What it costs to part all peered VPCs, against filling the screen. */
const PARTING = 0.6

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

/** A VPC with the peering tiles on its right. */
interface Block {
  readonly vpc: Vpc
  readonly size: Size
  readonly beside: readonly PeeringConnection[]
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
  const blocks = vpcs.map(
    (vpc): Block => ({
      vpc,
      size: sizes.get(vpc.id) ?? { width: 0, height: 0 },
      beside: tiles.get(vpc) ?? [],
    }),
  )
  // A hub stands between two rows, so there must be two.
  const hasHub = hubsOf(topology).size > 0
  const limits = hasHub && blocks.length > 1 ? blocks.slice(0, -1) : blocks
  let width = -VPC_GAP
  const packings = limits.map(({ size }) => {
    width += VPC_GAP + size.width
    return hasHub
      ? inTheMiddle(blocks, inRows(blocks, width, HUB_GAP))
      : inRows(blocks, width, VPC_GAP)
  })
  const costs = packings.map((boxes) => costOf(topology, boxes))
  return packings[costs.indexOf(Math.min(...costs))] ?? new Map()
}

/** How far a packing is from filling a screen, and how many peered VPCs it parts. */
function costOf(topology: Topology, boxes: ReadonlyMap<string, Box>): number {
  const bounds = boundsOf(boxes.values()) ?? { width: 0, height: 0 }
  const pairs = resourcesOf(topology, 'peeringConnection').flatMap((peering) => {
    const [a, b] = peeredVpcs(topology, peering).map(({ id }) => boxes.get(id))
    return a && b ? [a.y === b.y] : []
  })
  const parted = pairs.filter((together) => !together).length / Math.max(1, pairs.length)
  return Math.max(bounds.width / ASPECT, bounds.height) * (1 + parted * PARTING)
}

/** Each row of VPCs, with the tiles beside them, in the middle under the others. */
function inTheMiddle(
  blocks: readonly Block[],
  boxes: ReadonlyMap<string, Box>,
): ReadonlyMap<string, Box> {
  const starts = blocks.map(({ vpc }) => boxes.get(vpc.id)?.y ?? 0)
  const rowOf = ({ y }: Box): number => Math.max(...starts.filter((start) => start <= y))
  const shifts = centred([...grouped(boxes.values(), rowOf).values()])
  return new Map([...boxes].map(([id, box]) => [id, moved(box, shifts.get(box) ?? 0, 0)]))
}

function inRows(blocks: readonly Block[], limit: number, gap: number): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  let [x, y, rowHeight] = [0, 0, 0]
  for (const { vpc, size, beside } of blocks) {
    if (x > 0 && x + size.width > limit) {
      x = 0
      y += rowHeight + gap
      rowHeight = 0
    }
    const box = { ...size, x, y }
    boxes.set(vpc.id, box)
    beside.forEach(({ id }, index) => boxes.set(id, peeringSlot(box, index)))
    x += size.width + VPC_GAP
    rowHeight = Math.max(rowHeight, size.height, VPC_PAD.top + beside.length * TILE_PITCH)
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
