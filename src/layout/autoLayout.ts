import type { Vpc } from '@/model/resources/vpc'
import { findOf, type Topology } from '@/model/topology'
import { arrangeVpc } from './arrangeVpc'
import { bottomOf, boundsOf, centreOf, moved, rightOf } from './box'
import { cardSlot, columnsFor, subnetSize } from './cardGrid'
import type { Box, Layout } from './diagram'
import { drawingOf, type Drawable, type Drawing } from './drawables'
import { CARD, CARD_GAP, HOST, HOST_GAP, HOST_RISE, TILE, VPC_GAP, VPC_MIN } from './measures'
import { packVpcs, vpcsByPeering } from './packVpcs'
import { placeHubs } from './hubs'
import { arrangeSite, siteSize } from './sites'
import { streetPlan } from './streets'

/** Places everything that is drawn; nothing overlaps. */
export function autoLayout(topology: Topology): Layout {
  const drawing = drawingOf(topology)
  const vpcs = vpcsByPeering(topology)
  const arrangements = new Map(vpcs.map((vpc) => [vpc.id as string, arrangeVpc(topology, vpc)]))
  const sizes = new Map([...arrangements].map(([id, { size }]) => [id, size]))
  const inner = new Map([...arrangements.values()].flatMap(({ boxes }) => [...boxes]))

  const outer = new Map(packVpcs(topology, vpcs, sizes))
  for (const [id, box] of placeHubs(
    topology,
    vpcBoxes(vpcs, outer),
    streetXs(vpcs, outer, inner),
  )) {
    outer.set(id, box)
  }
  const onCanvas = drawing.childrenOf.get(undefined) ?? []
  const hosts = onCanvas.filter(({ kind }) => kind === 'host')
  placeHosts(hosts, doorX(topology, outer, inner), outer)
  placeOutside(
    onCanvas.filter(({ id }) => !outer.has(id)),
    drawing,
    inner,
    outer,
  )

  const bounds = boundsOf(outer.values()) ?? { x: 0, y: 0 }
  const boxes = drawing.things.flatMap(({ id }): [string, Box][] => {
    const root = outer.get(id)
    const box = root ? moved(root, -bounds.x, -bounds.y) : inner.get(id)
    return box ? [[id, box]] : []
  })
  return Object.fromEntries(boxes)
}

function vpcBoxes(vpcs: readonly Vpc[], outer: ReadonlyMap<string, Box>): ReadonlyMap<string, Box> {
  return new Map(
    vpcs.flatMap(({ id }): [string, Box][] => {
      const box = outer.get(id)
      return box ? [[id, box]] : []
    }),
  )
}

/** Where the streets of all VPCs run. */
function streetXs(
  vpcs: readonly Vpc[],
  outer: ReadonlyMap<string, Box>,
  inner: ReadonlyMap<string, Box>,
): readonly number[] {
  return [...vpcBoxes(vpcs, outer)].flatMap(([id, vpc]) => {
    const zones = [...inner].flatMap(([zone, box]) =>
      zone.startsWith(`${id}/`) ? [moved(box, vpc.x, vpc.y)] : [],
    )
    return streetPlan(vpc, zones).xs
  })
}

/** Where the hosts look for their way in: above the gateways of the top row, else its middle. */
function doorX(
  topology: Topology,
  outer: ReadonlyMap<string, Box>,
  inner: ReadonlyMap<string, Box>,
): number {
  const topRow = [...outer].filter(([id, box]) => box.y === 0 && findOf(topology, 'vpc', id))
  const doors = topRow.flatMap(([vpcId, vpc]) =>
    (drawingOf(topology).childrenOf.get(vpcId) ?? [])
      .filter(({ kind }) => kind === 'gateway')
      .flatMap(({ id }) => inner.get(id) ?? [])
      .map((tile) => vpc.x + centreOf(tile).x),
  )
  if (doors.length > 0) return (Math.min(...doors) + Math.max(...doors)) / 2
  const bounds = boundsOf(topRow.map(([, box]) => box))
  return bounds ? centreOf(bounds).x : 0
}

/** The hosts stand above the VPCs in rows about the door, the first row on top. */
function placeHosts(hosts: readonly Drawable[], door: number, outer: Map<string, Box>): void {
  if (hosts.length === 0) return
  const pitch = { x: HOST.width + HOST_GAP.x, y: HOST.height + HOST_GAP.y }
  const below = boundsOf(outer.values())
  const perRow = Math.max(3, Math.floor(((below?.width ?? 0) + HOST_GAP.x) / pitch.x))
  const rows = Math.ceil(hosts.length / perRow)
  const columns = Math.min(hosts.length, perRow)
  const span = columns * pitch.x - HOST_GAP.x
  const left = below ? Math.max(below.x, Math.min(door - span / 2, rightOf(below) - span)) : 0
  hosts.forEach(({ id }, index) => {
    const row = Math.floor(index / perRow)
    outer.set(id, {
      x: left + (index % perRow) * pitch.x,
      y: (below?.y ?? 0) - HOST_RISE - HOST.height - (rows - 1 - row) * pitch.y,
      ...HOST,
    })
  })
}

/** What belongs to no VPC that we know stands in rows below everything else. */
function placeOutside(
  things: readonly Drawable[],
  drawing: Drawing,
  inner: Map<string, Box>,
  outer: Map<string, Box>,
): void {
  const bounds = boundsOf(outer.values())
  const sizes = things.map((thing) => outsideSize(thing, drawing, inner).width + CARD_GAP.y)
  const span = sizes.reduce((sum, width) => sum + width, -CARD_GAP.y)
  // A single row stands in the middle.
  const left = bounds ? bounds.x + Math.max(0, (bounds.width - span) / 2) : 0
  const limit = left + Math.max(bounds?.width ?? 0, VPC_MIN.width * 2)
  let x = left
  let y = bounds ? bottomOf(bounds) + VPC_GAP / 2 : 0
  let rowHeight = 0
  for (const thing of things) {
    const size = outsideSize(thing, drawing, inner)
    if (x > left && x + size.width > limit) {
      x = left
      y += rowHeight + CARD_GAP.y
      rowHeight = 0
    }
    outer.set(thing.id, { x, y, ...size })
    x += size.width + CARD_GAP.y
    rowHeight = Math.max(rowHeight, size.height)
  }
}

function outsideSize({ id, kind }: Drawable, drawing: Drawing, inner: Map<string, Box>) {
  if (kind === 'gateway' || kind === 'endpoint' || kind === 'peering') return TILE
  if (kind !== 'subnet' && kind !== 'site') return CARD
  const cards = drawing.childrenOf.get(id) ?? []
  if (kind === 'site') {
    const hosts = siteSize(cards.filter((card) => card.kind === 'box').length)
    for (const [card, box] of arrangeSite(cards, hosts)) inner.set(card, box)
    return hosts
  }
  const columns = columnsFor(cards.length)
  const size = subnetSize(columns, Math.ceil(cards.length / columns))
  cards.forEach((card, index) => inner.set(card.id, cardSlot(index, columns, size.width, 'right')))
  return size
}
