import type { Subnet } from '@/model/resources/subnet'
import type { Vpc } from '@/model/resources/vpc'
import { findOf, labelOf, subnetsOf, type Topology } from '@/model/topology'
import { bottomOf, boundsOf, rightOf, type Size } from './box'
import { cardSlot, columnsFor, subnetSize, type Side } from './cardGrid'
import { zoneId, type Box } from './diagram'
import { drawingOf, type Drawable } from './drawables'
import { byName } from './grouped'
import {
  CARD,
  CARD_GAP,
  STRIP_GAP,
  SUBNET_GAP,
  TILE,
  TILE_PITCH,
  VPC_CORNER,
  VPC_MIN,
  VPC_PAD,
  ZONE_GAP,
  ZONE_PAD,
} from './measures'
import { nearestStreet, streetPlan } from './streets'
import { subnetRows, type SubnetRow } from './subnetRows'

/** A VPC's size, and the boxes of all that stands in it, each relative to its own container. */
export interface Arrangement {
  readonly size: Size
  readonly boxes: ReadonlyMap<string, Box>
}

/** Zones as columns, subnets as rows by tier, cards in grids, tiles on the border at the street. */
export function arrangeVpc(topology: Topology, vpc: Vpc): Arrangement {
  const boxes = new Map<string, Box>()
  const subnets = subnetsOf(topology, vpc.id)
  const zones = [...new Set(subnets.map((subnet) => subnet.availabilityZone))].toSorted(byName)
  const rows = subnetRows(topology, subnets)
  const columns = arrangeZones(topology, vpc, zones, rows, boxes)
  const last = columns.at(-1)
  const inner = { right: last ? rightOf(last) : 0, bottom: last ? bottomOf(last) : VPC_PAD.top }
  const strip = arrangeStrip(topology, vpc, columns, inner.bottom, boxes)

  const children = drawingOf(topology).childrenOf.get(vpc.id) ?? []
  // Hosts stand above, and networks on premises below.
  const isPrivate = ({ resourceKind }: Drawable) => resourceKind === 'virtualPrivateGateway'
  const gateways = children.filter((child) => child.kind === 'gateway' && !isPrivate(child))
  const endpoints = children.filter((child) => child.kind === 'endpoint' || isPrivate(child))
  const tiles = Math.max(gateways.length, endpoints.length)
  // With one zone, or none, the street runs at the right edge and wants as much room as between two.
  const right = Math.max(inner.right, strip.right) + (columns.length > 1 ? VPC_PAD.x : ZONE_GAP)
  const size = {
    width: Math.max(VPC_MIN.width, right, VPC_CORNER + (tiles + 1) * TILE_PITCH),
    height: Math.max(VPC_MIN.height, strip.bottom + VPC_PAD.bottom),
  }
  const plan = streetPlan({ x: 0, y: 0, ...size }, columns)
  const street = nearestStreet(plan, size.width / 2)
  placeTiles(gateways, street, size, -TILE.height / 2, boxes)
  placeTiles(endpoints, street, size, size.height - TILE.height / 2, boxes)
  return { size, boxes }
}

function placeTiles(
  tiles: readonly Drawable[],
  street: number,
  { width }: Size,
  y: number,
  boxes: Map<string, Box>,
): void {
  const span = (tiles.length - 1) * TILE_PITCH + TILE.width
  const furthest = width - TILE.width / 2 - span
  const start = Math.max(VPC_CORNER, Math.min(street - span / 2, furthest))
  tiles.forEach(({ id }, index) => {
    boxes.set(id, { x: start + index * TILE_PITCH, y, ...TILE })
  })
}

