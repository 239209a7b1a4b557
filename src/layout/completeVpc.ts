import { stripSlot } from './arrangeVpc'
import { bottomOf, boundsOf, centreOf, moved, overlaps, rightOf, type Point } from './box'
import { columnsFor, subnetSize } from './cardGrid'
import {
  completeSubnet,
  fitted,
  grownAround,
  hasGrown,
  pulledIn,
  settle,
  type Completion,
  type Fitted,
} from './completion'
import type { Box } from './diagram'
import type { Drawable } from './drawables'
import { firstFree, freeTile } from './freeSpot'
import { byName } from './grouped'
import {
  CARD,
  SUBNET_GAP,
  TILE,
  TILE_PITCH,
  VPC_MIN,
  VPC_PAD,
  ZONE_GAP,
  ZONE_PAD,
} from './measures'
import { nearestStreet, streetPlan, type StreetPlan } from './streets'

/** How far the tiles on a VPC's border reach into it. */
const TILE_REACH = TILE.height / 2

/** A VPC with its zones, the cards below them, and the tiles on its border. */
export function completeVpc(completion: Completion, thing: Drawable): Fitted {
  const { stored, boxes, drawing } = completion
  const children = drawing.childrenOf.get(thing.id) ?? []
  const zones = children
    .filter(({ kind }) => kind === 'zone')
    .toSorted((a, b) => byName(a.id, b.id))
    .map((zone) => pulledIn(completeZone(completion, zone), TILE_REACH))
  const cards = children
    .filter(({ kind }) => kind === 'card' || kind === 'box')
    .map((card) => pulledIn(fitted(completion, card, CARD), TILE_REACH))
  const placed = settle([...zones, ...cards].filter(({ isNew }) => !isNew))
  placeZones(zones, placed)
  placeCards(zones, cards, placed)
  for (const [id, box] of placed) boxes.set(id, box)

  const known = stored.get(thing.id)
  const start = known ?? { x: 0, y: 0, ...VPC_MIN }
  const isZone = new Set(zones.map((zone) => zone.thing.id))
  const [columns, strip] = [
    [...placed].filter(([id]) => isZone.has(id)),
    [...placed].filter(([id]) => !isZone.has(id)),
  ]
  const below = { bottom: VPC_PAD.bottom, foot: TILE_REACH }
  const right = columns.length > 1 ? VPC_PAD.x : ZONE_GAP
  const around = grownAround(start, columns, stored, { right, ...below })
  const inner = grownAround(around, strip, stored, { right: VPC_PAD.x, ...below })
  const box = placeTiles(
    completion,
    thing,
    inner,
    columns.map(([, column]) => column),
  )
  return { thing, box, isNew: !known, grown: hasGrown(known, box) }
}

/** A zone with its subnets; a new subnet stands below the others. */
function completeZone(completion: Completion, thing: Drawable): Fitted {
  const { stored, boxes, drawing } = completion
  const children = drawing.childrenOf.get(thing.id) ?? []
  const known = stored.get(thing.id)
  const room = known
    ? known.width - 2 * ZONE_PAD.x
    : Math.max(
        ...children.map(({ id }) => {
          const cards = drawing.childrenOf.get(id)?.length ?? 0
          return subnetSize(columnsFor(cards), 1).width
        }),
      )
  const subnets = children.map((subnet) => pulledIn(completeSubnet(completion, subnet, room)))
  const placed = settle(subnets.filter(({ isNew }) => !isNew))
  for (const { thing: subnet, box } of subnets.filter(({ isNew }) => isNew)) {
    const above = boundsOf(placed.values())
    placed.set(subnet.id, {
      ...box,
      x: above?.x ?? ZONE_PAD.x,
      y: above ? bottomOf(above) + SUBNET_GAP : ZONE_PAD.top,
    })
  }
  for (const [id, box] of placed) boxes.set(id, box)
  const start = known ?? { x: 0, y: 0, width: 0, height: 0 }
  const box = grownAround(start, placed, stored, { right: ZONE_PAD.x, bottom: ZONE_PAD.bottom })
  return { thing, box, isNew: !known, grown: hasGrown(known, box) }
}

