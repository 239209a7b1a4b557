import type { TransitGateway } from '@/model/resources/transitGateway'
import { findOf, resourcesOf, type Topology } from '@/model/topology'
import { bottomOf, boundsOf, centreOf, overlaps, rightOf } from './box'
import type { Box } from './diagram'
import { CARD, CARD_GAP, HUB_GAP, HUB_LINE } from './measures'

/** How far a hub keeps from the ways that go down between the rows. */
const SIDE_ROOM = 24
const STEP = 10

/** The transit gateways that join drawn VPCs, with the ids of those VPCs. */
export function hubsOf(topology: Topology): ReadonlyMap<TransitGateway, readonly string[]> {
  const attachments = resourcesOf(topology, 'transitGatewayAttachment')
  return new Map(
    resourcesOf(topology, 'transitGateway').flatMap((hub) => {
      const vpcs = attachments.flatMap(({ transitGatewayId, attached }) =>
        transitGatewayId === hub.id && attached.kind === 'vpc'
          ? (findOf(topology, 'vpc', attached.vpcId)?.id ?? [])
          : [],
      )
      return vpcs.length > 0 ? [[hub, vpcs] as const] : []
    }),
  )
}

/**
 * Where hubs stand: between the first two rows of VPCs and amid those that they join, but not under
 * a street, for that is where the ways out of the upper row come down.
 */
export function placeHubs(
  topology: Topology,
  vpcs: ReadonlyMap<string, Box>,
  streets: readonly number[],
): ReadonlyMap<string, Box> {
  const hubs = hubsOf(topology)
  const all = boundsOf(vpcs.values())
  if (!all) return new Map()
  const top = Math.min(...[...vpcs.values()].map(({ y }) => y))
  const upper = [...vpcs.values()].filter(({ y }) => y === top)
  const floor = Math.max(...upper.map(bottomOf))
  const y = floor + (HUB_GAP - CARD.height - HUB_LINE) / 2
  const placed = new Map<string, Box>()
  for (const [hub, joined] of hubs) {
    const around = boundsOf(joined.flatMap((id) => vpcs.get(id) ?? [])) ?? all
    const middle = centreOf(around).x - CARD.width / 2
    const isFree = (x: number): boolean =>
      streets.every((street) => street < x - SIDE_ROOM || street > x + CARD.width + SIDE_ROOM) &&
      [...placed.values()].every((other) => !overlaps({ x, y, ...CARD }, other, CARD_GAP.y))
    let x = middle
    for (let step = 0; !isFree(x); step++) {
      x = middle + (step % 2 === 0 ? 1 : -1) * Math.ceil((step + 1) / 2) * STEP
    }
    placed.set(hub.id, { x, y, ...CARD })
  }
  return placed
}

/** Rows of VPCs moved so that each stands in the middle under the others. */
export function centred(rows: readonly (readonly Box[])[]): ReadonlyMap<Box, number> {
  const spans = rows.map((row) => boundsOf(row))
  const right = Math.max(0, ...spans.map((span) => (span ? rightOf(span) : 0)))
  return new Map(
    rows.flatMap((row, index) => {
      const span = spans[index]
      const dx = span ? (right - rightOf(span)) / 2 : 0
      return row.map((box) => [box, dx] as const)
    }),
  )
}