function arrangeZones(
  topology: Topology,
  vpc: Vpc,
  zones: readonly string[],
  rows: readonly SubnetRow[],
  boxes: Map<string, Box>,
): readonly Box[] {
  const cards = new Map<Subnet, readonly Drawable[]>()
  for (const row of rows) {
    for (const subnet of row.values()) cards.set(subnet, cardsOf(topology, subnet))
  }
  const countIn = (subnet: Subnet | undefined): number =>
    subnet ? (cards.get(subnet)?.length ?? 0) : 0
  const columnsOf = new Map(
    zones.map((zone) => [
      zone,
      Math.max(...rows.map((row) => columnsFor(countIn(row.get(zone)))), 0),
    ]),
  )
  const heights = rows.map((row) =>
    Math.max(
      ...[...row].map(([zone, subnet]) => {
        const columns = columnsOf.get(zone) ?? 1
        return subnetSize(columns, Math.ceil(countIn(subnet) / columns)).height
      }),
    ),
  )
  const content = heights.reduce((sum, height) => sum + height + SUBNET_GAP, -SUBNET_GAP)
  const zoneHeight = ZONE_PAD.top + content + ZONE_PAD.bottom

  let x: number = VPC_PAD.x
  return zones.map((zone, index) => {
    const side: Side = index === 0 ? 'right' : 'left'
    const columns = columnsOf.get(zone) ?? 1
    const { width } = subnetSize(columns, 1)
    let y: number = ZONE_PAD.top
    rows.forEach((row, rowIndex) => {
      const height = heights[rowIndex] ?? 0
      const subnet = row.get(zone)
      if (subnet) {
        boxes.set(subnet.id, { x: ZONE_PAD.x, y, width, height })
        cards.get(subnet)?.forEach((card, n) => {
          boxes.set(card.id, cardSlot(n, columns, width, side))
        })
      }
      y += height + SUBNET_GAP
    })
    const box = { x, y: VPC_PAD.top, width: width + 2 * ZONE_PAD.x, height: zoneHeight }
    boxes.set(zoneId(vpc.id, zone), box)
    x = rightOf(box) + ZONE_GAP
    return box
  })
}

const CARD_ORDER = [
  'instance',
  'networkInterface',
  'other',
  'gatewayLoadBalancerEndpoint',
  'natGateway',
]

function cardsOf(topology: Topology, subnet: Subnet): readonly Drawable[] {
  return (drawingOf(topology).childrenOf.get(subnet.id) ?? [])
    .map((card) => {
      const resource = findOf(topology, card.resourceKind, card.resourceId)
      const label = resource ? labelOf(resource) : card.id
      // A service's card is one of its interfaces.
      const kind = card.id === card.resourceId ? card.resourceKind : 'networkInterface'
      return { card, label, order: CARD_ORDER.indexOf(kind) }
    })
    .toSorted((a, b) => a.order - b.order || byName(a.label, b.label))
    .map(({ card }) => card)
}

/** What stands in the VPC but in no subnet, below the zones. */
function arrangeStrip(
  topology: Topology,
  vpc: Vpc,
  columns: readonly Box[],
  bottom: number,
  boxes: Map<string, Box>,
): { readonly right: number; readonly bottom: number } {
  const cards = (drawingOf(topology).childrenOf.get(vpc.id) ?? []).filter(
    ({ kind }) => kind === 'box' || kind === 'card',
  )
  const placed = cards.map(({ id }, index) => {
    const box = stripSlot(index, columns, bottom)
    boxes.set(id, box)
    return box
  })
  const bounds = boundsOf(placed)
  return { right: bounds ? rightOf(bounds) : 0, bottom: bounds ? bottomOf(bounds) : bottom }
}

/** The place of the nth card below the zones. The streets between the zones stay free. */
export function stripSlot(index: number, columns: readonly Box[], bottom: number): Box {
  const pitch = { x: CARD.width + CARD_GAP.x, y: CARD.height + CARD_GAP.y }
  const above = columns.length > 0 ? columns : [{ x: VPC_PAD.x, width: 2 * pitch.x }]
  const xs = above.flatMap(({ x, width }) => {
    const fitting = Math.max(1, Math.floor((width + CARD_GAP.x) / pitch.x))
    return Array.from({ length: fitting }, (_, n) => x + n * pitch.x)
  })
  const top = columns.length > 0 ? bottom + STRIP_GAP : bottom
  const row = Math.floor(index / xs.length)
  return { x: xs[index % xs.length] ?? VPC_PAD.x, y: top + row * pitch.y, ...CARD }
}