/** A new zone becomes the rightmost column. */
function placeZones(zones: readonly Fitted[], placed: Map<string, Box>): void {
  for (const { thing, box } of zones.filter(({ isNew }) => isNew)) {
    const others = boundsOf(zones.flatMap((zone) => placed.get(zone.thing.id) ?? []))
    const start = others ? rightOf(others) + ZONE_GAP : VPC_PAD.x
    const y = others?.y ?? VPC_PAD.top
    const taken = [...placed.values()]
    placed.set(
      thing.id,
      firstFree((n) => ({ ...box, x: start + n * ZONE_GAP, y }), taken),
    )
  }
}

function placeCards(
  zones: readonly Fitted[],
  cards: readonly Fitted[],
  placed: Map<string, Box>,
): void {
  const columns = zones
    .flatMap((zone) => placed.get(zone.thing.id) ?? [])
    .toSorted((a, b) => a.x - b.x)
  const bottom = Math.max(VPC_PAD.top, ...columns.map(bottomOf))
  for (const { thing } of cards.filter(({ isNew }) => isNew)) {
    const taken = [...placed.values()]
    placed.set(
      thing.id,
      firstFree((n) => stripSlot(n, columns, bottom), taken),
    )
  }
}

/** Tiles stay on their border and, when the streets move, with their street. */
function placeTiles(completion: Completion, thing: Drawable, vpc: Box, zones: readonly Box[]): Box {
  const { stored, boxes, drawing, before } = completion
  const tiles = (drawing.childrenOf.get(thing.id) ?? []).filter(
    ({ kind }) => kind === 'gateway' || kind === 'endpoint',
  )
  const frame = { x: 0, y: 0, width: vpc.width, height: vpc.height }
  const plan = streetPlan(frame, zones)
  const origin = before.boxes.get(thing.id)
  const was = before.streets.get(thing.id)
  const old = stored.get(thing.id)
  const taken: Box[] = []
  const put = (id: string, box: Box): void => {
    boxes.set(id, box)
    taken.push(box)
  }
  const street = nearestStreet(plan, vpc.width / 2)
  const carried: (readonly [string, Box])[] = []
  for (const { id } of tiles) {
    const tile = stored.get(id)
    // A tile's place means nothing without the border that it was on.
    if (!tile || !old) continue
    const onBottom = centreOf(tile).y > old.height / 2
    const dx = was && origin ? streetShift(was, origin, plan, centreOf(tile)) : 0
    const box = moved(tile, dx, onBottom ? vpc.height - old.height : 0)
    if (dx === 0) put(id, box)
    else carried.push([id, box])
  }
  // Whoever comes along with its street makes room for those that stand there.
  for (const [id, box] of carried) {
    const isFree = taken.every((other) => !overlaps(other, box))
    put(id, isFree ? box : freeTile(street, box.y, vpc.width, taken))
  }
  for (const { id, kind } of tiles) {
    if (boxes.has(id)) continue
    const y = (kind === 'endpoint' ? vpc.height : 0) - TILE.height / 2
    put(id, freeTile(street, y, vpc.width, taken))
  }
  const right = Math.max(0, ...taken.map(rightOf))
  return right > vpc.width ? { ...vpc, width: right + TILE.width / 2 } : vpc
}

/** How far the street has moved that a tile stood at. */
function streetShift(was: StreetPlan, origin: Box, now: StreetPlan, tile: Point): number {
  const old = was.xs.map((x) => x - origin.x)
  const index = old.findIndex((x) => Math.abs(x - tile.x) <= TILE_PITCH)
  const [from, to] = [old[index], now.xs[index]]
  return from === undefined || to === undefined || old.length !== now.xs.length ? 0 : to - from
}
